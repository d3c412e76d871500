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

  it('keeps what is nothing but a dateline, and looks no farther than ninety characters', () => {
    const bare = 'LONDON (Reuters) - '
    expect(cutDateline(bare, { start: 0, end: bare.length })).toEqual({ start: 0, end: bare.length })
    const place = (length: number) => `${'A'.repeat(length - 8)} (CNN) `
    const cut = (length: number) =>
      cutDateline(`${place(length)}The ministers met.`, { start: 0, end: length + 18 })
    expect(cut(90).start).toBe(89)
    expect(cut(99).start).toBe(0)
    const text = 'Paris is a city. LONDON – The ministers met. OSLO – They left.'
    expect(cutDateline(text, { start: 17, end: 44 })).toEqual({ start: 26, end: 44 })
  })
})
