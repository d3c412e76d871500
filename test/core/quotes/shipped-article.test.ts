import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/core/article/parse-markdown.ts'
import { attributeQuotes } from '../../../src/core/quotes/attribute-quotes.ts'
import { sliceOf } from '../../../src/core/text/span.ts'

const FRONT_MATTER = /^---\n[\s\S]*?\n---\n/

/** The opening words of every quotation of the article that ships, by speaker; what is not here is no quotation. */
const TABLE = {
  'Donald Trump': [
    'It’s ultimately up to them',
    'there’s no deal until there’s a deal',
    'many points were agreed to',
    'significant',
    'I’ll get a little heat on that one',
    'interesting',
    'Now, it’s really up to President Zelenskyy to get it done. And I would',
    '10 out of 10',
    'We got along great… Make a deal',
  ],
  'Vladimir Putin': [
    'tragedy',
    'brothers',
    'the primary causes of the conflict must be eliminated',
    'throw a wrench in the works',
    'the war in Ukraine would not have started',
    'trade, digital, high-tech and in space exploration',
    'US and Russian investment and business cooperation has tremendous potential',
    'a special place',
  ],
  'Donald Trump, Vladimir Putin': ['extremely productive', 'constructive and based on mutual respect'],
  'Maria Zakharova': ['For three years they [Western media] have been talking about Russia’s isolation'],
}

describe('attributeQuotes on the shipped article', () => {
  const body = readFileSync(new URL('../../../content/alaska-summit.md', import.meta.url), 'utf8')
  const article = parseMarkdown({ title: '' }, body.replace(FRONT_MATTER, ''))
  const { people, quotes } = attributeQuotes(article)
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const found = quotes.map(({ speakers, content: [first] }) => ({
    speaker: speakers.map((id) => nameOf.get(id)).join(', '),
    words: sliceOf(article.text, first),
  }))

  it.each(Object.entries(TABLE))('finds what %s said, in order, and nothing else', (speaker, openings) => {
    const words = found.filter((quote) => quote.speaker === speaker).map((quote) => quote.words)
    expect(words.map((said, index) => said.slice(0, openings[index]?.length))).toEqual(openings)
  })

  it('finds no quotation besides: no name, no heading, no words of distance', () => {
    expect(new Set(found.map(({ speaker }) => speaker))).toEqual(new Set(Object.keys(TABLE)))
    expect(found).toHaveLength(Object.values(TABLE).flat().length)
  })

  it('keeps three sentences inside one pair of marks as one quotation', () => {
    const said = found.find(({ words }) => words.startsWith('Now, it’s'))
    expect(said?.words.endsWith('But it’s up to President Zelenskyy.')).toBe(true)
  })

  it('knows the people by their full names and what they are', () => {
    expect(people.map(({ name, role }) => [name, role])).toContainEqual([
      'Maria Zakharova',
      'Russian Foreign Ministry spokesperson',
    ])
  })
})
