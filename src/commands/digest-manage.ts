import { presentInstant } from '../digests/digests.ts'
import { plain } from '../reply/inline.ts'
import { defineCommand } from './command.ts'
import {
  describeSubscription,
  digestOption,
  findManaged,
  placeOf,
  presentNone,
  presentNote,
} from './digest-place.ts'
import { presentOwnDigests } from './own-digests.ts'

export const digestOffCommand = defineCommand({
  name: 'digest off',
  summary: 'End a digest of this channel',
  example: 'digest off',
  visibility: 'caller',
  options: { digest: digestOption },
  run: async ({ digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    await deps.digests.remove(meant.subscription)
    const returns =
      meant.subscription.origin === 'configuration'
        ? ' It comes back at the next start unless the channel is taken out of the configuration too.'
        : ''
    return presentNote('The digest has ended', `${describeSubscription(meant.subscription)}.${returns}`)
  },
})

export const digestListCommand = defineCommand({
  name: 'digest list',
  summary: 'The digests of this channel',
  example: 'digest list',
  visibility: 'caller',
  options: {},
  run: async (_input, deps) => {
    const { digests, caller } = deps
    const place = placeOf(caller)
    if (place === undefined && caller.person !== undefined) return presentOwnDigests(deps)
    const all = place === undefined ? [] : await digests.list(place)
    if (all.length === 0) return presentNone(caller)
    return {
      title: 'Digests of this channel',
      blocks: [
        { kind: 'list', items: all.map((subscription) => [plain(describeSubscription(subscription))]) },
      ],
      actions: [],
    }
  },
})

export const digestNowCommand = defineCommand({
  name: 'digest now',
  summary: 'Post a digest in this channel now; a stopped one starts again',
  example: 'digest now',
  visibility: 'caller',
  options: { digest: digestOption },
  run: async ({ digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    const isNew = await deps.digests.postNow(meant.subscription)
    return isNew
      ? presentNote('It is on its way', 'The digest comes within moments, if there is something to say.')
      : presentNote('It is on its way already', 'That was asked for a moment ago.')
  },
})

export const digestPauseCommand = defineCommand({
  name: 'digest pause',
  summary: 'Keep a digest silent until a date',
  example: 'digest pause until:2030-12-01',
  visibility: 'caller',
  options: {
    until: {
      kind: 'date',
      summary: 'The first day on which it may come again, such as 2030-12-01',
      required: true,
    },
    digest: digestOption,
  },
  run: async ({ until, digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    const { nextAt, settings } = await deps.digests.pauseUntil(meant.subscription, until)
    const now = deps.digests.now()
    const next = presentInstant(nextAt ?? now, settings.zone, now)
    return {
      title: 'The digest pauses',
      blocks: [{ kind: 'text', text: [plain('The next comes '), next, plain('.')] }],
      actions: [],
    }
  },
})

export const digestMuteCommand = defineCommand({
  name: 'digest mute',
  summary: 'Leave a publisher out of a digest from now on',
  example: 'digest mute The Gazette',
  visibility: 'caller',
  options: {
    publisher: { kind: 'text', summary: 'The publisher, as the digest names it', required: true },
    digest: digestOption,
  },
  run: async ({ publisher, digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    await deps.digests.mute(meant.subscription, publisher)
    return presentNote('Muted', `${publisher} is left out of this channel's digest from now on.`)
  },
})
