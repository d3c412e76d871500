import { type Span, sliceOf, trimSpan } from '../text/span.ts'
import type { Article, ArticleDetails } from './article.ts'
import { assembleArticle, type TextBlock } from './assemble.ts'

/**
 * Reads plain text as an article, leaving every character where it is: offsets refer to the text as given.
 * A line is a paragraph; in hard-wrapped text a blank line ends one. Short lines without final punctuation before a
 * paragraph are headings.
 */
export function parsePlainText(details: ArticleDetails, text: string): Article {
  const lines = isHardWrapped(text) ? splitBlocks(text, /\n[ \t\r]*\n/g) : splitBlocks(text, /\n/g)
  const blocks = lines.map((line, index): TextBlock => {
    const next = lines[index + 1]
    const heads = next !== undefined && isHeading(sliceOf(text, line)) && !isHeading(sliceOf(text, next))
    return { ...line, kind: heads ? 'heading' : 'paragraph' }
  })
  return assembleArticle(details, text, blocks)
}

function splitBlocks(text: string, separator: RegExp): Span[] {
  const blocks: Span[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(separator)) {
    blocks.push(trimSpan(text, { start, end: index }))
    start = index + gap.length
  }
  blocks.push(trimSpan(text, { start, end: text.length }))
  return blocks.filter((block) => block.end > block.start)
}

/** Mail and old wire copy break lines near column 72; the web does not. */
const WRAP_COLUMN = { min: 45, max: 100 }

function isHardWrapped(text: string): boolean {
  if (!/\n[ \t\r]*\n/.test(text.trim())) return false
  const lines = text.split('\n').map((line) => line.trimEnd())
  if (lines.some((line) => line.length > WRAP_COLUMN.max)) return false
  const inner = lines.filter((line, index) => line !== '' && (lines[index + 1] ?? '') !== '')
  return inner.filter((line) => line.length >= WRAP_COLUMN.min).length > inner.length / 2
}

const HEADING_LIMIT = { characters: 90, words: 12 }

function isHeading(line: string): boolean {
  if (line.length > HEADING_LIMIT.characters || line.split(/\s+/).length > HEADING_LIMIT.words) return false
  return /^[\p{Lu}\p{N}]/u.test(line) && !/[.!?,;:…]["”’')\]]*$/u.test(line)
}
