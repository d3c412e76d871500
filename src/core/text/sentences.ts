import { once } from '../once.ts'
import {
  ALWAYS_CONTINUES,
  CONTINUES_BEFORE_NUMBER,
  SENTENCE_OPENERS,
  USUALLY_CONTINUES,
} from './abbreviations.ts'
import { type Span, trimSpan } from './span.ts'

const segmenter = once(() => new Intl.Segmenter('en', { granularity: 'sentence' }))

/**
 * Splits one paragraph into sentences. The platform's own segmenter (Unicode Annex 29) cuts; cuts that fall after an
 * abbreviation, an initial, or before a lower-case word are mended. Spans refer to `text` and lose only white space.
 */
export function splitSentences(text: string, paragraph: Span): Span[] {
  const sentences: Span[] = []
  let start = paragraph.start
  for (const { index, segment } of segmenter().segment(text.slice(paragraph.start, paragraph.end))) {
    const end = paragraph.start + index + segment.length
    if (end < paragraph.end && continuesAcross(text, end, paragraph.end)) continue
    const sentence = trimSpan(text, { start, end })
    if (sentence.end > sentence.start) sentences.push(sentence)
    start = end
  }
  return sentences
}

/** How far on each side of a cut the evidence is looked for: no word of interest is longer. */
const REACH = 40

function continuesAcross(text: string, cut: number, end: number): boolean {
  const before = text.slice(Math.max(0, cut - REACH), cut).trimEnd()
  const after = text.slice(cut, Math.min(end, cut + REACH)).trimStart()
  // ‘“Really?” she asked’: the annex breaks after a question mark even before a lower-case word.
  if (/^[\p{Ll}–—,;]/u.test(after)) return true
  // A closing mark or bracket alone is the tail of what came before.
  if (/^[”’"')\]]+$/u.test(after)) return true

  // Searched from the last space on, not from each place before it.
  const last = before.slice(before.lastIndexOf(' ') + 1)
  const abbreviation = /([\p{L}.]+)\.$/u.exec(last)?.[1]?.toLowerCase() ?? ''
  if (ALWAYS_CONTINUES.has(abbreviation)) return true
  if (CONTINUES_BEFORE_NUMBER.has(abbreviation)) return /^\p{N}/u.test(after)
  // ‘J. Edgar’, ‘George W. Bush’: a single capital is an initial, unless a plain sentence follows (‘Plan B. The …’).
  const isInitial = /(?:^|[^\p{L}.])\p{Lu}\.$/u.test(last) && !last.endsWith('I.')
  if (!isInitial && !USUALLY_CONTINUES.has(abbreviation)) return false
  const opener = /^["“]|^[\p{L}.’']+/u.exec(after)?.[0].toLowerCase() ?? ''
  return !SENTENCE_OPENERS.has(opener)
}
