import { foldedWords } from '../text/fold.ts'

/** Somebody known from other articles. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly role?: string
  /** How often they are quoted. */
  readonly quotes: number
}

/** Of two people of one surname, the one who is quoted so many times as often is meant where nothing else is said. */
const FAR_MORE = 4

const FORMS_OF_ADDRESS = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'sir', 'madam', 'dr'])

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'junior', 'senior'])

/**
 * Which of the people known from other articles somebody is, given those who share their surname; undefined where it is
 * nobody, or where it cannot be told. ‘Donald J. Trump’ is Donald Trump, ‘Donald Trump Jr.’ is not, and neither are George
 * W. and George H. W. Bush one; a bare surname is whose role it carries, or who is quoted far more than anybody else of
 * that name.
 */
export function findSamePerson(
  { name, role }: { readonly name: string; readonly role?: string | undefined },
  known: readonly KnownPerson[],
): KnownPerson | undefined {
  const own = readName(name)
  if (own.given === '') return findBySurname(own.surname, role, known)
  const same = known.filter((person) => isSameName(own, readName(person.name)))
  return same.length === 1 ? same[0] : undefined
}

/** Whether it is a surname alone, or a given name: one word. */
export function isBareName(name: string): boolean {
  return readName(name).given === ''
}

/** A name by its parts, folded; of one word it is a surname. */
export interface ReadName {
  readonly given: string
  readonly middle: readonly string[]
  readonly surname: string
  readonly suffix: string
}

/** Reads a name's parts, without a form of address. */
export function readName(name: string): ReadName {
  const words = foldedWords(name)
  // ‘Miss Harding’, where there is a Mr. Harding too.
  if (words.length > 1 && FORMS_OF_ADDRESS.has(words[0] ?? '')) words.shift()
  const suffix = words.length > 1 && SUFFIXES.has(words.at(-1) ?? '') ? (words.pop() ?? '') : ''
  const surname = words.pop() ?? ''
  const [given = '', ...middle] = words
  return { given, middle, surname, suffix }
}

function isSameName(one: ReadName, other: ReadName): boolean {
  return (
    one.given === other.given &&
    one.surname === other.surname &&
    one.suffix === other.suffix &&
    (one.middle.length === 0 ||
      other.middle.length === 0 ||
      (one.middle.length === other.middle.length &&
        one.middle.every((name, index) => isSameMiddle(name, other.middle[index] ?? ''))))
  )
}

/** ‘J’ is short for ‘John’. */
function isSameMiddle(one: string, other: string): boolean {
  return (
    one === other || (one.length === 1 ? other.startsWith(one) : other.length === 1 && one.startsWith(other))
  )
}

function findBySurname(
  surname: string,
  role: string | undefined,
  known: readonly KnownPerson[],
): KnownPerson | undefined {
  const named = known.filter(({ name }) => {
    const read = readName(name)
    return read.surname === surname && read.given !== '' && read.suffix === ''
  })
  const inRole = role === undefined ? [] : named.filter((person) => sharesRole(role, person.role))
  if (inRole.length === 1) return inRole[0]
  const [first, second] = [...named].sort((a, b) => b.quotes - a.quotes)
  return second === undefined || (first?.quotes ?? 0) >= FAR_MORE * second.quotes ? first : undefined
}

function sharesRole(one: string, other: string | undefined): boolean {
  const words = new Set(foldedWords(other ?? ''))
  const own = foldedWords(one).filter((word) => word.length > 3)
  return own.length > 0 && own.every((word) => words.has(word))
}
