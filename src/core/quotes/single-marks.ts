import type { Span } from '../text/span.ts'
import { isSpace, isWordCode } from '../text/tokens.ts'
import { codeTest, isOpeningPunctuation, isStop } from './mark-neighbours.ts'

const [LEFT, RIGHT, LOW] = [0x2018, 0x2019, 0x201a]
const [STRAIGHT_DOUBLE, LEFT_DOUBLE, BRACKET, ELLIPSIS] = [0x22, 0x201c, 0x5b, 0x2026]
const isSingleMark = codeTest("'‘’‚`")

/**
 * Which single marks open (true) and close (false) a quotation. An opener has white space before it and a word after;
 * its closer is the first mark after punctuation (‘It’s the dogs’ home,’ she said), else the last that stands after a
 * letter and before none. A mark without partner is an apostrophe.
 */
export function findSingleMarks(text: string, paragraph: Span): Map<number, boolean> {
  const roles = new Map<number, boolean>()
  let open = -1
  let weakCloser = -1
  const settle = (closer: number): void => {
    roles.set(open, true)
    roles.set(closer, false)
    open = -1
    weakCloser = -1
  }
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const code = text.charCodeAt(at)
    if (!isSingleMark(code)) continue
    const before = at > paragraph.start ? text.charCodeAt(at - 1) : 32
    const after = at + 1 < paragraph.end ? text.charCodeAt(at + 1) : 32
    if (before === code || after === code) continue
    if (code !== RIGHT && canOpen(text, at, before, after)) {
      if (weakCloser >= 0) settle(weakCloser)
      open = at
      weakCloser = -1
    } else if (open >= 0 && code !== LEFT && code !== LOW && !isWordCode(after) && !isSpace(before)) {
      if (isStop(before)) settle(at)
      else if (isWordCode(before) && (weakCloser < 0 || !isLetterS(before))) weakCloser = at
    }
  }
  if (weakCloser >= 0) settle(weakCloser)
  else if (open === paragraph.start) roles.set(open, true)
  return roles
}

function canOpen(text: string, at: number, before: number, after: number): boolean {
  const isLeft =
    isSpace(before) || isOpeningPunctuation(before) || before === STRAIGHT_DOUBLE || before === LEFT_DOUBLE
  return isLeft && (isWordCode(after) || after === BRACKET || after === ELLIPSIS) && !isElision(text, at)
}

function isLetterS(code: number): boolean {
  return code === 115 || code === 83
}

/** ‘’em’, ‘’90s’, ‘’til’: letters left out at the start of a word. */
function isElision(text: string, at: number): boolean {
  return /^(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n\b)/i.test(text.slice(at + 1, at + 7))
}
