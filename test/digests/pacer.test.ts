import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPacer } from '../../src/digests/pacer.ts'
import { postLimits } from '../../src/digests/post-limits.ts'

/** A clock that sleeping moves, and the instants at which turns came. */
async function turnsAt(
  channels: readonly string[],
  perSecond: number,
  perChannelMs: number,
): Promise<number[]> {
  const waits: number[] = []
  const pacer = createPacer(
    { perSecond, perChannelMs, atOnce: 1 },
    () => 1000,
    async (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
  )
  const turns: number[] = []
  for (const channel of channels) {
    const before = waits.length
    await pacer.turn(channel)
    turns.push(waits.length > before ? (waits.at(-1) ?? 0) : 0)
  }
  return turns
}

describe('createPacer', () => {
  it('keeps the overall limit, save for a fifth of a second of lateness', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 200 }),
        async (rate, count) => {
          const turns = await turnsAt(
            Array.from({ length: count }, (_, index) => `c${index}`),
            rate,
            0,
          )
          expect(turns.at(-1)).toBeGreaterThanOrEqual(((count - 1) * 1000) / rate - 200.001)
          expect([...turns].sort((a, b) => a - b)).toEqual(turns)
        },
      ),
    )
  })

  it('makes up for what a late timer lost, a fifth of a second of it', async () => {
    expect(await turnsAt(['a', 'b', 'c', 'd', 'e'], 10, 0)).toEqual([0, 0, 0, 100, 200])
  })

  it('keeps posts to one channel apart', async () => {
    expect(await turnsAt(['a', 'a', 'b', 'a'], 1e9, 1000)).toEqual([0, 1000, 0, 2000])
  })

  it('keeps them apart as well while posts go to more channels than it remembers for long', async () => {
    const many = Array.from({ length: 10_500 }, (_, index) => `c${index}`)
    const turns = await turnsAt(['a', ...many, 'a', 'c10499'], 1e9, 60_000)
    expect(turns.slice(0, -2).every((wait) => wait < 1)).toBe(true)
    expect(turns.slice(-2)).toEqual([60_000, 60_000])
  })
})

describe('postLimits', () => {
  it('leave something of what the platforms allow to everything else, and post all the same', () => {
    const { discord, slack } = postLimits
    // Discord: 50 requests a second, five messages in five seconds a channel. Slack: one a second a channel.
    expect(discord.perSecond).toBeLessThan(50)
    expect(discord.atOnce).toBeLessThan(50)
    expect(slack.perSecond * 60).toBeLessThanOrEqual(300)
    for (const { perSecond, perChannelMs, atOnce } of [discord, slack]) {
      expect(perSecond).toBeGreaterThanOrEqual(1)
      expect(perChannelMs).toBeGreaterThanOrEqual(1000)
      expect(atOnce).toBeGreaterThanOrEqual(1)
    }
  })
})
