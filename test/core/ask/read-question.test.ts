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

describe('readQuestion', () => {
  it.each([
    ['Whose boat sank?', 'person'],
    ['To whom was it sold?', 'person'],
    ['How was it sold?', 'manner'],
    ['How much was it?', 'number'],
    ['What day is it?', 'time'],
    ['What town is it in?', 'place'],
    ['Which percentage left?', 'number'],
    ['Which minister left?', 'person'],
    ['Which boat sank?', 'thing'],
    ["Isn't it late?", 'yes-no'],
    // Words that only begin or end like those that say what is wanted.
    ['How largely was it paid?', 'manner'],
    ['How unlong was it?', 'manner'],
    ['What daytime boat is it?', 'thing'],
    ['What birthdate is it?', 'thing'],
    ['Which townspeople left?', 'thing'],
    ['Which hometown is it?', 'thing'],
    ['What numbering is it?', 'thing'],
    ['What timeshare is it?', 'thing'],
    ['Which personnel left?', 'thing'],
    ['Which salesperson left?', 'thing'],
    ['Did anybody see when it sank?', 'time'],
    ['The boat sank', 'thing'],
    ['', 'thing'],
  ])('knows what is wanted: %s', (question, wanted) => {
    expect(readQuestion(question).wanted).toBe(wanted)
  })

  it('takes each word once, without its ‘s’, and no word of grammar or of asking', () => {
    const { terms } = readQuestion("Why, according to the article, did Renn's ferry meet the other ferries?")
    expect(terms).toEqual([
      { form: 'renn', stem: 'renn', isName: true },
      { form: 'ferry', stem: 'ferri', isName: false },
      { form: 'meet', stem: 'meet', isName: false },
    ])
  })

  it('takes no name for what it asks of the subject, nor what follows the verb', () => {
    expect(readQuestion('When did the Karlsund ferry collide with a barge?').predicate).toBe('collid')
    expect(readQuestion('What did Olaf Dahl buy in Karlsund for the ferry?').predicate).toBe('buy')
    expect(readQuestion("Who bought Renn's boat?").predicate).toBe('boat')
    expect(readQuestion('Who is it?').predicate).toBeUndefined()
  })

  it('takes a word for a name by the capital that it begins with, inside the question only', () => {
    const { terms } = readQuestion('Ferries or McBoats or eBoats or Barges?')
    expect(terms.map(({ form, isName }) => [form, isName])).toEqual([
      ['ferries', false],
      ['mcboats', true],
      ['eboats', false],
      ['barges', true],
    ])
    expect(readQuestion('Who sank the eBoats?').predicate).toBe(
      readQuestion('Who sank the eboats?').predicate,
    )
  })

  it('takes ‘which’ for a question for a fact where it opens it, and ‘how’ for none', () => {
    expect(readQuestion('Which ferry sank?').isFactual).toBe(true)
    expect(readQuestion('How did the ferry sink?').isFactual).toBe(false)
    expect(readQuestion('When did the ferry sink?').isFactual).toBe(true)
    expect(readQuestion('').isFactual).toBe(false)
  })
})
