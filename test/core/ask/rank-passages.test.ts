import { describe, expect, it } from 'vitest'
import { analyse } from '../../../src/core/analyse.ts'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { toAnswersLine } from '../../../src/core/ask/answers-line.ts'
import { rankPassages } from '../../../src/core/ask/rank-passages.ts'
import { sliceOf } from '../../../src/core/text/span.ts'
import sets from '../../fixtures/questions.json' with { type: 'json' }

const articles = sets.map(({ title, text }) => articleOf(text, title))

describe('rankPassages', () => {
  it.each([
    ['Who is the city engineer?', 'city engineer Mara Linde said'],
    ['How many vehicles use the Harbour Bridge a day?', 'carries 38,000 vehicles a day'],
    ['Why did Voss lose customers?', 'because nobody could park'],
    ['What struck a pillar in 2011?', 'a barge struck a pillar'],
  ])('answers from the article: %s', (question, words) => {
    const { answered, best } = ask(question, articles.slice(0, 1))
    expect(best).toContain(words)
    expect(answered).toBe(true)
  })

  it('finds the answer among the sentences of many articles', () => {
    expect(ask('What did Velanta promise the town?', articles).best).toContain('promising 1,600 jobs')
  })

  it('is silent on at least 80 % of questions without an answer, and on few others', () => {
    const asked = sets.flatMap(({ answered, absent, confused, swap }, index) => {
      const [own, next] = [
        articles.slice(index, index + 1),
        articles.slice((index + 1) % articles.length).slice(0, 1),
      ]
      const swapped = answered.flatMap((question) => {
        const other = Object.entries(swap).reduce((text, [from, to]) => text.replaceAll(from, to), question)
        return other === question ? [] : other
      })
      return [
        ...answered.map((question) => ({ wanted: true, answered: ask(question, own).answered })),
        ...answered.map((question) => ({ wanted: false, answered: ask(question, next).answered })),
        ...[...swapped, ...absent, ...confused].map((question) => ({
          wanted: false,
          answered: ask(question, own).answered,
        })),
      ]
    })
    const share = (wanted: boolean) => {
      const some = asked.filter((one) => one.wanted === wanted)
      return some.filter((one) => one.answered === wanted).length / some.length
    }
    expect(share(false)).toBeGreaterThanOrEqual(0.8)
    expect(share(true)).toBeGreaterThanOrEqual(0.9)
  })

  it.each([
    'What did Castellan lose when she was seven?',
    'Why does Tait sleep in his van?',
    'How many dogs has Moira Kell bought?',
  ])('is silent where somebody else did it: %s', (question) => {
    expect(ask(question, articles).answered).toBe(false)
  })

  it('puts where people met before short sentences about meetings', () => {
    const article = articleOf(
      'Minister Ann Lee met Governor Tom Berg on Friday at the old customs house in Karlsund, for what was billed as ' +
        'a last attempt to save the ferry. The meeting was short. Another meeting may follow.',
    )
    expect(ask('Where did they meet?', [article]).best).toContain('in Karlsund')
  })

  it('finds a person under another name', () => {
    const article = articleOf(
      'Russian President Vladimir Putin met reporters. Putin promised a new port. The mayor opened a school.',
    )
    expect(ask('What did Vladimir promise?', [article]).best).toBe('Putin promised a new port.')
  })

  it('marks the words that match', () => {
    const article = articleOf('The barge struck a pillar. Nobody was hurt.')
    const { passages } = rankPassages('What struck the pillar?', candidatesOf([article]))
    expect(passages[0]?.matches.map((span) => sliceOf(article.text, span))).toEqual(['struck', 'pillar'])
  })

  it('puts the newer of two equal passages first', () => {
    const [old, recent] = ['2019-05-01', '2025-05-01'].map((published) =>
      articleOf('The dam is full.', '', published),
    )
    const { passages } = rankPassages(
      'Is the dam full?',
      candidatesOf([old, recent].flatMap((one) => one ?? [])),
    )
    expect(passages[0]?.candidate.article.published).toBe('2025-05-01')
  })

  it('lets a passage lose by its age, month by month up to a year, and none by having no date', () => {
    const dates = [
      '2025-06-20',
      '2025-06-10',
      '2025-03-20',
      '2024-12-20',
      '2024-06-20',
      '2019-06-20',
      undefined,
    ]
    const { passages } = rankPassages(
      'Is the dam full?',
      candidatesOf(dates.map((published) => articleOf(`The dam is full. ${published ?? ''}`, '', published))),
    )
    const [newest] = passages
    const lost = new Map(
      passages.map(({ candidate, score }) => [candidate.article.published, (newest?.score ?? 0) - score]),
    )
    expect(lost.get('2025-06-10')).toBeCloseTo(((10 / 31) * 0.1) / 12, 6)
    expect(lost.get('2025-03-20')).toBeCloseTo(0.025, 6)
    expect(lost.get('2024-12-20')).toBeCloseTo(0.05, 6)
    expect(lost.get(undefined)).toBe(0)
    // Five are given: of two that are a year old and older the loss is the same.
    expect(passages).toHaveLength(5)
    const old = rankPassages(
      'Is the dam full?',
      candidatesOf(
        ['2025-06-20', '2024-06-20', '2019-06-20'].map((one) => articleOf('The dam is full.', '', one)),
      ),
    ).passages.map(({ score }) => score)
    expect((old[0] ?? 0) - (old[1] ?? 0)).toBeCloseTo(0.1, 6)
    expect(old[2]).toBe(old[1])
  })

  it('passes over what is no sentence of its article, and what is worth nothing', () => {
    const article = articleOf('The dam is full.')
    const beyond = { article, sentence: { start: 400, end: 410 } }
    expect(rankPassages('Is the dam full?', [beyond])).toEqual({ passages: [], answered: false })
    const others = articleOf('It rained. It snowed. The dam is full.')
    const { passages } = rankPassages('Is the dam full?', candidatesOf([others]))
    expect(passages.every(({ score }) => score > 0)).toBe(true)
    expect(rankPassages('Who?', candidatesOf([articleOf('And it is so?')])).passages).toEqual([])
  })

  it('gives five passages at most, and none without candidates', () => {
    expect(rankPassages('Who closed the bridge?', candidatesOf(articles)).passages).toHaveLength(5)
    expect(rankPassages('Who closed the bridge?', [])).toEqual({ passages: [], answered: false })
  })

  it('lays its answers out for pipelines', () => {
    const article = articleOf('The barge struck a pillar.')
    const question = 'What struck a pillar?'
    const line = toAnswersLine('one', [{ question, answer: rankPassages(question, candidatesOf([article])) }])
    expect(line).toEqual({
      id: 'one',
      answers: [{ question, passages: [{ start: 0, end: 26 }], answered: true }],
    })
  })
})

function articleOf(text: string, title = '', published?: string) {
  const article = parsePlainText(published === undefined ? { title } : { title, published }, text)
  return { ...article, analysis: analyse(article) }
}

function candidatesOf(some: readonly ReturnType<typeof articleOf>[]) {
  return some.flatMap((article) => article.sentences.map((sentence) => ({ article, sentence })))
}

function ask(question: string, some: readonly ReturnType<typeof articleOf>[]) {
  const { passages, answered } = rankPassages(question, candidatesOf(some))
  const [best] = passages
  return {
    answered,
    best: best === undefined ? '' : sliceOf(best.candidate.article.text, best.candidate.sentence),
  }
}
