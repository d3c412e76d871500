import { describeInstant, presentInstant } from '../digests/digests.ts'
import { inlinesOf, link, plain } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { Delivery, Subscription } from '../store/subscription.ts'
import type { Wording } from '../wording/wording-for.ts'
import { defineCommand } from './command.ts'
import { describeSubscription, placeOf, presentNone } from './digest-place.ts'
import { presentRefusal } from './may-manage.ts'
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
  run: async ({ tz }, { digests, caller, wording }) => {
    const place = placeOf(caller)
    const all = place === undefined ? [] : await digests.list(place)
    if (all.length === 0) return presentNone({ caller, wording })
    const zone = tz === undefined ? undefined : parseZone(tz)
    if (tz !== undefined && zone === undefined)
      return presentRefusal(wording.digest.ofThisChannel, wording.digest.noZone(tz, suggestZones(tz, 3)))
    const now = digests.now()
    const blocks = await Promise.all(
      all.map(async (subscription) =>
        presentStatus(subscription, await digests.listDeliveries(subscription), { now, zone, wording }),
      ),
    )
    return { title: wording.digest.ofThisChannel, blocks: blocks.flat(), actions: [] }
  },
})

interface Reader {
  readonly now: number
  /** The zone that the reader asked for. */
  readonly zone: string | undefined
  readonly wording: Wording
}

function presentStatus(subscription: Subscription, deliveries: readonly Delivery[], reader: Reader): Block[] {
  const { digest } = reader.wording
  const when = (instant: number) =>
    reader.zone === undefined
      ? presentInstant(instant, { ...reader, zone: subscription.settings.zone })
      : plain(describeInstant(instant, { ...reader, zone: reader.zone }))
  const posted = deliveries.find(({ state }) => state === 'posted')
  const [newest] = deliveries
  const facts = [
    {
      label: digest.last,
      value: posted === undefined ? [plain(digest.noneYet)] : presentPosted(posted, when, digest),
    },
    { label: digest.next, value: presentNext(subscription, when, digest) },
    ...deliveries
      .filter(({ state }) => state === 'missed')
      .map(({ dueAt, problem }) => ({
        label: digest.missed,
        value: [when(dueAt), plain(`. ${problem ?? digest.wasNotRunning}`)],
      })),
    ...(newest?.problem === undefined || newest.state === 'missed'
      ? []
      : [{ label: digest.lastError, value: [plain(newest.problem)] }]),
  ]
  return [
    { kind: 'text', text: [plain(describeSubscription(subscription, reader.wording))] },
    { kind: 'facts', facts },
  ]
}

function presentPosted(
  { closedAt, dueAt, url }: Delivery,
  when: (instant: number) => Inline,
  { thePost }: Wording['digest'],
): Inline[] {
  return [when(closedAt ?? dueAt), ...(url === undefined ? [] : [plain(' · '), link(thePost, url)])]
}

function presentNext(
  { state, nextAt, problem }: Subscription,
  when: (instant: number) => Inline,
  digest: Wording['digest'],
): Inline[] {
  if (state === 'stopped' || nextAt === undefined)
    return [plain(digest.noneComes(problem ?? digest.wasStopped))]
  const instant = when(nextAt)
  return state === 'paused' ? inlinesOf(digest.pausedUntilThen(instant)) : [instant]
}
