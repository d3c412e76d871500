import type { DeliveryLedger, Outcome, Subscription } from '../store/subscription.ts'

/** Is told what became of digests: how each attempt ended, `postponed` where it is to be tried again. */
export type ObserveDigest = (
  platform: Subscription['platform'],
  outcome: Outcome['kind'] | 'postponed',
  count?: number,
) => void

/** The same ledger, with somebody who is told of every entry that takes effect. */
export function observeLedger(ledger: DeliveryLedger, observe: ObserveDigest): DeliveryLedger {
  return {
    ...ledger,
    claimDue: async (request, plan) =>
      ledger.claimDue(request, (due) => {
        const planned = plan(due)
        if (planned.missed.length > 0) observe(due.platform, 'missed', planned.missed.length)
        return planned
      }),
    close: async (claim, outcome, now) => {
      const isClosed = await ledger.close(claim, outcome, now)
      if (isClosed) observe(claim.subscription.platform, outcome.kind)
      return isClosed
    },
    postpone: async (claim, until, problem) => {
      const isPostponed = await ledger.postpone(claim, until, problem)
      if (isPostponed) observe(claim.subscription.platform, 'postponed')
      return isPostponed
    },
  }
}
