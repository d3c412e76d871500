/** An article holds fewer sentences than this, and fewer quotations; what comes after is not indexed. */
export const MAX_PARTS = 2 ** 20

/**
 * The id of an article's nth sentence or quotation: article number and ordinal in one integer, so that a hit in an
 * index leads to its place without a further table, and an article's parts are one range.
 */
export function toRowId(article: number, ordinal: number): number {
  return article * MAX_PARTS + ordinal
}

/** The number of the article, and the ordinal in it, that a row id stands for. */
export function fromRowId(id: number): { article: number; ordinal: number } {
  return { article: Math.floor(id / MAX_PARTS), ordinal: id % MAX_PARTS }
}

/** The row id of a part, of which it was made as if the nth of some articles had the number n, given their numbers. */
export function renumber(id: number, numbers: readonly number[]): number {
  const { article, ordinal } = fromRowId(id)
  return toRowId(numbers[article] ?? 0, ordinal)
}

/** The row ids of all parts of an article: from `first` up to, but without, `end`. */
export function rowIdsOf(article: number): { first: number; end: number } {
  return { first: toRowId(article, 0), end: toRowId(article + 1, 0) }
}
