import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import type { CapitalsSeen } from './find-mentions.ts'
import { genderOfGivenName, isGivenName } from './given-names.ts'
import type { Gender, Mention } from './mention.ts'
import { CALENDAR_WORDS, ORGANISATION_WORDS, PLACES_AND_PEOPLES } from './organisations.ts'
import { ROLES } from './roles.ts'
import { FORMS_OF_ADDRESS, NAME_SUFFIXES, PARTICLES, TITLE_TAILS, TITLES } from './titles.ts'

/** Finds the names in a paragraph: runs of capitalised words, parted into titles and the name proper. */
export function findNames(tokens: readonly Token[], capitals: CapitalsSeen): Mention[] {
  const names: Mention[] = []
  let at = 0
  while (at < tokens.length) {
    const end = runEnd(tokens, at, capitals)
    if (end === at) {
      at += 1
      continue
    }
    names.push(...readRun(tokens, at, end))
    at = end
  }
  return names
}

/** Longest run that is looked at as one name: nothing real is longer, and it bounds the work. */
const RUN_LIMIT = 14

function runEnd(tokens: readonly Token[], start: number, capitals: CapitalsSeen): number {
  const first = tokens[start]
  if (first === undefined || !canStart(tokens, start, first, capitals)) return start
  let end = start + 1
  while (end < tokens.length && end - start < RUN_LIMIT) {
    const previous = tokens[end - 1]
    const token = tokens[end]
    if (previous === undefined || token === undefined || token.start - previous.end > 2) break
    const step = extension(tokens, end, previous, token)
    if (step === 0) break
    end += step
  }
  return end
}

function canStart(tokens: readonly Token[], index: number, token: Token, capitals: CapitalsSeen): boolean {
  if (token.kind !== 'word' || !token.isCapital || CALENDAR_WORDS.has(token.lower)) return false
  if (FORMS_OF_ADDRESS.has(token.lower)) return true
  const next = tokens[index + 1]
  // ‘New York’, but not ‘New rules’.
  if (token.lower === 'new') return next?.isCapital === true && !COMMON_WORDS.has(next.lower)
  if (/^(?:I[’']|[RDI]-)/.test(token.text)) return false
  if (COMMON_WORDS.has(token.lower)) return false
  const opensSentence = tokens[index - 1]?.kind !== 'word' && tokens[index - 1]?.kind !== 'number'
  if (!opensSentence) return true
  const inTwo = next?.isCapital === true && !COMMON_WORDS.has(next.lower) && next.start - token.end <= 2
  if (capitals.capital.has(token.lower) || TITLES.has(token.lower)) return true
  if (capitals.small.has(token.lower) && !(inTwo && isGivenName(token.lower))) return false
  return !/(?:ing|ly|ed)$/.test(token.lower) || inTwo || isGivenName(token.lower)
}

/** How many tokens the run grows by at `end`: none where it stops. */
function extension(tokens: readonly Token[], end: number, previous: Token, token: Token): number {
  const next = tokens[end + 1]
  // ‘Marcia “Cia” Price’
  if (
    isMark(token) &&
    next?.isCapital === true &&
    isMark(tokens[end + 2]) &&
    tokens[end + 3]?.isCapital === true &&
    isGivenName(previous.text)
  ) {
    return NICKNAME_TOKENS
  }
  if (token.kind === 'word' && token.isCapital) {
    if (CALENDAR_WORDS.has(token.lower) && token.lower !== 'may') return 0
    if (COMMON_WORDS.has(token.lower) && !isGivenName(token.lower)) return 0
    return 1
  }
  if (next?.isCapital !== true) {
    // ‘Secretary of the Treasury’, ‘Speaker of the House’.
    const further = tokens[end + 2]
    const bridges = token.lower === 'of' && next?.lower === 'the' && further?.isCapital === true
    return bridges && joinsWithOf(previous) ? 3 : 0
  }
  if (PARTICLES.has(token.lower) && token.kind === 'word') return 2
  if (token.text === '&') return 2
  if (token.lower === 'of' && joinsWithOf(previous) && !COMMON_WORDS.has(next.lower)) return 2
  // ‘Bashar al-Assad’ is one token that starts small.
  if (/^(?:al|el|ul|ad|as)-/.test(token.lower)) return 1
  // ‘Robert F. Kennedy, Jr.’
  return token.text === ',' && NAME_SUFFIXES.has(next.lower) ? 2 : 0
}

/** A mark, the nickname, a mark, the name after it. */
const NICKNAME_TOKENS = 4

function isMark(token: Token | undefined): boolean {
  return token !== undefined && ['"', '“', '”', '‘', '’'].includes(token.text)
}

function joinsWithOf({ lower }: Token): boolean {
  return ORGANISATION_WORDS.has(lower) || OFFICES_OF.has(lower)
}

const OFFICES_OF: ReadonlySet<string> = new Set([
  'secretary',
  'speaker',
  'president',
  'director',
  'minister',
  'chairman',
  'bishop',
  'archbishop',
  'duke',
  'prince',
  'university',
  'chief',
])

function readRun(tokens: readonly Token[], start: number, end: number): Mention[] {
  const last = tokens[end - 1]
  if (last === undefined) return []
  const titleEnd = endOfTitles(tokens, start, end)
  // A title alone is a nominal.
  if (titleEnd === end) return []
  let nameStart = titleEnd
  const isOrganisation =
    ORGANISATION_WORDS.has(last.lower) ||
    (end - titleEnd === 1 && isAcronym(last.text) && tokens[end]?.text !== ':')
  if (isOrganisation && !FORMS_OF_ADDRESS.has(tokens[titleEnd - 1]?.lower ?? '')) nameStart = start
  else while (end - nameStart > 2 && isQualifier(tokens, nameStart)) nameStart += 1
  // ‘Trump White House’, ‘Republican Marco Rubio’: what is left is one word, so a qualifier goes only before a given name.
  const second = tokens[nameStart + 1]
  if (
    !isOrganisation &&
    end - nameStart === 2 &&
    isQualifier(tokens, nameStart) &&
    second !== undefined &&
    isParty(tokens[nameStart])
  )
    nameStart += 1
  return [nameMention(tokens, { start, nameStart, end, isOrganisation })]
}

function isParty(token: Token | undefined): boolean {
  return token !== undefined && /^(?:republican|democrat|democratic|labour|tory|gop)s?$/.test(token.lower)
}

function isQualifier(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  return (
    token !== undefined &&
    (PLACES_AND_PEOPLES.has(token.lower) ||
      ROLES.has(token.lower) ||
      (isAcronym(token.text) && token.text.length > 2))
  )
}

/** Where the titles of a run end: after the last title that something follows. The run's end if it is all title. */
function endOfTitles(tokens: readonly Token[], start: number, end: number): number {
  let titleEnd = start
  for (let index = start; index < end; index += 1) {
    const lower = tokens[index]?.lower ?? ''
    // ‘Mr. King’, ‘Charlie King’: at the end of a run a title is a family name.
    if (index === end - 1 && index > start && isNamedBy(tokens[index - 1], lower)) break
    if (TITLES.has(lower) || TITLE_TAILS.get(lower)?.has(tokens[index - 1]?.lower ?? '') === true) {
      titleEnd = index + 1
      // ‘Secretary of State John Kerry’
      if (tokens[index + 1]?.lower === 'of') {
        const the = tokens[index + 2]?.lower === 'the' ? 1 : 0
        titleEnd = Math.min(end, index + 3 + the)
      }
    }
  }
  return titleEnd
}

function isNamedBy(before: Token | undefined, lower: string): boolean {
  if (before === undefined || lower.endsWith('.')) return false
  return FORMS_OF_ADDRESS.has(before.lower) || (isGivenName(before.text) && !TITLES.has(before.lower))
}

interface Run {
  readonly start: number
  readonly nameStart: number
  readonly end: number
  readonly isOrganisation: boolean
}

function nameMention(tokens: readonly Token[], { start, nameStart, end, isOrganisation }: Run): Mention {
  const words = tokens
    .slice(nameStart, end)
    .filter((token, index, run) => token.kind === 'word' && !isMark(run[index - 1]))
  const from = addressStart(tokens, start, nameStart)
  const roleStart = backOverRole(tokens, start)
  const hasTitle = nameStart > start || roleStart < start
  const gender =
    titleGender(tokens, roleStart, nameStart) ??
    (words.length > 1 ? genderOfGivenName(words[0]?.text ?? '') : undefined)
  const head = tokens[from]
  const tail = tokens[end - 1]
  const roleFirst = tokens[roleStart]
  const roleLast = tokens[nameStart - 1]
  return {
    start: head?.start ?? 0,
    end: tail?.end ?? 0,
    kind: 'name',
    first: from,
    last: end,
    words: words.map(({ text }) => text),
    bearer: isOrganisation
      ? 'organisation'
      : bearerOf(
          words,
          hasTitle || (tokens[end]?.text === ':' && words.length === 1 && isShouted(words[0]?.text ?? '')),
        ),
    gender: isOrganisation ? undefined : gender,
    isPlural: false,
    isPossessive: tokens[end]?.lower === "'s",
    role:
      hasTitle && roleFirst !== undefined && roleLast !== undefined && !isOrganisation
        ? { start: roleFirst.start, end: roleLast.end }
        : undefined,
  }
}

/** A mention takes the form of address with it (‘Mr. Putin’), not what else qualifies the name. */
function addressStart(tokens: readonly Token[], start: number, nameStart: number): number {
  return nameStart > start && TITLES.has(tokens[nameStart - 1]?.lower ?? '') ? nameStart - 1 : nameStart
}

const ROLE_LIMIT = 8

/** ‘Clinton campaign manager Robby Mook’: back from the name over the role noun and what qualifies it. */
function backOverRole(tokens: readonly Token[], start: number): number {
  const noun = tokens[start - 1]
  if (noun === undefined || noun.kind !== 'word' || !ROLES.has(noun.lower)) return start
  let from = start - 1
  while (from > 0 && start - from < ROLE_LIMIT) {
    const token = tokens[from - 1]
    if (
      token?.kind !== 'word' ||
      (COMMON_WORDS.has(token.lower) && token.lower !== "'s" && !ORDINALS.has(token.lower))
    )
      break
    from -= 1
  }
  return from
}

const ORDINALS: ReadonlySet<string> = new Set(['first', 'senior', 'former', 'late', 'old', 'new', 'last'])

function titleGender(tokens: readonly Token[], start: number, end: number): Gender | undefined {
  for (let index = end - 1; index >= start; index -= 1) {
    const lower = tokens[index]?.lower ?? ''
    const gender = TITLES.get(lower) ?? ROLES.get(lower)
    if (gender !== undefined) return gender
    if (lower === 'lady' && tokens[index - 1]?.lower === 'first') return 'female'
  }
  return undefined
}

function bearerOf(words: readonly Token[], hasTitle: boolean): Mention['bearer'] {
  if (words.every(({ lower }) => PLACES_AND_PEOPLES.has(lower))) return 'place'
  if (hasTitle) return 'person'
  const [first] = words
  if (first !== undefined && words.length > 1 && words.length < 5 && isGivenName(first.text)) return 'person'
  return 'unknown'
}

/** ‘PENCE:’, as in a transcript. */
function isShouted(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase()
}

function isAcronym(text: string): boolean {
  return text.length >= 2 && text.length <= 6 && /^[A-Z&]+$/.test(text)
}
