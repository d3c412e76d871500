import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDigestComposer, type Digest } from '../../src/digests/compose-digest.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { makeArticle } from '../support/articles.ts'
import { type DigestWorld, openDigestWorld, saveNews } from '../support/digest-world.ts'
import { createPlainPictures } from '../support/plain-pictures.ts'
import { makeSubscription } from '../support/subscriptions.ts'

const TODAY = '2026-01-05'

describe('createDigestComposer', () => {
  let world: DigestWorld
  beforeEach(async () => {
    world = await openDigestWorld()
  })
  afterEach(async () => {
    await world.store.close()
  })

  /** The store, and what was asked of it. */
  const watched = () => {
    const asked: string[] = []
    const { store } = world
    const watchedStore: FullStore = {
      ...store,
      findArticle: async (id) => (asked.push(`article ${id}`), store.findArticle(id)),
      findLastArrival: async () => (asked.push('last'), store.findLastArrival()),
      findSpeakers: async (...args) => (
        asked.push(`speaker ${args[0]} ${args[1]}`),
        store.findSpeakers(...args)
      ),
      listArrivals: async (filter, limit) => (
        asked.push(`arrivals ${filter.after}-${filter.until ?? ''} ${limit}`),
        store.listArrivals(filter, limit)
      ),
      listQuotes: async (filter, page) => (
        asked.push(`quotes ${page.offset}+${page.size}`),
        store.listQuotes(filter, page)
      ),
    }
    return { store: watchedStore, asked }
  }

  it('reads and draws once what the channels of a round share', async () => {
    for (const id of ['one', 'two']) await saveNews(world.store, id, 2)
    const { store, asked } = watched()
    const composer = createDigestComposer(store)
    const composed: (Digest | undefined)[] = []
    for (const id of ['a', 'b', 'c'])
      composed.push(await composer.compose(makeSubscription(id, {}, { speaker: 'lee' }), TODAY))
    expect(asked.sort()).toEqual(['arrivals 0-2 5', 'article one', 'article two', 'last', 'speaker lee 1'])
    const [first, second] = composed.map((digest) => digest?.reply.blocks)
    expect(first?.length).toBeGreaterThan(3)
    for (const [index, block] of first?.entries() ?? [])
      if (JSON.stringify(block).includes('Item')) expect(second?.[index]).toBe(block)
  })

  it('reads again what other channels see otherwise', async () => {
    for (const id of ['one', 'two']) await saveNews(world.store, id, 2)
    const { store, asked } = watched()
    const composer = createDigestComposer(store)
    await composer.compose(makeSubscription('a'), TODAY)
    await composer.compose(makeSubscription('b', { seen: 1 }), TODAY)
    await composer.compose(makeSubscription('c', {}, { max: 1 }), TODAY)
    await composer.compose(makeSubscription('d', {}, { muted: ['The Herald'] }), TODAY)
    expect(asked.filter((one) => one.startsWith('arrivals'))).toEqual([
      ...['arrivals 0-2 5', 'arrivals 1-2 5', 'arrivals 0-2 1', 'arrivals 0-2 5'],
    ])
    const german = await composer.compose(makeSubscription('e', {}, { locale: 'de' }), TODAY)
    expect(german?.reply.locale).toBe('de')
    expect(JSON.stringify(german?.reply.blocks)).toContain('Absatz')
  })

  it('tells of all that came until it began, of what came since to the next', async () => {
    await saveNews(world.store, 'one', 1)
    const composer = createDigestComposer(world.store)
    const first = await composer.compose(makeSubscription('a'), TODAY)
    await saveNews(world.store, 'two', 1)
    const second = await composer.compose(makeSubscription('b'), TODAY)
    expect([first?.content.seen, second?.content.seen]).toEqual([1, 1])
    expect(JSON.stringify(second)).not.toContain('Report two')
  })

  it('looks for a quotation that was not shown through all there are, a hundred at a time', async () => {
    for (const id of ['one', 'two', 'three', 'four']) await saveNews(world.store, id, 40)
    const { store, asked } = watched()
    const seen = await store.findLastArrival()
    const quiet = async (isShown: (round: number) => boolean) => {
      let round = 0
      const composer = createDigestComposer({
        ...store,
        listShown: async (_, keys) => {
          round += 1
          return Promise.resolve(new Set(isShown(round) ? keys : []))
        },
      })
      asked.length = 0
      const digest = await composer.compose(makeSubscription('a', { seen }, { empty: 'post' }), TODAY)
      return [digest?.content.newRound, asked.filter((one) => one.startsWith('quotes'))]
    }
    expect(await quiet(() => false)).toEqual([false, ['quotes 0+100']])
    expect(await quiet((round) => round === 1)).toEqual([false, ['quotes 0+100', 'quotes 100+100']])
    expect(await quiet(() => true)).toEqual([true, ['quotes 0+100', 'quotes 100+100']])
  })

  it('looks on a quiet day only among what its filters let through', async () => {
    await saveNews(world.store, 'one', 1)
    const filters: object[] = []
    const composer = createDigestComposer({
      ...world.store,
      listQuotes: async (filter, page) => {
        filters.push(filter)
        return world.store.listQuotes(filter, page)
      },
    })
    for (const chosen of [{}, { speaker: 'lee' }, { about: 'settled' }])
      await composer.compose(makeSubscription('a', { seen: 1 }, { empty: 'post', ...chosen }), TODAY)
    expect(filters).toStrictEqual([{}, { speaker: 'ann-lee' }, { about: 'settled' }])
  })

  it('shows on a quiet day, of an article that quotes several, whom the channel wants to hear', async () => {
    const body =
      '“The harbour stays open in the winter,” Ann Lee said.\n\n“The ferry will sail again before May,” Bob Ray said.'
    await world.store.saveArticle(makeArticle('one', body), 'd')
    const composer = createDigestComposer(world.store)
    const quiet = async (speaker: string) =>
      JSON.stringify(
        (await composer.compose(makeSubscription('a', { seen: 1 }, { empty: 'post', speaker }), TODAY))?.reply
          .blocks[1],
      )
    expect(await quiet('lee')).toContain('The harbour')
    expect(await quiet('ray')).toContain('The ferry')
  })

  it('has no short quotation for the day’s, on whatever day', async () => {
    const long = 'The harbour stays open in the winter, whatever it may cost the town'
    const said = [
      'We will stay here',
      'Nobody wants to go',
      long,
      'We all want to stay',
      long.replace('harbour', 'ferry'),
    ]
    const body = said.map((words) => `“${words},” Ann Lee said.`).join('\n\n')
    await world.store.saveArticle(makeArticle('one', body), 'd')
    const composer = createDigestComposer(world.store)
    for (const day of [5, 6, 7, 8]) {
      const digest = await composer.compose(makeSubscription('a'), `2026-01-0${day}`)
      expect(JSON.stringify(digest?.reply.blocks.at(-1))).toContain('whatever it may cost')
    }
  })

  it('tells of the rest where an article has gone in the meantime', async () => {
    for (const id of ['one', 'two']) await saveNews(world.store, id, 1)
    const findArticle: FullStore['findArticle'] = async (id) =>
      id === 'one' ? undefined : world.store.findArticle(id)
    const digest = await createDigestComposer({ ...world.store, findArticle }).compose(
      makeSubscription('a'),
      TODAY,
    )
    expect(digest?.reply.blocks.filter(({ kind }) => kind === 'divider')).toHaveLength(1)
    expect(digest?.content).toMatchObject({ seen: 2, newRound: false })
    expect(JSON.stringify(digest)).not.toContain('Report one')
  })

  it('shows on a quiet day what is left where an article has gone in the meantime', async () => {
    for (const id of ['one', 'two']) await saveNews(world.store, id, 1)
    for (const gone of ['one', 'two']) {
      const findArticle: FullStore['findArticle'] = async (id) =>
        id === gone ? undefined : world.store.findArticle(id)
      const digest = await createDigestComposer({ ...world.store, findArticle }).compose(
        makeSubscription('a', { seen: 2 }, { empty: 'post' }),
        TODAY,
      )
      expect(JSON.stringify(digest)).toContain(gone === 'one' ? 'Report two' : 'Report one')
    }
  })

  it('asks no second time where a hundred quotations were all', async () => {
    for (const id of ['one', 'two']) await saveNews(world.store, id, 50)
    const { store, asked } = watched()
    const composer = createDigestComposer({
      ...store,
      listShown: async (_, keys) => Promise.resolve(new Set(keys)),
    })
    const seen = await store.findLastArrival()
    const digest = await composer.compose(makeSubscription('a', { seen }, { empty: 'post' }), TODAY)
    expect(digest?.content.newRound).toBe(true)
    expect(asked.filter((one) => one.startsWith('quotes'))).toEqual(['quotes 0+100'])
  })

  it('shows on a quiet day a quotation, its article’s first key point and buttons, and notes what it used', async () => {
    await saveNews(world.store, 'one', 1)
    const seen = await world.store.findLastArrival()
    const composer = createDigestComposer(world.store)
    const digest = await composer.compose(makeSubscription('a', { seen }, { empty: 'post' }), TODAY)
    expect(digest?.reply.title).toBe('Digest for Monday, 5 January 2026')
    expect(digest?.reply.blocks.map(({ kind }) => kind)).toEqual(['text', 'quote', 'quote'])
    expect(digest?.reply.actions).toEqual([
      { kind: 'call', label: 'More', call: { command: 'articles', input: { visibility: 'private' } } },
    ])
    expect(digest?.content).toMatchObject({ seen, newRound: false })
    expect(digest?.content.quotes).toHaveLength(1)
  })

  it('shows on a quiet day the quotation alone where its article has no whole sentence', async () => {
    await world.store.saveArticle(makeArticle('one', '“We will stay in the harbour,” Ann Lee said'), 'd')
    const composer = createDigestComposer(world.store)
    const digest = await composer.compose(makeSubscription('a', { seen: 1 }, { empty: 'post' }), TODAY)
    expect(digest?.reply.blocks.map(({ kind }) => kind)).toEqual(['text', 'quote'])
  })

  it('charts who was heard by words, whoever is quoted most often', async () => {
    const long = 'The harbour stays open in the winter, whatever that may cost the whole town in the end'
    const sayings = [
      ['Ann Lee', 'We will all stay here'],
      ['Ann Lee', 'Nobody wants to leave now'],
      ['Bob Ray', long],
    ] as const
    const body = sayings.map(([name, words]) => `“${words},” ${name} said on Monday.`).join('\n\n')
    await world.store.saveArticle(makeArticle('one', body), 'd')
    const digest = await createDigestComposer(world.store, createPlainPictures()).compose(
      makeSubscription('a'),
      TODAY,
    )
    const chart = digest?.reply.blocks.find((block) => block.kind === 'image')
    expect(chart?.kind === 'image' && chart.alt).toBe(
      'Who was heard, in words quoted: Bob Ray 17, Ann Lee 10',
    )
    expect(digest?.reply.actions).toMatchObject([
      {},
      { call: { command: 'quote', input: { speaker: 'Ann Lee' } } },
    ])
  })

  it('lists what a digest had no place for, at most so many, and how many there are', async () => {
    for (const id of ['one', 'two', 'three', 'four']) await saveNews(world.store, id, 1)
    const composer = createDigestComposer(world.store)
    const ids = (await world.store.listArrivals({ after: 0, until: 3, muted: [] }, 9)).items
    const leftOut = async (max: number, limit: number) => {
      const span = { after: 0, until: 3 }
      const { items, total } = await composer.listLeftOut(makeSubscription('a', {}, { max }), span, limit)
      return [items.map(({ id }) => id), total]
    }
    expect(ids).toHaveLength(3)
    expect(await leftOut(1, 9)).toEqual([ids.slice(1), 2])
    expect(await leftOut(1, 1)).toEqual([ids.slice(1, 2), 2])
    expect(await leftOut(3, 9)).toEqual([[], 0])
    expect(await leftOut(5, 9)).toEqual([[], 0])
    const gone = createDigestComposer({
      ...world.store,
      findArticle: async (id) => (id === ids[1] ? undefined : world.store.findArticle(id)),
    })
    const { items, total } = await gone.listLeftOut(
      makeSubscription('a', {}, { max: 1 }),
      { after: 0, until: 3 },
      9,
    )
    expect([items.map(({ id }) => id), total]).toEqual([ids.slice(2), 2])
  })
})
