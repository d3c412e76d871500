import { describe, expect, it } from 'vitest'
import { analyse } from '../../../src/core/analyse.ts'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { checkQuote } from '../../../src/core/check/check-quote.ts'

const TEXT =
  '“Our harbour will stay open through the winter storms,” Ann Lee said on Monday. “Ferries sail at dawn.” ' +
  'The council had voted on Sunday to repair the northern lighthouse before the autumn fishing season. ' +
  'It was a “brave decision” of the old mayor.'

const article = { ...parsePlainText({ title: '' }, TEXT), id: 'a' }
const analysis = analyse(article)
const sources = {
  quotes: analysis.quotes.map((quote) => ({
    article,
    quote,
    speakers: analysis.people.filter(({ id }) => quote.speakers.includes(id)),
  })),
  sentences: article.sentences.map((sentence) => ({ article: { ...article, analysis }, sentence })),
}

describe('checkQuote', () => {
  it.each([
    // One word of meaning is enough where it was said, and is nothing where the writer wrote it.
    ['harbour', 'verbatim'],
    ['Ferries sail', 'verbatim'],
    ['northern lighthouse', 'not-found'],
    ['the northern lighthouse', 'writers-words'],
    // A short saying with one word changed is the same saying, with two of three it is another.
    ['Ferries sail at noon', 'altered'],
    ['Ferries leave at noon', 'not-found'],
    ['Trains leave at dawn', 'not-found'],
    // Half of the meaning, and three words of it.
    ['Our harbour will stay open all summer', 'altered'],
    ['Our harbour must close before spring comes', 'not-found'],
    ['Their harbour shops and markets open all year for winter storms of tourists', 'not-found'],
    // News on one matter shares words: of the writer's own, more must be there.
    ['The council voted on Sunday to repair the northern lighthouse', 'writers-words'],
    ['The council will never repair the northern lighthouse', 'writers-words'],
    ['The council of elders may repair the southern lighthouse for tourists', 'not-found'],
    ['repair the lighthouse season ticket machine', 'not-found'],
    // Said in part, written in part.
    ['It was a brave decision of the old mayor', 'writers-words'],
  ])('says of “%s”: %s', (claim, kind) => {
    expect(checkQuote(claim, sources).kind).toBe(kind)
  })

  it('holds what was said back from the writer, who only quotes it', () => {
    expect(checkQuote('Ferries sail at dawn', { ...sources, quotes: [] }).kind).toBe('not-found')
    expect(checkQuote('said on Monday', { ...sources, quotes: [] }).kind).toBe('writers-words')
  })
})
