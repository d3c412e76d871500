import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { resolveNames } from '../../../src/core/people/resolve-names.ts'
import { findAntecedents } from '../../../src/core/people/resolve-pronouns.ts'
import { salientNames, sentenceOf } from '../../../src/core/quotes/salient-names.ts'
import { scanArticle } from '../../../src/core/quotes/scan.ts'

/** Whom the last ‘he’ or ‘she’ of a text may mean, with the features of each. */
function antecedentsOf(text: string, spokeLast?: { name: string; paragraph: number }) {
  const { scans, names } = scanArticle(parsePlainText({ title: '' }, text))
  const { figures, figureOf } = resolveNames(text, names)
  const scan = scans.findLast(({ mentions }) =>
    mentions.some(({ kind, gender }) => kind === 'pronoun' && gender !== undefined),
  )
  const mention = scan?.mentions.findLast(({ kind, gender }) => kind === 'pronoun' && gender !== undefined)
  if (scan === undefined || mention === undefined) throw new Error('no pronoun')
  const figure = figures.find(({ words }) => words.join(' ') === spokeLast?.name)
  const lastSpeaker =
    figure === undefined || spokeLast === undefined ? undefined : { figure, paragraph: spokeLast.paragraph }
  const place = { mention, paragraph: scan.index, sentence: sentenceOf(scan, mention), lastSpeaker }
  return findAntecedents(salientNames(scans, figureOf), place).map(
    ({ figure: { words }, isNearby, features }) => ({
      name: words.join(' '),
      isNearby,
      features,
    }),
  )
}

const named = (text: string) => antecedentsOf(text).map(({ name }) => name)

describe('findAntecedents', () => {
  it.each([
    [
      'those who fit, the nearest first',
      'Then Ann Lee met Tom Ray and Eva Moss. So she left.',
      ['Eva Moss', 'Ann Lee'],
    ],
    ['those of whom nobody knows', 'Then Ann Lee met Qwert Ray. So she left.', ['Qwert Ray', 'Ann Lee']],
    ['nobody who comes later', 'So she left. Then Ann Lee met Eva Moss.', []],
    ['nobody in quotations', 'So it was “Ann Lee and Eva Moss” where she left.', []],
    ['no bodies and no places', 'Then France met the Swale Trust and she left.', []],
  ])('finds %s', (_, text, expected) => expect(named(text)).toEqual(expected))

  it('looks back sixteen names and eight paragraphs', () => {
    const names = (count: number) =>
      Array.from({ length: count }, (_, index) => `Qw${String.fromCharCode(97 + index)}`)
    expect(named(`so ${names(18).join(', ')} met, and she left.`)).toEqual(names(18).slice(2).reverse())
    const rain = '\n\nIt rained all day in the town.'
    expect(named(`Then Ann Lee met us.${rain.repeat(7)}\n\nSo she left.`)).toEqual(['Ann Lee'])
    expect(named(`Then Ann Lee met us.${rain.repeat(8)}\n\nSo she left.`)).toEqual([])
  })

  it.each([
    ['Then Ann Lee sat as she left.', true, 's0'],
    ['Then Ann Lee sat. So she left.', true, 's1'],
    ['Then Ann Lee sat. It was. So she left.', false, 's2'],
    ['Then Ann Lee sat. It was. It was. So she left.', false, 's2'],
    ['Then Ann Lee sat.\n\nSo she left.', false, 'p1'],
    ['Then Ann Lee sat.\n\nIt was.\n\nIt was.\n\nIt was.\n\nSo she left.', false, 'p4'],
    ['Then Ann Lee sat.\n\nIt was.\n\nIt was.\n\nIt was.\n\nIt was.\n\nSo she left.', false, 'p4'],
  ])('measures the distance in “%s”', (text, isNearby, distance) => {
    const [ann] = antecedentsOf(text)
    expect(ann?.isNearby).toBe(isNearby)
    expect(ann?.features).toContain(`distance=${distance}`)
  })

  it.each([
    ['Then Ann Lee said it. So she left.', 'place=speaker'],
    ['Ann Lee sat. So she left.', 'place=subject'],
    ['It was. Ann Lee – so she left.', 'place=subject'],
    ['So Ann Lee has it. So she left.', 'place=subject'],
    ['Then Ann Lee sat. So she left.', 'place=subject'],
    ['So Ann Lee sat. So she left.', 'place=other'],
    ['So Ann Lee walked. So she left.', 'place=subject'],
    ['So Ann Lee Walked. So she left.', 'place=other'],
    ['So came Ann Lee; so she left.', 'place=other'],
    ['What does Ann Lee make? So she left.', 'place=subject'],
    ['So it came to Ann Lee. So she left.', 'place=object'],
    ['So it was Ann Lee’s house. So she left.', 'place=possessor'],
    ['So to Ann Lee, who said it, she left.', 'place=object'],
    ['So Ann Lee sat, saying it. So she left.', 'place=other'],
    ['Then Ann Lee sat. So she left.', 'form=full|distance=s1'],
    ['Then Ms. Lee sat. So she left.', 'form=titled|distance=s1'],
    ['Then Qwert sat. So she left.', 'form=bare|distance=s1'],
    ['Then Ann Lee sat. So she left.', 'gender=agrees'],
    ['Then Qwert sat. So she left.', 'gender=unknown'],
    ['Then Ann Lee sat. So she left.', 'bearer=person'],
    ['Then Qwerta Lee sat. So she left.', 'ending=a|pronoun=female'],
    ['Then Ann Lee sat. So she left.', 'ending=-|pronoun=female'],
    ['Then Qwerta sat. So she left.', 'ending=-|pronoun=female'],
    ['Then Ann Bee Cee Lee sat. So she left.', 'words=3|gender=agrees'],
    ['Then Ann Lee sat. So she left.', 'often=rare|rank=0'],
    [`${'Then Qwert sat. '.repeat(3)}So she left.`, 'often=rare|rank=0'],
    [`${'Then Qwert sat. '.repeat(4)}So she left.`, 'often=some|rank=0'],
    [`${'Then Qwert sat. '.repeat(8)}So she left.`, 'often=some|rank=0'],
    [`${'Then Qwert sat. '.repeat(9)}So she left.`, 'often=often|rank=0'],
    [`${'Then Qwert sat. '.repeat(3)}So she left.`, 'count=3|rank=0'],
    [`${'Then Qwert sat. '.repeat(5)}So she left.`, 'count=4|rank=0'],
    [`${'Qwert sat. '.repeat(2)}So Qwert sat. So she left.`, 'subjects=2|rank=0'],
    [`${'Qwert sat. '.repeat(4)}So she left.`, 'subjects=3|rank=0'],
    [`${'Then Qwert said it. '.repeat(3)}So she left.`, 'subjects=2|count=3'],
  ])('in “%s” reads %s', (text, expected) => expect(antecedentsOf(text)[0]?.features).toContain(expected))

  it('ranks up to four', () => {
    const ranks = antecedentsOf('so Qwa, Qwb, Qwc, Qwd, Qwe, Qwf met, and she left.').map(
      ({ features }) => features[0],
    )
    expect(ranks).toEqual([0, 1, 2, 3, 4, 4].map((rank) => `rank=${String(rank)}`))
  })

  it.each([
    [undefined, 'spoke=nobody'],
    [{ name: 'Ann Lee', paragraph: 3 }, 'spoke=same0'],
    [{ name: 'Ann Lee', paragraph: 2 }, 'spoke=same1'],
    [{ name: 'Ann Lee', paragraph: 0 }, 'spoke=same2'],
    [{ name: 'Tom Ray', paragraph: 3 }, 'spoke=other0'],
    [{ name: 'Tom Ray', paragraph: 0 }, 'spoke=other2'],
  ])('knows who spoke last: %j', (spoke, expected) => {
    const text = 'Then Ann Lee met Tom Ray.\n\nIt was.\n\nIt was.\n\nSo she left.'
    expect(antecedentsOf(text, spoke)[0]?.features).toContain(expected)
  })
})
