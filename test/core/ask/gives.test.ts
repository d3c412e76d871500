import { describe, expect, it } from 'vitest'
import { countsOut, gives } from '../../../src/core/ask/gives.ts'
import { measureOf } from '../../../src/core/ask/measure-of.ts'
import type { Wanted } from '../../../src/core/ask/read-question.ts'

describe('gives', () => {
  it.each<[wanted: Wanted, given: string, not: string]>([
    ['person', 'On Monday Mara Linde closed it.', 'Closed it was.'],
    ['person', 'The founder wept.', 'The founding was slow.'],
    ['time', 'It burned in 1964.', 'It burned in 3064.'],
    ['time', 'They met on Tuesday.', 'They met on a Tue.'],
    ['time', 'She leaves at 9 p.m. or so.', 'She leaves soon.'],
    ['place', 'They met in Karlsund.', 'They met Karlsund.'],
    ['place', 'They met near the Harbour Bridge.', 'They met near the bridge.'],
    ['number', 'Half of them left.', 'All of them left.'],
    ['number', 'It cost 4 crowns.', 'It cost little.'],
    ['reason', 'She left because it rained.', 'She left while it rained.'],
    ['reason', 'She left to buy bread.', 'She left with bread.'],
    ['manner', 'They crossed by swimming.', 'They crossed at noon.'],
  ])('tells a sentence with a %s: %s', (wanted, given, not) => {
    expect(gives(wanted, given, new Set())).toBe(true)
    expect(gives(wanted, not, new Set())).toBe(false)
  })

  it.each<Wanted>(['yes-no', 'thing'])('gives no %s by its look', (wanted) => {
    expect(
      gives(wanted, 'On Monday Mara Linde paid 4 crowns in Karlsund because she would.', new Set()),
    ).toBe(false)
  })

  it('counts no name that the question brought along, nor the word that opens the sentence', () => {
    const asked = new Set(['renn', "o'hara"])
    expect(gives('person', 'Then Renn’s dog barked at Renn.', asked)).toBe(false)
    expect(gives('person', 'Then Renn’s dog barked at Moll.', asked)).toBe(true)
    expect(gives('person', 'Moll barked.', asked)).toBe(false)
    expect(gives('place', 'He went to Renn.', asked)).toBe(false)
  })
})

describe('countsOut', () => {
  it('wants the number up to three words before what is counted', () => {
    expect(countsOut('They opened five to ten new Stores.', 'store')).toBe(true)
    expect(countsOut('Five big old red stores burned.', 'store')).toBe(false)
    expect(countsOut('They opened 3 big old stores.', 'store')).toBe(true)
    expect(countsOut('Stores opened five times.', 'store')).toBe(false)
    expect(countsOut('', 'store')).toBe(false)
  })
})

describe('measureOf', () => {
  it.each([
    ['How much did the bridge cost?', 'It cost $4m.', 'It cost a lot.'],
    ['How much money is left?', 'Ten crowns are left.', 'Ten are left.'],
    ['What will the new lock cost?', 'It will cost 9 euros.', 'It will cost 9 lives.'],
    ['What is the price of a ticket?', 'A ticket is 3 pounds.', 'A ticket is 3 inches.'],
    ['How old is Voss?', 'Voss, 61, sells fish.', 'Voss sells 61 fish.'],
    ['At what age did she retire?', 'She was 61 when she retired.', 'She retired with 61 others.'],
    ['How long did it take?', 'It took six weeks.', 'It took six men.'],
    ['What share of voters stayed at home?', 'A third stayed at home.', 'Many stayed at home.'],
    ['How tall is the tower?', 'It is 40 metres tall.', 'It is very tall.'],
    ['How many came?', 'Dozens came.', 'Nobody came.'],
  ])('knows what a number stands with: %s', (question, measured, not) => {
    expect(measureOf(question)?.test(measured)).toBe(true)
    expect(measureOf(question)?.test(not)).toBe(false)
  })

  it('is none where no number is asked for', () => {
    expect(measureOf('Why did she leave?')).toBeUndefined()
  })
})
