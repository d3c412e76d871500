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
})
