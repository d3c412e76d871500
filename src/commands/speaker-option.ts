import { distance } from 'fastest-levenshtein'
import { foldedWords } from '../core/index.ts'
import { plain, strong } from '../reply/inline.ts'
import type { CommandCall, Inline } from '../reply/reply.ts'
import type { Speaker, Store } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import type { Answer, CallDeps, Deps, Suggestion } from './command.ts'

/** Whom a typed name means. */
export type ResolvedSpeaker =
  | { readonly kind: 'speaker'; readonly speaker: Speaker }
  | { readonly kind: 'several'; readonly speakers: readonly Speaker[] }
  | { readonly kind: 'nobody' }

const MAX_CANDIDATES = 25

/** Suggests speakers whose names begin as typed, the most quoted first. */
export async function suggestSpeakers(typed: string, { store }: Deps): Promise<Suggestion[]> {
  const speakers = await store.suggestSpeakers(typed, MAX_CANDIDATES)
  return speakers.map((speaker) => {
    const { name, role } = speaker
    return {
      value: nameAmong(speaker, speakers),
      label: role === undefined ? name : `${name}, ${role}`,
    }
  })
}

/** What to type for somebody among others: the name, for one of several namesakes with the role. */
function nameAmong({ id, name, role }: Speaker, speakers: readonly Speaker[]): string {
  const isShared = speakers.some((other) => other.id !== id && other.name === name)
  return isShared && role !== undefined ? `${name}, ${role}` : name
}

/** Resolves a name, an alias (‘the Russian president’), the beginning of one, or a misspelling (‘putn’). */
export async function resolveSpeaker(typed: string, { store }: Deps): Promise<ResolvedSpeaker> {
  const found = await store.findSpeakers(typed, MAX_CANDIDATES)
  const speakers = found.length > 0 ? found : await findMisspelled(typed, store)
  const [only, ...others] = speakers
  if (only === undefined) return { kind: 'nobody' }
  return others.length === 0 ? { kind: 'speaker', speaker: only } : { kind: 'several', speakers }
}

/** Every typed word must be near a word of the name: one slip up to five letters, two beyond. */
async function findMisspelled(typed: string, store: Store): Promise<Speaker[]> {
  const corrected: string[] = []
  for (const word of foldedWords(typed)) {
    const known = await store.listNameWords(word.slice(0, 1))
    const nearest = nearestWord(word, known)
    if (nearest === undefined) return []
    corrected.push(nearest)
  }
  return corrected.length === 0 ? [] : store.findSpeakers(corrected.join(' '), MAX_CANDIDATES)
}

function nearestWord(word: string, known: readonly string[]): string | undefined {
  const allowed = word.length <= 2 ? 0 : word.length <= 5 ? 1 : 2
  const near = known
    .filter((candidate) => Math.abs(candidate.length - word.length) <= allowed)
    .map((candidate) => ({ candidate, slips: distance(word, candidate) }))
    .filter(({ slips }) => slips <= allowed)
  return near.sort((a, b) => a.slips - b.slips)[0]?.candidate
}

/**
 * Asks which of several a call's speaker was meant to be; each is a button that asks the same again with the full name, of
 * namesakes with the role.
 */
export function presentWhich(
  typed: string,
  speakers: readonly Speaker[],
  { call, wording }: { readonly call: CommandCall; readonly wording: Wording },
): Answer {
  return {
    title: wording.speakers.which,
    blocks: [
      { kind: 'text', text: [plain(wording.speakers.several(typed))] },
      { kind: 'list', items: speakers.map((speaker) => presentSpeaker(speaker, wording)) },
    ],
    actions: speakers
      .slice(0, 5)
      .map((speaker) => nameAmong(speaker, speakers))
      .map((name) => ({
        kind: 'call',
        label: name,
        call: { ...call, input: { ...call.input, speaker: name } },
      })),
  }
}

/** Says that nobody of that name is quoted, and who is. */
export async function presentNobody(typed: string, { store, wording }: CallDeps): Promise<Answer> {
  const { items } = await store.listSpeakers({}, { offset: 0, size: 10 })
  const quoted =
    items.length === 0
      ? [{ kind: 'text', text: [plain(wording.speakers.nobodyYet)] } as const]
      : [
          { kind: 'text', text: [plain(wording.speakers.mostQuoted)] } as const,
          { kind: 'list', items: items.map((speaker) => presentSpeaker(speaker, wording)) } as const,
        ]
  return {
    title: wording.speakers.notQuoted,
    blocks: [{ kind: 'text', text: [plain(wording.speakers.noneCalled(typed))] }, ...quoted],
    actions: [],
  }
}

/** A speaker in a list: name, role, number of quotations. */
export function presentSpeaker({ name, role, quotes }: Speaker, { source }: Wording): Inline[] {
  const count = source.quotations(quotes)
  return [strong(name), plain(role === undefined ? ` · ${count}` : `, ${role} · ${count}`)]
}
