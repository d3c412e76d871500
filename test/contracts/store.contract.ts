import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, Quote } from '../../src/core/index.ts'
import type { Store, StoredArticle } from '../../src/store/store.ts'
import { makeArticle } from '../support/articles.ts'
import { createRandom } from '../support/random.ts'

const ALL = { offset: 0, size: 100 }

const lee: Person = { id: 'ann-lee', name: 'Ann Lee', aliases: ['Lee', 'the mayor'], role: 'Mayor of Ostby' }
const ray: Person = { id: 'bob-ray', name: 'Bob Ray', aliases: ['Ray'] }
const leo: Person = { id: 'cem-leo', name: 'Çem Leo', aliases: [] }

/** An article whose quotations are given, so that the contract does not hang on how they are found. */
function quoting(
  id: string,
  published: string | undefined,
  said: readonly (readonly [Person, string])[],
): StoredArticle {
  const body = said.map(([person, words]) => `“${words}” ${person.name} said in the hall.`).join('\n\n')
  const article = makeArticle(id, body, {
    title: `Report ${id}`,
    ...(published !== undefined && { published }),
  })
  const quotes = said.map(([person, words]): Quote => {
    const start = article.text.indexOf(words)
    return {
      content: [{ start, end: start + words.length }],
      kind: 'direct',
      speakers: [person.id],
      source: null,
      cue: null,
      confidence: 1,
    }
  })
  const people = [...new Set(said.map(([person]) => person))]
  return { ...article, analysis: { ...article.analysis, people, quotes } }
}

/** What every store must do. `open` makes an empty one. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, as a store`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => {
      await store.close()
    })

    it('says how many quotations there are on every page, and past the last', async () => {
      const said = ['First', 'Second', 'Third'].map((words) => [lee, words] as const)
      await store.saveArticle(quoting('one', '2025-01-01', said), 'd')
      for (const [offset, items] of [
        [0, 2],
        [2, 1],
        [4, 0],
      ] as const) {
        const page = await store.listQuotes({ speaker: 'ann-lee' }, { offset, size: 2 })
        expect([page.items.length, page.total]).toEqual([items, 3])
      }
      expect((await store.listQuotes({ speaker: 'nobody' }, ALL)).total).toBe(0)
    })

    it('gives back an article as it was saved', async () => {
      const article = quoting('one', '2025-08-16', [[lee, 'The bridge will open']])
      await store.saveArticle(article, 'digest')
      expect(await store.findArticle('one')).toEqual(article)
      expect(await store.findArticle('two')).toBeUndefined()
      expect(await store.listVersions()).toEqual([{ id: 'one', digest: 'digest' }])
    })

    it('lists articles newest first, those without a date last, and pages them', async () => {
      await store.saveArticle(quoting('undated', undefined, []), 'd')
      await store.saveArticle(quoting('old', '2024-01-01', []), 'd')
      await store.saveArticle(quoting('new', '2025-01-01', []), 'd')
      const { items, total } = await store.listArticles({}, ALL)
      expect(items.map(({ id }) => id)).toEqual(['new', 'old', 'undated'])
      expect(items[2]).not.toHaveProperty('published')
      expect(total).toBe(3)
      const second = await store.listArticles({}, { offset: 1, size: 1 })
      expect(second.items.map(({ id }) => id)).toEqual(['old'])
      expect(second.total).toBe(3)
    })

    it('filters articles by date and by words of title or text, in any form', async () => {
      await store.saveArticle(quoting('bridge', '2025-01-01', [[lee, 'The bridges will open']]), 'd')
      await store.saveArticle(quoting('school', '2024-01-01', [[ray, 'The école will close']]), 'd')
      const idsOf = async (filter: object) =>
        (await store.listArticles(filter, ALL)).items.map(({ id }) => id)
      expect(await idsOf({ about: 'bridge' })).toEqual(['bridge'])
      expect(await idsOf({ about: 'Ecole' })).toEqual(['school'])
      expect(await idsOf({ about: 'report close' })).toEqual(['school'])
      expect(await idsOf({ since: '2024-06-01' })).toEqual(['bridge'])
      expect(await idsOf({ titled: 'Report bri' })).toEqual(['bridge'])
      expect(await idsOf({ titled: 'will' })).toEqual([])
      expect(await idsOf({ titled: '*' })).toEqual([])
      expect(await idsOf({ about: '?!' })).toEqual([])
      expect(await idsOf({ about: '" OR * NEAR(' })).toEqual([])
    })

    it('shows an article as it is now, however lately it was asked for', async () => {
      const texts = async () =>
        (await store.listQuotes({}, ALL)).items.map(({ article, quote: { content } }) =>
          article.text.slice(content[0].start, content[0].end),
        )
      await store.saveArticle(quoting('one', '2025-01-01', [[lee, 'It will open']]), 'd')
      expect(await texts()).toEqual(['It will open'])
      await store.saveArticle(quoting('one', '2025-01-01', [[lee, 'It is shut']]), 'd')
      expect(await texts()).toEqual(['It is shut'])
      await store.removeArticle('one')
      expect(await store.findArticle('one')).toBeUndefined()
      // Now there is room for another under what was its number.
      await store.saveArticle(quoting('two', '2025-01-01', [[ray, 'It burns']]), 'd')
      expect(await texts()).toEqual(['It burns'])
      expect((await store.findArticle('two'))?.id).toBe('two')
    })

    it('counts who is quoted, over all articles and in one', async () => {
      await store.saveArticle(
        quoting('one', '2025-01-01', [
          [lee, 'First of all'],
          [ray, 'Not yet'],
        ]),
        'd',
      )
      await store.saveArticle(quoting('two', '2025-01-02', [[lee, 'Second of all']]), 'd')
      const all = await store.listSpeakers({}, ALL)
      expect(all.items).toEqual([
        { id: 'ann-lee', name: 'Ann Lee', role: 'Mayor of Ostby', quotes: 2 },
        { id: 'bob-ray', name: 'Bob Ray', quotes: 1 },
      ])
      expect(all.total).toBe(2)
      const one = await store.listSpeakers({ article: 'one' }, ALL)
      expect(one.items.map(({ id, quotes }) => [id, quotes])).toEqual([
        ['ann-lee', 1],
        ['bob-ray', 1],
      ])
    })

    it('counts whose words are quoted, and forgets those of what is gone', async () => {
      const said = [
        [lee, 'First of all we wait'],
        [ray, 'Not yet'],
        [lee, 'And then'],
      ] as const
      await store.saveArticle(quoting('one', '2025-01-01', said), 'd')
      await store.saveArticle(
        quoting('two', '2025-01-02', [[ray, 'Eight words are more than seven words are']]),
        'd',
      )
      expect(await store.listHeard({}, 9)).toEqual([
        { name: 'Bob Ray', words: 10 },
        { name: 'Ann Lee', words: 7 },
      ])
      expect(await store.listHeard({ article: 'one' }, 9)).toEqual([
        { name: 'Ann Lee', words: 7 },
        { name: 'Bob Ray', words: 2 },
      ])
      expect(await store.listHeard({}, 1)).toHaveLength(1)
      await store.saveArticle(quoting('two', '2025-01-02', [[ray, 'Fewer']]), 'e')
      expect((await store.listHeard({}, 9)).map(({ words }) => words)).toEqual([7, 3])
      await store.removeArticle('one')
      expect(await store.listHeard({}, 9)).toEqual([{ name: 'Bob Ray', words: 1 }])
    })

    it('finds speakers by name, alias, role and the beginnings of words', async () => {
      await store.saveArticle(
        quoting('one', '2025-01-01', [
          [lee, 'First'],
          [ray, 'Second'],
          [leo, 'Third'],
        ]),
        'd',
      )
      const named = async (typed: string) => (await store.findSpeakers(typed, 10)).map(({ id }) => id)
      expect(await named('lee')).toEqual(['ann-lee'])
      expect(await named('The Mayor')).toEqual(['ann-lee'])
      expect(await named('mayor of ostby')).toEqual(['ann-lee'])
      expect(await named('le')).toEqual(['ann-lee', 'cem-leo'])
      expect(await named('cem')).toEqual(['cem-leo'])
      expect(await named('')).toHaveLength(3)
      expect(await named('lee ray')).toEqual([])
      expect(await named('%')).toHaveLength(3)
      expect(await store.listNameWords('r')).toEqual(['ray'])
    })

    it('finds those whose words begin so among more than are looked up one by one', async () => {
      const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index))
      const surnames = letters.map((letter) => `M${letter}rden`)
      const people = letters.flatMap((letter) =>
        surnames.map((surname) => `${letter.toUpperCase()}da ${surname}`),
      )
      const reports = letters.map((letter, index) => {
        const said = people.slice(index * 26, index * 26 + 26).map((name) => `“We will go,” said ${name}.`)
        return { article: makeArticle(`report-${letter}`, said.join('\n\n')), digest: 'd' }
      })
      await store.saveArticles(reports)
      const { items } = await store.listSpeakers({}, { offset: 0, size: 1000 })
      expect(items.length).toBeGreaterThan(600)
      for (const typed of ['m', 'm a', 'ma', 'm mo', 'x']) {
        const begun = ({ name }: { name: string }): boolean => {
          const words = name.toLowerCase().split(' ')
          return typed.split(' ').every((one) => words.some((word) => word.startsWith(one)))
        }
        const expected = items.filter(begun).map(({ id }) => id)
        for (const find of [store.findSpeakers, store.suggestSpeakers]) {
          const found = await find(typed, 1000)
          expect(found.map(({ id }) => id).sort(), typed).toEqual(expected.toSorted())
        }
        // The first of them, whether they were met or looked up.
        expect(await store.suggestSpeakers(typed, 3), typed).toEqual(
          (await store.findSpeakers(typed, 1000)).slice(0, 3),
        )
      }
    })

    it('suggests to whoever goes on typing what has changed meanwhile', async () => {
      const said = (name: string): string => `“We will go,” said ${name}.`
      await store.saveArticle(makeArticle('old', said('Mona Marsh')), 'd')
      const suggested = async () => (await store.suggestSpeakers('m', 1)).map(({ name }) => name)
      // More than there are: what was found for fewer letters is all, until something changes.
      const all = async (typed: string) => (await store.suggestSpeakers(typed, 9)).map(({ name }) => name)
      expect(await suggested()).toEqual(['Mona Marsh'])
      expect([await all('m'), await all('mo m'), await all('mo n')]).toEqual([
        ['Mona Marsh'],
        ['Mona Marsh'],
        [],
      ])
      await store.saveArticle({ ...makeArticle('new', said('Mo Mendel')), published: '2025-08-01' }, 'd')
      await expect.poll(suggested, { timeout: 20_000 }).toEqual(['Mo Mendel'])
      expect([await all('mo m'), await all('mo me')]).toEqual([['Mo Mendel', 'Mona Marsh'], ['Mo Mendel']])
      await store.removeArticle('new')
      await expect.poll(suggested, { timeout: 20_000 }).toEqual(['Mona Marsh'])
    })

    it('suggests whom a name may still become', async () => {
      const leeds: Person = { id: 'bo-leeds', name: 'Bo Leeds', aliases: [] }
      await store.saveArticle(
        quoting('one', '2025-01-01', [
          [lee, 'First'],
          [lee, 'Second'],
          [leeds, 'Third'],
        ]),
        'd',
      )
      expect((await store.findSpeakers('lee', 9)).map(({ id }) => id)).toEqual(['ann-lee'])
      const suggested = async (typed: string) => (await store.suggestSpeakers(typed, 9)).map(({ id }) => id)
      expect(await suggested('lee')).toEqual(['ann-lee', 'bo-leeds'])
      expect(await suggested('lee b')).toEqual(['bo-leeds'])
      expect(await suggested('leen')).toEqual([])
    })

    it('lists quotations newest first and in reading order, by speaker, words, article and date', async () => {
      await store.saveArticle(
        quoting('old', '2024-01-01', [
          [lee, 'The bridge will open'],
          [ray, 'Never again'],
        ]),
        'd',
      )
      await store.saveArticle(
        quoting('new', '2025-01-01', [
          [lee, 'Schools will close'],
          [lee, 'Taxes will fall'],
        ]),
        'd',
      )
      const words = async (filter: object, page = ALL) =>
        (await store.listQuotes(filter, page)).items.map(({ article, quote }) =>
          article.text.slice(quote.content[0].start, quote.content[0].end),
        )
      expect(await words({ speaker: 'ann-lee' })).toEqual([
        'Schools will close',
        'Taxes will fall',
        'The bridge will open',
      ])
      expect(await words({})).toHaveLength(4)
      expect(await words({ about: 'taxes' })).toEqual(['Taxes will fall'])
      expect(await words({ speaker: 'ann-lee', article: 'old' })).toEqual(['The bridge will open'])
      expect(await words({ speaker: 'ann-lee', since: '2024-06-01' })).toHaveLength(2)
      expect(await words({ speaker: 'ann-lee', until: '2024-06-01' })).toEqual(['The bridge will open'])
      expect(await words({ speaker: 'ann-lee' }, { offset: 1, size: 1 })).toEqual(['Taxes will fall'])
      expect((await store.listQuotes({ speaker: 'ann-lee' }, { offset: 9, size: 1 })).total).toBe(3)
      expect((await store.listQuotes({ speaker: 'bob-ray' }, ALL)).items[0]?.speakers).toEqual([ray])
    })

    it('counts a quotation of two who are one once', async () => {
      await store.applyPeople([{ name: 'Ann Lee', aliases: [], same: ['Bob Ray'] }])
      const article = quoting('one', '2025-01-01', [
        [lee, 'The bridge will open'],
        [ray, 'The hall is cold'],
      ])
      const quotes = article.analysis.quotes.map((quote) => ({ ...quote, speakers: [lee.id, ray.id] }))
      await store.saveArticle({ ...article, analysis: { ...article.analysis, quotes } }, 'd')
      const { items, total } = await store.listQuotes({ speaker: 'ann-lee' }, ALL)
      expect([items.length, total]).toEqual([2, 2])
      expect((await store.listSpeakers({}, ALL)).items.map(({ quotes }) => quotes)).toEqual([2])
      await store.removeArticle('one')
      expect((await store.listQuotes({ speaker: 'ann-lee' }, ALL)).total).toBe(0)
    })

    it('searches sentences and quotations, the best match first, a quotation by its own words only', async () => {
      await store.saveArticle(
        quoting('one', '2025-01-01', [
          [lee, 'The bridge will open'],
          [ray, 'The hall is cold'],
        ]),
        'd',
      )
      await store.saveArticle(
        quoting('two', '2025-01-02', [[lee, 'The bridge and the hall will open together']]),
        'd',
      )
      const sentences = await store.searchSentences(['bridge'], 10)
      expect(sentences.map(({ article }) => article.id)).toHaveLength(2)
      expect(await store.searchSentences([], 10)).toEqual([])
      const quotes = await store.searchQuotes(['hall', 'cold'], 10)
      expect(quotes[0]?.speakers).toEqual([ray])
      expect(quotes).toHaveLength(2)
    })

    it('finds an article by its headings too, a quotation by the sentences that it stands in and not by those', async () => {
      const article = makeArticle(
        'harbour',
        '# Harbour\n\nMayor Ann Lee spoke at dawn. “The crane will fall. It is old,” she said in the rain.\n\n## Prices\n\nBread is dear.',
      )
      await store.saveArticle(article, 'd')
      expect(article.analysis.quotes).toHaveLength(1)
      for (const about of ['harbour', 'prices', 'bread', 'crane prices'])
        expect((await store.listArticles({ about }, ALL)).total).toBe(1)
      for (const about of ['crane', 'old rain', 'fall said'])
        expect((await store.listQuotes({ about }, ALL)).total).toBe(1)
      for (const about of ['harbour', 'dawn', 'prices', 'bread'])
        expect((await store.listQuotes({ about }, ALL)).total).toBe(0)
    })

    it('keeps thousands of quotations in a sentence that never ends, each with what stands next to it', async () => {
      const article = makeArticle(
        'endless',
        Array.from(
          { length: 4000 },
          (_, n) => `“we like the bread of town ${n} very much,” said John Smith and`,
        ).join(' '),
      )
      await store.saveArticle(article, 'd')
      expect(article.sentences).toHaveLength(1)
      expect((await store.listQuotes({}, ALL)).total).toBe(4000)
      const { total } = await store.listQuotes({ about: 'bread 2222 smith' }, ALL)
      expect(total).toBeGreaterThan(1)
      expect(total).toBeLessThan(30)
    })

    it('finds an utterance of common words by their order, however little each tells', async () => {
      const others = Array.from({ length: 30 }, (_, n) => `What it is we do not know, and so it will be ${n}`)
      const quotes = ['It is what it is, and so be it', ...others].map((words) => [lee, words] as const)
      await store.saveArticle(quoting('one', '2025-01-01', quotes), 'd')
      const [first] = await store.searchQuotes(['it', 'is', 'what', 'it', 'is'], 5)
      expect(first?.quote.content[0].start).toBe(1)
    })

    it('finds an old utterance whole, in part or with a word changed, among many that share its parts', async () => {
      const [start, end] = [
        'There is no money left in the harbour fund',
        'so we will sell the ferry by spring',
      ]
      const others = Array.from({ length: 60 }, (_, n) => `${n % 2 === 0 ? start : end} and ${n}`)
      const quotes = [`${start}, ${end}`, ...others].map((words) => [lee, words] as const)
      await store.saveArticle(quoting('one', '2025-01-01', quotes), 'd')
      const claims = [
        `${start} ${end}`,
        'left in the harbour fund so we will',
        `${start.replace('harbour', 'lighthouse')} ${end}`,
        `${start} ${end.replace('ferry', 'lighthouse')}`,
      ]
      for (const claim of claims) {
        const words = claim.toLowerCase().split(' ')
        expect((await store.searchQuotes(words, 3))[0]?.quote.content[0].start, claim).toBe(1)
        const [sentence] = await store.searchWording(words, 3)
        expect(sentence?.sentence.start, claim).toBe(0)
      }
      expect(await store.searchQuotes(['left'], 5)).toHaveLength(5)
      expect(await store.searchQuotes([], 5)).toEqual([])
      expect(await store.searchWording(['lighthouse', 'keeper'], 5)).toEqual([])
    })

    it('finds the newest of many that hold a common word, and the few among them that hold a rare one too', async () => {
      const reports = Array.from({ length: 1100 }, (_, n) => {
        const rare = n % 1000 === 60 ? 'a lantern' : n % 3 === 0 ? 'a ferry' : 'nothing else'
        return { article: makeArticle(`r${n}`, `The old harbour has ${rare}, report ${n}.`), digest: 'd' }
      })
      await store.saveArticles(reports.slice(0, 700))
      await store.saveArticles(reports.slice(700, 1050))
      for (const { article, digest } of reports.slice(1050)) await store.saveArticle(article, digest)
      const found = async (words: readonly string[], limit: number): Promise<string[]> =>
        (await store.searchSentences(words, limit)).map(({ article }) => article.id)
      expect(await found(['harbour'], 3)).toEqual(['r1099', 'r1098', 'r1097'])
      expect(await found(['harbour', 'lantern', 'old'], 3)).toEqual(['r1060', 'r60', 'r1099'])
      expect(await found(['harbour', 'ferry', 'old', 'report', 'has'], 2)).toEqual(['r1098', 'r1095'])
      expect(await store.searchWording(['old', 'harbour', 'has', 'a', 'lantern'], 9)).toHaveLength(2)
      await store.removeArticle('r1060')
      await store.saveArticle(makeArticle('r60', 'The new harbour has a lantern.'), 'e')
      expect(await found(['lantern'], 9)).toEqual(['r60'])
      expect(await found(['old', 'lantern'], 1)).toEqual(['r60'])
      expect(await found(['old'], 1)).toEqual(['r1099'])
      for (let n = 1000; n < 1100; n++) await store.removeArticle(`r${n}`)
      expect(await found(['old', 'harbour'], 2)).toEqual(['r999', 'r998'])
    })

    it('replaces an article whole, and forgets a removed one', async () => {
      await store.saveArticle(
        quoting('one', '2025-01-01', [
          [lee, 'The bridge will open'],
          [ray, 'Never again'],
        ]),
        'd',
      )
      await store.saveArticle(quoting('two', '2025-01-01', [[lee, 'Schools will close']]), 'd')
      await store.saveArticle(quoting('one', '2025-01-01', [[lee, 'The tunnel will open']]), 'e')
      expect((await store.listSpeakers({}, ALL)).items.map(({ id, quotes }) => [id, quotes])).toEqual([
        ['ann-lee', 2],
      ])
      expect(await store.searchQuotes(['bridge'], 10)).toEqual([])
      expect(await store.findSpeakers('ray', 10)).toEqual([])
      await store.removeArticle('one')
      await store.removeArticle('never')
      expect((await store.listQuotes({}, ALL)).total).toBe(1)
      expect(await store.searchSentences(['tunnel'], 10)).toEqual([])
      expect((await store.findSpeakers('lee', 10)).map(({ quotes }) => quotes)).toEqual([1])
    })

    it('tells which articles came after others, and does not count what is only analysed again', async () => {
      expect(await store.findLastArrival()).toBe(0)
      await store.saveArticle(quoting('old', '2024-01-01', [[lee, 'The bridge will open']]), 'd')
      const first = await store.findLastArrival()
      const second = quoting('new', '2025-01-01', [[ray, 'Schools will close']])
      await store.saveArticle({ ...second, publisher: 'The 100% Daily' }, 'd')
      await store.saveArticle(quoting('old', '2024-01-01', [[lee, 'The bridge has opened']]), 'e')
      const ids = async (filter: object) =>
        (await store.listArrivals({ after: 0, muted: [], ...filter }, 10)).items
      expect(await ids({})).toEqual(['new', 'old'])
      expect(await ids({ after: first })).toEqual(['new'])
      expect(await ids({ about: 'bridges' })).toEqual(['old'])
      expect(await ids({ speaker: 'bob-ray' })).toEqual(['new'])
      expect(await ids({ publisher: '100% daily' })).toEqual(['new'])
      expect(await ids({ publisher: '1%y' })).toEqual([])
      expect(await ids({ muted: ['The 100% Daily'] })).toEqual(['old'])
      expect(await ids({ published: { since: '2024-01-01', until: '2024-12-31' } })).toEqual(['old'])
      const last = await store.findLastArrival()
      await store.removeArticle('new')
      await store.saveArticle(second, 'd')
      expect(await ids({ after: last })).toEqual(['new'])
      expect(await store.listArrivals({ after: 0, muted: [] }, 1)).toEqual({ items: ['new'], total: 2 })
    })

    it('keeps texts that databases stumble over', async () => {
      const words = Array.from({ length: 30_000 }, (_, index) => index.toString(36)).join(' ')
      const hostile = `brave ${'x'.repeat(5000)} '; -- :* & | ${words}`
      const article = quoting('hostile', '2025-01-01', [[lee, hostile]])
      await store.saveArticle({ ...article, title: 'A\0\ud800 title' }, 'd')
      expect((await store.findArticle('hostile'))?.text).toBe(article.text)
      expect((await store.findArticle('hostile'))?.title).toBe('A\0\ud800 title')
      expect(await store.searchQuotes(["'; -- :* & |", 'brave'], 10)).toHaveLength(1)
      expect(await store.searchQuotes(["'; -- :* & |"], 10)).toHaveLength(0)
      expect((await store.listArticles({ about: 'title brave' }, ALL)).items).toHaveLength(1)
    })

    it('keeps whoever is called by more than an index takes', async () => {
      const random = createRandom(3)
      const noise = (length: number): string =>
        Array.from({ length }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('')
      const names = [
        `Ann X${noise(5000)}`,
        `Ann ${noise(4000)} Lee`,
        // As many letters as a name has, each of which folds to many.
        `Bo Y${'\ufdfa'.repeat(190)}`,
        ...[60, 100, 190].map((length) => `Cy Z${noise(length)}`),
        Array.from({ length: 30 }, () => `D${noise(40)}`).join(' '),
      ]
      const said = names.flatMap((name) => [
        `“We will not give in to this,” said ${name} on Friday.`,
        `“Never,” said the ${noise(3000)} ${noise(3000)} spokesman ${name}, a ${noise(3000)}-${noise(3000)} judge.`,
      ])
      const article = makeArticle('noise', said.join('\n\n'))
      await store.saveArticles([
        { article, digest: 'd' },
        { article: makeArticle('other', '“No,” said Cy Fox.'), digest: 'd' },
      ])
      const { items } = await store.listSpeakers({ article: 'noise' }, ALL)
      expect(items.filter(({ name }) => name.startsWith('Cy Z'))).toHaveLength(3)
      expect((await store.findSpeakers('cy fox', 5)).map(({ name }) => name)).toEqual(['Cy Fox'])
      expect((await store.findSpeakers('cy', 5)).length).toBeGreaterThan(1)
      await store.removeArticle('noise')
      expect((await store.listSpeakers({}, ALL)).items.map(({ name }) => name)).toEqual(['Cy Fox'])
    })

    it('counts and forgets somebody none of whose words an index takes', async () => {
      const endless = `X${'qvzk'.repeat(1500)}`
      const said = `“We will not give in to this,” said ${endless} on Friday.`
      for (const id of ['one', 'two']) await store.saveArticle(makeArticle(id, said), 'd')
      const count = async (): Promise<number[]> =>
        (await store.listSpeakers({}, ALL)).items.map(({ quotes }) => quotes)
      expect(await count()).toEqual([2])
      await store.removeArticle('one')
      expect(await count()).toEqual([1])
      await store.removeArticle('two')
      expect(await count()).toEqual([])
    })

    it('keeps command calls by reference', async () => {
      const call = { command: 'quote', input: { speaker: 'Lee', page: 2 } }
      await store.saveCall('ref', call)
      await store.saveCall('ref', call)
      expect(await store.findCall('ref')).toEqual(call)
      expect(await store.findCall('other')).toBeUndefined()
    })
  })
}
