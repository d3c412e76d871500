import { describe, expect, it } from 'vitest'
import { attachCue } from '../../../src/core/quotes/attach-cues.ts'
import { scansOf } from '../../support/read-mentions.ts'

/** How the mention that is printed so hangs on a verb, and on which: ‘subject said’. */
function attached(text: string, printed: string): string {
  for (const scan of scansOf(text)) {
    const mention = scan.mentions.find(({ start, end }) => text.slice(start, end) === printed)
    if (mention === undefined) continue
    const { how, cueFirst, cueLast } = attachCue(scan, mention)
    if (cueFirst < 0) return how
    const [first, last] = [scan.tokens[cueFirst], scan.tokens[cueLast - 1]]
    return `${how} ${text.slice(first?.start, last?.end)}`
  }
  throw new Error(`nobody is called ${printed}`)
}

describe('attachCue', () => {
  it.each([
    ['then Lee said so', 'subject said'],
    ['then Lee has said so', 'aux said'],
    ['then Lee has since never said so', 'none'],
    ['then Lee has always been asked', 'aux asked'],
    ['then Lee has then always been asked', 'none'],
    ['then Lee sadly said so', 'aux said'],
    ['then Lee lyric said so', 'none'],
    ['then Lee saying so', 'chained saying'],
    ['then Lee — said so', 'none'],
    ['then Lee “well” said so', 'none'],
    ['then Lee, said so', 'chained said'],
    ['then Lee’s said so', 'none'],
  ])('of Lee as a subject in “%s”', (text, expected) => expect(attached(`${text}.`, 'Lee')).toBe(expected))

  it.each([
    ['so said Lee', 'inverted said'],
    ['so said the former mayor Lee', 'inverted said'],
    ['so said glum dock boss Lee', 'inverted said'],
    ['so said his new, old Lee', 'none'],
    ['so said “well” Lee', 'none'],
    ['so said of Lee', 'none'],
    ['so said Dover Dockyard Trust’s new boss Lee', 'inverted said'],
    ['so said a b c d e f Lee', 'inverted said'],
    ['so said a b c d e f g Lee', 'inverted said'],
    ['so said a b c d e f g h Lee', 'none'],
    ['so saying Lee', 'none'],
    ['said Lee', 'inverted said'],
    ['so said Lee’s lawyer', 'inverted said'],
    ['so said Lee, said Ray', 'inverted said'],
  ])('of Lee behind the verb in “%s”', (text, expected) => expect(attached(`${text}.`, 'Lee')).toBe(expected))

  it.each([
    ['it is so, according to Lee', 'according according to'],
    ['according to Lee it is so', 'according according to'],
    ['it is so, accordingly to Lee', 'none'],
    ['it is so, to Lee', 'none'],
    ['it is so, according only Lee', 'none'],
    ['to Lee it is so', 'none'],
    ['“It is so.” — Lee', 'byline'],
    ['“It is so.” - Lee', 'byline'],
    ['“It is so.” – Lee', 'byline'],
    ['“It is so.” ― Lee', 'byline'],
    ['It is so. — Lee', 'none'],
    ['“It is so.” It is. — Lee', 'none'],
    ['Lee: it is so', 'colon :'],
    ['Lee’s: it is so', 'none'],
  ])('of Lee without a verb in “%s”', (text, expected) => expect(attached(text, 'Lee')).toBe(expected))

  it.each([
    ['then Lee, a lawyer, said so', 'apposition said'],
    ['then Lee (a lawyer) said so', 'apposition said'],
    ['then Lee (a lawyer, they say) said so', 'apposition said'],
    ['then Lee – a lawyer – said so', 'apposition said'],
    ['then Lee — a lawyer — said so', 'apposition said'],
    ['then Lee, a lawyer, a friend, said so', 'apposition said'],
    ['then Lee, a lawyer. Then, said Ray', 'none'],
    ['then Lee, a lawyer? Then, said Ray', 'none'],
    ['then Lee, a “so-called, said”, said so', 'chained said'],
    ['then Lee; a lawyer; said so', 'none'],
    [`then Lee, ${'so '.repeat(28)}, said so`, 'apposition said'],
    [`then Lee, ${'so '.repeat(29)}, said so`, 'chained said'],
    ['then Lee,', 'none'],
  ])('of Lee past what stands between in “%s”', (text, expected) =>
    expect(attached(`${text}.`, 'Lee')).toBe(expected),
  )

  it.each([
    ['then a spokesman for the council said so', 'complement said'],
    ['then a spokesman for the council says so', 'complement says'],
    ['then a spokesman for the council must say so', 'none'],
    ['then a spokesman for the council, said so', 'chained said'],
    ['then a spokesman for “the” council said so', 'none'],
    ['then a spokesman for a b c d e f g said so', 'complement said'],
    ['then a spokesman for a b c d e f g h said so', 'none'],
    ['then to a spokesman for the council said so', 'none'],
    ['then a spokesman in', 'none'],
  ])('of a spokesman past what is his in “%s”', (text, expected) =>
    expect(attached(`${text}.`, 'a spokesman')).toBe(expected),
  )

  it.each([
    ['then Lee left, saying so', 'chained saying'],
    ['then Lee left and said so', 'chained said'],
    ['then Lee left but said so', 'chained said'],
    ['then Lee left, said Ray', 'chained said'],
    ['then Lee left what she said', 'none'],
    ['then Lee left. Then, saying so', 'none'],
    ['then Lee left “here, saying so”', 'none'],
    ['then Lee left “it” there, saying so', 'chained saying'],
    ['then to Lee it came, saying so', 'none'],
    [`then Lee ${'so '.repeat(44)}saying so`, 'chained saying'],
    [`then Lee ${'so '.repeat(45)}saying so`, 'none'],
  ])('of Lee by the next verb in “%s”', (text, expected) =>
    expect(attached(`${text}.`, 'Lee')).toBe(expected),
  )
})
