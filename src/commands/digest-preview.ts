import { DEFAULT_MAX } from '../digests/configured-digests.ts'
import type { Subscription } from '../store/subscription.ts'
import { type CallDeps, defineCommand } from './command.ts'
import { digestOption, findMeant, placeOf } from './digest-place.ts'
import { presentLine } from './may-manage.ts'

export const digestPreviewCommand = defineCommand({
  name: 'digest preview',
  summary: ({ commands }) => commands.digestPreview.summary,
  example: 'digest preview',
  visibility: 'caller',
  options: {
    digest: digestOption,
    date: { kind: 'date', summary: ({ commands }) => commands.digestPreview.date },
  },
  run: async ({ digest, date }, deps) => {
    const { nothingNew, wouldBeNone, wouldBeNoneOn } = deps.wording.digest
    const meant = await findPreviewed(digest, deps)
    if ('answer' in meant) return meant.answer
    const preview = await deps.digests.preview(meant.subscription, date)
    return preview?.reply ?? presentLine(nothingNew, date === undefined ? wouldBeNone : wouldBeNoneOn(date))
  },
})

/** The digest that a call is about; one of every kind of article where the channel has none, or there is no channel. */
export async function findPreviewed(typed: string | undefined, deps: CallDeps): ReturnType<typeof findMeant> {
  const place = placeOf(deps.caller)
  const hasOwn = place !== undefined && (await deps.digests.list(place)).length > 0
  return hasOwn ? findMeant(typed, deps) : { subscription: madeUp(deps) }
}

/** What a channel would have that never had a digest. */
function madeUp({ caller, digests, wording }: CallDeps): Subscription {
  return {
    id: 'preview',
    platform: 'discord',
    channel: '',
    ...placeOf(caller),
    origin: 'command',
    settings: {
      at: 510,
      zone: digests.zone,
      days: [0, 1, 2, 3, 4, 5, 6],
      max: DEFAULT_MAX,
      empty: 'post',
      muted: [],
      locale: wording.tag,
    },
    state: 'on',
    seen: 0,
  }
}
