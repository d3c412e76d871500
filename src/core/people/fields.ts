import { foldedWords } from '../text/fold.ts'
import words from './fields.json' with { type: 'json' }

/** What somebody is who cannot be of the other field as well, at least not at one time. */
export type Field = 'playing' | 'governing'

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ...words.playing.split(' ').map((word) => [word, 'playing'] as const),
  ...words.governing.split(' ').map((word) => [word, 'governing'] as const),
])

const PAST: ReadonlySet<string> = new Set(words.past.split(' '))

/** All words that tell a field, or that somebody was once what they are not now. */
export const fieldWords: readonly string[] = [...FIELDS.keys(), ...PAST]

/** Whether words that somebody was called leave no room for a field: all that they tell is the other, and of today. */
export function isOfOtherField(called: readonly string[], field: Field): boolean {
  const told = called.flatMap((word) => FIELDS.get(word) ?? [])
  return told.length > 0 && !told.includes(field) && !called.some((word) => PAST.has(word))
}

/**
 * The field of a role by its head: ‘Ostby United goalkeeper’, ‘mayor of Ostby’; undefined for ‘the mayor’s spokesman’, for
 * what somebody was once, and for all roles that people have beside others.
 */
export function fieldOfRole(role: string): Field | undefined {
  const [head = ''] = role.split(/,| (?:of|for|from|at|in|with|and|on|to|who) /i)
  const own = foldedWords(head)
  return own.some((word) => PAST.has(word)) ? undefined : FIELDS.get(own.at(-1) ?? '')
}
