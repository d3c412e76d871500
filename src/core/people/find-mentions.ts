import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { findNames } from './find-names.ts'
import { findNominals } from './find-nominals.ts'
import type { Gender, Mention } from './mention.ts'

/** What the whole article tells about its capitals: words that it also prints small are seldom names. */
export interface CapitalsSeen {
  /** Words seen in small letters. */
  readonly small: ReadonlySet<string>
  /** Words seen with a capital inside a sentence, lower-cased. */
  readonly capital: ReadonlySet<string>
}

/** Reads how an article uses capitals, one pass over its paragraphs' tokens. */
export function readCapitals(paragraphs: readonly (readonly Token[])[]): CapitalsSeen {
  const small = new Set<string>()
  const capital = new Set<string>()
  for (const tokens of paragraphs) {
    for (const [index, token] of tokens.entries()) {
      if (token.kind !== 'word') continue
      if (!token.isCapital) small.add(token.lower)
      else if (tokens[index - 1]?.kind === 'word') capital.add(token.lower)
    }
  }
  return { small, capital }
}

/** Finds everything in a paragraph that could be a source: names, nouns for people and bodies, pronouns. In order. */
export function findMentions(tokens: readonly Token[], capitals: CapitalsSeen): Mention[] {
  const names = withoutQualifiers(findNames(tokens, capitals))
  const nominals = findNominals(tokens, names)
  return mergeInOrder(names, nominals, findPronouns(tokens))
}

/** In ‘White House press secretary Ann Lee’ the White House only tells who Lee is. */
function withoutQualifiers(names: readonly Mention[]): Mention[] {
  return names.filter(({ start, isPossessive }, index) => {
    const role = names[index + 1]?.role
    return isPossessive || role === undefined || start < role.start || start >= role.end
  })
}

const PRONOUNS: ReadonlyMap<string, { gender?: Gender; plural?: boolean }> = new Map([
  ['he', { gender: 'male' }],
  ['him', { gender: 'male' }],
  ['himself', { gender: 'male' }],
  ['she', { gender: 'female' }],
  ['her', { gender: 'female' }],
  ['herself', { gender: 'female' }],
  ['they', { plural: true }],
  ['them', { plural: true }],
  ['we', { plural: true }],
  ['us', { plural: true }],
  ['i', {}],
  ['me', {}],
  ['it', {}],
  ['who', {}],
])

function findPronouns(tokens: readonly Token[]): Mention[] {
  return tokens.flatMap((token, first): Mention[] => {
    const pronoun = PRONOUNS.get(token.lower)
    // ‘US’ is a country; ‘her’ before a word is mostly a possessive.
    if (pronoun === undefined || token.text === 'US' || token.text === 'IT') return []
    const next = tokens[first + 1]
    const isPossessive =
      token.lower === 'her' &&
      next?.kind === 'word' &&
      (next.isCapital || !COMMON_WORDS.has(next.lower)) &&
      next.lower !== "'s"
    return [
      {
        start: token.start,
        end: token.end,
        kind: 'pronoun',
        first,
        last: first + 1,
        words: [token.lower],
        bearer: token.lower === 'it' ? 'unknown' : 'person',
        gender: pronoun.gender,
        isPlural: pronoun.plural === true,
        isPossessive,
        role: undefined,
      },
    ]
  })
}

/** Merges by position; of two that overlap the longer stays, but a possessor stays beside what it owns. */
function mergeInOrder(names: Mention[], nominals: Mention[], pronouns: Mention[]): Mention[] {
  const all = [...names, ...nominals, ...pronouns].sort((a, b) => a.first - b.first || b.last - a.last)
  const kept: Mention[] = []
  for (const mention of all) {
    const previous = kept.at(-1)
    if (previous !== undefined && mention.first < previous.last && !mention.isPossessive) {
      if (!(previous.kind === 'nominal' && previous.isPossessive)) continue
    }
    kept.push(mention)
  }
  return kept
}
