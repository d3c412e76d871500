import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { findNames, findNamesInHeadline } from './find-names.ts'
import { findNominals } from './find-nominals.ts'
import type { Gender, Mention } from './mention.ts'
import { type CapitalsSeen, isHeadline } from './read-capitals.ts'

/** Finds everything in a paragraph that could be a source: names, nouns for people and bodies, pronouns. In order. */
export function findMentions(tokens: readonly Token[], paragraph: number, capitals: CapitalsSeen): Mention[] {
  const find = isHeadline(tokens, paragraph) ? findNamesInHeadline : findNames
  const names = withoutAffiliations(tokens, withoutQualifiers(find(tokens, capitals)))
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

/** A bracket with more in it tells more than where somebody belongs. */
const AFFILIATION_TOKENS = 6

/** In ‘Senator Ada Nwosu (PDP, Enugu East)’ what the brackets hold only tells where Nwosu belongs. */
function withoutAffiliations(tokens: readonly Token[], names: readonly Mention[]): Mention[] {
  let closing = -1
  return names.filter((name) => {
    const isInside = name.first < closing && name.bearer !== 'person'
    if (!isInside && tokens[name.last]?.text === '(') {
      const length = tokens
        .slice(name.last + 1, name.last + 2 + AFFILIATION_TOKENS)
        .findIndex(({ text }) => text === ')')
      // Without a closing bracket nothing is inside.
      closing = name.last + 1 + length
    }
    return !isInside
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
  const mentions: Mention[] = []
  // By index, here and wherever every token is met: entries are an array each.
  for (let first = 0; first < tokens.length; first += 1) {
    const token = tokens[first]
    const pronoun = token === undefined ? undefined : PRONOUNS.get(token.lower)
    // ‘US’ is a country.
    if (token === undefined || pronoun === undefined || token.text === 'US' || token.text === 'IT') continue
    if (token.lower === 'her' && isPossessor(tokens[first + 1])) continue
    mentions.push({
      start: token.start,
      end: token.end,
      kind: 'pronoun',
      first,
      last: first + 1,
      lead: first,
      words: [token.lower],
      bearer: token.lower === 'it' ? 'unknown' : 'person',
      gender: pronoun.gender,
      isPlural: pronoun.plural === true,
      isPossessive: false,
      role: undefined,
      apposition: undefined,
    })
  }
  return mentions
}

/** ‘her lawyer said’: before a noun the word owns and does not speak. */
function isPossessor(next: Token | undefined): boolean {
  return next?.kind === 'word' && (next.isCapital || !COMMON_WORDS.has(next.lower)) && next.lower !== "'s"
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
