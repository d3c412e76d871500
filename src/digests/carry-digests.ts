import { z } from 'zod'
import type { PortableRows } from '../store/portable-tables.ts'
import type { Subscription, SubscriptionStore } from '../store/subscription.ts'
import { nextRun } from './schedule.ts'
import { parseZone } from './zones.ts'

type CarriedStore = Pick<SubscriptionStore, 'saveSubscription' | 'findSubscription' | 'listSubscriptions'> & {
  readonly rows: Pick<PortableRows, 'read' | 'add'>
}

const id = z.string().min(1).max(16)
const name = z.string().min(1).max(500)
const instant = z.int().nonnegative()
const words = z.string().max(2000)

const settings = z.object({
  at: z.int().min(0).max(1439),
  zone: z.string().refine((typed) => parseZone(typed) !== undefined),
  days: z
    .array(z.literal([0, 1, 2, 3, 4, 5, 6]))
    .min(1)
    .max(7),
  about: words.exactOptional(),
  speaker: words.exactOptional(),
  publisher: words.exactOptional(),
  max: z.int().min(1).max(100),
  empty: z.enum(['skip', 'post']),
  locale: name.exactOptional(),
  muted: z.array(words),
})

const lineSchema = z.discriminatedUnion('kind', [
  /** Articles in the order in which they came, each with its number: what a digest has seen is said by such a number. */
  z.object({ kind: z.literal('arrivals'), articles: z.array(z.tuple([z.int(), name])).max(1000) }),
  z.object({
    kind: z.literal('digest'),
    id,
    platform: z.enum(['discord', 'slack']),
    space: name.exactOptional(),
    channel: name,
    owner: name.exactOptional(),
    origin: z.enum(['command', 'configuration']),
    settings,
    state: z.enum(['on', 'paused', 'stopped']),
    problem: words.exactOptional(),
    nextAt: instant.exactOptional(),
    readyAt: instant.exactOptional(),
    seen: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('delivery'),
    digest: id,
    dueAt: instant,
    state: z.enum(['open', 'posted', 'empty', 'missed', 'failed']),
    attempts: z.int().nonnegative(),
    leaseUntil: instant.nullable(),
    message: name.nullable(),
    url: z.url({ protocol: /^https?$/ }).nullable(),
    closedAt: instant.nullable(),
    problem: words.nullable(),
  }),
  /** Quotations that a channel was shown, by key. */
  z.object({ kind: z.literal('shown'), channel: name, quotes: z.array(name).max(1000) }),
])

type Line = z.infer<typeof lineSchema>

/** The order in which articles came. It has to be taken in before the articles are. */
export async function* exportArrivals({ rows }: Pick<CarriedStore, 'rows'>): AsyncGenerator<string> {
  for await (const some of rows.read('arrival'))
    yield toLine({
      kind: 'arrivals',
      articles: some.map(({ no, article }) => [Number(no), String(article)]),
    })
}

/** Every digest with what it has dealt with, a JSON object a line: settings, deliveries, quotations that were shown. */
export async function* exportDigests({ rows, listSubscriptions }: CarriedStore): AsyncGenerator<string> {
  for (const subscription of await listSubscriptions({})) {
    const { days, ...rest } = subscription.settings
    yield toLine({
      kind: 'digest',
      ...subscription,
      settings: { ...rest, days: [...days], muted: [...rest.muted] },
    })
  }
  for await (const some of rows.read('delivery'))
    for (const row of some)
      yield toLine(
        lineSchema.parse({
          kind: 'delivery',
          ...{ digest: row.subscription, dueAt: row.due_at, state: row.state, attempts: row.attempts },
          ...{ leaseUntil: row.lease_until, message: row.message, url: row.url },
          ...{ closedAt: row.closed_at, problem: row.problem },
        }),
      )
  for await (const some of rows.read('shown_quote'))
    for (const [channel, shown] of Map.groupBy(some, ({ channel: of }) => String(of)))
      yield toLine({ kind: 'shown', channel, quotes: shown.map(({ quote }) => String(quote)) })
}

function toLine(line: Line): string {
  return `${JSON.stringify(line)}\n`
}

/** Takes in lines of an export, in their order. */
export interface DigestImport {
  /** Whether it is a digest that was not there, one that was, or part of one; undefined where no line of ours it is. */
  readonly take: (line: unknown) => Promise<'new' | 'kept' | 'part' | undefined>
}

/**
 * Takes digests in without posting anything twice. Whatever came due between the export and `now` may have been posted
 * from where the digest was: the digest goes on after `now`, and has seen everything that was exported. A delivery that
 * was under way is looked up in its channel before it is made. What is there already stays as it is.
 */
export function createDigestImport(store: CarriedStore, now: () => number): DigestImport {
  const arrivals = trackArrivals(store)
  const taken = new Set<string>()

  async function takeDigest(digest: Subscription): Promise<'new' | 'kept'> {
    if ((await store.findSubscription(digest.id)) !== undefined) return 'kept'
    taken.add(digest.id)
    await store.saveSubscription(await goOn(digest))
    return 'new'
  }

  async function goOn(digest: Subscription): Promise<Subscription> {
    const { nextAt } = digest
    if (nextAt === undefined || nextAt > now())
      return { ...digest, seen: await arrivals.numberOf(digest.seen) }
    const next = nextRun(digest.settings, now())
    const seen = await arrivals.numberOf(Number.POSITIVE_INFINITY)
    return { ...digest, state: 'on', nextAt: next, readyAt: next, seen }
  }

  async function takeDelivery(line: Extract<Line, { kind: 'delivery' }>): Promise<void> {
    if (!taken.has(line.digest)) return
    const seen = await arrivals.numberOf(Number.POSITIVE_INFINITY)
    const inDoubt = { seen, quotes: [], newRound: false }
    await store.rows.add('delivery', [
      {
        ...{ subscription: line.digest, due_at: line.dueAt, state: line.state, attempts: line.attempts },
        ...{ holder: null, lease_until: line.leaseUntil, message: line.message, url: line.url },
        ...{ closed_at: line.closedAt, problem: line.problem },
        content: line.state === 'open' ? JSON.stringify(inDoubt) : null,
      },
    ])
  }

  return {
    take: async (value) => {
      const { success, data: line } = lineSchema.safeParse(value)
      if (!success) return undefined
      switch (line.kind) {
        case 'arrivals':
          await arrivals.take(line.articles)
          return 'part'
        case 'digest':
          return takeDigest(line)
        case 'delivery':
          await takeDelivery(line)
          return 'part'
        case 'shown':
          await store.rows.add(
            'shown_quote',
            line.quotes.map((quote) => ({ channel: line.channel, quote })),
          )
          return 'part'
      }
    },
  }
}

interface Arrivals {
  /** Has articles count as come in this order, those that came already as they did. */
  readonly take: (articles: readonly (readonly [no: number, article: string])[]) => Promise<void>
  /** Up to which number here all is seen that was seen up to a number there. */
  readonly numberOf: (seen: number) => Promise<number>
}

function trackArrivals({ rows }: Pick<CarriedStore, 'rows'>): Arrivals {
  const there: (readonly [no: number, article: string])[] = []
  let here: Promise<Map<string, number>> | undefined
  const known = new Map<number, number>()

  async function readHere(): Promise<Map<string, number>> {
    const numbers = new Map<string, number>()
    for await (const some of rows.read('arrival'))
      for (const { no, article } of some) numbers.set(String(article), Number(no))
    return numbers
  }

  return {
    take: async (articles) => {
      there.push(...articles)
      if (articles.length > 0)
        await rows.add(
          'arrival',
          articles.map(([, article]) => ({ article })),
        )
    },
    numberOf: async (seen) => {
      const numbers = await (here ??= readHere())
      // Most digests have seen the same.
      const before = known.get(seen)
      if (before !== undefined) return before
      let last = 0
      for (const [no, article] of there) if (no <= seen) last = Math.max(last, numbers.get(article) ?? 0)
      known.set(seen, last)
      return last
    },
  }
}
