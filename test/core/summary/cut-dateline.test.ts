import { describe, expect, it } from 'vitest'
import { cutDateline } from '../../../src/core/summary/cut-dateline.ts'
import { sliceOf } from '../../../src/core/text/span.ts'

describe('cutDateline', () => {
  it.each([
    'Islamabad – ',
    'LONDON (Reuters) - ',
    '(CNN)',
    'Beirut, Lebanon (CNN) -- ',
    'WASHINGTON, Aug. 16 — ',
    'PARIS, July 4, 2025 — ',
    'OSLO, 3 March – ',
    'LONDON, 16 Aug. 2025 - ',
    'NEW YORK — ',
    'St. Petersburg, Russia (AP) — ',
  ])('cuts off: %s', (dateline) => {
    const text = `${dateline}The ministers met.`
    expect(sliceOf(text, cutDateline(text, { start: 0, end: text.length }))).toBe('The ministers met.')
  })

  it.each([
    'The ministers – all nine of them – met.',
    'Anna Moll (Greens) spoke first.',
    'Paris is a city.',
    '“Now,” he said – and left.',
    'OSLO, 3 ships – all of them – left.',
    'Bergen, 12 March – and never again.',
  ])('leaves alone: %s', (text) => {
    expect(cutDateline(text, { start: 0, end: text.length })).toEqual({ start: 0, end: text.length })
  })
})
