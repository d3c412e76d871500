import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandCall, Reply } from '../../src/reply/reply.ts'
import { wordings } from '../../src/wording/wording-for.ts'
import { openSpokenWorld, type SpokenWorld } from '../support/spoken-world.ts'

let world: SpokenWorld
let english: Map<string, Reply>
beforeAll(async () => {
  world = await openSpokenWorld()
  english = await world.askAll('en')
})
afterAll(async () => world.store.close())

describe.each(wordings.slice(1).map(({ name, tag }) => [name, tag] as const))('in %s', (_name, tag) => {
  let spoken: Map<string, Reply>
  beforeAll(async () => {
    spoken = await world.askAll(tag)
  })

  it('every quotation, title and link is what it is in English', () => {
    expect([...english.values()].flatMap(sourcesOf).length).toBeGreaterThan(100)
    for (const [question, reply] of english)
      expect(sourcesOf(spoken.get(question)), question).toEqual(sourcesOf(reply))
  })

  it('the words around them are not, wherever there are any', () => {
    const same = [...english].filter(([question, reply]) => {
      const other = spoken.get(question)
      return other === undefined || JSON.stringify(other) === JSON.stringify({ ...reply, locale: tag })
    })
    expect(same.map(([question]) => question)).toEqual([])
    expect([...new Set([...spoken.values()].map(({ locale }) => locale))]).toEqual([tag])
  })
})

/** Digests have another name each time. */
function withoutId({ command, input }: CommandCall): unknown {
  return { command, input: { ...input, digest: undefined } }
}

/** What a reply shows of articles: quoted words, linked titles and addresses, names that stand out in captions. */
function sourcesOf(reply: Reply | undefined): unknown[] {
  if (reply === undefined) return []
  const links = (reply.source ?? []).filter(({ kind }) => kind === 'link')
  const addresses = reply.actions.map((action) =>
    action.kind === 'link' ? action.url : withoutId(action.call),
  )
  const quotes = reply.blocks.flatMap((block) =>
    block.kind === 'quote' ? [block.words, block.caption.filter(({ kind }) => kind !== 'text')] : [],
  )
  return [links, addresses, ...quotes]
}
