import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { isGivenName } from './given-names.ts'
import { FORMS_OF_ADDRESS } from './titles.ts'

/** What the whole article tells about its capitals: words that it also prints small are seldom names. */
export interface CapitalsSeen {
  /** Words seen in small letters. */
  readonly small: ReadonlySet<string>
  /** Words seen with a capital inside a sentence, lower-cased. */
  readonly capital: ReadonlySet<string>
  /** Words seen with a capital right after a given name, an initial or a form of address: family names, even ‘Small’ and ‘Early’. */
  readonly families: ReadonlySet<string>
}

/** Reads how an article uses capitals, one pass over its paragraphs' tokens; headlines prove nothing. */
export function readCapitals(paragraphs: readonly (readonly Token[])[]): CapitalsSeen {
  const small = new Set<string>()
  const capital = new Set<string>()
  const families = new Set<string>()
  for (const [number, tokens] of paragraphs.entries()) {
    if (isHeadline(tokens, number)) continue
    let previous: Token | undefined
    for (const token of tokens) {
      const before = previous
      previous = token
      if (token.kind !== 'word') continue
      if (!token.isCapital) small.add(token.lower)
      else if (before?.kind === 'word') {
        capital.add(token.lower)
        if (
          before.isCapital &&
          token.start - before.end === 1 &&
          (isInitial(before.text) || isGivenName(before.text) || FORMS_OF_ADDRESS.has(before.lower))
        ) {
          families.add(token.lower)
        }
      }
    }
  }
  return { small, capital, families }
}

/**
 * Whether a paragraph is set like a headline: nearly every word of weight has a capital, and no full stop ends it, which
 * only the first paragraph of a scraped text may have.
 */
export function isHeadline(tokens: readonly Token[], paragraph: number): boolean {
  if (tokens.length > HEADLINE_LIMIT || (paragraph > 0 && tokens.at(-1)?.text === '.')) return false
  const weighty = tokens.filter(
    ({ kind, lower }) => kind === 'word' && lower.length > 2 && !COMMON_WORDS.has(lower),
  )
  const capitals = weighty.filter(({ isCapital }) => isCapital).length
  // ‘“It is ours,” said First Lady Jane Wood’ is full of capitals, but no headline.
  return (
    weighty.length >= 4 &&
    capitals >= weighty.length * 0.8 &&
    !tokens.some(({ text }) => SMALL_VERBS.has(text))
  )
}

const SMALL_VERBS: ReadonlySet<string> = new Set(
  'said says told added asked wrote was were has had met came'.split(' '),
)

/** No headline has more tokens. */
const HEADLINE_LIMIT = 30

/** ‘J.’ */
export function isInitial(text: string): boolean {
  return text.length === 2 && text.endsWith('.')
}
