import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { cueAt } from '../words/cues.ts'
import { isDemonymAt } from './demonyms.ts'
import { findApposition } from './find-apposition.ts'
import { genderOfGivenName, isGivenName } from './given-names.ts'
import type { Gender, Mention } from './mention.ts'
import { endOfRun, isMark } from './name-runs.ts'
import { FAMILY_NAMES_TOO, ORGANISATION_WORDS, PLACES_AND_PEOPLES } from './organisations.ts'
import { type CapitalsSeen, isInitial } from './read-capitals.ts'
import { ROLES } from './roles.ts'
import { FORMS_OF_ADDRESS, POST_NOMINALS, TITLE_TAILS, TITLES } from './titles.ts'

/** Finds the names in a paragraph: runs of capitalised words, parted into titles and the name proper. */
export function findNames(tokens: readonly Token[], capitals: CapitalsSeen): Mention[] {
  const names: Mention[] = []
  let at = 0
  while (at < tokens.length) {
    const end = endOfRun(tokens, at, capitals)
    if (end === at) {
      at += 1
      continue
    }
    const name = readRun(tokens, { start: at, end, capitals })
    if (name !== undefined) names.push(name)
    at = end
  }
  return names
}

/** Where every word has a capital, a given name with the next word is a name, and so is what the article calls one. */
export function findNamesInHeadline(tokens: readonly Token[], capitals: CapitalsSeen): Mention[] {
  const names: Mention[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (token?.kind !== 'word' || !token.isCapital || COMMON_WORDS.has(token.lower)) continue
    const inTwo = next?.isCapital === true && !COMMON_WORDS.has(next.lower) && !capitals.small.has(next.lower)
    const end = inTwo && isGivenName(token.text) ? at + 2 : at + 1
    if (end === at + 1 && !capitals.capital.has(token.lower)) continue
    names.push(
      nameMention(tokens, {
        start: at,
        nameStart: at,
        end,
        isOrganisation: isOrganisationName(tokens, at, end),
        isTitled: false,
      }),
    )
    at = end - 1
  }
  return names
}

interface Run {
  readonly start: number
  readonly end: number
  readonly capitals: CapitalsSeen
}

function readRun(tokens: readonly Token[], { start, end, capitals }: Run): Mention | undefined {
  // ‘said the Spaniard’, ‘the Londoner’: somebody from there, whose name is another.
  if (end - start === 1 && isDemonymAt(tokens, start)) return undefined
  const titleEnd = endOfTitles(tokens, start, end)
  // A title alone is a nominal.
  if (titleEnd === end) return undefined
  const isAddressed = FORMS_OF_ADDRESS.has(tokens[titleEnd - 1]?.lower ?? '')
  const isOrganisation = !isAddressed && isOrganisationName(tokens, titleEnd, end)
  const nameStart = isOrganisation ? start : startOfName(tokens, { start: titleEnd, end, capitals })
  return nameMention(tokens, { start, nameStart, end, isOrganisation, isTitled: titleEnd > start })
}

function isOrganisationName(tokens: readonly Token[], start: number, end: number): boolean {
  const last = tokens[end - 1]
  if (last === undefined) return false
  const first = tokens[start]
  if (FAMILY_NAMES_TOO.has(last.lower) && first !== undefined) {
    return end - start > 1 && (genderOfGivenName(first.text) === undefined || end - start > 3)
  }
  // ‘CNN’; but ‘PENCE:’ opens a line of a transcript.
  return (
    ORGANISATION_WORDS.has(last.lower) ||
    (end - start === 1 && isAcronym(last.text) && tokens[end]?.text !== ':')
  )
}

/** Past what qualifies the name: ‘Florida Republican Marco Rubio’, ‘Maricopa County Recorder Helen Purcell’. */
function startOfName(tokens: readonly Token[], { start, end, capitals }: Run): number {
  let nameStart = start
  while (end - nameStart > 2 && isQualifier(tokens[nameStart])) nameStart += 1
  if (
    end - nameStart > 2 &&
    tokens[nameStart - 1]?.kind !== 'word' &&
    isSeenSmall(tokens[nameStart], capitals) &&
    isGivenName(tokens[nameStart + 1]?.text ?? '')
  )
    nameStart += 1
  if (end - nameStart === 2 && isNoGivenName(tokens[nameStart], capitals)) nameStart += 1
  if (isGivenName(tokens[nameStart]?.text ?? '')) return nameStart
  for (let at = nameStart + 1; at < end - 1; at += 1) {
    const token = tokens[at]
    const before = tokens[at - 1]
    if (
      token === undefined ||
      before === undefined ||
      !isGivenName(token.text) ||
      PLACES_AND_PEOPLES.has(token.lower)
    )
      continue
    const isNoun = isQualifier(before) || ORGANISATION_WORDS.has(before.lower) || before.text.includes('-')
    if (isNoun) return at
  }
  return nameStart
}

/** ‘Passenger Joan Ellis’, in an article that speaks of passengers: a noun that opens the sentence. */
function isSeenSmall(token: Token | undefined, { small }: CapitalsSeen): boolean {
  if (token === undefined || isGivenName(token.text)) return false
  return small.has(token.lower) || small.has(`${token.lower}s`)
}

/** ‘Republican Rubio’, ‘Donor Adelson’, ‘AG Mukasey’, ‘Continued Stone’: a noun or a verb before a bare family name. */
function isNoGivenName(token: Token | undefined, { small }: CapitalsSeen): boolean {
  if (token === undefined || isGivenName(token.text)) return false
  if (/^(?:republican|democrat|democratic|labour|tory|gop)s?$/.test(token.lower)) return true
  return ROLES.has(token.lower) || small.has(token.lower) || (isAcronym(token.text) && token.text.length < 5)
}

function isQualifier(token: Token | undefined): boolean {
  if (token === undefined) return false
  // ‘Plumber Jane Smith’: an occupation by its ending.
  if (OCCUPATION.test(token.lower) && !isGivenName(token.text)) return true
  return (
    PLACES_AND_PEOPLES.has(token.lower) ||
    ROLES.has(token.lower) ||
    (isAcronym(token.text) && token.text.length > 2)
  )
}

const OCCUPATION =
  /^[a-z]{3,}(?:keeper|maker|worker|owner|driver|holder|ologist|graphist|tician|smith|ssistant)$/

/** Where the titles of a run end: after the last title that something follows. The run's end if it is all title. */
function endOfTitles(tokens: readonly Token[], start: number, end: number): number {
  let titleEnd = start
  for (let index = start; index < end; index += 1) {
    const lower = tokens[index]?.lower ?? ''
    const before = tokens[index - 1]
    // ‘Mr. King’, ‘Charlie King’, ‘Peter T. King’: at the end of a run a title is a family name.
    if (index === end - 1 && index > start && isNamedBy(before, lower)) break
    if (!TITLES.has(lower) && TITLE_TAILS.get(lower)?.has(before?.lower ?? '') !== true) continue
    titleEnd = index + 1
    // ‘Secretary of State John Kerry’
    if (tokens[index + 1]?.lower === 'of') {
      titleEnd = Math.min(end, index + 3 + (tokens[index + 2]?.lower === 'the' ? 1 : 0))
    }
  }
  return titleEnd
}

function isNamedBy(before: Token | undefined, lower: string): boolean {
  if (before === undefined || lower.endsWith('.')) return false
  if (FORMS_OF_ADDRESS.has(before.lower) || isInitial(before.text)) return true
  return isGivenName(before.text) && !TITLES.has(before.lower)
}

interface NameRun {
  readonly start: number
  readonly nameStart: number
  readonly end: number
  readonly isOrganisation: boolean
  /** Whether a title stands in the run before the name. */
  readonly isTitled: boolean
}

function nameMention(
  tokens: readonly Token[],
  { start, nameStart, end, isOrganisation, isTitled }: NameRun,
): Mention {
  const words = tokens
    .slice(nameStart, endOfName(tokens, nameStart, end))
    .filter(
      (token, index, run) => token.kind === 'word' && !(isMark(run[index - 1]) && isMark(run[index + 1])),
    )
  const from = addressStart(tokens, start, nameStart)
  const roleStart = isOrganisation ? start : backOverRole(tokens, start)
  const hasTitle = nameStart > roleStart
  const given = words.length > 1 ? genderOfGivenName(words[0]?.text ?? '') : undefined
  return {
    start: tokens[from]?.start ?? 0,
    end: tokens[end - 1]?.end ?? 0,
    kind: 'name',
    first: from,
    last: end,
    lead: backOverQualifiers(tokens, roleStart),
    words: words.map(({ text }) => text),
    bearer: isOrganisation
      ? 'organisation'
      : bearerOf(words, isTitled || roleStart < start || isShouted(tokens, nameStart, end)),
    gender: isOrganisation
      ? undefined
      : (titleGender(tokens, roleStart, nameStart) ?? given ?? kinGender(words)),
    isPlural: false,
    isPossessive: tokens[end]?.lower === "'s",
    apposition: isOrganisation ? undefined : findApposition(tokens, end),
    role:
      hasTitle && !isOrganisation
        ? { start: tokens[roleStart]?.start ?? 0, end: tokens[nameStart - 1]?.end ?? 0 }
        : undefined,
  }
}

/** ‘Anita Rao KC’: what follows the name proper is left out, as long as two words remain. */
function endOfName(tokens: readonly Token[], nameStart: number, end: number): number {
  let nameEnd = end
  while (nameEnd - nameStart > 2 && POST_NOMINALS.has(tokens[nameEnd - 1]?.text ?? '')) nameEnd -= 1
  return nameEnd
}

/** A mention takes the form of address with it (‘Mr. Putin’, ‘First Lady Melania Trump’), not what else qualifies it. */
function addressStart(tokens: readonly Token[], start: number, nameStart: number): number {
  if (nameStart === start || !TITLES.has(tokens[nameStart - 1]?.lower ?? '')) return nameStart
  const tails = TITLE_TAILS.get(tokens[nameStart - 1]?.lower ?? '')
  return nameStart - 2 >= start && tails?.has(tokens[nameStart - 2]?.lower ?? '') === true
    ? nameStart - 2
    : nameStart - 1
}

/** ‘Former’, ‘the late’: small words that belong to what qualifies a name. */
function backOverQualifiers(tokens: readonly Token[], start: number): number {
  let lead = start
  while (start - lead < QUALIFIER_LIMIT && QUALIFIERS.has(tokens[lead - 1]?.lower ?? '')) lead -= 1
  return lead
}

const QUALIFIER_LIMIT = 3

const QUALIFIERS: ReadonlySet<string> = new Set(
  'former then the a an current late new old young fellow longtime veteran'.split(' '),
)

const ROLE_LIMIT = 8

/** ‘Clinton campaign manager Robby Mook’: back from the name over the role noun and what qualifies it. */
function backOverRole(tokens: readonly Token[], start: number): number {
  if (!ROLES.has(tokens[start - 1]?.lower ?? '')) return start
  let from = start - 1
  while (start - from < ROLE_LIMIT) {
    const token = tokens[from - 1]
    if (token?.kind !== 'word') break
    if (COMMON_WORDS.has(token.lower) && !ORDINALS.has(token.lower)) break
    // ‘“…,” explains lead author Noor Haddad’: after a quotation comes its verb.
    if (isMark(tokens[from - 2]) && /^(?:past|present)$/.test(cueAt(tokens, from - 1)?.form ?? '')) break
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
  }
  return undefined
}

/** ‘Mom said’: a kinship word that serves as a name. */
function kinGender(words: readonly Token[]): Gender | undefined {
  return words.length === 1 ? ROLES.get(words[0]?.lower ?? '') : undefined
}

function bearerOf(words: readonly Token[], isPerson: boolean): Mention['bearer'] {
  if (isPerson) return 'person'
  if (words.every(({ lower }) => PLACES_AND_PEOPLES.has(lower))) return 'place'
  const [first] = words
  return first !== undefined && words.length > 1 && words.length < 5 && isGivenName(first.text)
    ? 'person'
    : 'unknown'
}

/** ‘PENCE:’, as in a transcript. */
function isShouted(tokens: readonly Token[], start: number, end: number): boolean {
  const text = tokens[start]?.text ?? ''
  return end - start === 1 && tokens[end]?.text === ':' && text.length > 1 && text === text.toUpperCase()
}

function isAcronym(text: string): boolean {
  return text.length >= 2 && text.length <= 6 && /^[A-Z&]+$/.test(text)
}
