import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { isGivenName } from './given-names.ts'

/** What the whole article tells about its capitals: words that it also prints small are seldom names. */
export interface CapitalsSeen {
  /** Words seen in small letters. */
  readonly small: ReadonlySet<string>
  /** Words seen with a capital inside a sentence, lower-cased. */
  readonly capital: ReadonlySet<string>
  /** Words seen with a capital right after a given name or an initial: family names, even ‘Small’ and ‘Early’. */
  readonly families: ReadonlySet<string>
}

/** Reads how an article uses capitals, one pass over its paragraphs' tokens; headlines prove nothing. */
export function readCapitals(paragraphs: readonly (readonly Token[])[]): CapitalsSeen {
  const small = new Set<string>()
  const capital = new Set<string>()
  const families = new Set<string>()
  for (const tokens of paragraphs) {
    if (isTitleCase(tokens)) continue
    for (const [index, token] of tokens.entries()) {
      if (token.kind !== 'word') continue
      const previous = tokens[index - 1]
      if (!token.isCapital) small.add(token.lower)
      else if (previous?.kind === 'word') {
        capital.add(token.lower)
        if (
          previous.isCapital &&
          token.start - previous.end === 1 &&
          (isInitial(previous.text) || isGivenName(previous.text))
        ) {
          families.add(token.lower)
        }
      }
    }
  }
  return { small, capital, families }
}

/** Whether a line is set like a headline: nearly every word of weight has a capital. */
export function isTitleCase(tokens: readonly Token[]): boolean {
  if (tokens.length > TITLE_LIMIT) return false
  const weighty = tokens.filter(
    ({ kind, lower }) => kind === 'word' && lower.length > 3 && !COMMON_WORDS.has(lower),
  )
  const capitals = weighty.filter(({ isCapital }) => isCapital).length
  return weighty.length >= 3 && capitals >= weighty.length * 0.8
}

/** No headline has more tokens. */
const TITLE_LIMIT = 30

/** ‘J.’ */
export function isInitial(text: string): boolean {
  return text.length === 2 && text.endsWith('.')
}
