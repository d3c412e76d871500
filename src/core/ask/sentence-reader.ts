import type { Analysis } from '../analysis.ts'
import type { Article } from '../article/article.ts'
import { indexAt, type Span, sliceOf } from '../text/span.ts'
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
}

/** Creates a reader; it remembers what it has read. */
export function createSentenceReader(article: AnalysedArticle): SentenceReader {
  const namings = article.analysis.people.map(({ name, aliases }) => {
    const names = [name, ...aliases]
    return { names, forms: new Set(names.flatMap((one) => wordsOf(one).map(({ form }) => form))) }
  })
  const terms = remember((index: number): readonly Term[] => {
    const sentence = article.sentences[index]
    return sentence === undefined ? [] : termsOf(article.text, sentence)
  })
  const sectionStems = remember((index: number) => {
    const heading = article.sections[index]?.heading ?? null
    return new Set(heading === null ? [] : termsOf(sliceOf(article.text, heading)).map(({ stem }) => stem))
  })
  return {
    article,
    indexOf: (sentence) => indexAt(article.sentences, sentence.start),
    terms,
    stems: remember((index: number) => new Set(terms(index).map(({ stem }) => stem))),
    headingStems: (sentence) => sectionStems(indexAt(article.sections, sentence.start)),
    otherNames: remember((form: string) =>
      namings.flatMap(({ names, forms }) => (forms.has(form) ? names : [])),
    ),
  }
}

function remember<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? read(key)
    known.set(key, value)
    return value
  }
}
