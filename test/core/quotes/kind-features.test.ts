import { describe, expect, it } from 'vitest'
import { createKindFeatures, namingWord } from '../../../src/core/quotes/kind-features.ts'
import { featureName, NAMES } from '../../../src/core/quotes/linear-model.ts'
import { joinUnits } from '../../../src/core/quotes/units.ts'
import { scansOf } from '../../support/read-mentions.ts'

const kindFeatures = createKindFeatures(NAMES)

const LETTERS = 'so as if or by in at no up on to we it do go he'.split(' ')
/** So many small words that mean nothing here. */
const filler = (count: number) => Array.from({ length: count }, (_, index) => LETTERS[index % 3]).join(' ')

/** The value of one feature of the last quotation of a text. */
function feature(text: string, name: string): string | undefined {
  const scans = scansOf(text)
  const unit = joinUnits(scans).at(-1)
  if (unit === undefined) throw new Error('nothing is quoted')
  const own = kindFeatures(unit)
    .map(featureName)
    .filter((each) => each.startsWith(`${name}=`) && !each.includes('|'))
  expect(own).toHaveLength(1)
  return own[0]?.slice(name.length + 1)
}

describe('createKindFeatures', () => {
  it.each([
    ['Then Lee said “so”.', 'past-touches'],
    ['Then Lee said to “so”.', 'past-touches'],
    ['Then Lee said to him “so”.', 'past-near'],
    [`Then Lee said ${filler(12)} “so”.`, 'past-near'],
    [`Then Lee said ${filler(13)} “so”.`, 'none'],
    ['Said to “so”.', 'past-touches'],
    ['In a statement “so”.', 'noun-touches'],
    ['In a statement of the day “so”.', 'noun-near'],
    ['According to “so”.', 'according-touches'],
    ['According to Lee “so”.', 'according-near'],
    ['Lee said it. Then “so”.', 'none'],
    ['Lee said “said” then “so”.', 'past-near'],
    ['Lee was “said” then “so”.', 'none'],
    ['“So.”', 'none'],
  ])('reads what stands before in “%s”', (text, expected) => expect(feature(text, 'before')).toBe(expected))

  it.each([
    ['“So,” said Lee.', 'past-touches'],
    ['“So,” the old Lee said.', 'past-touches'],
    ['“So,” the very old Lee said.', 'past-near'],
    [`“So,” ${filler(11)} Lee said.`, 'past-near'],
    [`“So,” ${filler(12)} Lee said.`, 'none'],
    ['“So,” according to Lee.', 'according-touches'],
    ['“So,” so it is, according to Lee.', 'according-near'],
    ['“So.” Lee left. She said it.', 'none'],
    ['“So,” Lee left; she said it.', 'none'],
    ['“So.”', 'none'],
    ['“So” as', 'none'],
  ])('reads what stands after in “%s”', (text, expected) => expect(feature(text, 'after')).toBe(expected))

  it('reads no verb past the next quotation', () => {
    const text = 'It was “so” and “odd,” she said.'
    const scans = scansOf(text)
    const [first] = joinUnits(scans)
    expect(first === undefined ? [] : kindFeatures(first).map(featureName)).toContain('after=none')
  })

  it.each([
    ['“I do.”', 'iv-'],
    ['“We’ll see”', 'iv-'],
    ['“It isn’t mine”', '-v-'],
    ['“She’s old”', '-v-'],
    ['“he’d know us”', 'i--'],
    ['“old and grey”', '---'],
    ['“Old. Grey”', '--s'],
    ['“Old? Grey”', '--s'],
    ['“Old! Grey”', '--s'],
    ['“Old, grey.”', '---'],
    ['“swe’ed old”', '---'],
    [`“${filler(39)} you”`, 'i--'],
    [`“${filler(40)} you”`, '---'],
  ])('reads who speaks, verbs and stops in %s', (text, expected) =>
    expect(feature(text, 'content')).toBe(expected),
  )

  it.each([
    ['“one two three”', '3'],
    ['“one, 2, three”', '3'],
    ['“one two three four”', '4-6'],
    ['“one two three four five six”', '4-6'],
    ['“one two three four five six seven”', '7-12'],
    [`“${filler(12)}”`, '7-12'],
    [`“${filler(13)}”`, '13-25'],
    [`“${filler(25)}”`, '13-25'],
    [`“${filler(26)}”`, '26+'],
    ['“one is\n\n“two is”', 'many'],
  ])('counts the words of %s in bands', (text, expected) => expect(feature(text, 'size')).toBe(expected))

  it.each([
    ['It was “The Song of the Sea” again.', 'true'],
    ['It was “The Song of the wet Sea” again.', 'false'],
    ['It was “The Song, of 2 the Sea” again.', 'true'],
    [`It was “${'Song '.repeat(12)}” again.`, 'true'],
    [`It was “${'Song '.repeat(13)}” again.`, 'false'],
  ])('knows whether words are set as a title in “%s”', (text, expected) => {
    const scans = scansOf(text)
    const [unit] = joinUnits(scans)
    const features = unit === undefined ? [] : kindFeatures(unit).map(featureName)
    expect(features.filter((each) => each.startsWith('titled=')).map((each) => each.split('|')[0])).toEqual([
      `titled=${expected}`,
      `titled=${expected}`,
    ])
  })

  it.each([
    ['It said, then “so”.', 'lead', 'word'],
    ['It said that “so”.', 'lead', 'that'],
    ['It was old: “so”.', 'lead', ':'],
    ['It was "old" "so".', 'lead', '”'],
    ['“So.”', 'lead', 'start'],
    ["It was ``so'' old.", 'lead', 'was'],
    ['It was “so”.', 'close', 'word.'],
    ['It was “so” then.', 'close', 'worda'],
    ['It was “so,” Lee said.', 'close', ',A'],
    ['It was “so?” – he left.', 'close', '?p'],
    ['It was “so!”', 'close', '!$'],
    ['It was “so;”', 'close', 'word$'],
    ['It was “so”; then.', 'close', 'word;'],
    ["It was ``so'' then.", 'close', 'worda'],
    ['It was “so” 10 times.', 'close', 'worda'],
    ['It was “So” then.', 'capital', 'A'],
    ['It was “so” then.', 'capital', 'a'],
    ['It was “so” then.', 'previous', 'was'],
    ['It was “so” then.', 'previous2', 'it_was'],
    ['“So” then.', 'previous2', 'start_start'],
    ['It was “so” then.', 'next', 'then'],
    ['It was “so”', 'next', 'end'],
    ['It was “so” then.', 'first', 'so'],
    ['It was “so” then.', 'closing', 'mark'],
    ['It was “so then.', 'closing', 'none'],
    ['It was “so” then.', 'main', 'true'],
    ['It was “old”, and ‘so’ then.', 'main', 'false'],
  ])('of “%s” reads %s', (text, name, expected) => expect(feature(text, name)).toBe(expected))
})

describe('namingWord', () => {
  it.each([
    ['Her novel “So” won.', 'work'],
    ['It is known as “So” there.', 'named'],
    ['The so-called “so” won.', 'distance'],
    ['It won “So” there.', 'none'],
    [`Her novel ${filler(6)} “So” won.`, 'work'],
    [`Her novel ${filler(7)} “So” won.`, 'none'],
    ['novel “So” won.', 'work'],
    ['Her novel won. Then “so” it was.', 'none'],
    ['Her novel “Sea” and “So” won.', 'none'],
    ['“Her novel” and “So” won.', 'none'],
  ])('reads “%s”', (text, expected) => {
    const unit = joinUnits(scansOf(text)).at(-1)
    expect(unit === undefined ? undefined : namingWord(unit)).toBe(expected)
  })
})
