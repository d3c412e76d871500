/** A text of ours in at most so many code units; what does not fit gives way to an ellipsis. Never for an article's words. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
