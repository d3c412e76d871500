import { BEFORE_MONTHS } from '../text/before-months.ts'
import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { isGivenName } from './given-names.ts'
import { CALENDAR_WORDS, ORGANISATION_WORDS } from './organisations.ts'
import type { CapitalsSeen } from './read-capitals.ts'
import { FORMS_OF_ADDRESS, NAME_SUFFIXES, PARTICLES, TITLES } from './titles.ts'

/** Longest run that is looked at as one name: nothing real is longer, and it bounds the work. */
const RUN_LIMIT = 14

/**
 * Where the run of capitalised words that starts at a token ends: titles, names, and what joins them. The start itself
 * where none begins there.
 */
export function endOfRun(tokens: readonly Token[], start: number, capitals: CapitalsSeen): number {
  if (!startsRun(tokens, start, capitals)) return start
  let end = start + 1
  while (end - start < RUN_LIMIT) {
    const previous = tokens[end - 1]
    const token = tokens[end]
    if (previous === undefined || token === undefined || token.start - previous.end > 2) break
    const step = extension(tokens, end, { previous, token, capitals })
    if (step === 0) break
    end += step
  }
  return end
}

function startsRun(tokens: readonly Token[], index: number, capitals: CapitalsSeen): boolean {
  const token = tokens[index]
  if (token?.isCapital !== true) return false
  if (CALENDAR_WORDS.has(token.lower)) return opensName(tokens, index) && !isBeforeMonth(tokens[index - 1])
  // ‘I’ll’, and the ‘R-Ky.’ of an American senator.
  if (/^(?:I[’']|[RDI]-)/.test(token.text)) return false
  const next = tokens[index + 1]
  const opensSentence = tokens[index - 1]?.kind !== 'word' && tokens[index - 1]?.kind !== 'number'
  if (COMMON_WORDS.has(token.lower))
    return (
      (!opensSentence && opensName(tokens, index)) ||
      startsWithCommonWord(token, next, opensSentence, capitals)
    )
  if (!opensSentence) return true
  if (capitals.capital.has(token.lower) || TITLES.has(token.lower)) return true
  const inTwo = next?.isCapital === true && !COMMON_WORDS.has(next.lower) && next.start - token.end <= 2
  if (capitals.small.has(token.lower) && !(inTwo && isGivenName(token.lower))) return false
  // ‘Employees were less forgiving’: many, and no name.
  if (!inTwo && PLURAL_VERBS.has(next?.lower ?? '')) return isGivenName(token.lower)
  // ‘Shoppers posted pictures’, ‘Previous tests had shown’: no name by its ending, and a capital nowhere else.
  const isOrdinary = /(?:ing|ly|ed|ous|ual|ful|able|ible|ical|(?:er|or|ist|ent)s)$/.test(token.lower)
  return !isOrdinary || inTwo || isGivenName(token.lower)
}

const PLURAL_VERBS: ReadonlySet<string> = new Set("were are have do don't weren't aren't haven't".split(' '))

/** ‘June Whitlock’, ‘Will Young’: a given name that is another word too, with a name after it. */
function opensName(tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]]
  if (token === undefined || next?.isCapital !== true || next.start - token.end > 2) return false
  if (COMMON_WORDS.has(next.lower) || CALENDAR_WORDS.has(next.lower)) return false
  return isGivenName(token.lower) && !ORGANISATION_WORDS.has(next.lower)
}

function isBeforeMonth(token: Token | undefined): boolean {
  // ‘the June Whitlock report’ may be of June as well as hers.
  return (
    token !== undefined && (BEFORE_MONTHS.has(token.lower) || token.lower === 'the' || token.lower === 'a')
  )
}

/** ‘New York’, ‘First Lady’, and ‘Small said’ where the article has introduced a Marty Small. */
function startsWithCommonWord(
  { lower }: Token,
  next: Token | undefined,
  opensSentence: boolean,
  { families }: CapitalsSeen,
): boolean {
  if (lower === 'new') return next?.isCapital === true && !COMMON_WORDS.has(next.lower)
  if (lower === 'first') return next?.text === 'Lady'
  if (!families.has(lower)) return false
  return (
    !opensSentence ||
    (next?.kind === 'word' &&
      !next.isCapital &&
      /^(?:said|says|told|added|has|had|was|is|who|also)$/.test(next.lower))
  )
}

interface Step {
  readonly previous: Token
  readonly token: Token
  readonly capitals: CapitalsSeen
}

/** How many tokens the run grows by at `end`: none where it stops. */
function extension(tokens: readonly Token[], end: number, { previous, token, capitals }: Step): number {
  const next = tokens[end + 1]
  // ‘Marcia “Cia” Price’
  if (isNickname(tokens, end) && isGivenName(previous.text)) return NICKNAME_TOKENS
  if (token.isCapital) {
    if (CALENDAR_WORDS.has(token.lower)) {
      if (TITLES.has(previous.lower)) return opensName(tokens, end) ? 1 : 0
      return token.lower === 'may' && isGivenName(previous.text) ? 1 : 0
    }
    if (COMMON_WORDS.has(token.lower) && !isGivenName(token.lower)) {
      // ‘Mr. Low’
      if (FORMS_OF_ADDRESS.has(previous.lower)) return 1
      return capitals.families.has(token.lower) && isGivenName(previous.text) ? 1 : 0
    }
    return 1
  }
  // ‘Bashar al-Assad’ is one token that starts small.
  if (/^(?:al|el|ul|ad|as)-\p{Lu}/u.test(token.text)) return 1
  // ‘Ursula von der Leyen’
  const particles = particlesAt(tokens, end)
  if (particles > 0) return particles + 1
  if (next?.isCapital !== true) {
    // ‘Secretary of the Treasury’, ‘Speaker of the House’.
    const bridges = token.lower === 'of' && next?.lower === 'the' && tokens[end + 2]?.isCapital === true
    return bridges && joinsWithOf(previous) ? 3 : 0
  }
  if (token.text === '&') return 2
  if (token.lower === 'of' && joinsWithOf(previous) && !COMMON_WORDS.has(next.lower)) return 2
  // ‘Robert F. Kennedy, Jr.’
  return token.text === ',' && NAME_SUFFIXES.has(next.lower) ? 2 : 0
}

/** How many particles stand before the next capital; none where no capital follows them. */
function particlesAt(tokens: readonly Token[], at: number): number {
  let count = 0
  while (count < PARTICLE_LIMIT && PARTICLES.has(tokens[at + count]?.lower ?? '')) count += 1
  const next = tokens[at + count]
  return next?.isCapital === true && !COMMON_WORDS.has(next.lower) ? count : 0
}

const PARTICLE_LIMIT = 3

/** A mark, the nickname, a mark, the name after it. */
const NICKNAME_TOKENS = 4

function isNickname(tokens: readonly Token[], at: number): boolean {
  return (
    isMark(tokens[at]) &&
    tokens[at + 1]?.isCapital === true &&
    isMark(tokens[at + 2]) &&
    tokens[at + 3]?.isCapital === true
  )
}

/** Whether a token is a quotation mark, as around a nickname. */
export function isMark(token: Token | undefined): boolean {
  return token !== undefined && ['"', '“', '”', '‘', '’'].includes(token.text)
}

function joinsWithOf({ lower }: Token): boolean {
  return ORGANISATION_WORDS.has(lower) || OFFICES_OF.has(lower)
}

const OFFICES_OF: ReadonlySet<string> = new Set(
  'secretary speaker president director minister chairman bishop archbishop duke prince university chief'.split(
    ' ',
  ),
)
