import type { Kysely } from 'kysely'
import type { QuotedSpeaker } from './count-speakers.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { addNames, addWords, calledBy } from './speaker-names.ts'

/** What people are called, as one transaction sees it. */
export interface WordBook {
  /** Takes note of words that somebody is called by in the database. */
  readonly learn: (speaker: string, words: readonly string[]) => void
  /** All words that somebody is called by who was learnt of, or added. */
  readonly list: (speaker: string) => ReadonlySet<string>
  /** Counts in what an article calls somebody. */
  readonly add: (speaker: QuotedSpeaker) => void
  readonly flush: () => Promise<void>
  /** Lets go of somebody whom others have changed. */
  readonly forget: (speaker: string) => void
}

export function createWordBook(db: Kysely<Schema>, engine: Engine): WordBook {
  const wordsOf = new Map<string, Set<string>>()
  const names = createUses()
  const words = createUses()

  return {
    learn: (speaker, own) => {
      for (const word of own) setOf(wordsOf, speaker).add(word)
    },
    list: (speaker) => setOf(wordsOf, speaker),
    add: ({ speaker, name, people }) => {
      const called = calledBy(name, people)
      for (const one of called.names) names.add(speaker, one)
      for (const one of called.words) words.add(speaker, one)
      for (const word of called.words) setOf(wordsOf, speaker).add(word)
    },
    flush: async () => {
      await addNames(
        db,
        engine,
        names.take().map(({ text, ...row }) => ({ name: text, ...row })),
      )
      await addWords(
        db,
        engine,
        words.take().map(({ text, ...row }) => ({ word: text, ...row })),
      )
    },
    forget: (speaker) => {
      wordsOf.delete(speaker)
    },
  }
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const own = sets.get(key) ?? new Set()
  sets.set(key, own)
  return own
}

interface Use {
  readonly text: string
  readonly speaker: string
  readonly uses: number
}

/** Counts how often people are called by a text, until somebody takes the counts. */
function createUses(): { add: (speaker: string, text: string) => void; take: () => Use[] } {
  const uses = new Map<string, Map<string, number>>()
  return {
    add: (speaker, text) => {
      const own = uses.get(speaker) ?? new Map<string, number>()
      uses.set(speaker, own.set(text, (own.get(text) ?? 0) + 1))
    },
    take: () => {
      const taken = [...uses].flatMap(([speaker, own]) =>
        [...own].map(([text, count]): Use => ({ text, speaker, uses: count })),
      )
      uses.clear()
      return taken
    },
  }
}
