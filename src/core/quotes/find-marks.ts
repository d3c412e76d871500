import { isSpace, isWordCode } from '../text/tokens.ts'
import type { Span } from '../text/span.ts'

/** What stands inside one pair of quotation marks, outermost marks only, within one paragraph. */
export interface Quoted {
  /** The words, without marks and without white space at either end. */
  readonly content: Span
  /** The same with its marks, as far as they are there. */
  readonly outer: Span
  readonly style: 'double' | 'single'
  /** `none` where the paragraph ends before the mark that closes. */
  readonly closing: 'mark' | 'none'
}

interface Mark extends Span {
  readonly family: 'double' | 'guillemet' | 'single'
  readonly opens: boolean
  readonly closes: boolean
}

/**
 * Pairs the quotation marks of a paragraph: straight, curly, low, guillemets, doubled apostrophes and backticks, and
 * single ones where they cannot be apostrophes. Every mark is looked at once, with one neighbour ahead.
 */
export function findQuoted(text: string, paragraph: Span): Quoted[] {
  const marks = readMarks(text, paragraph)
  const found: Quoted[] = []
  let open: Mark | undefined
  let depth = 0
  for (const [index, mark] of marks.entries()) {
    if (open === undefined) {
      if (mark.opens) {
        open = mark
        depth = 1
      }
      continue
    }
    if (!answers(open, mark)) continue
    if (mark.opens && !mark.closes) {
      // ‘“He said “no” to me,” she said’ has two closers to come; otherwise the first was never closed.
      if (closersAhead(marks, index) >= 2) {
        depth += 1
        continue
      }
      add(found, text, open, mark.start, mark.start, 'none')
      open = mark
      depth = 1
      continue
    }
    if (mark.closes || mark.opens) {
      depth -= 1
      if (depth > 0) continue
      add(found, text, open, mark.start, mark.end, 'mark')
      open = undefined
    }
  }
  if (open?.family !== 'single' && open !== undefined)
    add(found, text, open, paragraph.end, paragraph.end, 'none')
  return found
}

/** Whether a mark belongs to the same family as the one that is open, so that it can close it or nest in it. */
function answers(open: Mark, mark: Mark): boolean {
  return open.family === mark.family
}

/** How many closers follow before the next opener: two is all that is asked. */
function closersAhead(marks: readonly Mark[], index: number): number {
  let count = 0
  for (const { family, opens, closes } of marks.slice(index + 1, index + 4)) {
    if (family === 'single') continue
    if (opens && !closes) break
    count += 1
  }
  return count
}

function add(
  found: Quoted[],
  text: string,
  open: Mark,
  end: number,
  outerEnd: number,
  closing: Quoted['closing'],
): void {
  let start = open.end
  while (start < end && isSpace(text.charCodeAt(start))) start += 1
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  if (end <= start) return
  const style = open.family === 'single' ? 'single' : 'double'
  found.push({ content: { start, end }, outer: { start: open.start, end: outerEnd }, style, closing })
}

function readMarks(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = []
  const singles = singleMarks(text, paragraph)
  let at = paragraph.start
  while (at < paragraph.end) {
    const code = text.charCodeAt(at)
    const length = MARK_CODES.has(code) ? markLength(text, at, paragraph.end) : 0
    if (length === 0) {
      at += 1
      continue
    }
    const mark = readMark(text, { start: at, end: at + length }, paragraph, singles)
    if (mark !== undefined) marks.push(mark)
    at += length
  }
  return marks
}

const MARK_CODES: ReadonlySet<number> = new Set(Array.from('"“”„‟«»‘’‚\'`', (mark) => mark.charCodeAt(0)))

/** Two apostrophes or backticks together are one double mark, as in old wire copy: ‘``We won,'' he said’. */
function markLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at)
  if (code !== 39 && code !== 96 && code !== 0x2018 && code !== 0x2019) return 1
  if (at + 1 >= end || text.charCodeAt(at + 1) !== code) return 1
  // Of three at the end of a quotation the first closes the inner one: ‘'She said 'no,'''’.
  const isInnerFirst =
    code !== 96 &&
    text.charCodeAt(at + 2) === code &&
    at + 2 < end &&
    at > 0 &&
    !isSpace(text.charCodeAt(at - 1))
  return isInnerFirst ? 1 : 2
}

function readMark(
  text: string,
  span: Span,
  paragraph: Span,
  singles: ReadonlyMap<number, boolean>,
): Mark | undefined {
  const before = span.start > paragraph.start ? text.charCodeAt(span.start - 1) : 32
  const after = span.end < paragraph.end ? text.charCodeAt(span.end) : 32
  const character = text.charAt(span.start)
  if (span.end - span.start === 1) {
    switch (character) {
      case '“':
        // Printed by mistake for a closing one: ‘“They see that. “’.
        return {
          ...span,
          family: 'double',
          opens: true,
          closes: isSpace(after) && (isSpace(before) || isWordCode(before) || isStop(before)),
        }
      case '”':
        return { ...span, family: 'double', opens: false, closes: true }
      case '„':
      case '‟':
        return { ...span, family: 'double', opens: true, closes: false }
      case '«':
      case '»':
        return { ...span, family: 'guillemet', opens: character === '«', closes: character === '»' }
      case "'":
      case '‘':
      case '’':
      case '‚':
      case '`': {
        const opens = singles.get(span.start)
        return opens === undefined ? undefined : { ...span, family: 'single', opens, closes: !opens }
      }
      default:
    }
  }
  return straightMark(span, before, after)
}

/** A mark that looks the same at both ends: what touches it tells. */
function straightMark(span: Span, before: number, after: number): Mark | undefined {
  const spaceBefore = isSpace(before) || isOpeningPunctuation(before)
  const spaceAfter = isSpace(after)
  // ‘a 6'2" guard’: inches close nothing and open nothing.
  if (before >= 48 && before <= 57 && !spaceAfter && isWordCode(after)) return undefined
  if (spaceBefore && !spaceAfter) return { ...span, family: 'double', opens: true, closes: false }
  if (!spaceBefore) {
    const opensInside = !isWordCode(before) && !isStop(before) && isWordCode(after)
    return { ...span, family: 'double', opens: opensInside, closes: true }
  }
  return { ...span, family: 'double', opens: true, closes: true }
}

/** `(`, `[`, dashes and the slash: after them a mark opens. */
function isOpeningPunctuation(code: number): boolean {
  return (
    code === 40 ||
    code === 91 ||
    code === 0x2014 ||
    code === 0x2013 ||
    code === 0x2015 ||
    code === 47 ||
    code === 61
  )
}

/** Punctuation that stands before a closing mark: `. , ? ! ; : … ) ] -` and the dashes. */
function isStop(code: number): boolean {
  return '.,?!;:…)]-—–―*%'.includes(String.fromCharCode(code))
}

/**
 * Which single marks open (true) and close (false) a quotation. An opener has white space before it and a word after;
 * its closer is the first mark after punctuation (‘It’s the dogs’ home,’ she said), else the last that stands after a
 * letter and before none. A mark without partner is an apostrophe.
 */
function singleMarks(text: string, paragraph: Span): Map<number, boolean> {
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
    if (code !== 39 && code !== 0x2018 && code !== 0x2019 && code !== 0x201a && code !== 96) continue
    const before = at > paragraph.start ? text.charCodeAt(at - 1) : 32
    const after = at + 1 < paragraph.end ? text.charCodeAt(at + 1) : 32
    if (before === code || after === code) continue
    const canOpen =
      code !== 0x2019 &&
      (isSpace(before) || isOpeningPunctuation(before) || before === 34 || before === 0x201c) &&
      isWordCode(after) &&
      !isElision(text, at)
    if (canOpen) {
      if (open >= 0 && weakCloser >= 0) settle(weakCloser)
      open = at
      weakCloser = -1
    } else if (open >= 0 && code !== 0x2018 && code !== 0x201a && !isWordCode(after) && !isSpace(before)) {
      if (isStop(before)) settle(at)
      else if (isWordCode(before) && (weakCloser < 0 || !isLetterS(before))) weakCloser = at
    }
  }
  if (open >= 0 && weakCloser >= 0) settle(weakCloser)
  return roles
}

function isLetterS(code: number): boolean {
  return code === 115 || code === 83
}

/** ‘’em’, ‘’90s’, ‘’til’: letters left out at the start of a word. */
function isElision(text: string, at: number): boolean {
  return /^(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n\b)/iy.test(text.slice(at + 1, at + 7))
}
