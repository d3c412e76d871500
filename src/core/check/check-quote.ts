import type { Analysis } from '../analysis.ts'
import type { Article } from '../article/article.ts'
import type { Person } from '../people/person.ts'
import type { Quote } from '../quotes/quote.ts'
import { covers, type Span } from '../text/span.ts'
import { STOP_WORDS } from '../words/stop-words.ts'
import { type Word, wordsOf } from '../words/words.ts'
import {
  type Claimed,
  type Comparison,
  compareExactly,
  compareLoosely,
  type Original,
  originalOf,
} from './compare-quote.ts'
import { isNamed } from './is-named.ts'

/** A real quotation that a claim may come from. */
export interface QuoteCandidate {
  readonly article: Article
  readonly quote: Quote
  readonly speakers: readonly Person[]
}

/** A sentence that words may come from; the analysis tells its quoted words from the writer's own. */
export interface SentenceCandidate {
  readonly article: Article & { readonly analysis: Analysis }
  readonly sentence: Span
}

/** What Summit says of a claimed quotation. */
export type Verdict<Q extends QuoteCandidate, S extends SentenceCandidate> =
  | { readonly kind: 'verbatim'; readonly found: Q; readonly comparison: Comparison }
  | { readonly kind: 'altered'; readonly found: Q; readonly comparison: Comparison }
  /** Said, word for word (`comparison.exact`) or nearly, but not by the one it was claimed for. */
  | { readonly kind: 'someone-elses'; readonly found: Q; readonly comparison: Comparison }
  /** The writer's own words, no quotation. */
  | { readonly kind: 'writers-words'; readonly found: S; readonly comparison: Comparison }
  | { readonly kind: 'not-found' }

/** Where a claim may come from, as the store's full text finds it. */
export interface Sources<Q extends QuoteCandidate, S extends SentenceCandidate> {
  readonly quotes: readonly Q[]
  readonly sentences: readonly S[]
}

/**
 * Holds a claimed quotation against real ones. Marks, case, spaces and ellipses never count as differences; words do.
 * With `speaker`, words of somebody else are told apart.
 */
export function checkQuote<Q extends QuoteCandidate, S extends SentenceCandidate>(
  claim: string,
  sources: Sources<Q, S>,
  { speaker }: { readonly speaker?: string } = {},
): Verdict<Q, S> {
  const words = wordsOf(claim).slice(0, CLAIM_LIMIT)
  if (!words.some(({ form }) => !STOP_WORDS.has(form)) && words.length < 3) return { kind: 'not-found' }

  const claimed = { text: claim, words }
  const isTheirs = ({ speakers }: Q) =>
    speaker === undefined || speakers.length === 0 || speakers.some((person) => isNamed(speaker, person))
  const quote = bestMatch(
    claimed,
    sources.quotes,
    ({ article, quote }) => originalOf(article.text, quote.content),
    isTheirs,
  )
  const sentence = bestMatch(
    claimed,
    sources.sentences,
    ({ article, sentence }) => originalOf(article.text, [sentence]),
    () => true,
    (candidate, comparison) => !isQuoted(candidate, comparison),
  )
  const quoted = quote !== undefined && isFound(quote.comparison, words.length) ? quote : undefined
  const written =
    sentence !== undefined && isWritten(sentence.comparison, words.length) ? sentence : undefined
  if (written !== undefined && strength(written) > (quoted === undefined ? 0 : strength(quoted))) {
    return { kind: 'writers-words', found: written.candidate, comparison: written.comparison }
  }
  if (quoted === undefined) return { kind: 'not-found' }
  const { candidate: found, comparison, theirs } = quoted
  if (!theirs) return { kind: 'someone-elses', found, comparison }
  return { kind: comparison.exact ? 'verbatim' : 'altered', found, comparison }
}

/** More words than any message holds as one quotation; what follows is not compared. */
const CLAIM_LIMIT = 250

/** How many candidates are worth aligning word by word. */
const ALIGNED = 6

interface Match<C> {
  readonly candidate: C
  readonly comparison: Comparison
  readonly theirs: boolean
}

/** The candidate that holds the claim best: one that has it word for word, else the best aligned of the closest. */
function bestMatch<C>(
  claimed: Claimed,
  candidates: readonly C[],
  originalFor: (candidate: C) => Original,
  isTheirs: (candidate: C) => boolean,
  isAllowed: (candidate: C, comparison: Comparison) => boolean = () => true,
): Match<C> | undefined {
  const read = candidates.map((candidate) => ({ candidate, original: originalFor(candidate) }))
  const compareBy = (compare: typeof compareExactly) => (one: (typeof read)[number]) => {
    const comparison = compare(claimed, one.original)
    if (comparison === undefined || !isAllowed(one.candidate, comparison)) return []
    return [{ candidate: one.candidate, comparison, theirs: isTheirs(one.candidate) }]
  }
  const exact = read.flatMap(compareBy(compareExactly))
  const matches = exact.length > 0 ? exact : closest(claimed.words, read).flatMap(compareBy(compareLoosely))
  return [...matches].sort((a, b) => strength(b) - strength(a))[0]
}

/** The candidates that share most words with the claim; words of grammar count little, unless they follow each other. */
function closest<One extends { readonly original: Original }>(
  claim: readonly Word[],
  read: readonly One[],
): One[] {
  const wanted = new Set(claim.map(({ form }) => form))
  const pairs = new Set(pairsOf(claim))
  return read
    .map((one) => {
      const shared = new Set(one.original.words.flatMap(({ form }) => (wanted.has(form) ? form : [])))
      const content = [...shared].filter((form) => !STOP_WORDS.has(form)).length
      const sharedPairs = new Set(pairsOf(one.original.words).filter((pair) => pairs.has(pair)))
      return { one, weight: content + 0.3 * (shared.size - content) + 0.5 * sharedPairs.size }
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, ALIGNED)
    .map(({ one }) => one)
}

function pairsOf(words: readonly Word[]): string[] {
  return words.slice(1).map(({ form }, index) => `${words[index]?.form ?? ''} ${form}`)
}

/** Exact words before changed ones, the claimed speaker's before another's, a whole quotation before a part. */
function strength<C>({ comparison, theirs }: Match<C>): number {
  const { exact, whole, support } = comparison
  return support + (exact ? 1 : 0) + (theirs ? 0.2 : 0) + (whole ? 0.01 : 0)
}

/** Below this share of a claim's meaning, the claim is another utterance on the same matter … */
const ALTERED_SUPPORT = 0.5

/** … and fewer shared words of meaning than this are chance, … */
const ALTERED_WORDS = 3

/** … unless the claim has that share of its words, or so many words, in one piece: ‘I think … and all candidates should do so’. */
const ALTERED_PIECE = { share: 0.45, words: 6 }

/** Of a saying of common words, so many in one piece and such a share of it: ‘there’s no deal until there’s a …’. */
const ALTERED_SAYING = { share: 0.65, words: 5 }

function isFound({ exact, support, matched, piece, run }: Comparison, words: number): boolean {
  if (exact || (support >= ALTERED_SUPPORT && matched >= Math.min(ALTERED_WORDS, Math.ceil(words / 2))))
    return true
  if (piece >= ALTERED_PIECE.share || piece * words >= ALTERED_PIECE.words) return true
  return run >= ALTERED_SAYING.share && run * words >= ALTERED_SAYING.words
}

/** A writer's sentence must hold more of the claim: news on one matter shares its words. */
const WRITTEN_SUPPORT = 0.7

function isWritten({ exact, support, matched }: Comparison, words: number): boolean {
  return (exact && words > 2) || (support >= WRITTEN_SUPPORT && matched >= ALTERED_WORDS)
}

/** Whether all that the claim matches in a sentence stands inside a quotation. */
function isQuoted({ article }: SentenceCandidate, { spans }: Comparison): boolean {
  return spans.every((span) =>
    article.analysis.quotes.some(({ content }) => content.some((outer) => covers(outer, span))),
  )
}
