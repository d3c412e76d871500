import type { Article } from '../article/article.ts'
import { indexAt, sliceOf, type Span } from '../text/span.ts'
import type { Quote } from './quote.ts'

/** A stretch of an article that can be shown by itself, and the words in it that matter. */
export interface Excerpt extends Span {
  readonly marked: readonly Span[]
}

/**
 * What to show of a quotation: a whole utterance with its quotation marks and, where the writer interrupts it, the
 * interruption; what is no sentence of its own with the writer's sentence around it, since alone it could mislead:
 * ‘saying that if he had been president, “the war would not have started.”’
 */
export function excerptQuote(article: Article, quote: Quote): Excerpt {
  const first = quote.content[0]
  const last = quote.content.at(-1) ?? first
  const start = first.start - markLength(article.text, first.start - 1)
  const end = last.end + markLength(article.text, last.end)
  const isWhole = quote.kind === 'direct' && !/^\p{Ll}/u.test(sliceOf(article.text, first))
  const whole = isWhole ? { start, end } : widenToSentences(article, { start, end })
  return { ...whole, marked: quote.content }
}

/** A span with the rest of what is quoted at its end: a speech of several sentences is not cut after its first. */
export function closeQuotations({ text }: Article, quotes: readonly Quote[], span: Span): Span {
  let { end } = span
  for (const { content } of quotes) {
    const last = content.at(-1) ?? content[0]
    if (content[0].start >= span.start && content[0].start < span.end && last.end > end)
      end = last.end + markLength(text, last.end)
  }
  return { start: span.start, end }
}

/** The sentences that a span touches, as one stretch. */
function widenToSentences({ sentences, paragraphs }: Article, span: Span): Span {
  const first = sentences[indexAt(sentences, span.start)]
  const last = sentences[indexAt(sentences, Math.max(span.start, span.end - 1))]
  // A mark may fall between two sentences; then the paragraph bounds what is shown.
  const around = paragraphs[indexAt(paragraphs, span.start)] ?? span
  return {
    start: Math.min(span.start, first?.start ?? around.start),
    end: Math.max(span.end, last?.end ?? Math.min(around.end, span.end)),
  }
}

function markLength(text: string, at: number): number {
  return /["“”„«»‘’'‹›]/.test(text.charAt(at)) ? 1 : 0
}
