import { fold } from '../text/fold.ts'
import { indexAt, type Span, sliceOf } from '../text/span.ts'
import { STOP_WORDS } from '../words/stop-words.ts'
import { type Word, wordsOf } from '../words/words.ts'
import { alignWords, type Step } from './align-words.ts'
import { isNegation } from './negations.ts'

/** A stretch of the comparison: `kept` and `removed` are the article's own words, `added` are the claim's. */
export type Difference =
  | { readonly kind: 'kept' | 'removed'; readonly span: Span }
  | { readonly kind: 'added'; readonly text: string }

/** How a claim's words stand beside real ones. */
export interface Comparison {
  /** The real words that the claim matches, in reading order, as spans of the article. */
  readonly spans: readonly Span[]
  /** `false` where the real words go on before or after what the claim matches. */
  readonly whole: boolean
  readonly exact: boolean
  readonly differences: readonly Difference[]
  /** A word such as ‘not’ stands in only one of the two, or just before the part that was taken. */
  readonly turnsMeaning: boolean
  /** How much of the claim's meaning is there word for word, 0 to 1. */
  readonly support: number
  /** How many words of meaning that is. */
  readonly matched: number
  /** How much of the claim stands there in one piece, 0 to 1; pieces with fewer than two words of meaning do not count. */
  readonly piece: number
  /** The same of pieces with one word of meaning at least. */
  readonly run: number
}

/** Real words, in the order of an article. */
export interface Original {
  readonly text: string
  readonly words: readonly Word[]
  /** What an editor put in square brackets, folded; it is not among the words. */
  readonly insertions: ReadonlySet<string>
}

/** The words of several spans of a text, without what an editor put in square brackets: ‘they [Western media] have’. */
export function originalOf(text: string, spans: readonly Span[]): Original {
  const all = spans.flatMap((span) => wordsOf(text, span))
  const brackets = bracketsIn(text, all)
  const insertions = new Set(brackets.map((span) => fold(sliceOf(text, span))))
  return { text, words: outside(brackets, all), insertions }
}

/** A claim to hold against real words. */
export interface Claimed {
  readonly text: string
  readonly words: readonly Word[]
}

/** Compares a claim with real words that hold it as it is; `undefined` where they do not. */
export function compareExactly(claimed: Claimed, original: Original): Comparison | undefined {
  const claim = claimWordsFor(claimed, original)
  const at = findRun(claim, original.words)
  return at < 0 ? undefined : compareExact(claim, original, at)
}

/** Compares a claim with real words that it may have changed; `undefined` where they share nothing. */
export function compareLoosely(claimed: Claimed, original: Original): Comparison | undefined {
  const claim = claimWordsFor(claimed, original)
  const from = windowStart(claim, original.words)
  const window = original.words.slice(from, from + windowSize(claim))
  const steps = alignWords(
    claim.map(({ form }) => form),
    window.map(({ form }) => form),
  ).map((step) => ({ ...step, original: step.original === null ? null : step.original + from }))
  return compareAligned(claimed.text, claim, original, steps)
}

/** Of a claim's brackets, those that the original has are no words of the claim; what else stands in brackets counts. */
function claimWordsFor({ text, words }: Claimed, { insertions }: Original): readonly Word[] {
  if (insertions.size === 0) return words
  const same = bracketsIn(text, words).filter((span) => insertions.has(fold(sliceOf(text, span))))
  return outside(same, words)
}

/** Square brackets, opened and closed, around or between the first and the last of some words. */
function bracketsIn(text: string, words: readonly Word[]): Span[] {
  // The first and the last word may themselves stand in brackets.
  const from = Math.max(0, (words[0]?.start ?? 0) - 1)
  const found = text.slice(from, (words.at(-1)?.end ?? from) + 1).matchAll(BRACKETS)
  return Array.from(found, ({ index, 0: whole }) => ({
    start: from + index,
    end: from + index + whole.length,
  }))
}

/** What an editor put in, but not a letter that was made large or small: ‘[W]e are reminded’. */
const BRACKETS = /\[[^\][]*\](?!\p{L})/gu

function outside(brackets: readonly Span[], words: readonly Word[]): Word[] {
  return words.filter(({ start }) => indexAt(brackets, start) < 0)
}

/** Where the claim's words stand in a row in the original, or -1. */
function findRun(claim: readonly Word[], words: readonly Word[]): number {
  const joined = ` ${words.map(({ form }) => form).join(' ')} `
  const at = joined.indexOf(` ${claim.map(({ form }) => form).join(' ')} `)
  if (at < 0 || claim.length === 0) return -1
  return joined.slice(0, at).split(' ').length - 1
}

function compareExact(claim: readonly Word[], original: Original, at: number): Comparison {
  const run = original.words.slice(at, at + claim.length)
  const spans = mergeWords(original.text, run)
  return {
    spans,
    whole: run.length === original.words.length,
    exact: true,
    differences: spans.map((span) => ({ kind: 'kept', span })),
    turnsMeaning: isDeniedBefore(original, at),
    support: 1,
    matched: weigh(claim).content,
    piece: 1,
    run: 1,
  }
}

function compareAligned(
  claimText: string,
  claim: readonly Word[],
  original: Original,
  steps: readonly Step[],
): Comparison | undefined {
  const kept = steps.flatMap((step) =>
    step.claim === null ? [] : (original.words[step.original ?? -1] ?? []),
  )
  if (kept.length === 0) return undefined
  const stretch = steps.flatMap(({ original: at }) => (at === null ? [] : [at]))
  const [first = 0, last = 0] = [stretch[0], stretch.at(-1)]
  const real = original.words.slice(first, last + 1)
  return {
    spans: mergeWords(original.text, real),
    whole: real.length === original.words.length,
    exact: false,
    differences: differencesOf(claimText, claim, original, steps),
    turnsMeaning:
      real.filter(({ form }) => isNegation(form)).length !==
        claim.filter(({ form }) => isNegation(form)).length || isDeniedBefore(original, first),
    support: weigh(kept).weight / weigh(claim).weight,
    matched: weigh(kept).content,
    piece: longestPiece(claim, steps, 2) / claim.length,
    run: longestPiece(claim, steps, 1) / claim.length,
  }
}

/** Words in the longest stretch of the claim, with so many of meaning, that the original has in one piece too. */
function longestPiece(claim: readonly Word[], steps: readonly Step[], content: number): number {
  let [longest, length, meaning] = [0, 0, 0]
  for (const step of steps) {
    const word = step.original === null ? undefined : claim[step.claim ?? -1]
    length = word === undefined ? 0 : length + 1
    meaning = word === undefined ? 0 : meaning + (STOP_WORDS.has(word.form) ? 0 : 1)
    if (meaning >= content) longest = Math.max(longest, length)
  }
  return longest
}

function differencesOf(
  claimText: string,
  claim: readonly Word[],
  original: Original,
  steps: readonly Step[],
): Difference[] {
  return inGroups(removedBeforeAdded(steps)).flatMap(({ kind, steps: group }): Difference[] => {
    if (kind === 'added') {
      const words = group.flatMap((step) => claim[step.claim ?? -1] ?? [])
      return [{ kind, text: claimText.slice(words[0]?.start, words.at(-1)?.end) }]
    }
    const words = group.flatMap((step) => original.words[step.original ?? -1] ?? [])
    return mergeWords(original.text, words).map((span) => ({ kind, span }))
  })
}

/** Steps of one kind that follow each other, together. */
function inGroups(steps: readonly Step[]): { readonly kind: Difference['kind']; readonly steps: Step[] }[] {
  const groups: { readonly kind: Difference['kind']; readonly steps: Step[] }[] = []
  for (const step of steps) {
    const kind = kindOf(step)
    const open = groups.at(-1)
    if (open?.kind === kind) open.steps.push(step)
    else groups.push({ kind, steps: [step] })
  }
  return groups
}

/** Between two kept words, what was taken out comes before what was put in. */
function removedBeforeAdded(steps: readonly Step[]): Step[] {
  const ordered: Step[] = []
  let added: Step[] = []
  for (const step of steps) {
    if (kindOf(step) === 'added') added.push(step)
    else {
      if (kindOf(step) === 'kept') {
        ordered.push(...added)
        added = []
      }
      ordered.push(step)
    }
  }
  return [...ordered, ...added]
}

function kindOf({ claim, original }: Step): Difference['kind'] {
  if (original === null) return 'added'
  return claim === null ? 'removed' : 'kept'
}

/** Joins words that nothing but spaces, marks or brackets parts, so that a part of a quotation is shown in one piece. */
function mergeWords(text: string, words: readonly Word[]): Span[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of words) {
    const open = spans.at(-1)
    const gap = open === undefined ? '' : text.slice(open.end, start)
    if (open !== undefined && !/[\p{L}\p{N}]/u.test(gap.replace(BRACKETS, ''))) open.end = end
    else spans.push({ start, end })
  }
  return spans
}

/** How far back a denial reaches: ‘I do not think that he should resign’. */
const DENIAL_REACH = 6

/** Whether a word of denial stands before the words from `at` on, in the same clause. */
function isDeniedBefore({ text, words }: Original, at: number): boolean {
  for (const word of words.slice(Math.max(0, at - DENIAL_REACH), at)) {
    if (isNegation(word.form) && !/[.,;:!?–—…]/.test(text.slice(word.end, words[at]?.start))) return true
  }
  return false
}

function weigh(words: readonly Word[]): { weight: number; content: number } {
  const content = words.filter(({ form }) => !STOP_WORDS.has(form)).length
  return { weight: content + 0.3 * (words.length - content), content }
}

function windowSize(claim: readonly Word[]): number {
  return claim.length * 2 + 30
}

/** Where a window over the original holds most of the claim's words: keeps alignment of a long original affordable. */
function windowStart(claim: readonly Word[], words: readonly Word[]): number {
  const size = windowSize(claim)
  if (words.length <= size) return 0
  const wanted = new Set(claim.flatMap(({ form }) => (STOP_WORDS.has(form) ? [] : form)))
  const isWanted = (index: number) => (wanted.has(words[index]?.form ?? '') ? 1 : 0)
  // Before the first word where the claim stands at the very beginning.
  let [held, best, bestStart] = [0, 0, 0]
  for (let index = 0; index < words.length; index++) {
    held += isWanted(index) - isWanted(index - size)
    if (held > best) [best, bestStart] = [held, index - size + 1]
  }
  // The window's last word is the best match; leave it room on both sides.
  return Math.max(0, Math.min(words.length - size, bestStart + Math.floor(claim.length / 2)))
}
