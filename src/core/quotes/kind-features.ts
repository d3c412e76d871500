import { COMMON_WORDS } from '../text/common-words.ts'
import type { Token } from '../text/tokens.ts'
import { CUE_NOUNS, cueAt, NAMING_WORDS } from '../words/cues.ts'
import type { Feature, Notation } from './linear-model.ts'
import type { ParagraphScan } from './scan.ts'
import { bucket, closeOf, indexBefore, leadOf, tokenAfter } from './unit-surroundings.ts'
import type { Unit } from './units.ts'

/** Gives what speaks for and against each kind of a unit. */
export type KindFeatures<Part> = (unit: Unit) => Feature<Part>[]

/**
 * Names what tells a whole utterance (`direct`) from a fragment in the writer's sentence (`mixed`) and from marks that
 * quote nobody (`none`: scare quotes, titles of works, nicknames).
 */
export function createKindFeatures<Part>({ fixed, valued }: Notation<Part>): KindFeatures<Part> {
  const parts = {
    bias: fixed('bias'),
    main: valued('main'),
    closing: valued('closing'),
    size: valued('size'),
    capital: valued('capital'),
    lead: valued('lead'),
    close: valued('close'),
    before: valued('before'),
    after: valued('after'),
    content: valued('content'),
    titled: valued('titled'),
    naming: valued('naming'),
    first: valued('first'),
    previous: valued('previous'),
    previousTwo: valued('previous2'),
    next: valued('next'),
  }
  return (unit) => {
    const { first, home, tail } = unit
    const words = countWords(home.tokens, first.first, first.last)
    const opener = home.tokens[first.first]
    const at = indexBefore(unit)
    const [word, wordBefore] = [home.tokens[at]?.lower ?? 'start', home.tokens[at - 1]?.lower ?? 'start']
    const [previous, previousTwo] = [parts.previous(word), parts.previousTwo(`${wordBefore}_${word}`)]
    const [lead, close] = [parts.lead(leadOf(unit)), parts.close(closeOf(unit))]
    const capital = parts.capital(opener?.isCapital === true ? 'A' : 'a')
    const size = parts.size(unit.segments.length > 1 ? 'many' : bucket(words))
    const before = parts.before(lastCue(home, first.first))
    const after = parts.after(firstCue(tail, unit.last.last))
    const content = parts.content(contentOf(home.tokens, first.first, first.last))
    const titled = parts.titled(String(isTitled(home.tokens, first.first, first.last)))
    const naming = parts.naming(namingWord(unit))
    return [
      [parts.bias],
      [parts.main(String(first.isMain))],
      [parts.closing(unit.last.closing)],
      [size],
      [lead],
      [close],
      [capital],
      [size, capital],
      [lead, capital, close],
      [lead, capital],
      [close, size],
      [content],
      [content, size],
      [before],
      [after],
      [before, lead, capital],
      [after, close],
      [before, after, size],
      [before, after, lead, close],
      [previous],
      [previous, capital],
      [previousTwo],
      [parts.next(tokenAfter(unit)?.lower ?? 'end')],
      [titled, size],
      [titled, lead, before],
      [naming],
      [naming, titled, capital],
      [naming, before],
      [parts.first(opener?.lower ?? '')],
    ]
  }
}

/** ‘her novel “…”’, ‘known as “…”’, ‘so-called “…”’: a word that says that a name or somebody's phrase comes. */
export function namingWord({ home: { tokens, segmentAt }, first: { first: start } }: Unit): string {
  for (let at = start - 1; at >= start - NAMING_REACH; at -= 1) {
    const lower = tokens[at]?.lower ?? ''
    if (segmentAt[at] !== -1 || lower === '.') return 'none'
    const group = NAMING_WORDS.get(lower)
    if (group !== undefined) return group
  }
  return 'none'
}

const NAMING_REACH = 8

/** ‘the report, titled “A Failure of Duty”’ */
export function isTitleOfWork(unit: Unit): boolean {
  const { first, last } = unit.first
  const { tokens } = unit.home
  return /^(?:sub|en)?titled$/.test(tokens[indexBefore(unit)]?.lower ?? '') && isTitled(tokens, first, last)
}

function countWords(tokens: readonly Token[], first: number, last: number): number {
  // Past the last band the exact number does not matter.
  let words = 0
  for (let at = first; at < last && words < 30; at += 1) if (tokens[at]?.kind !== 'punctuation') words += 1
  return words
}

const REACH = 14

/** The nearest reporting verb or noun before, in the same sentence, with its distance. */
function lastCue({ tokens, segmentAt, endsBefore }: ParagraphScan, start: number): string {
  const own = endsBefore[start] ?? 0
  for (let at = start - 1; at >= start - REACH; at -= 1) {
    if ((endsBefore[at] ?? 0) < own) return 'none'
    if (segmentAt[at] !== -1) continue
    const lower = tokens[at]?.lower ?? ''
    const gap = start - at <= 3 ? 'touches' : 'near'
    const cue = cueAt(tokens, at)
    if (cue !== undefined) return `${cue.form}-${gap}`
    if (CUE_NOUNS.has(lower)) return `noun-${gap}`
    if (lower === 'according') return `according-${gap}`
  }
  return 'none'
}

function firstCue({ tokens, segmentAt, endsBefore }: ParagraphScan, end: number): string {
  const own = endsBefore[end + 1] ?? 0
  for (let at = end; at < end + REACH; at += 1) {
    if ((endsBefore[at] ?? 0) > own) return 'none'
    if (segmentAt[at] !== -1) return 'none'
    const lower = tokens[at]?.lower ?? ''
    const gap = at - end <= 4 ? 'touches' : 'near'
    const cue = cueAt(tokens, at)
    if (cue !== undefined) return `${cue.form}-${gap}`
    if (lower === 'according') return `according-${gap}`
  }
  return 'none'
}

const CONTENT_REACH = 40

function contentOf(tokens: readonly Token[], first: number, last: number): string {
  let speaks = false
  let stops = false
  let verb = false
  for (let at = first; at < Math.min(last, first + CONTENT_REACH); at += 1) {
    const lower = tokens[at]?.lower ?? ''
    if (/^(?:i|we|you|my|our|me|us|your)$|^(?:i|we|you)['’]/.test(lower)) speaks = true
    if (
      /^(?:is|are|was|were|be|has|have|had|do|does|did|will|would|can|could|should|must|might|may)$|n['’]t$|['’](?:s|re|m|ve|ll)$/.test(
        lower,
      )
    )
      verb = true
    if (at < last - 1 && (lower === '.' || lower === '?' || lower === '!')) stops = true
  }
  return `${speaks ? 'i' : '-'}${verb ? 'v' : '-'}${stops ? 's' : '-'}`
}

/** Whether every word that is not grammar has a capital, as in the title of a work. */
function isTitled(tokens: readonly Token[], first: number, last: number): boolean {
  if (last - first > 12) return false
  return tokens
    .slice(first, last)
    .every(({ kind, isCapital, lower }) => kind !== 'word' || isCapital || COMMON_WORDS.has(lower))
}
