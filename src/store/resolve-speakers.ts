import {
  type Field,
  fieldOfRole,
  fieldWords,
  findSamePerson,
  isOfOtherField,
  foldedWords,
  isBareName,
  type KnownPerson,
  type Person,
} from '../core/index.ts'
import { type PersonRule, ruledPerson } from './people.ts'
import type { QuotedPerson } from './quoted-person.ts'
import type { SpeakerBook } from './speaker-book.ts'
import { namesakesOf } from './speaker-names.ts'
import type { StoredArticle } from './store.ts'
import { countWordsByPerson } from './count-words-by-person.ts'

/** Has the book read at once whom the people in articles may be. */
export async function foreseePeople(book: SpeakerBook, articles: readonly StoredArticle[]): Promise<void> {
  const people = articles.flatMap(({ analysis }) => listQuoted(analysis))
  await book.open(people.flatMap(({ id, name }) => [id, namesakesOf(name).surname]))
  const unknown: Person[] = []
  for (const person of people)
    if (fieldOf(person) !== undefined || !(await isKnownWhole(book, person))) unknown.push(person)
  book.foresee(unknown.map(({ name }) => namesakesOf(name)))
  // Whom they will most likely turn out to be, or be told apart from, is read at once too.
  const likely: string[] = []
  for (const person of unknown) {
    const namesakes = await book.findNamesakes(namesakesOf(person.name))
    const same = findSamePerson(person, namesakes)
    const told = fieldOf(person) === undefined ? (same === undefined ? [] : [same]) : namesakes
    likely.push(...told.map(({ id }) => id))
  }
  await book.open(likely)
}

/** Resolves who is quoted in an article to people over all articles; whoever is not among them yet keeps their id. */
export async function resolveSpeakers(
  book: SpeakerBook,
  article: StoredArticle,
  rules: readonly PersonRule[],
): Promise<QuotedPerson[]> {
  const { id, analysis } = article
  const quoted = listQuoted(analysis)
  if (quoted.length === 0) return []
  const words = countWordsByPerson(article)
  const resolved: QuotedPerson[] = []
  for (const person of quoted) {
    const same = ruledPerson(person.id, id, rules) ?? (await resolvePerson(book, person))
    resolved.push({ person, speaker: same.id, name: same.name, words: words.get(person.id) ?? 0 })
  }
  return resolved
}

function listQuoted({ people, quotes }: StoredArticle['analysis']): readonly Person[] {
  const speakers = new Set(quotes.flatMap((quote) => quote.speakers))
  return people.filter(({ id }) => speakers.has(id))
}

async function resolvePerson(
  book: SpeakerBook,
  person: Person,
): Promise<{ readonly id: string; readonly name: string }> {
  const { id, name, role } = person
  const field = fieldOf(person)
  if (field !== undefined) {
    const namesakes = await book.findNamesakes(namesakesOf(name))
    const others = await findOthers(book, namesakes, field)
    // Nobody is a goalkeeper and a senator: that is a namesake of theirs.
    if (others.size > 0) {
      const same = findSamePerson(
        { name, role },
        namesakes.filter((namesake) => !others.has(namesake.id)),
      )
      return same ?? { id: others.has(id) ? `${id}-${field}` : id, name }
    }
  }
  if (await isKnownWhole(book, person)) return { id, name }
  return findSamePerson({ name, role }, await book.findNamesakes(namesakesOf(name))) ?? { id, name }
}

/** What somebody's role tells of their field; a bare name may be anybody's. */
function fieldOf({ name, role }: Person): Field | undefined {
  return isBareName(name) || role === undefined ? undefined : fieldOfRole(role)
}

/** Somebody known by exactly this name; a bare one may have become somebody's since. */
async function isKnownWhole(book: SpeakerBook, { id, name }: Person): Promise<boolean> {
  return !isBareName(name) && (await book.find(id)) !== undefined
}

/** Those among some who are of another field, by every word that articles have called them beside their names, and never of this one. */
async function findOthers(
  book: SpeakerBook,
  people: readonly KnownPerson[],
  field: Field,
): Promise<Set<string>> {
  const others = new Set<string>()
  await book.open(people.map(({ id }) => id))
  for (const { id, name } of people) {
    const own = new Set(foldedWords(name))
    const called = await book.listWords(id)
    const telling = fieldWords.filter((word) => called.has(word) && !own.has(word))
    if (isOfOtherField(telling, field)) others.add(id)
  }
  return others
}

/**
 * Whoever was known by a bare name alone, and is somebody who has now been named whole for the first time: articles that
 * had the surname alone meant them, if nobody else.
 */
export async function findBareSelf(
  book: SpeakerBook,
  speaker: string,
  name: string,
): Promise<string | undefined> {
  const { surname } = namesakesOf(name)
  // A bare name is its own id.
  const bare = await book.find(surname)
  if (bare === undefined || !isBareName(bare.name)) return undefined
  const others = (await book.findNamesakes({ surname, given: '' })).filter(({ id }) => id !== surname)
  return findSamePerson(bare, others)?.id === speaker ? surname : undefined
}
