import { describe, expect, it } from 'vitest'
import { isSentence, leansBack } from '../../../src/core/summary/stands-alone.ts'

const whole = (text: string) => ({ start: 0, end: text.length })
const stands = (text: string) => isSentence(text, whole(text))
const leans = (text: string) => leansBack(text, whole(text))

describe('isSentence', () => {
  it('wants five words at least and seven hundred characters at most', () => {
    expect(stands('The bridge closed on Monday.')).toBe(true)
    expect(stands('The bridge closed Monday.')).toBe(false)
    const long = (length: number) => `The bridge closed on ${'M'.repeat(length - 22)}.`
    expect([stands(long(700)), stands(long(701))]).toEqual([true, false])
  })

  it.each([
    '“We closed the bridge early,” she said.',
    '40 ferries cross the harbour daily.',
    '€4 million is what it costs.',
    'He asked: “Who closed the bridge?”',
    '(The bridge closed on Monday morning.)',
  ])('takes: %s', (text) => {
    expect(stands(text)).toBe(true)
  })

  it.each([
    'the bridge closed on Monday morning.',
    '– the bridge closed on Monday.',
    'The bridge closed on Monday morning',
    'The bridge closed on Monday and:',
    'The U.S. bridge closed on Monday',
    'File photo: the closed bridge seen from the docks.',
    'Photo by Anna Moll of the Karlsund Gazette.',
    'The bridge on Monday in a handout image.',
    'The bridge was closed on Monday. /Reuters/AFP.',
    '(Photo: the bridge on Monday morning.)',
    'By Anna Moll, Karlsund Gazette, on Monday.',
    'Reporting by Anna Moll and Per Aldin in Karlsund.',
    'Anna Moll contributed to this story from Karlsund.',
    'Sign up here for all our letters.',
    'The views expressed in this commentary are hers.',
    'All of it is on www.karlsund.example today.',
  ])('leaves out: %s', (text) => {
    expect(stands(text)).toBe(false)
  })

  it('reads no more than the stretch', () => {
    const text = 'Photo by Moll. The bridge closed on Monday. It may'
    expect(isSentence(text, { start: 15, end: 43 })).toBe(true)
  })
})

describe('leansBack', () => {
  it.each([
    'He closed the bridge.',
    'On Friday, they closed it.',
    '“It is closed,” she said.',
    '“(He closed the bridge.)”',
    'But the bridge is closed.',
    'As a result, the bridge is closed.',
    'This was the end of the bridge.',
    'Those who came were late.',
    'Such bridges are rare.',
    'The latter is closed.',
    'Both are closed.',
  ])('finds that it leans: %s', (text) => {
    expect(leans(text)).toBe(true)
  })

  it.each([
    'The bridge is closed.',
    'This week the bridge is closed.',
    'Butter is dear.',
    'All that “he” did was close the bridge.',
    'Moll’s “bridge”, “it is said”, is closed.',
    'Hermes closed the bridge.',
    'The bridge is closed, but it may open.',
    'The engineers of the harbour authority of Karlsund and of all the towns on its shore, he said, came.',
  ])('finds that it stands alone: %s', (text) => {
    expect(leans(text)).toBe(false)
  })

  it('looks at the stretch only', () => {
    const text = 'Closed. He came late. It'
    expect(leansBack(text, { start: 8, end: 21 })).toBe(true)
    expect(leansBack(text, { start: 0, end: 7 })).toBe(false)
  })
})
