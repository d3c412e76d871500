/** A picture's words in at most so many code units; whoever cuts them shows the whole beside the picture. */
export function cutAltText(alt: string, max: number): string {
  return alt.length <= max ? alt : `${alt.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
