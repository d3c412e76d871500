import { dateOf } from '../digests/deliver.ts'
import { presentInstant } from '../digests/digests.ts'
import { slashText } from '../present/slash-text.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Action } from '../reply/reply.ts'
import type { Subscription } from '../store/subscription.ts'
import type { Wording } from '../wording/wording-for.ts'
import { defineCommand, type RawInput, type SuggestDeps, type Suggestion } from './command.ts'
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
    return presentNote(words.ended, `${describeSubscription(meant.subscription, deps.wording)}.${returns}`)
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
      ? presentNote(words.onItsWay, words.comesSoon)
      : presentNote(words.onItsWayAlready, words.askedAlready)
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
      return presentNote(wording.digest.pausesNot, wording.digest.noDayToCome(until))
    const { nextAt, settings } = await deps.digests.pauseUntil(meant.subscription, until)
    const next = presentInstant(nextAt ?? now, { zone: settings.zone, now, wording })
    return {
      title: wording.digest.pauses,
      blocks: [{ kind: 'text', text: inlinesOf(wording.digest.nextComes(next)) }],
      actions: [],
    }
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
    const { caller, wording } = deps
    const command = strong(slashText(`digest unmute ${publisher}`, caller.platform))
    return {
      title: wording.digest.muted,
      blocks: [
        { kind: 'text', text: [plain(wording.digest.leftOut(publisher))] },
        { kind: 'text', text: inlinesOf(wording.digest.takesBack(command)) },
      ],
      actions: [presentBringBack(publisher, meant.subscription, wording)],
    }
  },
})

/** Buttons beside which “digest unmute” takes any name. */
const MAX_BROUGHT_BACK = 10

export const digestUnmuteCommand = defineCommand({
  name: 'digest unmute',
  summary: ({ commands }) => commands.digestUnmute.summary,
  example: 'digest unmute The Gazette',
  visibility: 'caller',
  options: {
    publisher: {
      kind: 'text',
      summary: ({ commands }) => commands.digestUnmute.publisher,
      suggest: suggestMuted,
    },
    digest: digestOption,
  },
  run: async ({ publisher, digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    const { wording } = deps
    const { muted } = meant.subscription.settings
    if (muted.length === 0)
      return presentNote(wording.digest.nothingMuted.title, wording.digest.nothingMuted.text)
    const wanted = publisher?.trim().toLowerCase()
    const found = muted.find((name) => name.toLowerCase() === wanted)
    if (found === undefined)
      return {
        ...presentNote(wording.digest.whichMuted, wording.digest.areLeftOut(muted)),
        actions: muted
          .slice(0, MAX_BROUGHT_BACK)
          .map((name) => presentBringBack(name, meant.subscription, wording)),
      }
    await deps.digests.unmute(meant.subscription, found)
    return presentNote(wording.digest.unmuted, wording.digest.isBack(found))
  },
})

async function suggestMuted(
  typed: string,
  { digests, place }: SuggestDeps,
  { digest }: RawInput,
): Promise<Suggestion[]> {
  const all = place === undefined ? [] : await digests.list(place)
  const meant = digest === undefined ? all : all.filter(({ id }) => id === digest)
  const wanted = typed.trim().toLowerCase()
  return [...new Set(meant.flatMap(({ settings }) => settings.muted))]
    .filter((name) => name.toLowerCase().includes(wanted))
    .map((name) => ({ value: name, label: name }))
}

function presentBringBack(publisher: string, { id }: Subscription, { digest }: Wording): Action {
  return {
    kind: 'call',
    label: digest.bringBack(publisher),
    call: { command: 'digest unmute', input: { publisher, digest: id } },
  }
}
