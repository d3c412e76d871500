import { dateOf } from '../digests/deliver.ts'
import { presentInstant } from '../digests/digests.ts'
import { inlinesOf, plain } from '../reply/inline.ts'
import { defineCommand } from './command.ts'
import { describeSubscription, digestOption, findManaged, placeOf, presentNone } from './digest-place.ts'
import { presentLine, presentRefusal } from './may-manage.ts'
import { presentOwnDigests } from './own-digests.ts'

export const digestOffCommand = defineCommand({
  name: 'digest off',
  summary: ({ commands }) => commands.digestOff.summary,
  example: 'digest off',
  visibility: 'caller',
  options: { digest: digestOption },
  run: async ({ digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    await deps.digests.remove(meant.subscription)
    const { digest: words } = deps.wording
    const returns = meant.subscription.origin === 'configuration' ? ` ${words.comesBack}` : ''
    return presentLine(words.ended, `${describeSubscription(meant.subscription, deps.wording)}.${returns}`)
  },
})

export const digestListCommand = defineCommand({
  name: 'digest list',
  summary: ({ commands }) => commands.digestList.summary,
  example: 'digest list',
  visibility: 'caller',
  options: {},
  run: async (_input, deps) => {
    const { digests, caller, wording } = deps
    const place = placeOf(caller)
    if (place === undefined && caller.person !== undefined) return presentOwnDigests(deps)
    const all = place === undefined ? [] : await digests.list(place)
    if (all.length === 0) return presentNone({ caller, wording })
    return {
      title: wording.digest.ofThisChannel,
      blocks: [
        {
          kind: 'list',
          items: all.map((subscription) => [plain(describeSubscription(subscription, wording))]),
        },
      ],
      actions: [],
    }
  },
})

export const digestNowCommand = defineCommand({
  name: 'digest now',
  summary: ({ commands }) => commands.digestNow.summary,
  example: 'digest now',
  visibility: 'caller',
  options: { digest: digestOption },
  run: async ({ digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    const { digest: words } = deps.wording
    const isNew = await deps.digests.postNow(meant.subscription)
    return isNew
      ? presentLine(words.onItsWay, words.comesSoon)
      : presentLine(words.onItsWayAlready, words.askedAlready)
  },
})

export const digestPauseCommand = defineCommand({
  name: 'digest pause',
  summary: ({ commands }) => commands.digestPause.summary,
  example: 'digest pause until:2030-12-01',
  visibility: 'caller',
  options: {
    until: {
      kind: 'date',
      summary: ({ commands }) => commands.digestPause.until,
      required: true,
    },
    digest: digestOption,
  },
  run: async ({ until, digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    const now = deps.digests.now()
    const { wording } = deps
    if (until <= dateOf(meant.subscription, now))
      return presentRefusal(wording.digest.pausesNot, wording.digest.noDayToCome(until))
    const { nextAt, settings } = await deps.digests.pauseUntil(meant.subscription, until)
    const next = presentInstant(nextAt ?? now, { zone: settings.zone, now, wording })
    return {
      title: wording.digest.pauses,
      blocks: [{ kind: 'text', text: inlinesOf(wording.digest.nextComes(next)) }],
      actions: [],
    }
  },
})
