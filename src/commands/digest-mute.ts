import { slashText } from '../present/slash-text.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Action } from '../reply/reply.ts'
import type { Store } from '../store/store.ts'
import type { Subscription } from '../store/subscription.ts'
import type { Wording } from '../wording/wording-for.ts'
import { defineCommand, type RawInput, type SuggestDeps, type Suggestion } from './command.ts'
import { digestOption, findManaged, placeOf } from './digest-place.ts'
import { presentLine } from './may-manage.ts'

export const digestMuteCommand = defineCommand({
  name: 'digest mute',
  summary: ({ commands }) => commands.digestMute.summary,
  example: 'digest mute The Gazette',
  visibility: 'caller',
  options: {
    publisher: {
      kind: 'text',
      summary: ({ commands }) => commands.digestMute.publisher,
      required: true,
      suggest: async (typed, { store }) => suggestNames(typed, await listPublishers(store)),
    },
    digest: digestOption,
  },
  run: async ({ publisher: typed, digest }, deps) => {
    const meant = await findManaged(digest, deps)
    if ('answer' in meant) return meant.answer
    const { caller, store, wording } = deps
    const publisher = findName(typed, await listPublishers(store)) ?? typed
    await deps.digests.mute(meant.subscription, publisher)
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
      return presentLine(wording.digest.nothingMuted.title, wording.digest.nothingMuted.text)
    const found = publisher === undefined ? undefined : findName(publisher, muted)
    if (found === undefined)
      return {
        ...presentLine(wording.digest.whichMuted, wording.digest.areLeftOut(muted)),
        actions: muted
          .slice(0, MAX_BROUGHT_BACK)
          .map((name) => presentBringBack(name, meant.subscription, wording)),
      }
    await deps.digests.unmute(meant.subscription, found)
    return presentLine(wording.digest.unmuted, wording.digest.isBack(found))
  },
})

async function suggestMuted(
  typed: string,
  { digests, typist }: SuggestDeps,
  { digest }: RawInput,
): Promise<Suggestion[]> {
  const place = placeOf(typist)
  const all = place === undefined ? [] : await digests.list(place)
  const meant = digest === undefined ? all : all.filter(({ id }) => id === digest)
  return suggestNames(
    typed,
    meant.flatMap(({ settings }) => settings.muted),
  )
}

/** Whose articles are among so many of the newest: others need no muting. */
const NEWEST = 200

async function listPublishers(store: Pick<Store, 'listArticles'>): Promise<string[]> {
  const { items } = await store.listArticles({}, { offset: 0, size: NEWEST })
  return items.flatMap(({ publisher }) => publisher ?? [])
}

function findName(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.trim().toLowerCase()
  return names.find((name) => name === typed) ?? names.find((name) => name.toLowerCase() === wanted)
}

function suggestNames(typed: string, names: readonly string[]): Suggestion[] {
  const wanted = typed.trim().toLowerCase()
  return [...new Set(names)]
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
