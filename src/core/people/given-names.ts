import { once } from '../once.ts'
import names from './given-names.json' with { type: 'json' }
import type { Gender } from './mention.ts'

const genders = once(
  () =>
    new Map<string, Gender | 'either'>([
      ...names.male.split(' ').map((name) => [name, 'male'] as const),
      ...names.female.split(' ').map((name) => [name, 'female'] as const),
      ...names.either.split(' ').map((name) => [name, 'either'] as const),
    ]),
)

/** Whether a word is known as a given name. */
export function isGivenName(word: string): boolean {
  return genders().has(foldName(word))
}

/** The gender of those who bear a given name, where nearly all of them share it. */
export function genderOfGivenName(word: string): Gender | undefined {
  const folded = foldName(word)
  const gender = genders().get(folded) ?? genders().get(folded.split('-')[0] ?? '')
  return gender === 'either' ? undefined : gender
}

/** A name in lower-case letters without diacritics or stops, for comparing: ‘Erdoğan’ and ‘Erdogan’ are one. */
export function foldName(word: string): string {
  const plain = /^[\x20-\x7e]*$/.test(word)
    ? word
    : word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/’/g, "'")
  const lower = plain.toLowerCase()
  return lower.endsWith('.') ? lower.slice(0, -1) : lower
}
