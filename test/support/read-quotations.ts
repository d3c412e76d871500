import { parsePlainText } from '../../src/core/article/parse-plain-text.ts'
import { attributeQuotes } from '../../src/core/quotes/attribute-quotes.ts'
import { sliceOf } from '../../src/core/text/span.ts'

/** What a text quotes: speakers (`-` for nobody), words with a slash where the writer interrupts, confidence. */
export function readQuotations(text: string): [speakers: string, words: string, confidence: number][] {
  const { people, quotes } = attributeQuotes(parsePlainText({ title: '' }, text))
  return quotes.map(({ speakers, content, confidence }) => [
    people
      .filter(({ id }) => speakers.includes(id))
      .map(({ name }) => name)
      .join(' & ') || '-',
    content.map((span) => sliceOf(text, span)).join(' / '),
    confidence,
  ])
}
