import { describe, expect, it } from 'vitest'
import { type ConfidenceFeatures, confidenceFeatures } from '../../../src/core/ask/confidence.ts'
import { openInquiry, passageFeatures } from '../../../src/core/ask/passage-features.ts'
import { readQuestion } from '../../../src/core/ask/read-question.ts'
import { type AnalysedArticle, createSentenceReader } from '../../../src/core/ask/sentence-reader.ts'
import { analysedText } from '../../support/genre-articles.ts'

/** What is seen of the sentence with that opening beside a question, and of its worth as the best passage. */
function look(question: string, opening: string, article: AnalysedArticle) {
  const reader = createSentenceReader(article)
  const places = article.sentences.map((_, index) => ({ reader, index }))
  const inquiry = openInquiry(
    readQuestion(question),
    places.map(({ index }) => reader.stems(index)),
  )
  const index = article.sentences.findIndex(({ start }) => article.text.startsWith(opening, start))
  const features = passageFeatures(inquiry, reader, index)
  const confidence: ConfidenceFeatures = confidenceFeatures(
    inquiry,
    { reader, index, features, score: 10 },
    places,
  )
  return { features, confidence }
}

describe('passageFeatures', () => {
  const talk = analysedText(
    'Mara Linde closed the bridge. “It was late,” Linde said, “and it rained.” Why did she wait? “Why did she wait?” ' +
      'Tom Berg asked why she waited. “Nobody knows,” he said. The closing of the bridge was announced? No: it was not.',
  )

  it('tells a question from a statement that holds one', () => {
    const asks = (opening: string) => look('Why did she wait?', opening, talk).features.asks
    expect([asks('Why did'), asks('“Why did'), asks('Tom Berg asked'), asks('The closing')]).toEqual([
      1, 1, 0, 1,
    ])
    expect(asks('No: it')).toBe(0)
  })

  it('hears whom the question names in any part of what they say, where it asks for words', () => {
    const says = (question: string, opening: string) => look(question, opening, talk).features.says
    expect(says('What did Linde say?', '“It was late')).toBe(1)
    expect(says('What did Berg say?', '“It was late')).toBe(0)
    expect(says('What did Berg say?', '“Nobody knows')).toBe(1)
    expect(says('What did Linde do?', '“It was late')).toBe(0)
    expect(says('What do people say about the bridge?', '“It was late')).toBe(0)
    // Of whom it names only names count: ‘late’ is nobody.
    expect(says('What did Voss say of being late?', '“It was late')).toBe(0)
    expect(says('What did Linde say?', 'Mara Linde')).toBe(0)
  })

  it('tells a noun for a verb, and a verb for a noun', () => {
    const derived = (question: string, opening: string) => look(question, opening, talk).features.derived
    expect(derived('Who closed the bridge?', 'The closing')).toBeGreaterThan(0)
    expect(derived('Who closed the bridge?', 'Mara Linde')).toBe(0)
    expect(derived('When was the closing?', 'The closing')).toBe(0)
    expect(derived('When was the closing?', 'Mara Linde')).toBe(1)
  })

  it('gives a place where a place is wanted and somewhere is named', () => {
    const article = analysedText('They met in Karlsund. They met in a hall.')
    const of = (question: string, opening: string) => {
      const { gives, place } = look(question, opening, article).features
      return [gives, place]
    }
    expect(of('Where did they meet?', 'They met in Karlsund')).toEqual([1, 1])
    expect(of('Where did they meet?', 'They met in a hall')).toEqual([0, 0])
    expect(of('Who did they meet?', 'They met in Karlsund')).toEqual([1, 0])
  })

  it('counts the thing whose number is wanted, and nothing where no word is left to count', () => {
    const article = analysedText('Renn sold nine ferries. Renn sold ferries for 9 crowns.')
    const counts = (question: string, opening: string) => look(question, opening, article).features.counts
    expect(counts('How many ferries did Renn sell?', 'Renn sold nine')).toBe(1)
    expect(counts('How many ferries did Renn sell?', 'Renn sold ferries')).toBe(0)
    expect(counts('Why did Renn sell ferries?', 'Renn sold nine')).toBe(0)
    expect(look('How many?', 'Renn sold nine', article).features).toMatchObject({ match: 0, coverage: 0 })
  })

  it('finds what is held near by, the nearest first, each word once', () => {
    const article = analysedText(
      ['The lock', 'Renn paid. Nobody saw it. It rained. The mayor swam. It was cold. Snow fell.'].join('\n'),
    )
    const near = (question: string, opening: string) => {
      const { before, after, around, heading, coverage } = look(question, opening, article).features
      return { before, after, around, heading, coverage }
    }
    const none = { before: 0, after: 0, around: 0, heading: 0, coverage: 0 }
    expect(near('Who paid?', 'Nobody saw')).toEqual({ ...none, before: 1 })
    expect(near('Who paid?', 'It rained')).toEqual({ ...none, around: 1 })
    expect(near('Who paid?', 'The mayor')).toEqual({ ...none, around: 1 })
    expect(near('Who paid?', 'It was cold')).toEqual(none)
    expect(near('Who swam?', 'It rained')).toEqual({ ...none, after: 1 })
    expect(near('Who swam?', 'Nobody saw')).toEqual(none)
    expect(near('Who locked it?', 'Snow fell')).toEqual({ ...none, heading: 1 })
  })
})

describe('confidenceFeatures', () => {
  const court = analysedText(
    'Judge Helen Okoro sentenced Martin Dace on Monday. Dace laughed. Lucy Hart smiled. Nobody clapped. ' +
      '“He sleeps in a van,” Hart said. It rained on the court. The van was sold.',
  )
  const worth = (question: string, opening: string) => look(question, opening, court).confidence

  it('knows names and words that no sentence holds', () => {
    expect(worth('Why did Voss laugh?', 'Dace laughed')).toMatchObject({ strangers: 1, missing: 1, apart: 0 })
    expect(worth('Why did Dace laugh?', 'Dace laughed')).toMatchObject({
      strangers: 0,
      missing: 0,
      unheard: 0,
    })
    expect(worth('Did Dace juggle?', 'Dace laughed').alien).toBeGreaterThan(0.5)
    expect(worth('Did Dace laugh?', 'Dace laughed').alien).toBe(0)
    // A stranger is no word that is rare in news.
    expect(worth('Why did Voss laugh?', 'Dace laughed').alien).toBe(0)
  })

  it('has heard of whom the article calls by another name in the sentences at hand', () => {
    const reader = createSentenceReader(court)
    const [index, passage] = [1, 'Why did Martin laugh?']
    const unheard = (question: string) => {
      const inquiry = openInquiry(readQuestion(question), [reader.stems(index)])
      const features = passageFeatures(inquiry, reader, index)
      return confidenceFeatures(inquiry, { reader, index, features, score: 10 }, [{ reader, index }]).unheard
    }
    expect(unheard(passage)).toBe(0)
    expect(unheard(passage.replace('Martin', 'Voss'))).toBeGreaterThan(0)
  })

  it('holds somebody under another name, in the sentence or beside it', () => {
    expect(worth('Why did Martin laugh?', 'Dace laughed')).toMatchObject({ missing: 0, held: 1 })
    expect(worth('Why did Martin smile?', 'Lucy Hart smiled').missing).toBe(0)
    expect(worth('Why did Martin clap?', 'Nobody clapped').missing).toBe(1)
    expect(worth('Who is Helen?', 'Nobody clapped').missing).toBe(1)
  })

  it('looks beside the first and the last sentence as far as there are any', () => {
    expect(worth('Why did Dace laugh?', 'Judge Helen').apart).toBe(0)
    expect(worth('Why did Dace smile?', 'Judge Helen').apart).toBe(1)
    expect(worth('Did it rain in the van?', 'The van').apart).toBe(0)
    expect(worth('Did Martin sell the van?', 'The van').missing).toBe(1)
  })

  it('tells how much more of a deed others did', () => {
    expect(worth('Why does Dace sleep in a van?', 'Dace laughed').others).toBe(1)
    expect(worth('Why does Hart sleep in a van?', '“He sleeps').others).toBe(0)
    expect(worth('Why did Dace laugh?', 'Dace laughed').others).toBe(0)
    expect(worth('Why did Dace sleep and laugh?', 'Dace laughed').others).toBe(0)
    expect(worth('What was sold?', 'The van').others).toBe(0)
  })

  it('counts for the one who is asked about what the sentences beside tell of nobody else', () => {
    const others = (...sentences: string[]) =>
      look('Why did Dace sleep in a van?', 'Martin Dace', analysedText(sentences.join(' '))).confidence.others
    const [dace, hart] = ['Martin Dace laughed.', 'Lucy Hart slept in a van.']
    expect(others(dace, 'He slept in a van.', hart)).toBe(0)
    expect(others('He slept in a van.', dace, hart)).toBe(0)
    expect(others(dace, 'It rained.', hart)).toBe(1)
    expect(others(dace, hart)).toBe(1)
  })

  it('measures questions by their words, up to eight', () => {
    expect(worth('Who laughed?', 'Dace laughed').words).toBe(1 / 8)
    const many = 'Who laughed smiled clapped rained sold sentenced slept judged paid bought?'
    expect(worth(many, 'Dace laughed').words).toBe(1)
    expect(worth('Who?', 'Dace laughed')).toMatchObject({ words: 0, held: 0, unheard: 0 })
  })

  it('misses the sort of thing that is wanted', () => {
    expect(worth('When did Dace laugh?', 'Dace laughed').untyped).toBe(1)
    expect(worth('When was Dace sentenced?', 'Judge Helen').untyped).toBe(0)
    expect(worth('How did Dace laugh?', 'Dace laughed').untyped).toBe(0)
  })
})
