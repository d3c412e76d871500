import type { Article } from '../article/article.ts'
import { type CapitalsSeen, findMentions, readCapitals } from '../people/find-mentions.ts'
import type { Mention } from '../people/mention.ts'
import type { Span } from '../text/span.ts'
import { type Token, tokenize } from '../text/tokens.ts'
import { CUES } from './cues.ts'
import { findQuoted, type Quoted } from './find-marks.ts'

/** A stretch between quotation marks with its place among its paragraph's tokens. */
export interface Segment extends Quoted {
  readonly paragraph: number
  /** Index of its first token (not the mark) and the one after its last. */
  readonly first: number
  readonly last: number
}

/** A paragraph read once: all that later steps ask of it is an array look-up. */
export interface ParagraphScan {
  readonly index: number
  readonly span: Span
  readonly tokens: readonly Token[]
  readonly segments: readonly Segment[]
  /** Mentions outside quotations, in order: those that can be a source. */
  readonly mentions: readonly Mention[]
  /** Mentions inside quotations: they tell who is called what. */
  readonly quotedMentions: readonly Mention[]
  /** For each token the index of the segment that holds it, or -1. */
  readonly segmentAt: Int32Array
  /** Counts of tokens before each position, outside quotations: reporting verbs, ends of sentences. */
  readonly cuesBefore: Int32Array
  readonly endsBefore: Int32Array
  /** Quotations that end before each position. */
  readonly quotesBefore: Int32Array
}

/** Reads every paragraph of an article; headings are left out, as nothing in them is attributed. */
export function scanArticle(article: Article): ParagraphScan[] {
  const { text } = article
  const tokens = article.paragraphs.map((paragraph) => tokenize(text, paragraph))
  const capitals = readCapitals(tokens)
  return article.paragraphs.map((span, index) =>
    scanParagraph(text, { span, index, tokens: tokens[index] ?? [] }, capitals),
  )
}

interface Cut {
  readonly span: Span
  readonly index: number
  readonly tokens: readonly Token[]
}

function scanParagraph(text: string, { span, index, tokens }: Cut, capitals: CapitalsSeen): ParagraphScan {
  const segments = placeSegments(tokens, findQuoted(text, span), index)
  const segmentAt = new Int32Array(tokens.length).fill(-1)
  for (const [number, { first, last }] of segments.entries()) segmentAt.fill(number, first, last)

  const cuesBefore = new Int32Array(tokens.length + 1)
  const endsBefore = new Int32Array(tokens.length + 1)
  const quotesBefore = new Int32Array(tokens.length + 1)
  for (const [at, token] of tokens.entries()) {
    const isOutside = segmentAt[at] === -1
    cuesBefore[at + 1] = (cuesBefore[at] ?? 0) + (isOutside && CUES.has(token.lower) ? 1 : 0)
    const closesQuote = at > 0 && isOutside && segmentAt[at - 1] !== -1
    quotesBefore[at + 1] = (quotesBefore[at] ?? 0) + (closesQuote ? 1 : 0)
    endsBefore[at + 1] = (endsBefore[at] ?? 0) + (endsSentence(tokens, at, isOutside) ? 1 : 0)
  }
  const all = findMentions(tokens, capitals)
  return {
    index,
    span,
    tokens,
    segments,
    mentions: all.filter(({ first }) => segmentAt[first] === -1),
    quotedMentions: all.filter(({ first }) => segmentAt[first] !== -1),
    segmentAt,
    cuesBefore,
    endsBefore,
    quotesBefore,
  }
}

/** A full stop inside a closing mark ends the writer's sentence too (‘“We won.” He left’); a question does not. */
function endsSentence(tokens: readonly Token[], at: number, isOutside: boolean): boolean {
  const text = tokens[at]?.text
  if (!isOutside) return false
  if (text === '.' || text === '?' || text === '!' || text === ';') return true
  return MARKS.has(text ?? '') && tokens[at - 1]?.text === '.'
}

const MARKS: ReadonlySet<string> = new Set(['”', '"', '’', "'", '»', '“'])

/** Finds each segment among the tokens, walking both lists once. */
function placeSegments(tokens: readonly Token[], quoted: readonly Quoted[], paragraph: number): Segment[] {
  let at = 0
  return quoted.map((segment) => {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < segment.content.start) at += 1
    const first = at
    while (at < tokens.length && (tokens[at]?.start ?? 0) < segment.content.end) at += 1
    return { ...segment, paragraph, first, last: at }
  })
}
