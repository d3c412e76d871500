import { describe, expect, it } from 'vitest'
import { compareExactly, compareLoosely, originalOf } from '../../../src/core/check/compare-quote.ts'
import { wordsOf } from '../../../src/core/words/words.ts'

const claimed = (text: string) => ({ text, words: wordsOf(text) })
const original = (text: string) => originalOf(text, [{ start: 0, end: text.length }])
const exactly = (claim: string, real: string) => compareExactly(claimed(claim), original(real))
const loosely = (claim: string, real: string) => compareLoosely(claimed(claim), original(real))

/** ‘kept -removed- +added+’ */
function show(claim: string, real: string): string | undefined {
  return loosely(claim, real)
    ?.differences.map((one) => {
      if (one.kind === 'added') return `+${one.text}+`
      const words = real.slice(one.span.start, one.span.end)
      return one.kind === 'removed' ? `-${words}-` : words
    })
    .join(' ')
}

describe('compareExactly', () => {
  it('finds the words in a row, at the end, in the middle and at the start, and says whether they are all', () => {
    const real = 'We sail at dawn, and they stay.'
    for (const [claim, words] of [
      ['we SAIL', 'We sail'],
      ['at dawn and', 'at dawn, and'],
      ['they stay', 'they stay'],
    ] as const) {
      const found = exactly(claim, real)
      expect(found?.spans.map(({ start, end }) => real.slice(start, end))).toEqual([words])
      expect(found).toMatchObject({ whole: false, exact: true, support: 1, piece: 1, run: 1 })
      expect(found?.differences).toEqual(found?.spans.map((span) => ({ kind: 'kept', span })))
    }
    expect(exactly('we sail at dawn and they stay', real)?.whole).toBe(true)
    for (const other of ['sail dawn', 'e sail', 'we sai', '', 'they stay here'])
      expect(exactly(other, real)).toBeUndefined()
  })

  it('shows a word that stands twice where it fits', () => {
    const real = 'Go home. Go now.'
    expect(exactly('go now', real)?.spans).toEqual([{ start: 9, end: 15 }])
  })

  it.each([
    ['he should resign', 'I do not think that he should resign', true],
    ['he should resign', 'I never said it. He should resign', false],
    ['he should resign', 'It is not late, he should resign', false],
    ['he should resign', 'I do not think that the old man by the sea or he should resign', false],
    ['he should resign', 'We don’t think that he should resign', true],
    ['I do not think', 'I do not think that he should resign', false],
    ['not think', 'I do not think that he should resign', false],
  ])('warns of a denial just before, in the same clause: %s / %s', (claim, real, turns) => {
    expect(exactly(claim, real)?.turnsMeaning).toBe(turns)
  })
})

describe('compareLoosely', () => {
  it.each([
    ['we sail at noon', 'We sail at dawn.', 'We sail at +noon+'],
    ['we sail dawn', 'We sail at dawn.', 'We sail -at- dawn'],
    ['we will sail at dawn', 'We sail at dawn.', 'We +will+ sail at dawn'],
    ['we sail at dawn or noon', 'We sail at dawn.', 'We sail at dawn +or noon+'],
    ['then sail at dawn', 'We sail at dawn.', '+then+ sail at dawn'],
    ['we row two, three boats at dawn', 'We sail at dawn.', 'We -sail- +row two, three boats+ at dawn'],
  ])('tells what was left out and put in: %s / %s', (claim, real, differences) => {
    expect(show(claim, real)).toBe(differences)
  })

  it('is nothing where no word is shared', () => {
    expect(loosely('cats purr', 'We sail at dawn.')).toBeUndefined()
  })

  it('measures how much of the meaning is there, and in how long a piece', () => {
    const found = loosely('boats sail north at dawn', 'Boats sail at dawn.')
    // Four words of meaning and one of grammar, which counts three tenths; without ‘north’.
    expect(found?.support).toBeCloseTo(3.3 / 4.3)
    expect(found).toMatchObject({ matched: 3, piece: 2 / 5, run: 2 / 5, whole: true, exact: false })
    expect(loosely('boats at dawn', 'Boats stay at dawn.')).toMatchObject({
      piece: 0,
      run: 2 / 3,
      whole: true,
    })
  })

  it('measures the longest piece, wherever it stands', () => {
    const real = 'Alder birch cedar dogwood elder ferns ginkgo.'
    const piece = (claim: string) => (loosely(claim, real)?.piece ?? 0) * claim.split(' ').length
    expect(piece('alder birch cedar maple elder ferns poplar')).toBeCloseTo(3)
    expect(piece('alder birch maple dogwood elder ferns poplar')).toBeCloseTo(3)
    expect(piece('alder birch maple dogwood elder poplar willow')).toBeCloseTo(2)
    expect(piece('maple birch cedar dogwood elder')).toBeCloseTo(4)
  })

  it('says whether the original goes on before or after', () => {
    const real = 'Boats sail north at dawn.'
    for (const [claim, whole] of [
      ['boats sail south at dawn', true],
      ['boats sail south at', false],
      ['sail south at dawn', false],
    ] as const)
      expect(loosely(claim, real)?.whole).toBe(whole)
  })

  it('takes what an editor put in for no word of the original, at its end as well', () => {
    expect(exactly('we sail at dawn', 'We sail [all of us] at dawn [on Monday].')?.whole).toBe(true)
    expect(exactly('we sail at dawn [on Monday]', 'We sail at dawn [on Monday].')?.whole).toBe(true)
    expect(exactly('we sail [all of you] at dawn', 'We sail [all of us] at dawn.')).toBeUndefined()
  })

  it('takes a letter that an editor made large for the speaker’s', () => {
    expect(exactly('[W]e sail at dawn', '[W]e sail at dawn.')?.whole).toBe(true)
    expect(exactly('e sail at dawn', '[W]e sail at dawn.')?.whole).toBe(false)
  })

  it('warns where a denial stands in one of the two only, or just before', () => {
    expect(loosely('boats never sail at noon', 'Boats sail at dawn.')?.turnsMeaning).toBe(true)
    expect(loosely('boats sail at noon', 'Boats never sail at dawn.')?.turnsMeaning).toBe(true)
    expect(loosely('boats never sail at noon', 'Boats never sail at dawn.')?.turnsMeaning).toBe(false)
    expect(loosely('sail boats at noon', 'They never sail boats at dawn.')?.turnsMeaning).toBe(true)
  })

  it('finds a claim anywhere in a very long original', () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index}`)
    for (const at of [0, 3, 40, 150, 200, 389]) {
      // The claim's words stand in other places too, one by one.
      const around = words.map((word, index) => (index % 80 === 60 ? 'boats' : word))
      const real = [...around.slice(0, at), 'boats sail north at early dawn', ...around.slice(at)].join(' ')
      const claim = 'boats sail south at early dawn'
      expect(show(claim, real)).toBe('boats sail -north- +south+ at early dawn')
    }
  })

  it('strikes out a long omission in a very long original', () => {
    const [before, first, gap, last, after] = [100, 20, 39, 20, 200].map((count, part) =>
      Array.from({ length: count }, (_, index) => `word${part}of${index}`).join(' '),
    )
    const real = [before, first, gap, last, after].join(' ')
    expect(show(`${first} ${last}`, real)).toBe(`${first} -${gap}- ${last}`)
  })

  it('joins what only marks or an editor’s brackets part, and nothing else', () => {
    const real = 'They [the papers] sail — at “dawn”, and [boats] stay.'
    const { spans } = loosely('They sail at dawn and stay', real) ?? { spans: [] }
    expect(spans.map(({ start, end }) => real.slice(start, end))).toEqual([
      'They [the papers] sail — at “dawn”, and [boats] stay',
    ])
  })

  it.each([
    ['“We sail,” she said, “at dawn.”', ['We sail', 'at dawn']],
    ['“We sail,” she said, “[all of us] at dawn.”', ['We sail', 'at dawn']],
    ['“We sail [all of us],” she said, “at dawn.”', ['We sail', 'at dawn']],
    ['“We sail,” she said, “at [early]  dawn.”', ['We sail', 'at [early]  dawn']],
    ['“We sail,” she said, “at, [early], [sic] dawn.”', ['We sail', 'at, [early], [sic] dawn']],
  ])('keeps the parts of a quotation apart: %s', (text, parts) => {
    const [, first = '', second = ''] = /“(.*)”.*“(.*)”/.exec(text) ?? []
    const spans = [first, second].map((part) => ({
      start: text.indexOf(part),
      end: text.indexOf(part) + part.length,
    }))
    const found = compareExactly(claimed('we sail at dawn'), originalOf(text, spans))
    expect(found?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(parts)
  })
})
