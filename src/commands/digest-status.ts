import { describeInstant } from '../digests/digests.ts'
import { link, plain } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { Delivery, Subscription } from '../store/subscription.ts'
import { defineCommand } from './command.ts'
import { describeSubscription, placeOf, presentNone } from './digest-place.ts'
import { parseZone, suggestZones } from '../digests/zones.ts'

export const digestStatusCommand = defineCommand({
  name: 'digest status',
  summary: ({ commands }) => commands.digestStatus.summary,
  example: 'digest status',
  visibility: 'caller',
  options: {
    tz: {
      kind: 'text',
      summary: ({ commands }) => commands.digestStatus.tz,
      suggest: async (typed) =>
        Promise.resolve(suggestZones(typed, 25).map((zone) => ({ value: zone, label: zone }))),
    },
  },
  run: async ({ tz }, { digests, caller }) => {
    const place = placeOf(caller)
    const all = place === undefined ? [] : await digests.list(place)
    if (all.length === 0) return presentNone()
    const zone = tz === undefined ? undefined : parseZone(tz)
    const now = digests.now()
    const blocks = await Promise.all(
      all.map(async (subscription) =>
        presentStatus(subscription, await digests.listDeliveries(subscription), { now, zone }),
      ),
    )
    return { title: 'Digests of this channel', blocks: blocks.flat(), actions: [] }
  },
})

interface Reader {
  readonly now: number
  /** The reader's own zone, where it is known. */
  readonly zone: string | undefined
}

function presentStatus(subscription: Subscription, deliveries: readonly Delivery[], reader: Reader): Block[] {
  const when = (instant: number) =>
    describeInstant(instant, reader.zone ?? subscription.settings.zone, reader.now)
  const posted = deliveries.find(({ state }) => state === 'posted')
  const [newest] = deliveries
  const facts = [
    { label: 'Last', value: posted === undefined ? [plain('none yet')] : presentPosted(posted, when) },
    { label: 'Next', value: [plain(describeNext(subscription, when))] },
    ...deliveries
      .filter(({ state }) => state === 'missed')
      .map(({ dueAt, problem }) => ({
        label: 'Missed',
        value: [plain(`${when(dueAt)}. ${problem ?? ''}`)],
      })),
    ...(newest?.problem === undefined || newest.state === 'missed'
      ? []
      : [{ label: 'Last error', value: [plain(newest.problem)] }]),
  ]
  return [
    { kind: 'text', text: [plain(describeSubscription(subscription))] },
    { kind: 'facts', facts },
  ]
}

function presentPosted({ closedAt, dueAt, url }: Delivery, when: (instant: number) => string): Inline[] {
  const text = when(closedAt ?? dueAt)
  return [url === undefined ? plain(text) : link(text, url)]
}

function describeNext({ state, nextAt, problem }: Subscription, when: (instant: number) => string): string {
  if (state === 'stopped' || nextAt === undefined)
    return `none: ${problem ?? 'it was stopped.'} When that is mended, “digest now” starts it again.`
  return `${when(nextAt)}${state === 'paused' ? ', paused until then' : ''}`
}
