import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, Quote } from '../../src/core/index.ts'
import type { Store, StoredArticle } from '../../src/store/store.ts'
import { makeArticle } from '../support/articles.ts'

/** How every store holds people together over articles. `open` makes an empty one. */
export function peopleContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, of people over articles`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => store.close())

    const save = async (
      id: string,
      names: readonly (readonly [string, string?])[],
      published = '2025-01-01',
    ) => store.saveArticle(quoting(id, published, names), 'd')
    const people = async () =>
      (await store.listSpeakers({}, { offset: 0, size: 50 })).items.map(
        ({ name, quotes }) => `${name} ${quotes}`,
      )
    const said = async (speaker: string) =>
      (await store.listQuotes({ speaker }, { offset: 0, size: 500 })).items.map(({ article }) => article.id)

    it('makes one of Putin, Vladimir Putin and Vladimir V. Putin, in whatever order they come', async () => {
      await save('a', [['Putin']])
      await save('b', [['Vladimir Putin', 'Russian President']])
      await save('c', [['Vladimir V. Putin']])
      await save('d', [['Putin']])
      expect(await people()).toEqual(['Vladimir Putin 4'])
      expect((await said('vladimir-putin')).sort()).toEqual(['a', 'b', 'c', 'd'])
      expect((await store.findSpeakers('putin', 5)).map(({ id }) => id)).toEqual(['vladimir-putin'])
      for (const id of ['b', 'a', 'd']) await store.removeArticle(id)
      expect(await people()).toEqual(['Vladimir Putin 1'])
      await store.removeArticle('c')
      expect(await people()).toEqual([])
      expect(await store.findSpeakers('putin', 5)).toEqual([])
    })

    it('keeps two people of one surname two', async () => {
      await save('a', [
        ['Ann Lee', 'mayor'],
        ['Bob Lee', 'judge'],
      ])
      await save('b', [['Lee']])
      await save('c', [['Lee', 'judge']])
      expect((await people()).sort()).toEqual(['Ann Lee 1', 'Bob Lee 2', 'Lee 1'])
    })

    it('keeps two people of one full name two where nobody can be both', async () => {
      await save('a', [['John Smith', 'Republican senator from Ostby']])
      await save('b', [['John Smith', 'Ostby United goalkeeper']])
      await save('c', [['John Smith', 'goalkeeper']])
      await save('d', [['John Smith', 'senator']])
      await save('e', [['John A. Smith', 'goalkeeper']])
      expect((await people()).sort()).toEqual(['John Smith 2', 'John Smith 3'])
      const [keeper, senator] = await store.findSpeakers('john smith', 5)
      expect((await said(keeper?.id ?? '')).sort()).toEqual(['b', 'c', 'e'])
      expect((await said(senator?.id ?? '')).sort()).toEqual(['a', 'd'])
      expect((await store.findSpeakers('John Smith, senator', 5)).map(({ id }) => id)).toEqual([senator?.id])
      expect((await store.findSpeakers('John Smith, goalkeeper', 5)).map(({ id }) => id)).toEqual([
        keeper?.id,
      ])
      for (const id of ['b', 'c', 'e']) await store.removeArticle(id)
      expect(await people()).toEqual(['John Smith 2'])
    })

    it('keeps one person one, whatever they were before and are besides', async () => {
      await save('a', [['Ann Weah', 'former striker']])
      await save('b', [['Ann Weah', 'senator']])
      await save('c', [['Ann Weah', 'candidate']])
      await save('d', [['Ann Weah']])
      await save('e', [['Ann Weah', 'striker']])
      await save('f', [['Joan Bishop', 'goalkeeper']])
      await save('g', [['Joan Bishop', 'goalkeeper']])
      expect((await people()).sort()).toEqual(['Ann Weah 5', 'Joan Bishop 2'])
    })

    it('lets an editor merge, name, split, and take it back', async () => {
      await save('a', [['Ana Li']])
      await save('b', [['Anna Lee']])
      await save('c', [['John Smith']])
      await save('d', [['John Smith']])
      const rules = [
        { name: 'Anna Lee', role: 'Mayor of Ostby', aliases: ['the boss'], same: ['Ana Li'] },
        { name: 'John Smith of Ostby', aliases: [], same: ['John Smith'], articles: ['d'] },
      ]
      await store.applyPeople(rules)
      await store.applyPeople(rules)
      await save('e', [['Ana Li']])
      expect((await people()).sort()).toEqual(['Anna Lee 3', 'John Smith 1', 'John Smith of Ostby 1'])
      expect(await said('john-smith-of-ostby')).toEqual(['d'])
      expect(await store.findSpeakers('The Boss', 5)).toMatchObject([
        { name: 'Anna Lee', role: 'Mayor of Ostby' },
      ])
      await store.applyPeople([])
      expect((await people()).sort()).toEqual(['Ana Li 2', 'Anna Lee 1', 'John Smith 2'])
      expect(await store.findSpeakers('the boss', 5)).toEqual([])
    })

    it('suggests who is quoted much and lately before who was long ago', async () => {
      for (const year of ['2015', '2016', '2017']) await save(year, [['Mona Reed']], `${year}-01-01`)
      await save('new', [['Mark Rose']], '2025-01-01')
      await save('new-too', [['Mira Rust'], ['Max Rowe']], '2024-12-01')
      await save('newer', [['Max Rowe']], '2024-12-01')
      const suggested = (await store.suggestSpeakers('m', 5)).map(({ name: one }) => one)
      expect(suggested).toEqual(['Max Rowe', 'Mark Rose', 'Mira Rust', 'Mona Reed'])
    })

    it('suggests the same of a handful, of hundreds and of thousands who are called so', async () => {
      // Everybody is a Ward; one in 20 an Amos, one in 2,000 a Zeno.
      const given = (n: number): string => (n % 2000 === 7 ? 'Zeno' : n % 20 === 7 ? 'Amos' : 'Bela')
      const everybody = Array.from({ length: 5300 }, (_, n) => [`${given(n)} Ward ${n}`] as const)
      await save('once', everybody)
      await save('twice', [['Zeno Ward 4007'], ['Amos Ward 107'], ['Bela Ward 3001']])
      await save('thrice', [['Bela Ward 3001'], ['Amos Ward 107']])
      await save('again', [['Bela Ward 3001']])
      const suggested = async (typed: string) =>
        (await store.suggestSpeakers(typed, 3)).map(({ name: one }) => one)
      expect(await suggested('zen')).toEqual(['Zeno Ward 4007', 'Zeno Ward 2007', 'Zeno Ward 7'])
      expect(await suggested('am')).toEqual(['Amos Ward 107', 'Amos Ward 1007', 'Amos Ward 1027'])
      expect(await suggested('wa')).toEqual(['Bela Ward 3001', 'Amos Ward 107', 'Zeno Ward 4007'])
      expect(await suggested('wa am')).toEqual(await suggested('am'))
      expect(await suggested('zeno ward 2')).toEqual(['Zeno Ward 2007'])
      expect(await suggested('zeno bela')).toEqual([])
    })
  })
}

/** An article in which each of these people says one thing. */
function quoting(
  id: string,
  published: string,
  names: readonly (readonly [string, string?])[],
): StoredArticle {
  const body = names.map(([who], i) => `“It is number ${i} of all,” ${who} said.`).join('\n\n')
  const article = makeArticle(id, body, { published })
  const people = names.map(([who, role]): Person => {
    const slug = who.toLowerCase().replace(/\W+/g, '-')
    return { id: slug, name: who, aliases: [], ...(role !== undefined && { role }) }
  })
  const quotes = people.map(({ id: speaker }, i): Quote => {
    const start = article.text.indexOf(`It is number ${i} `)
    return {
      content: [{ start, end: start + 15 }],
      kind: 'direct',
      speakers: [speaker],
      source: null,
      cue: null,
      confidence: 1,
    }
  })
  return { ...article, analysis: { ...article.analysis, people, quotes } }
}
