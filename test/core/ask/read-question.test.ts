import { describe, expect, it } from 'vitest'
import { readQuestion } from '../../../src/core/ask/read-question.ts'

describe('readQuestion', () => {
  it.each([
    ['Who closed the bridge?', 'person'],
    ['When did the bridge close?', 'time'],
    ['In which year was it opened?', 'time'],
    ['Where is the bridge?', 'place'],
    ['How many cars cross it?', 'number'],
    ['Why was it closed?', 'reason'],
    ['How will people cross?', 'manner'],
    ['Is the bridge open?', 'yes-no'],
    ['What did inspectors find?', 'thing'],
  ])('knows what is wanted: %s', (question, wanted) => {
    expect(readQuestion(question).wanted).toBe(wanted)
  })

  it('keeps the words of meaning, and tells names', () => {
    expect(
      readQuestion('What did Mayor Renn say about the bridge?').terms.map(({ form, isName }) => [
        form,
        isName,
      ]),
    ).toEqual([
      ['mayor', true],
      ['renn', true],
      ['bridge', false],
    ])
  })
  it.each([
    ['Why did Voss sell the ferries?', 'sell'],
    ['When was the roof of the hall repaired?', 'repair'],
    ['Who designed the towers of the opera house?', 'design'],
    ['How old is Anneke Voss?', 'old'],
    ['Who was Giles Amery?', undefined],
  ])('finds what is asked of the subject: %s', (question, predicate) => {
    expect(readQuestion(question).predicate).toBe(predicate)
  })

  it('tells a question for a fact from one for an opinion', () => {
    const [fact, opinion] = ['Which bank lent the money?', 'What does Renn think about the money?'].map(
      readQuestion,
    )
    expect([fact?.isFactual, fact?.wantsWords]).toEqual([true, false])
    expect([opinion?.isFactual, opinion?.wantsWords]).toEqual([false, true])
  })
})
