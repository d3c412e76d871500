import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { findFigures } from '../../../src/core/figures/find-figures.ts'
import { sliceOf } from '../../../src/core/text/span.ts'
import cases from '../../fixtures/figures.json' with { type: 'json' }

function figuresOf(text: string): string[] {
  const article = parsePlainText({ title: '', published: '2025-08-16' }, text)
  return findFigures(article).map(({ span }) => sliceOf(text, span))
}

describe('findFigures', () => {
  it.each([
    ['The plant will cost $2.1 billion.', '$2.1 billion'],
    ['Prices rose by 12.5 percent.', '12.5 percent'],
    ['Support fell to 40%.', '40%'],
    ['They lost 1,500 wounded Ukrainian soldiers.', '1,500 wounded Ukrainian soldiers'],
    ['After nearly four hours of talks, they left.', 'four hours'],
    ['Two people were killed.', 'Two people'],
    ['The seven hours were over.', 'seven hours'],
    ['Inspectors found cracks in two steel cables.', 'two steel cables'],
    ['It is 30 kilometers away.', '30 kilometers'],
  ])('finds the number with its unit: %s', (text, figure) => {
    expect(figuresOf(text)).toEqual([figure])
  })

  it.each([
    ['He ran it in 49.8 seconds.', '49.8 seconds'],
    ['She won by 1.25 seconds.', '1.25 seconds'],
    ['The 24-hour strike is over.', '24-hour'],
    ['A 12 hour strike is over.', '12 hour'],
  ])('takes a length of time for a figure, not for a time of day: %s', (text, figure) => {
    expect(figuresOf(text)).toEqual([figure])
  })

  it.each([
    'The two presidents held talks.',
    'She and her three brothers left.',
    'Those other two ministers stayed.',
  ])('leaves out what counts those who are known: %s', (text) => {
    expect(figuresOf(text)).toEqual([])
  })

  it.each([
    'It happened in 2019.',
    'The 41-year-old lawyer won.',
    'They met at 10:30 and again at 6 p.m.',
    'She came on August 12.',
    'In May 2024 elections were held.',
    'It closed on 3 May 2024. In June 2024 elections were held.',
    'Apollo 11 landed.',
    'He finished 21st.',
  ])('leaves out dates, ages, times and names: %s', (text) => {
    expect(figuresOf(text)).toEqual([])
  })

  it('takes nothing for a figure that is none among 151 numbers, and misses next to none', () => {
    const counted = cases.map(({ text, figures }) => {
      const found = figuresOf(text)
      return {
        wrong: found.filter((one) => !figures.includes(one)),
        missed: figures.filter((one) => !found.includes(one)),
      }
    })
    expect(counted.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(counted.flatMap(({ missed }) => missed).length).toBeLessThanOrEqual(1)
  })

  it('finds several in a sentence, and none in the dates among them', () => {
    expect(figuresOf('On August 12 it burned 1,200 acres, and on August 14 some 300 homes.')).toEqual([
      '1,200 acres',
      '300 homes',
    ])
    expect(figuresOf('It rained. It burned 1,200 acres. Some 300 homes fell.')).toEqual([
      '1,200 acres',
      '300 homes',
    ])
    expect(figuresOf('In 2024, 40 people left; in 2025, 50 people.')).toEqual(['40 people', '50 people'])
    expect(figuresOf('It rose 3.5 million to $4bn on 12 May 2024, or 20 percentage points.')).toEqual([
      '3.5 million',
      '$4bn',
      '20 percentage points',
    ])
  })
})
