import type { Figure } from '../people/resolve-names.ts'
import type { Mention } from '../people/mention.ts'
import { isObject } from './attach-cues.ts'
import type { Candidate, ChosenSource } from './find-candidates.ts'
import type { ParagraphScan } from './scan.ts'
import type { Unit } from './units.ts'

/** What the features of a candidate are read from. */
export interface SourceContext {
  readonly scans: readonly ParagraphScan[]
  readonly figureOf: ReadonlyMap<Mention, Figure>
  readonly unit: Unit
  readonly previous: ChosenSource | undefined
  /** The paragraph in which the unit before ends, and the token after it; undefined at the first unit. */
  readonly previousEnd: { readonly paragraph: number; readonly token: number } | undefined
}

/** Feature of the choice that nobody is named. */
export function nobodyFeatures({ unit, scans, previous }: SourceContext): string[] {
  const scan = scans[unit.first.paragraph]
  const lead = leadOf(scan, unit)
  return [
    'nobody',
    `nobody|lead=${lead}`,
    `nobody|previous=${String(previous !== undefined)}`,
    `nobody|words=${bucket(unit.first.last - unit.first.first)}`,
  ]
}

/** Names what speaks for and against a candidate (after O'Keefe 2012 and Muzny 2017, with the syntax read off the surface). */
export function sourceFeatures(context: SourceContext, candidate: Candidate): string[] {
  const { scans, unit, previous, figureOf } = context
  const { mention, place, attachment, rank } = candidate
  const scan = scans[candidate.paragraph]
  const home = scans[unit.first.paragraph]
  const tail = scans[unit.last.paragraph]
  if (scan === undefined || home === undefined || tail === undefined) return []
  const lead = leadOf(home, unit)
  const close = closeOf(tail, unit)
  const base = place === 'chain' && candidate.paragraph === unit.first.paragraph ? 'chain-near' : place
  const features: string[] = [
    base,
    `${base}|rank=${Math.min(rank, 5)}`,
    `${base}|kind=${mention.kind}`,
    `bearer=${mention.bearer}`,
    `how=${attachment.how}`,
  ]

  const position = cuePosition(candidate, unit)
  const distance = distanceOf(context, candidate)
  features.push(
    `${base}|how=${attachment.how}|cue=${position}`,
    `${base}|how=${attachment.how}|ends=${distance.ends}`,
    `${base}|ends=${distance.ends}|quotes=${distance.quotes}`,
    `${base}|ends=${distance.ends}|tokens=${distance.tokens}`,
    `${base}|cues=${distance.cues}|ends=${distance.ends}`,
    `${base}|rank=${Math.min(rank, 5)}|ends=${distance.ends}|how=${attachment.how}`,
    `${base}|lead=${lead}|how=${attachment.how}|ends=${distance.ends}`,
    `${base}|close=${close}|how=${attachment.how}|ends=${distance.ends}|tokens=${distance.tokens}`,
    `${base}|lead=${lead}|close=${close}`,
  )
  if (attachment.cue !== undefined) {
    features.push(
      `cue=${attachment.cue.lemma}`,
      `${base}|cue=${attachment.cue.lemma}|at=${position}`,
      `form=${attachment.cue.form}|how=${attachment.how}`,
    )
  }
  const before = scan.tokens[mention.first - 1]
  const after = scan.tokens[mention.last]
  if (mention.isPossessive) features.push('possessive', `${base}|possessive`)
  if (isObject(before))
    features.push('object', `${base}|object=${before?.lower ?? ''}`, `${base}|object|how=${attachment.how}`)
  features.push(
    `${base}|after=${after?.kind === 'word' ? after.lower : (after?.text ?? 'end')}`,
    `${base}|before=${wordOf(before?.lower)}`,
  )
  if (opensSentence(scan, mention))
    features.push(
      'opens',
      `${base}|opens|ends=${distance.ends}`,
      `${base}|opens|how=${attachment.how}|lead=${lead}`,
    )
  features.push(`word=${mention.kind === 'name' ? 'name' : (mention.words[0] ?? '')}|${base}`)

  if (previous !== undefined) {
    const isSame = previous.mention === mention
    const isSamePerson = isSame || samePerson(figureOf, previous.mention, mention)
    const gap = gapOf(context)
    if (isSame)
      features.push(
        'same',
        `same|${base}|gap=${gap}`,
        `same|gap=${gap}|lead=${lead}|close=${close}`,
        `same|${base}|${distance.ends}`,
      )
    else if (isSamePerson) features.push('same-person', `same-person|${base}|gap=${gap}`)
    else features.push(`other|${base}|gap=${gap}`)
  }
  return features
}

function wordOf(lower: string | undefined): string {
  return lower ?? 'start'
}

function samePerson(figureOf: ReadonlyMap<Mention, Figure>, a: Mention, b: Mention): boolean {
  if (a.kind === 'pronoun' && b.kind === 'pronoun') return a.words[0] === b.words[0]
  const figure = figureOf.get(a)
  return figure !== undefined && figure === figureOf.get(b)
}

/** What introduces a quotation: the mark or the kind of word right before it. */
export function leadOf(scan: ParagraphScan | undefined, { first }: Unit): string {
  // The token right before the content is its own mark; of two apostrophes there are two.
  let at = first.first - 1
  while (at >= 0 && (scan?.tokens[at]?.start ?? 0) >= first.outer.start) at -= 1
  const token = scan?.tokens[at]
  if (token === undefined) return 'start'
  if (token.kind !== 'punctuation') return LEAD_WORDS.has(token.lower) ? token.lower : 'word'
  return token.text === '"' || token.text === "'" ? '”' : token.text
}

const LEAD_WORDS: ReadonlySet<string> = new Set([
  'that',
  'as',
  'a',
  'an',
  'the',
  'to',
  'of',
  'is',
  'was',
  'said',
  'says',
  'and',
  'his',
  'her',
  'by',
  'in',
  'for',
  'called',
])

/** How a quotation ends: its last character, with whether the sentence goes on after it. */
export function closeOf(scan: ParagraphScan | undefined, { last }: Unit): string {
  const inner = scan?.tokens[last.last - 1]?.text ?? ''
  let at = last.last
  while ((scan?.tokens[at]?.start ?? Number.POSITIVE_INFINITY) < last.outer.end) at += 1
  const next = scan?.tokens[at]
  const end = inner === '.' || inner === ',' || inner === '?' || inner === '!' ? inner : 'word'
  if (next === undefined) return `${end}$`
  if (next.kind === 'punctuation') return `${end}${'.,;:'.includes(next.text) ? next.text : 'p'}`
  return `${end}${next.isCapital ? 'A' : 'a'}`
}

/** Where the reporting verb stands between candidate and quotation. */
function cuePosition({ attachment, place, paragraph, mention }: Candidate, unit: Unit): string {
  if (attachment.cueFirst < 0) return 'none'
  if (paragraph === unit.first.paragraph && attachment.cueFirst < unit.first.first && place !== 'after') {
    const gap = unit.first.first - attachment.cueLast
    return gap <= 2 ? 'touches' : gap <= 6 ? 'near' : gap <= 14 ? 'some' : 'far'
  }
  if (paragraph === unit.last.paragraph && attachment.cueFirst >= unit.last.last) {
    const gap = Math.min(attachment.cueFirst, mention.first) - unit.last.last
    return gap <= 1 ? 'touches-after' : gap <= 4 ? 'near-after' : gap <= 10 ? 'some-after' : 'far-after'
  }
  return 'elsewhere'
}

interface Distance {
  readonly ends: string
  readonly cues: string
  readonly quotes: string
  readonly tokens: string
}

function distanceOf({ scans, unit }: SourceContext, { mention, paragraph, place }: Candidate): Distance {
  const scan = scans[paragraph]
  if (scan === undefined) return { ends: '-', cues: '-', quotes: '-', tokens: '-' }
  const isHome = paragraph === unit.first.paragraph && mention.first < unit.first.first
  const isTail = paragraph === unit.last.paragraph && mention.first >= unit.last.last
  if (!isHome && !isTail) {
    const gap = unit.first.paragraph - paragraph
    const remaining = (scan.endsBefore[scan.tokens.length] ?? 0) - (scan.endsBefore[mention.last] ?? 0)
    const colon = scan.tokens.at(-1)?.text === ':' ? ':' : ''
    return {
      ends: `p${Math.min(gap, 4)}${place === 'previous' ? String(Math.min(remaining, 3)) : ''}${colon}`,
      cues: '-',
      quotes: '-',
      tokens: '-',
    }
  }
  const [from, to] = isHome ? [mention.last, unit.first.first] : [unit.last.last, mention.first]
  const ends = (scan.endsBefore[to] ?? 0) - (scan.endsBefore[from] ?? 0)
  const cues = (scan.cuesBefore[to] ?? 0) - (scan.cuesBefore[from] ?? 0)
  const quotes = (scan.quotesBefore[to] ?? 0) - (scan.quotesBefore[from] ?? 0)
  return {
    ends: String(Math.min(ends, 3)),
    cues: String(Math.min(cues, 3)),
    quotes: String(Math.min(quotes, 2)),
    tokens: bucket(to - from),
  }
}

/** What lies between this quotation and the one before it. */
function gapOf({ scans, unit, previousEnd }: SourceContext): string {
  if (previousEnd === undefined) return 'none'
  const paragraphs = unit.first.paragraph - previousEnd.paragraph
  const scan = scans[unit.first.paragraph]
  if (paragraphs > 0 || scan === undefined) {
    const mentions = indexOfFirst(scan, unit)
    return `p${Math.min(paragraphs, 3)}m${Math.min(mentions, 1)}`
  }
  const ends = (scan.endsBefore[unit.first.first] ?? 0) - (scan.endsBefore[previousEnd.token] ?? 0)
  const cues = (scan.cuesBefore[unit.first.first] ?? 0) - (scan.cuesBefore[previousEnd.token] ?? 0)
  return `e${Math.min(ends, 2)}c${Math.min(cues, 1)}t${bucket(unit.first.first - previousEnd.token)}`
}

/** How many mentions stand in the paragraph ahead of the unit, up to one. */
function indexOfFirst(scan: ParagraphScan | undefined, { first }: Unit): number {
  return (scan?.mentions[0]?.first ?? Number.POSITIVE_INFINITY) < first.first ? 1 : 0
}

function opensSentence({ tokens, endsBefore }: ParagraphScan, { first }: Mention): boolean {
  if (first === 0) return true
  if ((endsBefore[first] ?? 0) > (endsBefore[first - 1] ?? 0)) return true
  return tokens[first - 1]?.kind === 'punctuation' && tokens[first - 1]?.text !== ','
}

/** Small counts apart, larger ones in bands. */
export function bucket(count: number): string {
  if (count <= 3) return String(Math.max(0, count))
  if (count <= 6) return '4-6'
  if (count <= 12) return '7-12'
  return count <= 25 ? '13-25' : '26+'
}
