import type { Article } from '../article/article.ts'
import type { Span } from '../text/span.ts'
import { cutDateline } from './cut-dateline.ts'
import { readQuoting } from './read-quoting.ts'
import {
  type FeatureName,
  type ReadSentence,
  readSentences,
  type SentenceFeatures,
} from './sentence-features.ts'
import { isSentence, leansBack } from './stands-alone.ts'
import weights from './weights.json' with { type: 'json' }

/** A sentence that may be a key point, with what the ranking sees of it. */
export interface KeyPointCandidate extends ReadSentence {
  /** It opens on a word that leans on the sentence before. */
  readonly leansBack: boolean
}

/**
 * Orders the sentences of an article by how much of it each one tells, the most telling first. Fragments, captions,
 * notes, and pieces of a quotation are left out, and so is what another says already; a dateline is cut off.
 */
export function rankSentences(article: Article): Span[] {
  const ranked = keyPointCandidates(article)
    .map((candidate) => ({
      candidate,
      score: scoreOf(candidate.features) - (candidate.leansBack ? LEANING_COST : 0),
    }))
    .sort((a, b) => b.score - a.score)
  const kept: KeyPointCandidate[] = []
  for (const { candidate } of ranked) {
    if (!kept.slice(0, COMPARED).some((other) => saysTheSame(candidate, other))) kept.push(candidate)
  }
  return kept.map(({ span }) => span)
}

/** The sentences that can be shown alone, in reading order; also what training learns from. */
export function keyPointCandidates(article: Article): KeyPointCandidate[] {
  const { text } = article
  const spans = article.sentences.map((sentence) => cutDateline(text, sentence))
  const quoting = readQuoting(text, article.paragraphs, spans)
  return readSentences(
    article,
    spans,
    quoting.map(({ share }) => share),
  ).flatMap((read, index) => {
    if (!isSentence(text, read.span) || quoting[index]?.isBroken === true) return []
    return { ...read, leansBack: leansBack(text, read.span) }
  })
}

/** In units of the score: a self-contained sentence that is nearly as good goes first. */
const LEANING_COST = 2.5

/** Repetition is looked for among so many of the best: no brief shows more, and the work stays linear. */
const COMPARED = 20

/** Share of the shorter sentence's words from which on two say the same. */
const SAME = 0.7

function saysTheSame(a: ReadSentence, b: ReadSentence): boolean {
  const [shorter, longer] = a.stems.size < b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems]
  let shared = 0
  for (const stem of shorter) if (longer.has(stem)) shared++
  return shared > SAME * shorter.size
}

const weighted = Object.entries(weights) as readonly (readonly [FeatureName, number])[]

function scoreOf(features: SentenceFeatures): number {
  let score = 0
  for (const [name, weight] of weighted) score += weight * features[name]
  return score
}
