import { expect, it } from 'vitest'
import { confidenceFeatures } from '../../../src/core/ask/confidence.ts'
import { openInquiry, passageFeatures } from '../../../src/core/ask/passage-features.ts'
import { rankPassages } from '../../../src/core/ask/rank-passages.ts'
import { readQuestion } from '../../../src/core/ask/read-question.ts'
import { type AnalysedArticle, createSentenceReader } from '../../../src/core/ask/sentence-reader.ts'
import { sliceOf } from '../../../src/core/text/span.ts'
import { analysedText, genreText, showNumbers } from '../../support/genre-articles.ts'

/**
 * Questions with answers, then some without, or about what somebody else did. Five come out wrong: of Lucy Hart and of the
 * merger something is said, ‘Where did Harriet Quill learn to swim?’ finds whom she taught first, and her age, which is
 * told of a mere ‘she’, and the places between which the ferry runs, which have no names, count as no answers.
 */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  court: [
    'Who was sentenced to three years in prison?',
    'What did Dace write to a colleague?',
    'When did the son of June Whitlock die?',
    'How old is Martin Dace?',
    'Who forgave Martin Dace?',
    'Did Lucy Hart steal from a charity?',
    'Where does the judge live?',
  ],
  match: [
    'Who scored twice?',
    'When did Silvestri take over?',
    'What does Silvestri say about Duarte?',
    'Why was Petrie furious with the official?',
    'How many goals did Petrie score?',
  ],
  obituary: [
    'Where did Harriet Quill learn to swim?',
    'Who did Quill marry in 1956?',
    'How old was Quill?',
    'What did Owen Tate remember?',
    'When was Owen Tate born?',
  ],
  science: [
    'How many throws did the team film?',
    'What does Haddad call the findings?',
    'Did Fossum think it was an accident?',
    'What percentage of octopuses throw shells?',
    'Why was the biologist dismissed?',
  ],
  business: [
    'How much operating profit did Nordlys report?',
    'What did Ferrer say about the costs?',
    'Which vessels will be ordered this year?',
    'What will a merger with Baltic Lines cost?',
  ],
}

/** With headings, and somebody who is only ‘she’ after the first sentence. */
const HARBOUR = [
  'Works at the lock',
  'Engineer Mara Linde opened the new lock on Friday. It took six months to build. She said that the meeting with the fishermen had been long.',
  'Costs and tickets',
  'A crossing costs 40 crowns. Pensioners pay half. The ferry runs every ten minutes between the town and the docks.',
].join('\n')

const HARBOUR_QUESTIONS = [
  'Whom did Linde meet?',
  'How much does a crossing cost pensioners?',
  'How often does the ferry run?',
  'Where does the ferry go?',
  'How long did the works take?',
]

// Weights fit the features that they were learned from: whoever changes one trains again (`npm run train:ask`), reads what
// changed here, and records anew (`vitest run -u test/core/ask/recorded.test.ts`).
it('sees in passages and answers what its weights were learned from', async () => {
  const parts = Object.entries(QUESTIONS).map(([name, questions]) => {
    const article = analysedText(genreText(name), { published: '2025-03-04' })
    return [`# ${name}`, ...questions.map((question) => record(question, article))]
  })
  const harbour = analysedText(HARBOUR)
  const all = [...parts, ['# harbour', ...HARBOUR_QUESTIONS.map((question) => record(question, harbour))]]
  const text = `${all.map((part) => part.join('\n\n')).join('\n\n\n')}\n`
  await expect(text).toMatchFileSnapshot('../../fixtures/recorded/ask.txt')
})

/** A question as it is read, whether the article answers it and what that rests on, then the best passages. */
function record(question: string, article: AnalysedArticle): string {
  const asked = readQuestion(question)
  const reader = createSentenceReader(article)
  const inquiry = openInquiry(
    asked,
    article.sentences.map((_, index) => reader.stems(index)),
  )
  const { passages, answered } = rankPassages(
    question,
    article.sentences.map((sentence) => ({ article, sentence })),
  )
  const ranked = passages.map(({ candidate, matches, score }) => {
    const index = reader.indexOf(candidate.sentence)
    return { index, score, matches, features: passageFeatures(inquiry, reader, index) }
  })
  const [best] = ranked
  const places = article.sentences.map((_, index) => ({ reader, index }))
  return [
    `? ${question}`,
    `  wants ${asked.wanted}${asked.isFactual ? ', a fact' : ''}${asked.wantsWords ? ', words' : ''}${asked.measure === undefined ? '' : ', a measure'}; ` +
      `of ${showNumbers(Object.fromEntries(inquiry.weights))}; predicate: ${asked.predicate ?? 'none'}`,
    `  ${answered ? 'answered' : 'not answered'}: ${best === undefined ? 'nothing' : showNumbers(confidenceFeatures(inquiry, { ...best, reader }, places))}`,
    ...ranked.flatMap(({ index, score, matches, features }, rank) => [
      `  ${rank + 1}. ${score.toFixed(3)} ${sliceOf(article.text, article.sentences[index] ?? { start: 0, end: 0 })} [${matches.map((span) => sliceOf(article.text, span)).join(', ')}]`,
      `     ${showNumbers(features)}`,
    ]),
  ].join('\n')
}
