import type { Analysis } from '../analysis.ts'
import type { Article } from '../article/article.ts'
import { indexAt, type Span, sliceOf } from '../text/span.ts'
import { type Term, termsOf } from '../words/words.ts'

/** An article that has been analysed. */
export type AnalysedArticle = Article & { readonly analysis: Analysis }

/** Reads the sentences of one article, each at most once. */
export interface SentenceReader {
  readonly article: AnalysedArticle
  /** Index of a sentence among the article's, or -1 where it is none of them. */
  readonly indexOf: (sentence: Span) => number
  /** Words of meaning of the sentence with that index; none beyond either end of the article. */
  readonly terms: (index: number) => readonly Term[]
  /** Stems of the heading that a sentence stands under. */
  readonly headingStems: (sentence: Span) => ReadonlySet<string>
}

/** Creates a reader; it remembers what it has read. */
export function createSentenceReader(article: AnalysedArticle): SentenceReader {
  const read = new Map<number, readonly Term[]>()
  const headings = new Map<number, ReadonlySet<string>>()
  return {
    article,
    indexOf: (sentence) => indexAt(article.sentences, sentence.start),
    terms(index) {
      const known = read.get(index)
      if (known !== undefined) return known
      const sentence = article.sentences[index]
      const terms = sentence === undefined ? [] : termsOf(article.text, sentence)
      read.set(index, terms)
      return terms
    },
    headingStems(sentence) {
      const index = indexAt(article.sections, sentence.start)
      const known = headings.get(index)
      if (known !== undefined) return known
      const heading = article.sections[index]?.heading ?? null
      const stems = new Set(
        heading === null ? [] : termsOf(sliceOf(article.text, heading)).map(({ stem }) => stem),
      )
      headings.set(index, stems)
      return stems
    },
  }
}
