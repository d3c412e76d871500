import { describe, expect, it } from 'vitest'
import { mentionsOf } from '../../support/read-mentions.ts'

const appositions = (text: string) =>
  mentionsOf(text)
    .filter(({ kind }) => kind === 'name')
    .map(({ apposition }) =>
      apposition === undefined ? undefined : text.slice(apposition.start, apposition.end),
    )

describe('findApposition', () => {
  it.each([
    ['We met Tom Ray, a student from there, once.', 'student from there'],
    ['We met Tom Ray, 23, an owner of two dogs.', 'owner of two dogs'],
    ['We met Tom Ray, 2010 council candidate, once.', '2010 council candidate'],
    ['We met Tom Ray, the mayor (he is old).', 'mayor'],
    ['We met Tom Ray, mayor and singer; he left.', 'mayor and singer'],
    ['We met Tom Ray, mayor who left.', 'mayor'],
    ['We met Tom Ray, mayor whose term ends.', 'mayor'],
    ['We met Tom Ray, mayor which was odd.', 'mayor'],
    ['We met Tom Ray, mayor said so.', 'mayor'],
    ['We met Tom Ray, mayor says so.', 'mayor'],
    ['We met Tom Ray, mayor told us.', 'mayor'],
    ['We met Tom Ray, mayor — so he said.', 'mayor'],
    ['We met Tom Ray, mayor – so he said.', 'mayor'],
    ['We met Tom Ray, mayor “so he said”.', 'mayor'],
    ['We met Tom Ray, mayor "so he said".', 'mayor'],
    ['We met Tom Ray, cook & baker, once.', 'cook & baker'],
    ['We met Tom Ray, a glaciologist at home, once.', 'glaciologist at home'],
    ['We met Tom Ray, a clockmaker, once.', 'clockmaker'],
    ['We met Tom Ray, mayor', 'mayor'],
  ])('reads “%s”', (text, expected) => expect(appositions(text)).toEqual([expected]))

  it.each([
    ['no comma', 'We met Tom Ray the mayor.'],
    ['no noun for people', 'We met Tom Ray, a tall tree, once.'],
    ['such a noun after a preposition alone', 'We met Tom Ray, the pride of mayors and a joy to the mayor.'],
    ['other marks', 'We met Tom Ray, mayor: here he comes.'],
    ['an age alone', 'We met Tom Ray, 23, once.'],
    ['nothing', 'We met Tom Ray, '],
    ['too many words', `We met Tom Ray, mayor ${'and so on '.repeat(7)}, once.`],
  ])('finds nothing in %s', (_, text) => expect(appositions(text)).toEqual([undefined]))

  it('reads 21 words at most', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'so').join(' ')
    expect(appositions(`We met Tom Ray, mayor ${words(20)}, once.`)).toEqual([`mayor ${words(20)}`])
    expect(appositions(`We met Tom Ray, mayor ${words(21)}, once.`)).toEqual([undefined])
  })
})
