import { readFileSync } from 'node:fs'
import { analyse, parsePlainText, type Person, readQuestion } from '../src/core/index.ts'
import type { AnalysedArticle } from '../src/core/ask/sentence-reader.ts'

/** A question put to one article. */
export interface AskCase {
  readonly article: AnalysedArticle
  readonly question: string
  /** Which of the article's sentences answer; `null` where it has no answer. */
  readonly answers: ReadonlySet<number> | null
  readonly kind: 'answered' | 'another event' | 'wrong person' | 'absent' | 'confused'
}

/** Reads marked questions (`{ title, text, questions: [{ question, answer: [[start, end]] }] }`, a line an article). */
export function readMarkedQuestions(file: string): AskCase[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { title, text, questions } = JSON.parse(line) as {
        title: string
        text: string
        questions: { question: string; answer: [number, number][] }[]
      }
      const article = analysed(title, text)
      return questions.map(({ question, answer }): AskCase => {
        const answers = article.sentences.flatMap(({ start, end }, index) =>
          answer.some(
            ([from, to]) =>
              Math.min(end, to) - Math.max(start, from) >= Math.max(12, (to - from) / 2) ||
              (start >= from && end <= to),
          )
            ? index
            : [],
        )
        return { article, question, answers: new Set(answers), kind: 'answered' }
      })
    })
}

/**
 * Makes questions without an answer of those that have one: put to the next article, about somebody of another article or
 * somebody else of the same, or about a deed that another article tells of.
 */
export function spoilQuestions(cases: readonly AskCase[]): AskCase[] {
  const articles = [...new Set(cases.map(({ article }) => article))]
  const nextOf = (article: AnalysedArticle) =>
    articles[(articles.indexOf(article) + 1) % articles.length] ?? article
  return cases.flatMap((one, index): AskCase[] => {
    const next = nextOf(one.article)
    const { people } = one.article.analysis
    const asked = people.find(({ name }) => one.question.includes(surnameOf(name)))
    const swap = (kind: AskCase['kind'], other: Person | undefined): AskCase[] => {
      if (asked === undefined || other === undefined || surnameOf(other.name) === surnameOf(asked.name))
        return []
      const question = one.question
        .replaceAll(asked.name, other.name)
        .replaceAll(surnameOf(asked.name), surnameOf(other.name))
      return [{ ...one, question, answers: null, kind }]
    }
    const donor = cases.filter(({ article }) => article === next)[index % 10]
    return [
      { ...one, article: next, answers: null, kind: 'another event' },
      ...swap('wrong person', next.analysis.people[0]),
      ...swap('confused', otherPerson(one, asked)),
      ...(donor === undefined ? [] : swapDeed(one, donor)),
    ]
  })
}

/** Somebody else of the same article, whom neither the question nor the sentences that answer it name. */
function otherPerson({ article, question, answers }: AskCase, asked: Person | undefined): Person | undefined {
  const told = [...(answers ?? [])].map((index) => {
    const { start, end } = article.sentences[index] ?? { start: 0, end: 0 }
    return article.text.slice(start, end)
  })
  return article.analysis.people.find(
    ({ id, name }) => id !== asked?.id && ![question, ...told].some((text) => text.includes(surnameOf(name))),
  )
}

/**
 * Puts the deed of another question in place of this one's, ‘When did the bridge marry?’, and in another question its last
 * word.
 */
function swapDeed(one: AskCase, donor: AskCase): AskCase[] {
  const [own, other] = [one, donor].map(({ question }) => {
    const { terms, predicate } = readQuestion(question)
    const deed = terms.find(({ stem, isName }) => stem === predicate && !isName)
    return [deed, terms.findLast(({ isName }) => !isName)]
  })
  const words = new Set(own)
  return [...words].flatMap((word, index): AskCase[] => {
    const put = other?.[index]
    if (word === undefined || put === undefined) return []
    const question = one.question.replace(new RegExp(`\\b${word.form}\\b`, 'i'), put.form)
    if (question === one.question || one.article.text.toLowerCase().includes(put.stem)) return []
    return [{ ...one, question, answers: null, kind: 'absent' }]
  })
}

function surnameOf(name: string): string {
  return name.split(' ').at(-1) ?? name
}

/** Reads the project's own questions, with and without an answer, over invented articles. */
export function readOwnQuestions(): AskCase[] {
  const file = new URL('../test/fixtures/questions.json', import.meta.url)
  const sets = JSON.parse(readFileSync(file, 'utf8')) as {
    title: string
    text: string
    answered: string[]
    /** A few words of the sentence that answers each, or of several, parted by bars. */
    answers: string[]
    swap: Record<string, string>
    absent: string[]
    confused: string[]
  }[]
  const articles = sets.map(({ title, text }) => analysed(title, text))
  return sets.flatMap(({ answered, answers, swap, absent, confused }, index) => {
    const [article, next] = [articles[index], articles[(index + 1) % articles.length]]
    if (article === undefined || next === undefined) return []
    const swapped = answered.flatMap((question) => {
      const other = Object.entries(swap).reduce((text, [from, to]) => text.replaceAll(from, to), question)
      return other === question ? [] : other
    })
    const unanswered = (kind: AskCase['kind'], of: AnalysedArticle) => (question: string) => {
      return { article: of, question, answers: null, kind }
    }
    return [
      ...answered.map((question, at): AskCase => {
        const holding = sentencesHolding(article, answers[at]?.split('|') ?? [])
        return { article, question, answers: holding, kind: 'answered' }
      }),
      ...answered.map(unanswered('another event', next)),
      ...swapped.map(unanswered('wrong person', article)),
      ...absent.map(unanswered('absent', article)),
      ...confused.map(unanswered('confused', article)),
    ]
  })
}

/**
 * Reads questions that no weights learn from: on articles of other genres, with the beginning of the sentence that answers.
 * One half was kept aside, unread by whoever worked on the features, until they stood.
 */
export function readFurtherQuestions(half: 'open' | 'kept'): AskCase[] {
  const file = new URL('../test/fixtures/more-questions.json', import.meta.url)
  const sets = JSON.parse(readFileSync(file, 'utf8')) as {
    title: string
    half: string
    text: string
    answered: { question: string; answer: string }[]
    unanswered: string[]
  }[]
  return sets
    .filter((set) => set.half === half)
    .flatMap(({ title, text, answered, unanswered }) => {
      const article = analysed(title, text)
      return [
        ...answered.map(({ question, answer }): AskCase => {
          return { article, question, answers: sentencesHolding(article, [answer]), kind: 'answered' }
        }),
        ...unanswered.map((question): AskCase => ({ article, question, answers: null, kind: 'absent' })),
      ]
    })
}

function sentencesHolding({ text, sentences }: AnalysedArticle, parts: readonly string[]): Set<number> {
  return new Set(parts.map((part) => sentences.findIndex(({ end }) => end > text.indexOf(part))))
}

function analysed(title: string, text: string): AnalysedArticle {
  const article = parsePlainText({ title }, text)
  return { ...article, analysis: analyse(article) }
}

/** A share as figures are printed. */
export function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
}
