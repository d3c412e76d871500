import { describe, expect, it } from 'vitest'
import { readTopic } from '../../../src/core/summary/topic.ts'
import { RAREST } from '../../../src/core/words/rarity.ts'

describe('readTopic', () => {
  // No table of news words knows these.
  const [first, second, third] = ['qqa', 'qqb', 'qqc']

  it('weighs a stem the more the oftener it occurs and the rarer it is in news', () => {
    const topic = readTopic([[first, second, first], [first, second], [third]])
    expect([first, second, third, 'none'].map(topic.countOf)).toEqual([3, 2, 1, 0])
    expect(topic.weightOf(first)).toBeCloseTo(Math.log(4) * RAREST)
    expect(topic.weightOf('none')).toBe(0)
    expect(topic.top).toBe(topic.weightOf(first))
    expect(topic.total).toBeCloseTo(Math.log(4 * 3 * 2) * RAREST)
    expect([...topic.best]).toEqual([first, second])
  })

  it('holds ten stems at most for the topic, and none that occurs once', () => {
    const stems = Array.from({ length: 12 }, (_, n) => Array.from({ length: n + 1 }, () => `qq${n}`))
    expect([...readTopic(stems).best]).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((n) => `qq${n}`))
    expect(readTopic([[first], [second]]).best.size).toBe(0)
  })

  it('is never divided by nothing', () => {
    expect(readTopic([])).toMatchObject({ top: 1, total: 1 })
  })
})
