import { describe, expect, it } from 'vitest'
import { findQuoted } from '../../../src/core/quotes/find-marks.ts'
import { findSingleMarks } from '../../../src/core/quotes/single-marks.ts'
import { sliceOf } from '../../../src/core/text/span.ts'

/** A paragraph with what opens as `<` and what closes as `>`. */
function marked(text: string, from = 0): string {
  const roles = findSingleMarks(text, { start: from, end: text.length })
  return Array.from(text.slice(from), (character, at) => {
    const opens = roles.get(at + from)
    return opens === undefined ? character : opens ? '<' : '>'
  }).join('')
}

describe('findSingleMarks', () => {
  it.each([
    ['It was ‘so’ then.', 'It was <so> then.'],
    ["It was 'so' then.", 'It was <so> then.'],
    ['It was `so` then.', 'It was <so> then.'],
    ["It was `so' then.", 'It was <so> then.'],
    ['It was ‚so’ then.', 'It was <so> then.'],
    ['It was ’so’ then.', 'It was ’so’ then.'],
    ["It was ''so'' then.", "It was ''so'' then."],
    ["It was ''so' then.", "It was ''so' then."],
    ["It was 'so'' then.", "It was 'so'' then."],
    ['(‘so’) it was', '(<so>) it was'],
    ['it was—‘so’—then', 'it was—<so>—then'],
    ['“‘so’ it was”', '“<so> it was”'],
    ['"\'so\' it was"', '"<so> it was"'],
    ['It was ‘[so] it’ then', 'It was <[so] it> then'],
    ['It was ‘…so’ then', 'It was <…so> then'],
    ['It was ‘ so’ then', 'It was ‘ so’ then'],
    ['It was ‘-so’ then', 'It was ‘-so’ then'],
    ['x‘so’ then', 'x‘so’ then'],
    ['‘so’', '<so>'],
    ['‘so,’ it was', '<so,> it was'],
    ['It was ‘so it’s on, then', 'It was ‘so it’s on, then'],
    ['‘so it’s on, then', '<so it’s on, then'],
    ['‘so it’s the dogs’ own,’ it was', '<so it’s the dogs’ own,> it was'],
    ['‘so it’s the dogs’ own’ it was', '<so it’s the dogs’ own> it was'],
    ['‘so it’s the DOGS’ own’ it was', '<so it’s the DOGS’ own> it was'],
    ['‘so it’s own’ for the DOGS’ sake', '<so it’s own> for the DOGS’ sake'],
    ['‘so it’s own’ for the dogs’ sake', '<so it’s own> for the dogs’ sake'],
    ['in the ‘x0s’ it', 'in the <x0s> it'],
    ['‘so it’s the dogs’ it was', '<so it’s the dogs> it was'],
    ['‘so’ and then the dogs’ own', '<so> and then the dogs’ own'],
    ['‘so’ and ‘no,’ it was', '<so> and <no,> it was'],
    ['‘so ‘no’ it was', '‘so <no> it was'],
    ['‘so ‘no,’ it was', '‘so <no,> it was'],
    ['‘so ’ it was’ then', '<so ’ it was> then'],
    ['‘so ‚ no’ it', '<so ‚ no> it'],
    ['‘so,‘ no’ it', '<so,‘ no> it'],
    ['‘so)’ no’ it', '<so)> no’ it'],
    ['‘so&’ no’ it', '<so&’ no> it'],
    ['in the ‘90s it’s', 'in the ‘90s it’s'],
    ['in the ‘90s the dogs’ own', 'in the ‘90s the dogs’ own'],
    ['give ‘em the dogs’ own', 'give ‘em the dogs’ own'],
    ['in the ‘80 so’ it', 'in the <80 so> it'],
    ['‘em, ‘til, ‘tis, ‘twas, ‘cause, ‘bout it’s', '‘em, ‘til, ‘tis, ‘twas, ‘cause, ‘bout it’s'],
    ['rock ‘n’ roll', 'rock ‘n’ roll'],
    ['‘embers’ and ‘tissue’', '<embers> and <tissue>'],
    ['‘the 90s’ it was', '<the 90s> it was'],
    ["She said: 'so'", 'She said: <so>'],
  ])('parts quotations from apostrophes in “%s”', (text, expected) => expect(marked(text)).toBe(expected))

  it('looks at its own paragraph alone', () => {
    expect(marked('x‘so’ then', 1)).toBe('<so> then')
    const text = '‘so’s'
    expect(findSingleMarks(text, { start: 0, end: 4 }).size).toBe(2)
    expect(findSingleMarks(text, { start: 0, end: 5 }).size).toBe(1)
  })
})

describe('findQuoted', () => {
  const read = (text: string) => findQuoted(text, { start: 0, end: text.length })
  const words = (text: string) => read(text).map(({ content }) => sliceOf(text, content))

  it.each([
    ['It was (“so”) then.', ['so']],
    ['It was ("so") then.', ['so']],
    ['It was ["so"] then.', ['so']],
    ['It was—"so"—then.', ['so']],
    ['It was–"so"–then.', ['so']],
    ['It was―"so"―then.', ['so']],
    ['It was/"so"/then.', ['so']],
    ['It was ="so" then.', ['so']],
    ['It was $"so" then.', ['so']],
    ['It was "so"; then "no".', ['so', 'no']],
    ['It was "so. " then.', ['so.']],
    ['It was " so " then.', ['so']],
    ['A 6\'2" guard said "so".', ['so']],
    ['A 27" screen said so.', []],
    ['It was “so“ then.', ['so']],
    ['It was “so. “ then “no“ on.', ['so.', 'no']],
    ['It was „so“ then.', ['so']],
    ['It was ‟so” then.', ['so']],
    ['It was ‘‘so’’ then.', ['so']],
    ['It was ``so`` then.', ['so']],
    ["It was ''so'' then.", ['so']],
    ['It was """so""" then.', ['so']],
    ['It was """""so""""" then.', []],
    ['It was «so» then.', ['so']],
    ['It was “so «no” on» then.', ['so «no']],
    ['It was “so “no” on” then.', ['so “no” on']],
    ['It was “so “no” on “oh” it” then.', ['so', 'no', 'oh']],
    ['It was “so (“ no) it” then.', ['so (', 'no) it']],
    ['It was "so " no" then.', ['so']],
    ['It was 9\'0"x wide, "so".', ['so']],
    ['It was ("so" (no)) then.', ['so']],
    ['It was “so, “no” on.', ['so,', 'no']],
    ['It was “so ‘no’ “oh” on” then.', ['so ‘no’ “oh” on']],
    ['It was “   so   ” then.', ['so']],
    ['It was “   ” then.', []],
    ['It was ” then “so”.', ['so']],
    ["''She said 'no,''' it was.", ["She said 'no,'"]],
    ["''She said `no,''' it was.", ["She said `no,'"]],
    ["It was so'' then.", []],
    ['so "', []],
    ['“so', ['so']],
    ['so “', []],
    ["so it''", []],
  ])('reads “%s”', (text, expected) => expect(words(text)).toEqual(expected))

  it.each([
    ['It was “so” then.', { style: 'double', closing: 'mark', outer: { start: 7, end: 11 } }],
    ['It was ‘so’ then.', { style: 'single', closing: 'mark', outer: { start: 7, end: 11 } }],
    ["It was ''so'' then.", { style: 'double', closing: 'mark', outer: { start: 7, end: 13 } }],
    ['It was « so » then.', { style: 'double', closing: 'mark', content: { start: 9, end: 11 } }],
    ['It was “so then.', { style: 'double', closing: 'none', outer: { start: 7, end: 16 } }],
    ['‘So it was then.', { style: 'single', closing: 'none', outer: { start: 0, end: 16 } }],
  ])('of “%s” says how it is marked', (text, expected) => expect(read(text)).toMatchObject([expected]))

  it('looks at its own paragraph alone', () => {
    const text = '“so” then “no” and “oh”'
    expect(findQuoted(text, { start: 5, end: 14 }).map(({ content }) => sliceOf(text, content))).toEqual([
      'no',
    ])
    expect(findQuoted(text, { start: 5, end: 13 })).toMatchObject([{ closing: 'none', outer: { end: 13 } }])
    expect(findQuoted("'so' x", { start: 1, end: 6 })).toEqual([])
    expect(findQuoted('"so"""""', { start: 0, end: 4 })).toMatchObject([
      { closing: 'mark', outer: { end: 4 } },
    ])
    expect(findQuoted("''so''", { start: 0, end: 5 })).toMatchObject([
      { closing: 'none', content: { end: 5 } },
    ])
    expect(findQuoted('“so“x', { start: 0, end: 4 })).toMatchObject([{ closing: 'mark' }])
    expect(findQuoted("so''", { start: 0, end: 3 })).toEqual([])
    expect(findQuoted('x"so"', { start: 1, end: 5 })).toMatchObject([{ content: { start: 2, end: 4 } }])
    expect(findQuoted('"so"x', { start: 0, end: 4 })).toMatchObject([{ content: { start: 1, end: 3 } }])
  })
})
