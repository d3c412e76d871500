import { foldName } from './given-names.ts'
import { MAX_ID } from '../text/fold.ts'
import type { Span } from '../text/span.ts'
import type { Mention } from './mention.ts'
import type { Person } from './person.ts'
import type { Figure } from './resolve-names.ts'

/** Who was found to speak, and by which words. */
interface Speaking {
  readonly figures: readonly Figure[]
  readonly mention: Mention | undefined
}

/** Lays figures out as people: all who are persons by their names, and whatever else speaks. */
export function describePeople(
  text: string,
  figures: readonly Figure[],
  speaking: readonly Speaking[],
): { people: Person[]; idOf: ReadonlyMap<Figure, string> } {
  const nominals = new Map<Figure, Set<string>>()
  for (const { figures, mention } of speaking) {
    for (const figure of figures) {
      const phrases = nominals.get(figure) ?? new Set()
      nominals.set(figure, phrases)
      if (mention?.kind === 'nominal' && figures.length === 1)
        phrases.add(text.slice(mention.start, mention.end))
    }
  }
  const idOf = new Map<Figure, string>()
  const taken = new Map<string, number>()
  const families = countFamilies(figures)
  const people = figures
    .filter((figure) => figure.bearer === 'person' || nominals.has(figure))
    .map((figure): Person => {
      const id = freeId(taken, figure)
      idOf.set(figure, id)
      const inOrder = [...figure.mentions].sort((a, b) => a.start - b.start)
      const isShared = figure.words.length === 1 && (families.get(figure.family) ?? 0) > 1
      const name = (isShared ? addressOf(text, inOrder) : undefined) ?? figure.words.join(' ')
      const role = findRole(text, inOrder)
      const printed = new Set(inOrder.map(({ start, end }) => text.slice(start, end)))
      for (const phrase of nominals.get(figure) ?? []) printed.add(phrase)
      printed.delete(name)
      const person = { id, name, aliases: [...printed] }
      return role === undefined ? person : { ...person, role: text.slice(role.start, role.end) }
    })
  return { people, idOf }
}

function countFamilies(figures: readonly Figure[]): Map<string, number> {
  const families = new Map<string, number>()
  for (const { family } of figures) families.set(family, (families.get(family) ?? 0) + 1)
  return families
}

/** ‘Miss Harding’, where there is a Mr. Harding too: the name with its form of address, as first printed. */
function addressOf(text: string, mentions: readonly Mention[]): string | undefined {
  const addressed = mentions.find(({ role }) => role !== undefined && isAddress(text, role))
  return addressed === undefined ? undefined : text.slice(addressed.start, addressed.end)
}

/** What stands before the name says best what somebody is; else a phrase after it. */
function findRole(text: string, mentions: readonly Mention[]): Span | undefined {
  const before = mentions.map(({ role }) => role).find((role) => role !== undefined && !isAddress(text, role))
  return before ?? mentions.find(({ apposition }) => apposition !== undefined)?.apposition
}

/** ‘Mr.’ tells nothing of what somebody is. */
function isAddress(text: string, { start, end }: Span): boolean {
  return /^(?:mr|mrs|ms|miss|mx|messrs|sir|madam|dr)\.?$/i.test(text.slice(start, end))
}

/** Namesakes are numbered: ‘ann-lee’, ‘ann-lee-2’. */
function freeId(taken: Map<string, number>, { words }: Figure): string {
  const folded = words.map(foldName).join('-')
  const plain = folded.replace(/[^a-z0-9]+/g, '-').slice(0, MAX_ID)
  const base = plain.replace(/^-|-$/g, '') || 'somebody'
  const count = (taken.get(base) ?? 0) + 1
  taken.set(base, count)
  return count === 1 ? base : `${base}-${count}`
}
