import type { Mention } from '../people/mention.ts'
import { TITLES } from '../people/titles.ts'
import { ROLES } from '../people/roles.ts'
import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { cueAt, type CueForm } from '../words/cues.ts'
import type { ParagraphScan } from './scan.ts'

/** How a mention hangs on a reporting verb. */
export interface Attachment {
  /**
   * `subject`: ‘Lee said’. `aux`: ‘Lee has also said’. `apposition`: ‘Lee, a lawyer, said’. `inverted`: ‘said Lee’.
   * `complement`: ‘a spokesman for the council said’.
   * `according`: ‘according to Lee’. `chained`: ‘Lee went further, saying’. `colon`: ‘LEE: …’. `byline`: ‘“…” — Lee’. `none`.
   */
  readonly how:
    | 'subject'
    | 'aux'
    | 'apposition'
    | 'inverted'
    | 'complement'
    | 'according'
    | 'chained'
    | 'colon'
    | 'byline'
    | 'none'
  /** Indices of the verb's first token and the one after its last; -1 where there is none. */
  readonly cueFirst: number
  readonly cueLast: number
  readonly cue: CueForm | undefined
}

const NONE: Attachment = { how: 'none', cueFirst: -1, cueLast: -1, cue: undefined }

/** Looks left and right of a mention, a bounded number of tokens, for the verb that it governs. */
export function attachCue(scan: ParagraphScan, mention: Mention): Attachment {
  const { tokens } = scan
  const before = tokens[mention.first - 1]?.lower
  if (before === 'to' && tokens[mention.first - 2]?.lower === 'according') {
    return { how: 'according', cueFirst: mention.first - 2, cueLast: mention.first, cue: undefined }
  }
  if (
    DASHES.has(before ?? '') &&
    (scan.quotesBefore[mention.first] ?? 0) > (scan.quotesBefore[mention.first - 3] ?? 0)
  ) {
    return { ...NONE, how: 'byline' }
  }
  const direct = verbAfter(scan, mention.last) ?? verbBefore(scan, mention)
  if (direct !== undefined) return direct
  if (mention.isPossessive) return NONE
  const next = tokens[mention.last]?.text
  if (next === ':') return { how: 'colon', cueFirst: mention.last, cueLast: mention.last + 1, cue: undefined }
  if (next === ',' || next === '(' || next === '–' || next === '—') {
    const apposition = verbAfterInsertion(scan, mention.last, next === '(' ? ')' : next)
    if (apposition !== undefined) return apposition
  }
  return verbAfterComplement(scan, mention) ?? chainedVerb(scan, mention)
}

const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', '―'])

function found(tokens: readonly Token[], at: number, how: Attachment['how']): Attachment {
  return { how, cueFirst: at, cueLast: at + 1, cue: cueAt(tokens, at) }
}

const AUXILIARY_LIMIT = 4

/** ‘Lee said’, ‘Lee has repeatedly said’, ‘Lee then told’. */
function verbAfter({ tokens }: ParagraphScan, start: number): Attachment | undefined {
  for (let at = start; at < start + AUXILIARY_LIMIT; at += 1) {
    const token = tokens[at]
    if (token?.kind !== 'word') return undefined
    const cue = cueAt(tokens, at)
    if (cue !== undefined && cue.form !== 'gerund') {
      // ‘to say’ is a verb, ‘the report’ and ‘a call’ are not.
      return found(tokens, at, at === start ? 'subject' : 'aux')
    }
    if (!AUXILIARIES.has(token.lower) && !token.lower.endsWith('ly')) return undefined
  }
  return undefined
}

const AUXILIARIES: ReadonlySet<string> = new Set(
  'has had have was is are were be been also later then once again just recently himself herself themselves first even who would will could did does do not never still too often always simply went on to'.split(
    ' ',
  ),
)

const INVERTED_LIMIT = 8

/** ‘said Lee’, ‘said former Labour minister Ann Lee’: back over titles, roles and adjectives. */
function verbBefore({ tokens }: ParagraphScan, { first }: Mention): Attachment | undefined {
  for (let at = first - 1; at >= first - INVERTED_LIMIT; at -= 1) {
    const token = tokens[at]
    if (token?.kind !== 'word') return undefined
    const cue = cueAt(tokens, at)
    if (cue !== undefined && cue.form !== 'gerund') return found(tokens, at, 'inverted')
    const passes =
      token.isCapital || TITLES.has(token.lower) || ROLES.has(token.lower) || !COMMON_WORDS.has(token.lower)
    if (!passes && !/^(?:the|a|an|former|his|her|'s|longtime|senior|new)$/.test(token.lower)) return undefined
  }
  return undefined
}

const INSERTION_LIMIT = 30

/** ‘Lee, a lawyer for the family, said’. */
function verbAfterInsertion(scan: ParagraphScan, start: number, closer: string): Attachment | undefined {
  const { tokens } = scan
  for (let at = start + 1; at < start + INSERTION_LIMIT; at += 1) {
    const text = tokens[at]?.text
    if (text === '.' || text === '?' || scan.segmentAt[at] !== -1) return undefined
    if (text !== closer) continue
    const verb = verbAfter(scan, at + 1)
    if (verb !== undefined) return { ...verb, how: 'apposition' }
  }
  return undefined
}

const COMPLEMENT_LIMIT = 9

/** ‘a spokesman for the council said’, ‘Peters of the Technical University says’: past a preposition and its noun. */
function verbAfterComplement(scan: ParagraphScan, { lead, last }: Mention): Attachment | undefined {
  const { tokens } = scan
  if (!isObject(tokens[last]) || isObject(tokens[lead - 1])) return undefined
  for (let at = last + 2; at < last + COMPLEMENT_LIMIT; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.kind === 'punctuation') return undefined
    const cue = cueAt(tokens, at)
    if (cue?.form === 'past' || cue?.form === 'present') return found(tokens, at, 'complement')
  }
  return undefined
}

const CHAIN_LIMIT = 45

/** ‘Lee went further, saying’, ‘Lee thanked Ray, noting’: the next verb in the same sentence of which Lee opens the clause. */
function chainedVerb(scan: ParagraphScan, { lead, last }: Mention): Attachment {
  const { tokens, endsBefore, segmentAt } = scan
  if (isObject(tokens[lead - 1])) return NONE
  for (let at = last; at < last + CHAIN_LIMIT; at += 1) {
    if ((endsBefore[at] ?? 0) > (endsBefore[last] ?? 0)) return NONE
    if (segmentAt[at] !== -1) continue
    const cue = cueAt(tokens, at)
    if (cue === undefined) continue
    const previous = tokens[at - 1]?.lower ?? ''
    if (cue.form === 'gerund' || previous === 'and' || previous === 'but' || previous === ',')
      return found(tokens, at, 'chained')
  }
  return NONE
}

/** Whether the word before a mention makes it an object: ‘to Lee’, ‘with Lee’. */
export function isObject(before: Token | undefined): boolean {
  return before !== undefined && PREPOSITIONS.has(before.lower)
}

const PREPOSITIONS: ReadonlySet<string> = new Set(
  'to of with for by from about against at in on into over under between among toward towards like unlike than behind beside near after before without'.split(
    ' ',
  ),
)
