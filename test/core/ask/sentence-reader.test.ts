import { describe, expect, it } from 'vitest'
import { type AnalysedArticle, createSentenceReader } from '../../../src/core/ask/sentence-reader.ts'
import { analysedText } from '../../support/genre-articles.ts'

const article = analysedText(
  [
    'Opening of the lock',
    'Mayor Anneke Renn opened the lock on Friday. She cut a ribbon. Nobody clapped. It rained. It was cold. He was late.',
    '“We are proud of it,” Renn said. The ferryman Olaf Dahl’s boat was first. Dahl waved. On Monday The Gazette praised Granary Tunnel and the Harbour Bridge.',
  ].join('\n'),
)
const reader = createSentenceReader(article)
const idOf = (name: string) => article.analysis.people.find((person) => person.name === name)?.id ?? ''
const figuresIn = (sentence: string, some: AnalysedArticle = article) => [
  ...createSentenceReader(some).figures(indexOf(sentence, some)),
]

function indexOf(sentence: string, { text, sentences }: AnalysedArticle = article): number {
  return sentences.findIndex(({ start }) => text.startsWith(sentence, start))
}

describe('createSentenceReader', () => {
  it('reads the words of meaning of a sentence, and none beyond either end', () => {
    expect([...reader.stems(indexOf('She cut'))]).toEqual(['cut', 'ribbon'])
    expect(reader.terms(indexOf('She cut')).map(({ form }) => form)).toEqual(['cut', 'ribbon'])
    for (const index of [-1, article.sentences.length]) {
      expect(reader.terms(index)).toEqual([])
      expect(reader.stems(index).size).toBe(0)
      expect(reader.figures(index).size).toBe(0)
    }
    expect(reader.terms(0)).toBe(reader.terms(0))
  })

  it('finds a sentence by its place, and no other stretch', () => {
    const third = article.sentences[2] ?? { start: 0, end: 0 }
    expect(reader.indexOf(third)).toBe(2)
    expect(reader.indexOf({ start: article.text.length, end: article.text.length + 1 })).toBe(-1)
  })

  it('looks for names in a text of capitals without end in no more than its length', () => {
    const capitals = [`${'A-'.repeat(400_000)} Bo`, 'Ab '.repeat(400_000), 'The A. '.repeat(200_000)]
    for (const text of capitals) {
      const some = { ...article, text: `${text} said Dana Holt.`, sentences: [], sections: [] }
      expect(createSentenceReader(some).bearers('holt')).toEqual(['holt'])
    }
  })

  it('reads the heading that a sentence stands under, and none where there is none', () => {
    const [first = { start: 0, end: 0 }] = article.sentences
    expect([...reader.headingStems(first)]).toEqual(['open', 'lock'])
    const bare = analysedText('It rained on the harbour.')
    const [only = { start: 0, end: 0 }] = bare.sentences
    expect(createSentenceReader(bare).headingStems(only).size).toBe(0)
  })

  it('knows whom a word may mean: people whom the article names, else the last of what looks like a name', () => {
    expect(reader.bearers('renn')).toEqual([idOf('Anneke Renn')])
    expect(reader.bearers('anneke')).toEqual([idOf('Anneke Renn')])
    expect(reader.otherNames('renn')).toContain('Anneke Renn')
    expect(reader.bearers('olaf')).toEqual([idOf('Olaf Dahl')])
    expect(reader.bearers('tunnel')).toEqual(['tunnel'])
    expect(reader.otherNames('tunnel')).toEqual([])
    for (const nobody of ['granary', 'bridge', 'lock', 'gazette', 'monday'])
      expect(reader.bearers(nobody)).toEqual([])
  })

  it('tells whom a sentence speaks of, quotes, or calls by a pronoun up to three sentences on', () => {
    const renn = idOf('Anneke Renn')
    expect(renn).not.toBe('')
    expect(figuresIn('Mayor Anneke Renn opened')).toEqual([renn])
    expect(figuresIn('She cut')).toEqual([renn])
    expect(figuresIn('Nobody clapped')).toEqual([])
    expect(figuresIn('He was late')).toEqual([])
    expect(figuresIn('“We are proud')).toEqual([renn])
    expect(figuresIn('The ferryman')).toEqual([idOf('Olaf Dahl')])
  })

  it('knows a name by its capital, and with an ‘s’ behind it', () => {
    const told = analysedText('Olaf Dahl came. Dahl’s boat sank. They ate dahl.')
    expect(figuresIn('Dahl’s boat', told)).toEqual(['olaf-dahl'])
    expect(figuresIn('They ate', told)).toEqual([])
  })

  it('takes a pronoun for the first of the nearest who were named', () => {
    const told = analysedText(
      '“It works,” Anneke Renn said. “It does,” Olaf Dahl said. Dahl met Renn on Friday. It rained. It was cold. She left.',
    )
    const dahl = told.analysis.people.find(({ name }) => name === 'Olaf Dahl')?.id
    expect(figuresIn('She left', told)).toEqual([dahl])
    expect(figuresIn('It rained', told)).toEqual([])
  })

  it('knows who speaks in a sentence that names nobody', () => {
    const told = analysedText('Anneke Renn came late. “It works,” she said. “It always will.”')
    const renn = told.analysis.people.find(({ name }) => name === 'Anneke Renn')?.id
    expect(figuresIn('“It always', told)).toEqual([renn])
  })
})
