import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDigestComposer, type Digest } from '../../src/digests/compose-digest.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import { makeArticle } from '../support/articles.ts'
import { type DigestWorld, openDigestWorld, saveNews } from '../support/digest-world.ts'
import { createPlainPictures } from '../support/plain-pictures.ts'
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
    const composer = createDigestComposer(world.store, createPlainPictures())
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
    const undrawn = createDigestComposer(world.store, createPlainPictures('letters'))
    expect(textOf(await undrawn.compose(makeSubscription('a'), '2026-01-05'))).toContain('Who was heard: ')
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
    await saveSayings('three', ['Bob Ray', 'The ferry will sail again before May'])
    expect(await isTold('a', {}, { speaker: 'lee' })).toHaveLength(2)
    const ray = JSON.stringify(await compose('a', {}, { speaker: 'ray' }))
    expect(ray).toContain('Report three')
    expect(ray).not.toContain('Report one')
  })

  it('of a day that is told again, offers no more than that day had', async () => {
    for (const day of [3, 4, 5])
      await world.store.saveArticle(
        makeArticle(`r${day}`, 'The ferry sails again.', { published: `2026-01-0${day}` }),
        'd',
      )
    const label = async (...only: { published: { since: string; until: string } }[]) =>
      (
        await createDigestComposer(world.store).compose(
          makeSubscription('a', {}, { max: 1 }),
          '2026-01-05',
          ...only,
        )
      )?.reply.actions[0]?.label
    expect(await label()).toBe('More (2)')
    expect(await label({ published: { since: '2026-01-03', until: '2026-01-04' } })).toBe('More')
  })

  it('is silent or posts a quotation, as chosen, where nothing is new', async () => {
    await saveNews(world.store, 'one', 1)
    const seen = await world.store.findLastArrival()
    expect(await compose('a', { seen })).toBeUndefined()
    const quiet = await compose('a', { seen }, { empty: 'post' })
    expect(JSON.stringify(quiet?.reply)).toContain('Item 0 of one will be settled')
  })

  const saveSayings = async (id: string, ...sayings: (readonly [name: string, words: string])[]) => {
    const body = sayings.map(([name, words]) => `“${words},” ${name} said on Monday.`).join('\n\n')
    await world.store.saveArticle(makeArticle(id, body, { title: `Report ${id}` }), 'd')
  }
  const textOf = (digest: Digest | undefined) =>
    toPlainText({ title: '', blocks: [], actions: [], visibility: 'everyone', ...digest?.reply })

  it('counts who was heard over all articles, the most often quoted first, then by name, six at most', async () => {
    const names = ['Fay Ott', 'Cat Lux', 'Gil Orr', 'Ann Lee', 'Eva Noy', 'Bob Ray', 'Dan Moe']
    for (const [index, name] of names.entries())
      await saveSayings(`s${index}`, [name, `The harbour number ${index} will be opened soon`])
    await saveSayings('more', ['Gil Orr', 'The ferries of the north will stay where they are'])
    const digest = await compose('a', {}, { max: 10 })
    const heard = /Who was heard: (.*)/.exec(textOf(digest))?.[1]?.replaceAll('*', '')
    expect(heard).toBe('Gil Orr (2), Ann Lee (1), Bob Ray (1), Cat Lux (1), Dan Moe (1), Eva Noy (1)')
    const quotes = digest?.reply.actions.find(({ label }) => label === 'Quotes')
    expect(quotes).toMatchObject({ call: { command: 'quote', input: { speaker: 'Gil Orr' } } })
  })

  it('takes for the day’s quotation a long one, another on other days, and none twice', async () => {
    const long = 'The harbour stays open in the winter, whatever it may cost the town'
    await saveSayings('one', ['Ann Lee', 'We will stay here'], ['Ann Lee', long])
    const text = textOf(await compose('a'))
    expect(text.slice(text.indexOf('Quotation of the day'))).toContain(long)
    expect(text.split(long)).toHaveLength(2)
    await saveNews(world.store, 'two', 5)
    const days = [5, 6, 7, 8].map((day) => `2026-01-0${day}`)
    const composer = createDigestComposer(world.store)
    const ofTheDay = await Promise.all(
      days.map(async (date) => {
        const shown = textOf(await composer.compose(makeSubscription('a'), date))
        return shown.slice(shown.indexOf('Quotation of the day')).slice(0, 120)
      }),
    )
    expect(new Set(ofTheDay).size).toBe(4)
  })

  it('has no quotation of the day where all are short, and tells of no one where nobody is quoted', async () => {
    await saveSayings('one', ['Ann Lee', 'We will stay here'])
    expect(textOf(await compose('a'))).not.toContain('Quotation of the day')
    const body = 'The council of Ostby met on Monday. It closed the harbour for the whole winter.'
    await world.store.saveArticle(makeArticle('one', body), 'd')
    const digest = await compose('b')
    expect(textOf(digest)).not.toContain('Who was heard')
    expect(digest?.reply.actions.map(({ label }) => label)).toEqual(['More'])
  })

  it('tells each article’s publisher and date beside its title, as far as they are known', async () => {
    await world.store.saveArticle(
      makeArticle('one', 'It rained on the harbour.', { publisher: 'The Gazette' }),
      'd',
    )
    await world.store.saveArticle(
      makeArticle('two', 'It snowed on the bridge.', { published: '2026-01-04' }),
      'd',
    )
    await saveNews(world.store, 'three', 1)
    const text = textOf(await compose('a'))
    for (const line of [
      /▸ .*one.* · The Gazette\n/,
      /▸ .*two.* · 2026-01-04\n/,
      /▸ .*three.* · The Gazette · 2026-01-04\n/,
    ])
      expect(text).toMatch(line)
  })

  it('keeps to its filters where nothing is new as well', async () => {
    const said = {
      'The Times': 'The harbour stays open,” Ann Lee',
      'The Herald': 'The ferry will sail,” Bob Ray',
    }
    for (const [publisher, words] of Object.entries(said))
      await world.store.saveArticle(makeArticle(publisher, `“${words} said.`, { publisher }), 'd')
    const seen = await world.store.findLastArrival()
    const quiet = async (chosen: Parameters<typeof compose>[2]) => {
      const text = textOf(await compose('a', { seen }, { empty: 'post', ...chosen }))
      return ['Ann Lee', 'Bob Ray'].filter((name) => text.includes(name))
    }
    expect(await quiet({ speaker: 'lee' })).toEqual(['Ann Lee'])
    expect(await quiet({ speaker: 'ray' })).toEqual(['Bob Ray'])
    expect(await quiet({ publisher: 'HERALD' })).toEqual(['Bob Ray'])
    expect(await quiet({ publisher: 'gazette' })).toEqual([])
    expect(await quiet({ muted: ['The Herald'] })).toEqual(['Ann Lee'])
    expect(await quiet({ muted: ['The Times'] })).toEqual(['Bob Ray'])
    expect(await quiet({ about: 'ferry' })).toEqual(['Bob Ray'])
    expect(await quiet({ speaker: 'nobody' })).toEqual([])
  })

  it('offers no more than four publishers to mute, each for its own digest', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await saveNews(world.store, name, 1, `The ${name}`)
    const actions = (await compose('a', {}, { max: 5, about: 'settled' }))?.reply.actions ?? []
    expect(actions.filter(({ label }) => label.startsWith('Mute'))).toHaveLength(4)
    expect(actions.find(({ label }) => label.startsWith('Mute'))).toMatchObject({
      call: { command: 'digest mute', input: { digest: 'a' } },
    })
    expect(actions[0]).toMatchObject({ call: { command: 'articles', input: { about: 'settled' } } })
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
