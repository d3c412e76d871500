import type { Span } from '../text/span.ts'

/** How a sentence stands to quotation marks. */
export interface Quoting {
  /** Share of its characters that stand inside marks, 0 to 1. */
  readonly share: number
  /** It begins inside a quotation that was opened before it, or leaves one open: shown alone, it would mislead. */
  readonly isBroken: boolean
}

/**
 * Reads the marks of sentences in reading order, from paragraph to paragraph. It needs no attribution: it only tells
 * which words stand between marks. A straight mark opens after a space and closes otherwise, so that one that was
 * forgotten does not turn the rest of the article inside out.
 */
export function readQuoting(
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Span[],
): Quoting[] {
  let open = false
  let paragraph = 0
  return sentences.map(({ start, end }) => {
    while ((paragraphs[paragraph]?.end ?? Infinity) <= start) {
      paragraph++
      open = false
    }
    const startsInside = open
    let inside = 0
    let since = start
    for (const { index, 0: mark } of text.slice(start, end).matchAll(/["“”]/g)) {
      const at = start + index
      const opens =
        mark === '“' ||
        (mark === '"' && /[\s([—–-]/.test(text[at - 1] ?? ' ') && /\S/.test(text[at + 1] ?? ' '))
      if (opens === open) continue
      if (opens) since = at
      else inside += at - since
      open = opens
    }
    if (open) inside += end - since
    return { share: inside / Math.max(1, end - start), isBroken: startsInside || open }
  })
}
