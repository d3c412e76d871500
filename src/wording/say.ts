/** A sentence with things in it that are more than text, such as a link: strings and those things, in order. */
export type Said<Thing> = readonly (string | Thing)[]

/** Writes a sentence as a template whose values stay as they are. */
export function say<Thing>(
  strings: TemplateStringsArray,
  ...things: readonly (string | Thing)[]
): Said<Thing> {
  return strings.flatMap((text, index): (string | Thing)[] => [
    ...(text === '' ? [] : [text]),
    ...things.slice(index, index + 1),
  ])
}
