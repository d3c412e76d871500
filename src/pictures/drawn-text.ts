/**
 * A text as it is drawn: what looks the same is one character, what has no look is none. The letters stay as they are:
 * precomposed, since a mark of its own would be set beside its letter; spaces and hyphens of every kind as the common
 * ones. Line breaks stay.
 */
export function toDrawnText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n]*(?:\r\n?|[\n\u2028\u2029])\s*/gu, '\n')
    .replace(/(?!\n)[\s\u202f]/gu, (space) => (NARROW_OR_FIXED.test(space) ? '\u00a0' : ' '))
    .replace(/\u2011/gu, '-')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
}

/** Spaces at which no line breaks, such as French has inside its quotation marks. */
const NARROW_OR_FIXED = /[\u00a0\u2007\u202f]/u

/** Whether a text holds a mark that belongs on a letter; satori would set it beside. */
export function hasLooseMarks(drawn: string): boolean {
  return /\p{M}/u.test(drawn)
}
