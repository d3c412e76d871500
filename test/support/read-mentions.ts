import { parsePlainText } from '../../src/core/article/parse-plain-text.ts'
import type { Mention } from '../../src/core/people/mention.ts'
import { type ParagraphScan, scanArticle } from '../../src/core/quotes/scan.ts'

/** The paragraphs of a text, read. */
export function scansOf(text: string): readonly ParagraphScan[] {
  return scanArticle(parsePlainText({ title: '' }, text)).scans
}

/** All that a text refers to that could speak, in order, with the words of each as printed. */
export function mentionsOf(text: string): (Mention & { readonly printed: string })[] {
  return scansOf(text)
    .flatMap(({ mentions, quotedMentions }) => [...mentions, ...quotedMentions])
    .sort((a, b) => a.start - b.start)
    .map((mention) => ({ ...mention, printed: text.slice(mention.start, mention.end) }))
}
