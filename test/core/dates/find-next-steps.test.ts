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
})
