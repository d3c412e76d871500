import type { Token } from '../text/tokens.ts'

/** ‘the Swede’ at a token. */
export function isDemonymAt(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === 'the' && isDemonym(tokens[at]?.lower ?? '')
}

/** Whether a word, lower-cased, says where somebody is from: ‘the Swede’, ‘the Spaniard’, ‘the Londoner’. */
export function isDemonym(lower: string): boolean {
  return (
    DEMONYMS.has(lower) ||
    /(?:iard|[^d]ian|[^t]ican|shman|chman|chwoman|shwoman|nese|lander|oner)$/.test(lower)
  )
}

const DEMONYMS: ReadonlySet<string> = new Set(
  (
    'swede dane pole finn scot turk briton brit argentine serb croat czech slovak slovene arab greek german swiss thai ' +
    'pakistani iraqi israeli texan moroccan uzbek kazakh catalan basque kiwi aussie'
  ).split(' '),
)
