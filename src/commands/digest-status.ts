import { describeInstant, presentInstant } from '../digests/digests.ts'
import { link, plain } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { Delivery, Subscription } from '../store/subscription.ts'
import { defineCommand } from './command.ts'
import { describeSubscription, placeOf, presentNone } from './digest-place.ts'
import { parseZone, suggestZones } from '../digests/zones.ts'

export const digestStatusCommand = defineCommand({
  name: 'digest status',
  summary: 'When the last digest came and the next will, and what went wrong',
  example: 'digest status',
  visibility: 'caller',
  options: {
    tz: {
      kind: 'text',
      summary: 'The time zone to show times in; left out, your own where the app knows it',
      suggest: async (typed) =>
        Promise.resolve(suggestZones(typed, 25).map((zone) => ({ value: zone, label: zone }))),
    },
  },
  run: async ({ tz }, { digests, caller }) => {
    const place = placeOf(caller)
    const all = place === undefined ? [] : await digests.list(place)
    if (all.length === 0) return presentNone(caller)
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
  /** The zone that the reader asked for. */
  readonly zone: string | undefined
}

function presentStatus(subscription: Subscription, deliveries: readonly Delivery[], reader: Reader): Block[] {
  const when = (instant: number) =>
    reader.zone === undefined
      ? presentInstant(instant, subscription.settings.zone, reader.now)
      : plain(describeInstant(instant, reader.zone, reader.now))
  const posted = deliveries.find(({ state }) => state === 'posted')
  const [newest] = deliveries
  const facts = [
    { label: 'Last', value: posted === undefined ? [plain('none yet')] : presentPosted(posted, when) },
    { label: 'Next', value: presentNext(subscription, when) },
    ...deliveries
      .filter(({ state }) => state === 'missed')
      .map(({ dueAt, problem }) => ({
        label: 'Missed',
        value: [when(dueAt), plain(`. ${problem ?? ''}`)],
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

function presentPosted({ closedAt, dueAt, url }: Delivery, when: (instant: number) => Inline): Inline[] {
  return [when(closedAt ?? dueAt), ...(url === undefined ? [] : [plain(' · '), link('the post', url)])]
}

function presentNext({ state, nextAt, problem }: Subscription, when: (instant: number) => Inline): Inline[] {
  if (state === 'stopped' || nextAt === undefined) {
    const why = problem ?? 'it was stopped.'
    return [plain(`none: ${why} When that is mended, “digest now” starts it again.`)]
  }
  return [when(nextAt), ...(state === 'paused' ? [plain(', paused until then')] : [])]
}
