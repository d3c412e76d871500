import { fold, foldedWords, type Person } from '../core/index.ts'

/** Everything that a speaker may be called by, folded: names, aliases and roles, without a leading ‘the’. */
export function calledBy(name: string, people: readonly Person[]): { names: string[]; words: string[] } {
  const called = [
    ...(name === '' ? [] : [name]),
    ...people.flatMap((person) => [
      person.name,
      ...person.aliases,
      ...(person.role === undefined ? [] : [person.role]),
    ]),
  ]
  return { names: [...new Set(called.map(foldName))], words: [...new Set(called.flatMap(foldedWords))] }
}

/** A name as it is compared: ‘The Russian leader’ and ‘russian leader’ are one. */
export function foldName(name: string): string {
  return fold(name).replace(/^the /, '')
}
