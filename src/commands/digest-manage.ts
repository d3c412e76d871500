import { describeInstant } from '../digests/digests.ts'
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
    const returns =
      meant.subscription.origin === 'configuration'
        ? ' It comes back at the next start unless the channel is taken out of the configuration too.'
        : ''
    return presentNote('The digest has ended', `${describeSubscription(meant.subscription)}.${returns}`)
  },
})

export const digestListCommand = defineCommand({
  name: 'digest list',
  summary: ({ commands }) => commands.digestList.summary,
  example: 'digest list',
  visibility: 'caller',
  options: {},
  run: async (_input, { digests, caller }) => {
    const place = placeOf(caller)
    const all = place === undefined ? [] : await digests.list(place)
    if (all.length === 0) return presentNone()
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
  summary: ({ commands }) => commands.digestNow.summary,
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
    const { nextAt, settings } = await deps.digests.pauseUntil(meant.subscription, until)
    const now = deps.digests.now()
    return presentNote(
      'The digest pauses',
      `The next comes ${describeInstant(nextAt ?? now, settings.zone, now)}.`,
    )
  },
})

export const digestMuteCommand = defineCommand({
  name: 'digest mute',
  summary: ({ commands }) => commands.digestMute.summary,
  example: 'digest mute The Gazette',
  visibility: 'caller',
  options: {
    publisher: { kind: 'text', summary: ({ commands }) => commands.digestMute.publisher, required: true },
    digest: digestOption,
  },
  run: async ({ publisher, digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    await deps.digests.mute(meant.subscription, publisher)
    return presentNote('Muted', `${publisher} is left out of this channel's digest from now on.`)
  },
})
