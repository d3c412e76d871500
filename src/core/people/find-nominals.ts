import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { cueAt } from '../words/cues.ts'
import { isDemonymAt } from './demonyms.ts'
import type { Mention } from './mention.ts'
import { PLURAL_ROLES, ROLES, SPEAKING_THINGS } from './roles.ts'

/** Finds noun phrases that stand for people or for what speaks: ‘the Russian leader’, ‘White House officials’. */
export function findNominals(tokens: readonly Token[], names: readonly Mention[]): Mention[] {
  const startsName = new Set(names.map(({ first }) => first))
  const isInName = new Uint8Array(tokens.length)
  for (const { first, last } of names) isInName.fill(1, first, last)
  const nominals: Mention[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined || token.kind === 'punctuation' || isInName[index] === 1) continue
    const head = headOf(token) ?? demonymAt(tokens, index)
    if (head === undefined) continue
    const next = tokens[index + 1]
    // The last noun of a row is its head; before a name it is the name's role.
    if (startsName.has(index + 1) || (next?.kind === 'word' && headOf(next) !== undefined)) continue
    const first = phraseStart(tokens, index, token)
    if (first === undefined) continue
    // ‘Viguerie notes’, ‘Conway reports’: a plural without determiner that is also a verb is the verb.
    if (head.isThing && head.isPlural && !DETERMINERS.has(tokens[first]?.lower ?? '')) continue
    const start = tokens[first]
    if (start === undefined) continue
    nominals.push({
      start: start.start,
      end: token.end,
      kind: 'nominal',
      first,
      last: index + 1,
      lead: first,
      words: [token.lower],
      bearer: head.isThing ? 'organisation' : 'person',
      gender: ROLES.get(token.lower),
      isPlural: head.isPlural,
      isPossessive: next?.lower === "'s",
      role: undefined,
      apposition: undefined,
    })
  }
  return nominals
}

interface Head {
  readonly isThing: boolean
  readonly isPlural: boolean
}

const PERSON: Head = { isThing: false, isPlural: false }

/** All in one map, as every word is looked up; of what is in two lists the last one here counts. */
const HEADS: ReadonlyMap<string, Head> = new Map([
  ...[...SPEAKING_THINGS].map((thing) => [`${thing}s`, { isThing: true, isPlural: true }] as const),
  ...[...SPEAKING_THINGS].map((thing) => [thing, { isThing: true, isPlural: false }] as const),
  ...[...PLURAL_ROLES].map((role) => [role, { isThing: false, isPlural: true }] as const),
  ...[...ROLES.keys()].map((role) => [role, PERSON] as const),
])

function headOf({ kind, lower }: Token): Head | undefined {
  if (kind === 'number') return isAge(lower) ? PERSON : undefined
  return HEADS.get(lower)
}

/** ‘the Swede said’, but not ‘the German side’. */
function demonymAt(tokens: readonly Token[], index: number): Head | undefined {
  const [token, next] = [tokens[index], tokens[index + 1]]
  if (token?.isCapital !== true || !isDemonymAt(tokens, index)) return undefined
  const isAlone =
    next?.kind !== 'word' || COMMON_WORDS.has(next.lower) || cueAt(tokens, index + 1) !== undefined
  return isAlone ? PERSON : undefined
}

/** ‘the 22-year-old’: somebody by their age. */
export function isAge(lower: string): boolean {
  return /^\d{1,3}-year-old$/.test(lower)
}

const PHRASE_LIMIT = 7

/** Back from the noun to its determiner; a plural may stand without one. Undefined where the noun heads no phrase. */
function phraseStart(tokens: readonly Token[], head: number, { lower }: Token): number | undefined {
  if (INDEFINITES.has(lower)) return head
  let first = head
  while (head - first < PHRASE_LIMIT) {
    const token = tokens[first - 1]
    if (token?.kind !== 'word' && token?.kind !== 'number') break
    if (DETERMINERS.has(token.lower)) return first - 1
    if (COMMON_WORDS.has(token.lower) && !MODIFIERS.has(token.lower)) break
    first -= 1
  }
  const bare = bareStart(tokens, head)
  if (PLURAL_ROLES.has(lower)) return bare
  // ‘Trump’s campaign’, ‘Clinton campaign’: a name serves as determiner.
  return bare < head && tokens[bare]?.isCapital === true ? bare : undefined
}

/** Without a determiner a phrase reaches back over capitals, possessives and plain adjectives: ‘senior NATO officials’. */
function bareStart(tokens: readonly Token[], head: number): number {
  let first = head
  while (head - first < PHRASE_LIMIT) {
    const token = tokens[first - 1]
    if (token?.kind !== 'word') break
    const qualifies = token.isCapital
      ? !COMMON_WORDS.has(token.lower) || MODIFIERS.has(token.lower)
      : token.lower === "'s" ||
        MODIFIERS.has(token.lower) ||
        /(?:al|ic|an|ish|ive|ary|ist)$|-/.test(token.lower)
    if (!qualifies) break
    first -= 1
  }
  return first
}

/** ‘Some said’, ‘others say’: words that are a phrase by themselves. */
const INDEFINITES: ReadonlySet<string> = new Set('others many some several both'.split(' '))

const DETERMINERS: ReadonlySet<string> = new Set(
  'the a an his her their its my our your this that these those one another some two three four five six several many other both each every no any all most few'.split(
    ' ',
  ),
)

const MODIFIERS: ReadonlySet<string> = new Set(
  'first second third former senior new old young late early good long high top last next then'.split(' '),
)
