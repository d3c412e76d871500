import { isSpace, isWordCode } from '../text/tokens.ts'
import { codeTest, isOpeningPunctuation, isStop } from './mark-neighbours.ts'
import { findSingleMarks } from './single-marks.ts'
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
  /** `either`: it closes what is open, and opens where nothing is. */
  readonly role: 'opens' | 'closes' | 'either'
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
      if (mark.role !== 'closes') {
        open = mark
        depth = 1
      }
      continue
    }
    if (!answers(open, mark)) continue
    if (mark.role === 'opens') {
      // ‘“He said “no” to me,” she said’ has two closers to come; otherwise the first was never closed.
      if (closersAhead(marks, index) >= 2) {
        depth += 1
        continue
      }
      add(found, text, open, { at: mark.start, closing: 'none' })
      open = mark
      depth = 1
      continue
    }
    depth -= 1
    if (depth > 0) continue
    add(found, text, open, { at: mark.start, closing: 'mark', outer: mark.end })
    open = undefined
  }
  if (open !== undefined) add(found, text, open, { at: paragraph.end, closing: 'none' })
  return found
}

/** Whether a mark belongs to the same family as the one that is open, so that it can close it or nest in it. */
function answers(open: Mark, mark: Mark): boolean {
  return open.family === mark.family
}

/** How many closers follow before the next opener: two is all that is asked. */
function closersAhead(marks: readonly Mark[], index: number): number {
  let count = 0
  for (const { family, role } of marks.slice(index + 1, index + 4)) {
    if (family === 'single') continue
    if (role === 'opens') break
    count += 1
  }
  return count
}

/** Where a quotation ends: its words, the way it closes, and the mark itself if there is one. */
interface Ending {
  readonly at: number
  readonly closing: Quoted['closing']
  readonly outer?: number
}

function add(found: Quoted[], text: string, open: Mark, { at, closing, outer = at }: Ending): void {
  let start = open.end
  let end = at
  while (isSpace(text.charCodeAt(start))) start += 1
  while (isSpace(text.charCodeAt(end - 1))) end -= 1
  if (end <= start) return
  const style = open.family === 'single' ? 'single' : 'double'
  found.push({ content: { start, end }, outer: { start: open.start, end: outer }, style, closing })
}

function readMarks(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = []
  const singles = findSingleMarks(text, paragraph)
  let at = paragraph.start
  while (at < paragraph.end) {
    const code = text.charCodeAt(at)
    const run = isMark(code) ? runLength(text, at, paragraph.end) : 0
    if (run === 0 || run > RUN_LIMIT) {
      at += Math.max(1, run)
      continue
    }
    const length = markLength(text, at, paragraph.end)
    const mark = readMark(text, { start: at, end: at + length }, paragraph, singles)
    if (mark !== undefined) marks.push(mark)
    at += length
  }
  return marks
}

/** More marks in a row than this are an ornament. */
const RUN_LIMIT = 4

function runLength(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start)
  let at = start + 1
  while (at < end && text.charCodeAt(at) === code) at += 1
  return at - start
}

const isMark = codeTest('"“”„‟«»‘’‚\'`')

/** Two apostrophes or backticks together are one double mark, as in old wire copy: ‘``We won,'' he said’. */
function markLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at)
  if (code !== 39 && code !== 96 && code !== 0x2018 && code !== 0x2019) return 1
  if (at + 1 >= end || text.charCodeAt(at + 1) !== code) return 1
  // Of three at the end of a quotation the first closes the inner one: ‘'She said 'no,'''’.
  const isInnerFirst = text.charCodeAt(at + 2) === code && at > 0 && !isSpace(text.charCodeAt(at - 1))
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
      case '“': {
        // Printed by mistake for a closing one: ‘“They see that. “’.
        const mayClose = isSpace(after) && (isSpace(before) || isWordCode(before) || isStop(before))
        return { ...span, family: 'double', role: mayClose ? 'either' : 'opens' }
      }
      case '”':
        return { ...span, family: 'double', role: 'closes' }
      case '„':
      case '‟':
        return { ...span, family: 'double', role: 'opens' }
      case '«':
      case '»':
        return { ...span, family: 'guillemet', role: character === '«' ? 'opens' : 'closes' }
      case "'":
      case '‘':
      case '’':
      case '‚':
      case '`': {
        const opens = singles.get(span.start)
        return opens === undefined
          ? undefined
          : { ...span, family: 'single', role: opens ? 'opens' : 'closes' }
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
  if (before >= 48 && before <= 57 && isWordCode(after)) return undefined
  if (spaceBefore && !spaceAfter) return { ...span, family: 'double', role: 'opens' }
  if (!spaceBefore) {
    // ‘He said:"No"’: the space was left out.
    const opensInside = !isWordCode(before) && isWordCode(after)
    return { ...span, family: 'double', role: opensInside ? 'either' : 'closes' }
  }
  return { ...span, family: 'double', role: 'either' }
}
