import { isNegation } from '../src/core/check/negations.ts'
import { STOP_WORDS } from '../src/core/words/stop-words.ts'
import { wordsOf } from '../src/core/words/words.ts'

/** What a check should say of a corrupted quotation. */
export type Expected = 'verbatim' | 'altered' | 'someone-elses' | 'not-found'

/** A way to misquote. `corrupt` gives nothing where a quotation has not what it takes. */
export interface Corruption {
  readonly name: string
  readonly expected: Expected
  /** The change turns the meaning, and the check should say so. */
  readonly turns?: true
  /** The claim is made for somebody else. */
  readonly otherSpeaker?: true
  readonly corrupt: (quote: string, other: string) => string | undefined
}

/** Twenty ways to quote and to misquote. `other` is another quotation. */
export const CORRUPTIONS: readonly Corruption[] = [
  { name: 'as it is', expected: 'verbatim', corrupt: (quote) => quote },
  { name: 'shouted', expected: 'verbatim', corrupt: (quote) => quote.toUpperCase() },
  { name: 'other marks', expected: 'verbatim', corrupt: (quote) => `« ${quote.replace(/’/g, "'")} »` },
  {
    name: 'without punctuation',
    expected: 'verbatim',
    corrupt: (quote) => quote.replace(/[.,;:!?—–]+(?=\s|$)/g, ''),
  },
  {
    name: 'spaces and ellipses',
    expected: 'verbatim',
    corrupt: (quote) => `… ${quote.replace(/ /g, '  ')} ...`,
  },
  { name: 'first half', expected: 'verbatim', corrupt: (quote) => part(quote, 0, 0.5) },
  { name: 'second half', expected: 'verbatim', corrupt: (quote) => part(quote, 0.5, 1) },
  { name: 'middle', expected: 'verbatim', corrupt: (quote) => part(quote, 0.25, 0.75) },
  { name: 'exchanged speaker', expected: 'someone-elses', otherSpeaker: true, corrupt: (quote) => quote },
  {
    name: 'word swapped',
    expected: 'altered',
    corrupt: (quote) => change(quote, isContent, () => 'marmalade'),
  },
  { name: 'word left out', expected: 'altered', corrupt: (quote) => change(quote, isContent, () => '') },
  {
    name: 'word put in',
    expected: 'altered',
    corrupt: (quote) => change(quote, isContent, (word) => `perfectly ${word}`),
  },
  {
    name: 'negation dropped',
    expected: 'altered',
    turns: true,
    corrupt: (quote) => change(quote, isDenial, affirm),
  },
  {
    name: 'negation put in',
    expected: 'altered',
    turns: true,
    corrupt: (quote) => change(quote, isAuxiliary, (word) => `${word} not`),
  },
  {
    name: 'typo',
    expected: 'altered',
    corrupt: (quote) =>
      change(
        quote,
        isLong,
        (word) => `${word.slice(0, 3)}${word.charAt(4)}${word.charAt(3)}${word.slice(5)}`,
      ),
  },
  { name: 'words transposed', expected: 'altered', corrupt: transpose },
  {
    name: 'number changed',
    expected: 'altered',
    corrupt: (quote) =>
      change(
        quote,
        (word) => /^\d+$/.test(word),
        (word) => String(Number(word) + 7),
      ),
  },
  {
    name: 'name exchanged',
    expected: 'altered',
    corrupt: (quote) => change(quote, isName, () => 'Brunnhilde'),
  },
  {
    name: 'two spliced',
    expected: 'altered',
    corrupt: (quote, other) => join(part(quote, 0, 0.7), ' ', part(other, 0.7, 1)),
  },
  {
    name: 'middle left out',
    expected: 'altered',
    corrupt: (quote) => join(part(quote, 0, 0.4), ' … ', part(quote, 0.7, 1)),
  },
]

function isContent(word: string, index: number): boolean {
  return index > 1 && !STOP_WORDS.has(word.toLowerCase()) && word.length > 3
}

function isLong(word: string): boolean {
  return /^[a-z]{6,}$/.test(word) && word.charAt(3) !== word.charAt(4)
}

function isName(word: string, index: number): boolean {
  return index > 0 && /^\p{Lu}\p{Ll}{2,}$/u.test(word)
}

function isDenial(word: string): boolean {
  return isNegation(word.toLowerCase().replace(/’/g, "'"))
}

function affirm(word: string): string {
  return /n['’]t$/.test(word) ? word.slice(0, -3) : ''
}

function isAuxiliary(word: string): boolean {
  return /^(?:is|are|was|were|will|would|should|can|could|has|have|had|did|do)$/.test(word)
}

/** Changes the first word that qualifies. */
function change(
  quote: string,
  qualifies: (word: string, index: number) => boolean,
  to: (word: string) => string,
): string | undefined {
  for (const [index, { start, end }] of wordsOf(quote).entries()) {
    const word = quote.slice(start, end)
    if (qualifies(word, index)) return `${quote.slice(0, start)}${to(word)}${quote.slice(end)}`
  }
  return undefined
}

function transpose(quote: string): string | undefined {
  const words = wordsOf(quote)
  const at = words.findIndex(
    (word, index) => index > 0 && words[index + 1] !== undefined && words[index + 1]?.form !== word.form,
  )
  const [one, two] = [words[at], words[at + 1]]
  if (one === undefined || two === undefined) return undefined
  const [first, between, second] = [
    quote.slice(one.start, one.end),
    quote.slice(one.end, two.start),
    quote.slice(two.start, two.end),
  ]
  return `${quote.slice(0, one.start)}${second}${between}${first}${quote.slice(two.end)}`
}

function join(first: string | undefined, between: string, second: string | undefined): string | undefined {
  return first === undefined || second === undefined ? undefined : `${first}${between}${second}`
}

/** The words between two shares of a quotation; at least four. */
function part(quote: string, from: number, to: number): string | undefined {
  const words = wordsOf(quote)
  const chosen = words.slice(Math.floor(from * words.length), Math.floor(to * words.length))
  return chosen.length < 4 ? undefined : quote.slice(chosen[0]?.start, chosen.at(-1)?.end)
}
