import { pino } from 'pino'
import { createDigestRunner } from '../../src/digests/digest-runner.ts'
import { startDigestBeat } from '../../src/digests/schedule-digests.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createHttpPublisher } from '../support/http-publisher.ts'

// One replica as a process: node replica.ts STORE PEER NAME. It beats every second and its leases are short, so that a
// round takes seconds where the real thing takes minutes; nothing else is different.
const [place = '', peer = '', name = ''] = process.argv.slice(2)
const LEASE_MS = 4000

const store = await openStore(place)
const limits = { perSecond: 2000, perChannelMs: 0, atOnce: 16 }
const now = () => Date.now()
const beat = startDigestBeat(
  (wakeAt) =>
    createDigestRunner({
      ...{ store, now, wakeAt },
      publishers: [createHttpPublisher(peer, name)],
      limits: { discord: limits, slack: limits },
      random: Math.random,
      sleep: async (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
      log: pino({ level: 'silent' }),
      leaseMs: LEASE_MS,
      backoffMs: 150,
      catchUpMs: 6 * 3_600_000,
      jitterMs: 0,
    }),
  now,
  '* * * * * *',
)
process.once('SIGTERM', () => {
  void beat.stop().then(async () => store.close())
})
