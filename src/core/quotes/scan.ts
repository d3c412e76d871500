import type { Article } from '../article/article.ts'
import { findMentions } from '../people/find-mentions.ts'
import { type CapitalsSeen, readCapitals } from '../people/read-capitals.ts'
import type { Mention } from '../people/mention.ts'
import type { Span } from '../text/span.ts'
import { type Token, tokenize } from '../text/tokens.ts'
import { cueAt } from '../words/cues.ts'
import { findQuoted, type Quoted } from './find-marks.ts'

/** A stretch between quotation marks with its place among its paragraph's tokens. */
export interface Segment extends Quoted {
  /** Whether the article quotes with such marks: single ones are inner marks where it has double ones too. */
  readonly isMain: boolean
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

/** An article read once. */
export interface ArticleScan {
  readonly scans: readonly ParagraphScan[]
  /** Every name that it prints, quotations and headings included: they tell who is called what. In reading order. */
  readonly names: readonly Mention[]
}

/** Reads every paragraph of an article; of headings the names alone, as nothing in them is attributed. */
export function scanArticle(article: Article): ArticleScan {
  const { text } = article
  const cuts = article.paragraphs.map((span, index): Cut => ({
    span,
    index,
    tokens: tokenize(text, span),
    quoted: findQuoted(text, span),
  }))
  const capitals = readCapitals(cuts.map(({ tokens }) => tokens))
  const mainStyle = findMainStyle(cuts.flatMap(({ quoted }) => quoted))
  const scans = cuts.map((cut) => scanParagraph(cut, mainStyle, capitals))
  const inHeadings = article.sections.flatMap(({ heading }) =>
    heading === null ? [] : findMentions(tokenize(text, heading), 0, capitals),
  )
  const all = [
    ...scans.flatMap(({ mentions, quotedMentions }) => [...mentions, ...quotedMentions]),
    ...inHeadings,
  ]
  return { scans, names: all.filter(({ kind }) => kind === 'name').sort((a, b) => a.start - b.start) }
}

/** British papers quote in single marks; where they are many times the double ones, those are the inner ones. */
function findMainStyle(quoted: readonly Quoted[]): Quoted['style'] {
  const singles = quoted.filter(({ style }) => style === 'single').length
  return singles > MAIN_SHARE * (quoted.length - singles) ? 'single' : 'double'
}

const MAIN_SHARE = 3

interface Cut {
  readonly span: Span
  readonly index: number
  readonly tokens: readonly Token[]
  readonly quoted: readonly Quoted[]
}

function scanParagraph(
  { span, index, tokens, quoted }: Cut,
  mainStyle: Quoted['style'],
  capitals: CapitalsSeen,
): ParagraphScan {
  const placed = placeSegments(tokens, quoted)
  const segments = placed.map((segment): Segment => ({
    ...segment,
    paragraph: index,
    isMain: segment.style === mainStyle,
  }))
  const segmentAt = new Int32Array(tokens.length).fill(-1)
  for (const [number, { first, last }] of segments.entries()) segmentAt.fill(number, first, last)

  const cuesBefore = new Int32Array(tokens.length + 1)
  const endsBefore = new Int32Array(tokens.length + 1)
  const quotesBefore = new Int32Array(tokens.length + 1)
  for (let at = 0; at < tokens.length; at += 1) {
    const isOutside = segmentAt[at] === -1
    cuesBefore[at + 1] = (cuesBefore[at] ?? 0) + (isOutside && cueAt(tokens, at) !== undefined ? 1 : 0)
    const closesQuote = at > 0 && isOutside && segmentAt[at - 1] !== -1
    quotesBefore[at + 1] = (quotesBefore[at] ?? 0) + (closesQuote ? 1 : 0)
    endsBefore[at + 1] = (endsBefore[at] ?? 0) + (isOutside && endsSentence(tokens, at, closesQuote) ? 1 : 0)
  }
  const all = findMentions(tokens, index, capitals)
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
function endsSentence(tokens: readonly Token[], at: number, closesQuote: boolean): boolean {
  const text = tokens[at]?.text
  if (text === '.' || text === '?' || text === '!' || text === ';') return true
  return closesQuote && tokens[at - 1]?.text === '.'
}

/** Finds each segment among the tokens, walking both lists once. */
function placeSegments(
  tokens: readonly Token[],
  quoted: readonly Quoted[],
): (Quoted & { first: number; last: number })[] {
  let at = 0
  return quoted.map((segment) => {
    while (startOf(tokens[at]) < segment.content.start) at += 1
    const first = at
    while (startOf(tokens[at]) < segment.content.end) at += 1
    return { ...segment, first, last: at }
  })
}

/** Past the last token is past every segment. */
function startOf(token: Token | undefined): number {
  return token?.start ?? Number.POSITIVE_INFINITY
}
