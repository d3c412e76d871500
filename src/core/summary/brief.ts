import type { Article } from '../article/article.ts'
import { findDates } from '../dates/find-dates.ts'
import { findNextSteps, type NextStep } from '../dates/find-next-steps.ts'
import { type Figure, findFigures } from '../figures/find-figures.ts'
import { indexAt, type Span } from '../text/span.ts'
import { rankSentences } from './rank-sentences.ts'
import { leansBack } from './stands-alone.ts'

/** How much of an article somebody wants to read. */
export type BriefLength = 'headline' | 'short' | 'full'

/** What an article says, in slices of it, each list in reading order. */
export interface Brief {
  readonly keyPoints: readonly Span[]
  readonly nextSteps: readonly NextStep[]
  readonly figures: readonly Figure[]
}

const KEY_POINTS: Readonly<Record<BriefLength, number>> = { headline: 1, short: 3, full: 7 }

/**
 * Picks what a brief of that length shows.
 * @param keyPoints - the article's sentences in the order of `rankSentences`. They are not kept with the article: few of
 *   many are ever briefed, and ranking them all would take much of the time in which they are taken in.
 */
export function brief(
  article: Article,
  length: BriefLength,
  keyPoints: readonly Span[] = rankSentences(article),
): Brief {
  const dates = findDates(article)
  const chosen = choose(article, keyPoints, KEY_POINTS[length])
  if (length === 'full') reachLaterHalf(article, keyPoints, chosen)
  return {
    keyPoints: chosen.sort((a, b) => a.start - b.start),
    nextSteps: readable(article, findNextSteps(article, dates)),
    figures: findFigures(article, dates),
  }
}

/** So many sentences before a step may be needed to know whom it means. */
const BEFORE_STEP = 2

/** Steps with what stands before them in their paragraph where they lean on it, unless that is shown as a step itself. */
function readable({ text, sentences, paragraphs }: Article, steps: readonly NextStep[]): NextStep[] {
  const shown = new Set(steps.map(({ sentence }) => sentence.start))
  return steps.map((step) => {
    const paragraph = paragraphs[indexAt(paragraphs, step.sentence.start)]
    const at = indexAt(sentences, step.sentence.start)
    let first = step.sentence
    for (let index = at - 1; index >= at - BEFORE_STEP && leansBack(text, first); index--) {
      const before = sentences[index]
      if (before === undefined || shown.has(before.start) || before.start < (paragraph?.start ?? 0)) break
      first = before
    }
    return { ...step, sentence: { start: first.start, end: step.sentence.end } }
  })
}

/** The best; one that leans on the sentence before gives way to a self-contained one of the next ranks, half as many. */
function choose({ text }: Article, keyPoints: readonly Span[], count: number): Span[] {
  const near = keyPoints.slice(0, count + Math.floor(count / 2))
  const leans = (span: Span) => leansBack(text, span)
  return [...near.filter((span) => !leans(span)), ...near.filter(leans)].slice(0, count)
}

/** From this many sentences on, an article has a later half worth hearing of. */
const LONG = 12

/** How many key points of a full brief come from the later half of a long article, at least. */
const FROM_LATER_HALF = 2

/** Replaces the weakest key points by the best of the later half until it has its share. */
function reachLaterHalf({ sentences }: Article, keyPoints: readonly Span[], chosen: Span[]): void {
  const half = sentences[Math.ceil(sentences.length / 2)]?.start ?? 0
  if (sentences.length < LONG) return
  const isLate = (span: Span) => span.start >= half
  const wanting = FROM_LATER_HALF - chosen.filter(isLate).length
  for (const late of keyPoints
    .filter((span) => isLate(span) && !chosen.includes(span))
    .slice(0, Math.max(0, wanting))) {
    chosen.splice(
      chosen.findLastIndex((span) => !isLate(span)),
      1,
      late,
    )
  }
}
