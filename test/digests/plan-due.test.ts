import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planDue } from '../../src/digests/plan-due.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)

describe('planDue', () => {
  it('lets each channel wait a share of the jitter, always the same', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 60_000 }), (channel, jitterMs) => {
        const due = makeSubscription('a', { channel, nextAt: DUE })
        const plan = planDue(due, DUE, { catchUpMs: 0, jitterMs })
        expect(plan.dueAt).toBe(DUE)
        expect(plan.nextAt).toBe(DUE + DAY_MS)
        expect(plan.readyAt - plan.nextAt).toBeGreaterThanOrEqual(0)
        expect(plan.readyAt - plan.nextAt).toBeLessThanOrEqual(jitterMs)
        expect(planDue(due, DUE, { catchUpMs: 0, jitterMs })).toEqual(plan)
      }),
    )
    const shares = Array.from(
      { length: 200 },
      (_, n) =>
        planDue(makeSubscription('a', { channel: `c${n}`, nextAt: DUE }), DUE, {
          catchUpMs: 0,
          jitterMs: 60_000,
        }).readyAt,
    )
    expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(45_000)
  })

  it('keeps a channel’s share over restarts and from one version to the next', () => {
    const waits = ['C0123456789', '1234567890123456789', 'C0123456788'].map((channel) => {
      const plan = planDue(makeSubscription('a', { channel, nextAt: DUE }), DUE, {
        catchUpMs: 0,
        jitterMs: 60_000,
      })
      return plan.readyAt - plan.nextAt
    })
    expect(waits).toEqual([51_070, 51_624, 13_730])
  })

  it('is due now where no instant was set', () => {
    const plan = planDue(makeSubscription('a'), DUE, { catchUpMs: 0, jitterMs: 0 })
    expect(plan).toEqual({ dueAt: DUE, missed: [], nextAt: DUE + DAY_MS, readyAt: DUE + DAY_MS })
  })

  it('notes no more than the newest instants of a long absence', () => {
    const plan = planDue(makeSubscription('a', { nextAt: DUE }), DUE + 400 * DAY_MS + 1, {
      catchUpMs: 0,
      jitterMs: 0,
    })
    expect(plan.dueAt).toBeUndefined()
    expect(plan.missed).toHaveLength(14)
    expect(plan.missed.at(-1)).toBe(DUE + 400 * DAY_MS)
  })

  it('delivers the newest instant, also at that very instant, and notes those before it as missed', () => {
    const due = makeSubscription('a', { nextAt: DUE })
    const lateness = { catchUpMs: 60_000, jitterMs: 0 }
    const plan = { dueAt: DUE + 2 * DAY_MS, missed: [DUE, DUE + DAY_MS], nextAt: DUE + 3 * DAY_MS }
    expect(planDue(due, DUE + 2 * DAY_MS, lateness)).toMatchObject(plan)
    expect(planDue(due, DUE + 2 * DAY_MS + 60_000, lateness)).toMatchObject(plan)
    expect(planDue(due, DUE + 2 * DAY_MS + 60_001, lateness)).toMatchObject({
      missed: [DUE, DUE + DAY_MS, DUE + 2 * DAY_MS],
    })
  })

  it('plans for each subscription by its own time, days and zone', () => {
    const next = (settings: Parameters<typeof makeSubscription>[2]) =>
      planDue(makeSubscription('a', { nextAt: DUE }, settings), DUE, { catchUpMs: 0, jitterMs: 0 }).nextAt
    expect(next({})).toBe(DUE + DAY_MS)
    expect(next({ at: 511 })).toBe(DUE + 60_000)
    expect(next({ days: [0] })).toBe(DUE + 7 * DAY_MS)
    expect(next({ zone: 'Europe/Berlin' })).toBe(DUE + DAY_MS - 3_600_000)
  })
})
