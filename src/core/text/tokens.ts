import { ALWAYS_CONTINUES, USUALLY_CONTINUES } from './abbreviations.ts'
import type { Span } from './span.ts'

/** A word, a number, or one character of punctuation. Spans refer to the text that was cut. */
export interface Token extends Span {
  readonly text: string
  readonly lower: string
  readonly kind: 'word' | 'number' | 'punctuation'
  /** Whether it is a word that starts with a capital. */
  readonly isCapital: boolean
}

/**
 * Cuts a stretch of text into tokens in one pass. A possessive ending is a token of its own (‘Lee’ + ‘’s’); an
 * abbreviation keeps its stops (‘Sen.’, ‘U.S.’, ‘J.’); hyphens and apostrophes inside a word stay in it.
 */
export function tokenize(text: string, { start, end }: Span): Token[] {
  const tokens: Token[] = []
  let at = start
  while (at < end) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      at += 1
    } else if (isWordCode(code)) {
      at = pushWord(tokens, text, at, end)
    } else {
      const length = punctuationLength(text, at, end)
      const mark = text.slice(at, at + length)
      tokens.push({
        start: at,
        end: at + length,
        text: mark,
        lower: mark,
        kind: 'punctuation',
        isCapital: false,
      })
      at += length
    }
  }
  return tokens
}

/** A run of one character longer than this is one token: ‘-----’ says no more than ‘--’. */
const RUN_LIMIT = 4

function punctuationLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at)
  // A pair of surrogates is one character: an emoji, mostly.
  if (code >= 0xd800 && code < 0xdc00 && at + 1 < end) return 2
  let length = 1
  while (at + length < end && text.charCodeAt(at + length) === code) length += 1
  return length > RUN_LIMIT ? length : 1
}

/** Whether a UTF-16 code unit is white space. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x3000
  )
}

/** Whether a UTF-16 code unit can be part of a word: a letter, a digit, a combining mark. */
export function isWordCode(code: number): boolean {
  if (code < 128) return isAsciiLetter(code) || isDigit(code)
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba
  if (code === 0xd7 || code === 0xf7) return false
  return (
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xd800 && code <= 0xf8ff)
  )
}

/** Whether a UTF-16 code unit is an unaccented Latin letter. */
export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** Whether it is one of the digits 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

const FULL_STOP = 46

function pushWord(tokens: Token[], text: string, start: number, limit: number): number {
  const startsWithDigit = isDigit(text.charCodeAt(start))
  let end = start
  let possessive = -1
  while (end < limit) {
    const code = text.charCodeAt(end)
    if (isWordCode(code)) {
      end += 1
      continue
    }
    const next = end + 1 < limit ? text.charCodeAt(end + 1) : 0
    if (!isWordCode(next)) break
    if (isApostrophe(code)) {
      const after = end + 2 < limit ? text.charCodeAt(end + 2) : 0
      if ((next === 115 || next === 83) && !isWordCode(after)) {
        possessive = end
        end += 2
        break
      }
      if (startsWithDigit || isDigit(next)) break
    } else if (code === FULL_STOP || code === 44) {
      // ‘3.5’, ‘10,000’, ‘U.S.’, ‘p.m.’, ‘breitbart.com’; a comma stays inside numbers alone.
      if (code === 44 && !(startsWithDigit && isDigit(next))) break
      if (isUpper(next) && !isDotted(text, start, end)) break
    } else if (code !== 45 && code !== 0x2010 && code !== 0x2011 && code !== 38) {
      break
    }
    end += 1
  }
  const wordEnd = possessive < 0 ? end : possessive
  const stop = end < limit && text.charCodeAt(end) === FULL_STOP && keepsStop(text, start, end) ? 1 : 0
  const word = text.slice(start, wordEnd + stop)
  const isNumber = startsWithDigit
  tokens.push({
    start,
    end: wordEnd + stop,
    text: word,
    lower: word.toLowerCase(),
    kind: isNumber ? 'number' : 'word',
    isCapital: !isNumber && isUpper(text.charCodeAt(start)),
  })
  if (possessive >= 0) {
    const ending = text.slice(possessive, end)
    tokens.push({ start: possessive, end, text: ending, lower: "'s", kind: 'word', isCapital: false })
  }
  return end + stop
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019
}

function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90
  const letter = String.fromCharCode(code)
  return letter !== letter.toLowerCase()
}

/** ‘U.S’ so far: single letters with stops between. */
function isDotted(text: string, start: number, end: number): boolean {
  return end - start === 1 || text.charCodeAt(end - 2) === FULL_STOP
}

function keepsStop(text: string, start: number, end: number): boolean {
  if (end - start === 1) return isUpper(text.charCodeAt(start)) && text.charCodeAt(start) !== 73
  // ‘U.S.’, and no number: ‘It grew by 3.5.’
  if (text.charCodeAt(end - 2) === FULL_STOP) return !isDigit(text.charCodeAt(start))
  const word = text.slice(start, end).toLowerCase()
  return (
    isUpper(text.charCodeAt(start)) &&
    (ALWAYS_CONTINUES.has(word) || SUFFIXES.has(word) || USUALLY_CONTINUES.has(word))
  )
}

const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr'])
