import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ObserveCall } from './commands/command-runner.ts'
import type { ObserveDigest } from './digests/observe-ledger.ts'

/** What is counted in the store when somebody asks. */
export interface StoreCounts {
  readonly articles: number
  readonly feeds: { readonly ok: number; readonly failing: number; readonly waiting: number }
  readonly digests: { readonly due: number; readonly open: number; readonly inDoubt: number }
}

/** What Summit tells Prometheus of itself. */
export interface Metrics {
  readonly observeCall: ObserveCall
  readonly observeDigest: ObserveDigest
  /** Prometheus's text format. Without counts, because the store did not give any, those are NaN. */
  readonly render: (counts: StoreCounts | undefined) => Promise<string>
  readonly contentType: string
}

/** Seconds. Most answers take a few milliseconds; a platform waits three seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3]

/**
 * Makes the metrics, Node's own among them. Each label's values are a short list of our own: commands of the table,
 * platforms, outcomes, never anything that somebody typed or an id.
 */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const calls = new Counter({
    name: 'summit_commands_total',
    help: 'Commands by name, platform and how they ended.',
    labelNames: ['command', 'platform', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'summit_command_duration_seconds',
    help: 'From the call to the reply, without the way to the platform.',
    labelNames: ['command'],
    buckets: BUCKETS,
    registers,
  })
  const underWay = new Gauge({
    name: 'summit_commands_in_flight',
    help: 'Commands being answered.',
    registers,
  })
  const digests = new Counter({
    name: 'summit_digests_total',
    help: 'Digests by platform and outcome: posted, empty, missed, failed, or postponed to another attempt.',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  const setCounts = createStoreGauges(registers)
  return {
    observeCall: (platform) => {
      underWay.inc()
      const stopTimer = seconds.startTimer()
      return (command, outcome) => {
        underWay.dec()
        stopTimer({ command })
        calls.inc({ command, platform, outcome })
      }
    },
    observeDigest: (platform, outcome, count = 1) => digests.inc({ platform, outcome }, count),
    render: async (counts) => {
      setCounts(counts)
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

function createStoreGauges(registers: Registry[]): (counts: StoreCounts | undefined) => void {
  const articles = new Gauge({
    name: 'summit_articles',
    help: 'Articles that can be asked about.',
    registers,
  })
  const feeds = new Gauge({
    name: 'summit_feeds',
    help: 'Feeds by how their last poll went; waiting: not polled yet.',
    labelNames: ['state'],
    registers,
  })
  const queue = new Gauge({
    name: 'summit_digest_queue',
    help: 'Digests that are due and unclaimed, that are open, and of those that may have been posted.',
    labelNames: ['state'],
    registers,
  })
  return (counts) => {
    articles.set(counts?.articles ?? NaN)
    for (const state of ['ok', 'failing', 'waiting'] as const)
      feeds.set({ state }, counts?.feeds[state] ?? NaN)
    queue.set({ state: 'due' }, counts?.digests.due ?? NaN)
    queue.set({ state: 'open' }, counts?.digests.open ?? NaN)
    queue.set({ state: 'in_doubt' }, counts?.digests.inDoubt ?? NaN)
  }
}
