import type { Span } from '../text/span.ts'
import type { Token } from '../text/tokens.ts'
import { ROLES } from './roles.ts'
import { TITLES } from './titles.ts'

const LIMIT = 22

/**
 * What a phrase between commas after a name says that somebody is: ‘student from Dover’ in ‘Ann Lee, 23, a student from
 * Dover, said’. Without its article; undefined where no such phrase follows.
 */
export function findApposition(tokens: readonly Token[], nameEnd: number): Span | undefined {
  if (tokens[nameEnd]?.text !== ',') return undefined
  const hasAge = tokens[nameEnd + 1]?.kind === 'number' && tokens[nameEnd + 2]?.text === ','
  let start = nameEnd + (hasAge ? 3 : 1)
  if (ARTICLES.has(tokens[start]?.lower ?? '')) start += 1
  let at = start
  let hasRole = false
  let isOver = false
  while (at < start + LIMIT) {
    const token = tokens[at]
    if (token === undefined || ENDS.has(token.lower)) break
    // The noun that counts stands before the first preposition: ‘a friend of the president’ is no president.
    if (PREPOSITIONS.has(token.lower)) isOver = true
    if (token.kind === 'punctuation' && token.text !== '&') return undefined
    if (!isOver && (ROLES.has(token.lower) || TITLES.has(token.lower) || OCCUPATION.test(token.lower)))
      hasRole = true
    at += 1
  }
  const [first, last] = [tokens[start], tokens[at - 1]]
  if (!hasRole || first === undefined || last === undefined || at - start >= LIMIT) return undefined
  return { start: first.start, end: last.end }
}

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the'])

const ENDS: ReadonlySet<string> = new Set([
  ',',
  '.',
  ';',
  '(',
  ')',
  '”',
  '“',
  '"',
  '—',
  '–',
  'who',
  'whose',
  'which',
  'said',
  'says',
  'told',
])

const PREPOSITIONS: ReadonlySet<string> = new Set([
  'of',
  'for',
  'at',
  'in',
  'from',
  'to',
  'with',
  'on',
  'and',
  'who',
])

/** Endings of occupations: ‘glaciologist’, ‘statistician’. */
const OCCUPATION = /(?:ologist|ographer|itician|keeper|maker|onomist)$/
