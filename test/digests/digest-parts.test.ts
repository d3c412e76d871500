import { describe, expect, it } from 'vitest'
import { presentHeardCounts, toArticlePart } from '../../src/digests/digest-parts.ts'
import { wordingFor } from '../../src/wording/wording-for.ts'
import { makeArticle } from '../support/articles.ts'

const wording = wordingFor('en')
const partOf = (body: string) => toArticlePart(makeArticle('one', body), wording)

describe('toArticlePart', () => {
  it('has whole utterances of people whom the article names, and no others', () => {
    const { quotes, heard } = partOf(
      [
        'The council of Ostby met on Monday. Ann Lee called the plan “a calculated betrayal of the harbour”.',
        '“The harbour stays open in the winter,” Ann Lee said.',
        '“Nobody asked us about any of this,” a spokesman said.',
      ].join('\n\n'),
    )
    expect(quotes.map(({ found }) => found.speakers.map(({ name }) => name))).toEqual([['Ann Lee']])
    expect(JSON.stringify(quotes[0]?.block)).toContain('The harbour stays open in the winter')
    // Fragments count for who was heard.
    expect(heard).toEqual(new Map([['Ann Lee', { quotes: 2, words: 13 }]]))
  })

  it('has for each quotation its own speakers alone', () => {
    const { quotes } = partOf(
      '“The harbour stays open in the winter,” Ann Lee said.\n\n“The ferry will sail again before May,” Bob Ray said.',
    )
    expect(quotes.map(({ found }) => found.speakers.map(({ name }) => name))).toEqual([
      ['Ann Lee'],
      ['Bob Ray'],
    ])
    expect(quotes[0]?.key).not.toBe(quotes[1]?.key)
  })

  it('calls a quotation long from forty characters on, in all its pieces together', () => {
    const isLong = (...pieces: [string, string?]) => {
      const [first, second] = pieces
      return partOf(`“${first},” Ann Lee said${second === undefined ? '' : `, “${second}.”`}.`).quotes.map(
        (quote) => quote.isLong,
      )
    }
    const words = 'We are here and will stay here for good'
    expect(`${words},`).toHaveLength(40)
    expect(isLong(words)).toEqual([true])
    expect(isLong(words.replace('good', 'goo'))).toEqual([false])
    expect(isLong('We are here and will', 'stay here for all good')).toEqual([true])
    expect(isLong('We are here and will', 'stay here')).toEqual([false])
  })

  it('has fifty quotations at most, and counts all', () => {
    const said = Array.from({ length: 60 }, (_, n) => `“Item ${n} will be settled in winter,” Ann Lee said.`)
    const { quotes, heard } = partOf(said.join('\n\n'))
    expect(quotes).toHaveLength(50)
    expect(heard.get('Ann Lee')?.quotes).toBe(60)
  })

  it('has two key points, each with its place', () => {
    const { blocks } = partOf(
      'The harbour bridge was closed on Monday. Ferries sail every ten minutes. Repairs cost four million crowns. It rains.',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'quote', 'quote'])
    const points = blocks.filter((block) => block.kind === 'quote')
    expect(points.map(({ words, caption }) => ({ words, caption }))).toEqual(
      ['The harbour bridge was closed on Monday.', 'Ferries sail every ten minutes.'].map((text) => ({
        words: [{ kind: 'text', text }],
        caption: [{ kind: 'text', text: 'paragraph 1' }],
      })),
    )
    // Of no publisher and no date nothing is said.
    expect(JSON.stringify(blocks[0])).not.toContain('·')
  })
})

describe('presentHeardCounts', () => {
  it('says nothing where nobody was heard', () => {
    expect(presentHeardCounts([], wording)).toEqual([])
    expect(JSON.stringify(presentHeardCounts([['Ann Lee', 3]], wording))).toContain('Ann Lee')
  })
})
