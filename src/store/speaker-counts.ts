import { type Kysely, sql } from 'kysely'
import { type QuotedSpeaker, roleOf } from './count-speakers.ts'
import type { Engine } from './engine.ts'
import { insertRows } from './insert-rows.ts'
import type { Schema } from './schema.ts'
import { namesakesOf, wordColumns } from './speaker-names.ts'
import { addWeights, sumOfWeights, weightOf } from './speaker-weight.ts'

/** What articles quote of people, not written yet. */
export interface SpeakerCounts {
  /** Counts in what one article quotes of somebody. */
  readonly add: (published: string, speaker: QuotedSpeaker) => void
  readonly flush: () => Promise<void>
}

interface Counted {
  readonly id: string
  readonly name: string
  readonly quotes: number
  readonly words: number
  readonly weight: number
  readonly role: string | null
}

/** @param listWords - all words that somebody is called by, at the time of `flush` */
export function createSpeakerCounts(
  db: Kysely<Schema>,
  engine: Engine,
  listWords: (speaker: string) => Iterable<string>,
): SpeakerCounts {
  const counted = new Map<string, Counted>()

  return {
    add: (published, speaker) => {
      const { speaker: id, name, quotes, words } = speaker
      const before = counted.get(id)
      const weight = weightOf(published) + Math.log2(quotes)
      counted.set(id, {
        ...{ id, name: before?.name ?? name, role: roleOf(speaker) ?? before?.role ?? null },
        quotes: quotes + (before?.quotes ?? 0),
        words: words + (before?.words ?? 0),
        weight: before === undefined ? weight : addWeights(before.weight, weight),
      })
    },
    flush: async () => {
      const weight = sumOfWeights(sql.ref('speaker.weight'), sql.ref('excluded.weight'))
      const added = sql`(id) do update set quotes = speaker.quotes + excluded.quotes,
        words = speaker.words + excluded.words, role = coalesce(excluded.role, speaker.role), weight = ${weight},
        called = excluded.called, called_first = excluded.called_first, initials = excluded.initials`
      const rows = [...counted.values()].map((row) => ({
        ...row,
        ...namesakesOf(row.name),
        ...wordColumns(listWords(row.id)),
      }))
      await insertRows(db, engine, 'speaker', rows, added)
      counted.clear()
    },
  }
}
