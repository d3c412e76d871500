import { describe, expect, it } from 'vitest'
import { readTopic, type Topic } from '../../../src/core/summary/topic.ts'
import { RAREST } from '../../../src/core/words/rarity.ts'

function topicOf(sentences: readonly (readonly string[])[]): Topic {
  return readTopic(sentences.map((stems) => stems.map((stem) => ({ stem, rarity: RAREST }))))
}

describe('readTopic', () => {
  const [first, second, third] = ['qqa', 'qqb', 'qqc']

  it('weighs a stem the more the oftener it occurs and the rarer it is in news', () => {
    const topic = topicOf([[first, second, first], [first, second], [third]])
    const shares = [first, second, third, 'none'].map(topic.shareOf)
    expect(shares.map(({ count }) => count)).toEqual([3, 2, 1, 0])
    expect(shares.map(({ first }) => first)).toEqual([0, 0, 2, Infinity])
    expect(shares.map(({ rarity }) => rarity)).toEqual([RAREST, RAREST, RAREST, 0])
    expect(shares[0]?.weight).toBeCloseTo(Math.log(4) * RAREST)
    expect(shares[3]?.weight).toBe(0)
    expect(topic.top).toBe(shares[0]?.weight)
    expect(topic.total).toBeCloseTo(Math.log(4 * 3 * 2) * RAREST)
    expect([...topic.best]).toEqual([first, second])
  })

  it('holds ten stems at most for the topic, and none that occurs once', () => {
    const stems = Array.from({ length: 12 }, (_, n) => Array.from({ length: n + 1 }, () => `qq${n}`))
    expect([...topicOf(stems).best]).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((n) => `qq${n}`))
    expect(topicOf([[first], [second]]).best.size).toBe(0)
  })

  it('is never divided by nothing', () => {
    expect(topicOf([])).toMatchObject({ top: 1, total: 1 })
  })
})
