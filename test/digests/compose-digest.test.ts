import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDigestComposer } from '../../src/digests/compose-digest.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import { createPictures } from '../../src/pictures/create-pictures.ts'
import { makeArticle } from '../support/articles.ts'
import { type DigestWorld, openDigestWorld, saveNews } from '../support/digest-world.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)

describe('createDigestComposer', () => {
  let world: DigestWorld
  beforeEach(async () => {
    world = await openDigestWorld()
  })
  afterEach(async () => {
    await world.store.close()
  })

  const compose = async (...args: Parameters<typeof makeSubscription>) =>
    createDigestComposer(world.store).compose(makeSubscription(...args), '2026-01-05')

  it('tells of each new article its title, two key points, a quotation and the link, then who was heard', async () => {
    await saveNews(world.store, 'one', 4)
    await saveNews(world.store, 'two', 2)
    const digest = await compose('a')
    const text = toPlainText({ title: '', blocks: [], actions: [], visibility: 'everyone', ...digest?.reply })
    expect(text).toContain('Report one')
    expect(text).toContain('Report two')
    expect(text).toMatch(/Who was heard: .*Ann Lee.* \(6\)/)
    expect(text).toContain('Quotation of the day')
    expect(digest?.content.quotes).toHaveLength(3)
    expect(new Set(digest?.content.quotes).size).toBe(3)
  })

  it('has the quotation of the day and who was heard on pictures, where pictures are drawn', async () => {
    await saveNews(world.store, 'one', 2)
    const other = '“The harbour stays open in the winter, whatever it costs,” Bob Ray said on Tuesday.'
    await world.store.saveArticle(makeArticle('two', other, { title: 'Report two' }), 'd')
    const composer = createDigestComposer(world.store, createPictures())
    const digest = await composer.compose(makeSubscription('a'), '2026-01-05')
    const images = digest?.reply.blocks.filter((block) => block.kind === 'image') ?? []
    expect(images.map(({ picture }) => picture.kind)).toEqual(['bars', 'quotation'])
    expect(images[0]?.alt).toBe('Who was heard, in words quoted: Ann Lee 22, Bob Ray 10')
    expect(images[1]?.alt).toMatch(/^“.*” — (?:Ann Lee|Bob Ray)\. Report/)
    const quiet = await composer.compose(
      makeSubscription('b', { seen: await world.store.findLastArrival() }, { empty: 'post' }),
      '2026-01-05',
    )
    expect(quiet?.reply.blocks.map(({ kind }) => kind)).toEqual(['text', 'image', 'text', 'quote'])
  })

  it('keeps to the number of articles, and says how many more there are', async () => {
    for (const id of ['one', 'two', 'three']) await saveNews(world.store, id, 1)
    const digest = await compose('a', {}, { max: 2 })
    expect(digest?.reply.blocks.filter((block) => JSON.stringify(block).includes('▸'))).toHaveLength(2)
    expect(digest?.reply.actions.map(({ label }) => label)).toEqual([
      'More (1)',
      'Quotes',
      'Mute this publisher',
    ])
  })

  it('has a button for each publisher, and none that answers aloud', async () => {
    await saveNews(world.store, 'one', 1, 'The Gazette')
    await saveNews(world.store, 'two', 1, 'The Herald')
    const actions = (await compose('a'))?.reply.actions ?? []
    expect(actions.map(({ label }) => label)).toEqual([
      ...['More', 'Quotes', 'Mute The Gazette', 'Mute The Herald'],
    ])
    const aloud = actions.filter(
      (action) =>
        action.kind === 'call' &&
        !action.call.command.startsWith('digest') &&
        action.call.input.visibility !== 'private',
    )
    expect(aloud).toEqual([])
  })

  it('keeps to its filters', async () => {
    await saveNews(world.store, 'one', 1, 'The Gazette')
    await saveNews(world.store, 'two', 1, 'The Herald')
    const isTold = async (...args: Parameters<typeof compose>) =>
      JSON.stringify((await compose(...args))?.reply.blocks ?? [])
        .match(/Report (one|two)/g)
        ?.filter((name, index, all) => all.indexOf(name) === index)
    expect(await isTold('a', {}, { publisher: 'gazette' })).toEqual(['Report one'])
    expect(await isTold('a', {}, { muted: ['The Gazette'] })).toEqual(['Report two'])
    expect(await isTold('a', {}, { about: 'report two' })).toEqual(['Report two'])
    expect(await isTold('a', {}, { speaker: 'lee' })).toHaveLength(2)
    expect(await isTold('a', {}, { speaker: 'nobody' })).toBeUndefined()
  })

  it('is silent or posts a quotation, as chosen, where nothing is new', async () => {
    await saveNews(world.store, 'one', 1)
    const seen = await world.store.findLastArrival()
    expect(await compose('a', { seen })).toBeUndefined()
    const quiet = await compose('a', { seen }, { empty: 'post' })
    expect(JSON.stringify(quiet?.reply)).toContain('Item 0 of one will be settled')
  })

  it('never shows a quotation twice in a channel until all have been shown', async () => {
    await saveNews(world.store, 'one', 4)
    await saveNews(world.store, 'two', 3)
    await world.store.saveSubscription(makeSubscription('a', { nextAt: DUE }, { empty: 'post', max: 1 }))
    const shown: string[][] = []
    const all = new Set<string>()
    for (let day = 0; day < 15; day++) {
      world.clock.now = DUE + day * DAY_MS
      await world.startRunner().run()
      const blocks = world.channels.messages.at(-1)?.reply.blocks ?? []
      // A key point names its place first, a quotation its speaker.
      const quotes = blocks.filter((block) => block.kind === 'quote' && block.caption[0]?.kind === 'strong')
      shown.push(quotes.flatMap((block) => /Item \d of \w+/.exec(JSON.stringify(block))?.[0] ?? []))
    }
    expect(shown).toHaveLength(15)
    // Seven quotations: two in the first digest, then one a day.
    const round = shown.flat()
    for (const quote of round.slice(0, 7)) {
      expect(all.has(quote)).toBe(false)
      all.add(quote)
    }
    expect(all.size).toBe(7)
    expect(new Set(round.slice(7, 14)).size).toBe(7)
  })
})
