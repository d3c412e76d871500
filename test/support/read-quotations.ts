import { parsePlainText } from '../../src/core/article/parse-plain-text.ts'
import { attributeQuotes } from '../../src/core/quotes/attribute-quotes.ts'
import { sliceOf } from '../../src/core/text/span.ts'

/** What a text quotes: speakers (`-` for nobody), words with a slash where the writer interrupts, confidence. */
export function readQuotations(text: string): [speakers: string, words: string, confidence: number][] {
  const { people, quotes } = attributeQuotes(parsePlainText({ title: '' }, text))
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  return quotes.map(({ speakers, content, confidence }) => [
    speakers.map((id) => nameOf.get(id)).join(' & ') || '-',
    content.map((span) => sliceOf(text, span)).join(' / '),
    confidence,
  ])
}
