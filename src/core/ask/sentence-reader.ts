import type { Analysis } from '../analysis.ts'
import type { Article } from '../article/article.ts'
import { once } from '../once.ts'
import type { Quote } from '../quotes/quote.ts'
import { COMMON_WORDS } from '../text/common-words.ts'
import { indexAt, type Span, sliceOf } from '../text/span.ts'
import { rememberWords } from '../words/remember-words.ts'
import { type Term, termsOf, wordsOf } from '../words/words.ts'

/** An article that has been analysed. */
export type AnalysedArticle = Article & { readonly analysis: Analysis }

/** Reads the sentences of one article, each at most once. */
export interface SentenceReader {
  readonly article: AnalysedArticle
  /** Index of a sentence among the article's, or -1 where it is none of them. */
  readonly indexOf: (sentence: Span) => number
  /** Words of meaning of the sentence with that index; none beyond either end of the article. */
  readonly terms: (index: number) => readonly Term[]
  /** Their stems. */
  readonly stems: (index: number) => ReadonlySet<string>
  /** Stems of the heading that a sentence stands under. */
  readonly headingStems: (sentence: Span) => ReadonlySet<string>
  /** The other ways in which the article names those who have that word, lower-cased, in one of their names. */
  readonly otherNames: (form: string) => readonly string[]
  /** Whom a word of a question, lower-cased, may mean: ids of people, or the last word of a name that nobody quotes. */
  readonly bearers: (form: string) => readonly string[]
  /** Ids of people who have that word in the name by which the article calls them first of all. */
  readonly namedSo: (form: string) => readonly string[]
  /** Ids of those who are quoted in the sentence with that index. */
  readonly speakers: (index: number) => ReadonlySet<string>
  /** Whom the sentence with that index speaks of or quotes, by name or as ‘he’ or ‘she’. */
  readonly figures: (index: number) => ReadonlySet<string>
}

/** Creates a reader; it remembers what it has read. */
export function createSentenceReader(article: AnalysedArticle): SentenceReader {
  const namings = indexNamings(article)
  const namingsOf = (form: string): readonly Naming[] => namings.get(form) ?? []
  const unquoted = once(() => lastNames(article.text))
  const bearers = remember((form: string): readonly string[] => {
    const known = namingsOf(form).map(({ id }) => id)
    return known.length === 0 && unquoted().has(form) ? [form] : known
  })
  const terms = remember((index: number): readonly Term[] => {
    const sentence = article.sentences[index]
    return sentence === undefined ? [] : termsOf(article.text, sentence)
  })
  const sectionStems = remember((index: number) => {
    const heading = article.sections[index]?.heading ?? null
    return new Set(heading === null ? [] : termsOf(sliceOf(article.text, heading)).map(({ stem }) => stem))
  })
  /** Who is named in a sentence, in reading order. */
  const named = remember((index: number): readonly string[] =>
    terms(index).flatMap(({ start, form }) =>
      /\p{Lu}/u.test(article.text.charAt(start))
        ? bearers(form.endsWith("'s") ? form.slice(0, -2) : form)
        : [],
    ),
  )
  const speakers = remember((index: number) => {
    const { start, end } = article.sentences[index] ?? { start: 0, end: 0 }
    const isHere = ({ content }: Quote) => content.some((span) => span.start < end && span.end > start)
    return new Set(article.analysis.quotes.filter(isHere).flatMap((quote) => quote.speakers))
  })
  return {
    article,
    bearers,
    speakers,
    namedSo: (form) => namingsOf(form).flatMap(({ id, own }) => (own.has(form) ? id : [])),
    figures: remember((index: number) => {
      const { start, end } = article.sentences[index] ?? { start: 0, end: 0 }
      const figures = new Set([...named(index), ...speakers(index)])
      if (figures.size > 0 || !PRONOUN.test(article.text.slice(start, end))) return figures
      // ‘He’ is most often the first of those named in the nearest sentence before that names anybody.
      const before = Array.from({ length: REACH }, (_, back) => named(index - 1 - back)[0])
      return new Set(before.filter((figure) => figure !== undefined).slice(0, 1))
    }),
    indexOf: (sentence) => indexAt(article.sentences, sentence.start),
    terms,
    stems: remember((index: number) => new Set(terms(index).map(({ stem }) => stem))),
    headingStems: (sentence) => sectionStems(indexAt(article.sections, sentence.start)),
    otherNames: (form) => namingsOf(form).flatMap(({ names }) => names),
  }
}

/** What an article calls one person. */
interface Naming {
  readonly id: string
  readonly names: readonly string[]
  /** Words of the first of the names. */
  readonly own: ReadonlySet<string>
}

/** Gathers by each word those who have it in one of their names. */
function indexNamings({ analysis }: AnalysedArticle): ReadonlyMap<string, readonly Naming[]> {
  const namings = new Map<string, Naming[]>()
  for (const { id, name, aliases } of analysis.people) {
    const own = new Set(formsOf(name))
    const naming = { id, names: [name, ...aliases], own }
    for (const form of new Set([...own, ...aliases.flatMap(formsOf)])) {
      const others = namings.get(form)
      if (others === undefined) namings.set(form, [naming])
      else others.push(naming)
    }
  }
  return namings
}

/** Of thirty articles that are read for a question, most name the same few. */
const formsOf = rememberWords((name): readonly string[] => wordsOf(name).map(({ form }) => form))

/** How many sentences before a pronoun its name may stand. */
const REACH = 3

const PRONOUN = /\b(?:he|she|his|her|him)\b/i

/** The last words, lower-cased, of what looks like somebody's full name: capitals in a row, and no ‘the’ or ‘On’ before. */
function lastNames(text: string): ReadonlySet<string> {
  const lasts = new Set<string>()
  // Tried only where a capital follows a space, which is seldom: articles are long, and thirty are read for a question.
  let word = 0
  for (let space = 0; space < text.length; space++) {
    if (text.charCodeAt(space) !== SPACE || space < word) continue
    const begun = word
    word = space + 1
    if (!isCapital(text, word)) continue
    NAME.lastIndex = begun
    const [name = '', first = '', last = ''] = NAME.exec(text) ?? []
    if (name === '') continue
    word = begun + name.length
    if (!COMMON_WORDS.has(first.toLowerCase())) lasts.add(last.toLowerCase())
  }
  return lasts
}

const SPACE = 32

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128 ? code >= 65 && code <= 90 : /\p{Lu}/u.test(text.charAt(at))
}

/** Words of bounded length: whatever a text is, reading it takes no longer than its length. */
const NAME =
  /[^ ]*?\b(the|an?|\p{Lu}[\p{L}'’-]{0,40})\.? (?:\p{Lu}[\p{L}'’-]{0,40}\.? ){0,3}(\p{Lu}[\p{L}-]{1,40})/uy

function remember<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? read(key)
    known.set(key, value)
    return value
  }
}
