/** Makes each stretch of white space one space. Single spaces, which nearly all are, are passed over. */
export function singleSpaces(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ')
}
