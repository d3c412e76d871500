import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { findNextSteps } from '../../../src/core/dates/find-next-steps.ts'
import { sliceOf } from '../../../src/core/text/span.ts'

function stepsOf(text: string) {
  const article = parsePlainText({ title: '', published: '2025-08-16' }, text)
  return findNextSteps(article).map(({ sentence, date }) => [sliceOf(text, sentence), date?.date ?? null])
}

describe('findNextSteps', () => {
  it('finds what is announced, with its day', () => {
    const meeting = 'The ministers will meet again on Thursday.'
    expect(stepsOf(`The ministers met on Friday. ${meeting}`)).toEqual([[meeting, '2025-08-21']])
  })

  it('finds an invitation and a promise without a day', () => {
    const [invitation, promise] = ['She invited him to hold talks in Oslo.', 'He promised to answer.']
    expect(stepsOf(`${invitation} It rained. ${promise}`)).toEqual([
      [invitation, null],
      [promise, null],
    ])
  })

  it('passes over what was, and what would have been', () => {
    expect(stepsOf('The dam broke on Monday. He would have agreed to pay if she had asked.')).toEqual([])
  })

  it.each([
    ['They will meet on August 16.', null],
    ['They will meet in August.', null],
    ['They will meet in September.', '2025-09-01'],
    ['The law will take effect in 2025.', null],
    ['The law will take effect in 2026.', '2026-01-01'],
    ['He came on Monday and will return on Thursday.', '2025-08-21'],
    ['They will meet.', null],
  ])('counts as ahead what is after the day of the article: %s', (text, date) => {
    expect(stepsOf(text)).toEqual(date === null ? [] : [[text, date]])
  })

  it('knows no day ahead where the article has none of its own', () => {
    const article = parsePlainText(
      { title: '' },
      'It will open on 3 May 2030. He promised to answer by 3 May 2030.',
    )
    expect(findNextSteps(article).map(({ sentence, date }) => [sentence.start, date])).toEqual([[28, null]])
  })

  it('gives each sentence its own day', () => {
    const text =
      'They met on Monday. It will open on Thursday. It rained on Tuesday. They will vote on Friday.'
    expect(stepsOf(text)).toEqual([
      ['It will open on Thursday.', '2025-08-21'],
      ['They will vote on Friday.', '2025-08-22'],
    ])
  })
})
