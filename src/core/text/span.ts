/** A stretch of one text: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The words that a span covers. */
export function sliceOf(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** Whether `inner` lies wholly inside `outer`; equal spans do. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Narrows a span until it neither starts nor ends with white space; an all-blank span becomes empty. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const trimmedEnd = start + text.slice(start, end).trimEnd().length
  const leading = trimmedEnd - start - text.slice(start, trimmedEnd).trimStart().length
  return { start: start + leading, end: trimmedEnd }
}

/**
 * Index of the span that holds `offset`, by binary search over spans in reading order that do not overlap;
 * -1 where the offset falls between two of them.
 */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle]
    if (span === undefined) return -1
    if (offset < span.start) high = middle - 1
    else if (offset >= span.end) low = middle + 1
    else return middle
  }
  return -1
}
