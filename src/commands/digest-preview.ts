import { DEFAULT_MAX } from '../digests/configured-digests.ts'
import type { Subscription } from '../store/subscription.ts'
import { type CallDeps, defineCommand } from './command.ts'
import { digestOption, findMeant, placeOf, presentNote } from './digest-place.ts'

export const digestPreviewCommand = defineCommand({
  name: 'digest preview',
  summary: 'What the next digest would say',
  example: 'digest preview',
  visibility: 'caller',
  options: {
    digest: digestOption,
    date: { kind: 'date', summary: 'The digest of that day instead: 2025-08-16, yesterday, 7d' },
  },
  run: async ({ digest, date }, deps) => {
    const place = placeOf(deps.caller)
    const hasOwn = place !== undefined && (await deps.digests.list(place)).length > 0
    const meant = hasOwn ? await findMeant(digest, deps) : { subscription: madeUp(deps) }
    if ('answer' in meant) return meant.answer
    const preview = await deps.digests.preview(meant.subscription, date)
    return (
      preview?.reply ??
      presentNote(
        'Nothing new',
        date === undefined
          ? 'There would be no digest: nothing is new since the last one.'
          : `There would be no digest on ${date}: nothing is dated between it and the one before.`,
      )
    )
  },
})

/** What a channel would have that never had a digest. */
function madeUp({ caller, digests }: CallDeps): Subscription {
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
    },
    state: 'on',
    seen: 0,
  }
}
