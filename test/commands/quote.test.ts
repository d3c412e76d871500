import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandRunner, createCommandRunner } from '../../src/commands/command-runner.ts'
import { createPictures } from '../../src/pictures/create-pictures.ts'
import type { Picture } from '../../src/reply/picture.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { makeArticle, shippedArticle } from '../support/articles.ts'
import { makeDigests } from '../support/make-digests.ts'
import { openShippedRunner, someone } from '../support/shipped-runner.ts'

let store: FullStore
let runner: CommandRunner

const bridge = makeArticle(
  'bridge',
  '“The bridge opens in spring, and nobody will pay a toll,” Ada Fenwick said on Monday.\n',
  { title: 'A Bridge', publisher: 'The Harbour Post', published: '2031-05-02' },
)
const speech = makeArticle(
  'speech',
  `“${'We measured the tide again and wrote it down. '.repeat(20).trim()}” Cyd Marlow said on Monday.\n`,
  { title: 'A Speech' },
)
const foreign = makeArticle('foreign', '“We call it 橋 and nothing else here,” Dot Ray said on Monday.\n', {
  title: 'A Word',
})

beforeAll(async () => {
  store = await openSqliteStore(':memory:')
  for (const article of [shippedArticle(), bridge, speech, foreign]) await store.saveArticle(article, '1')
  const deps = { store, pictures: createPictures(), digests: makeDigests(store), today: () => '2031-06-01' }
  runner = createCommandRunner(deps, pino({ level: 'silent' }))
})
afterAll(async () => store.close())

const ask = async (text: string): Promise<Reply> => runner.runText(text, someone)
const imagesIn = ({ blocks }: Reply) => blocks.filter((block) => block.kind === 'image')
const wordsOn = (picture: Picture | undefined): string =>
  picture?.kind === 'quotation' ? picture.words.map(({ text }) => text).join('') : ''

describe('quote with card', () => {
  it.each(['quote fenwick card:true', 'quote fenwick --card', 'quote fenwick card:yes'])(
    'puts the quotation on a picture, as %s asks',
    async (text) => {
      const [image, ...others] = imagesIn(await ask(text))
      expect(others).toEqual([])
      expect(image?.picture).toMatchObject({
        kind: 'quotation',
        speaker: 'Ada Fenwick',
        source: ['A Bridge', 'The Harbour Post · 2 May 2031'],
      })
      expect(image?.alt).toBe(
        '“The bridge opens in spring, and nobody will pay a toll,” — Ada Fenwick. A Bridge; The Harbour Post · 2 May 2031',
      )
    },
  )

  it('shows the very slices that the text shows, one a page', async () => {
    const { text } = shippedArticle()
    const { pager } = await ask('quote trump card:true')
    expect(pager?.pages).toBe(11)
    for (let page = 1; page <= 11; page++) {
      const reply = await ask(`quote trump card:true page:${page}`)
      const shown = wordsOn(imagesIn(reply)[0]?.picture)
      expect(shown).not.toBe('')
      expect(text).toContain(shown)
      expect(toPlainText(reply)).toContain(shown)
    }
  })

  it('names the role, and turns to the next card', async () => {
    const reply = await ask('quote putin card:true page:3')
    expect(imagesIn(reply)[0]?.picture).toMatchObject({
      speaker: 'Vladimir Putin',
      role: 'Russian President',
    })
    expect(reply.pager?.next).toEqual({
      command: 'quote',
      input: { speaker: 'putin', card: true, page: 4 },
    })
  })

  it.each([
    ['marlow', /would not fit/],
    ['ray', /no font/],
  ])('gives the words of %s as text where they come on no picture, and says why', async (name, reason) => {
    const reply = await ask(`quote ${name} card:true`)
    expect(imagesIn(reply)).toEqual([])
    expect(reply.blocks[0]?.kind).toBe('quote')
    expect(toPlainText(reply)).toMatch(reason)
  })

  it('draws nothing unless it is asked to, and takes no other answer than yes or no', async () => {
    expect(imagesIn(await ask('quote fenwick'))).toEqual([])
    expect(imagesIn(await ask('quote fenwick card:no'))).toEqual([])
    expect(toPlainText(await ask('quote fenwick card:big'))).toContain('“card” is true or false, not “big”.')
  })

  it('says that nothing is drawn where nothing is', async () => {
    const shipped = await openShippedRunner()
    const reply = await shipped.runner.runText('quote putin card:true', someone)
    expect(toPlainText(reply)).toContain('No pictures are drawn here.')
    await shipped.store.close()
  })
})

describe('speakers', () => {
  it('shows who was heard in how many words, over all articles and in one', async () => {
    const [all] = imagesIn(await ask('speakers'))
    expect(all?.picture).toMatchObject({ kind: 'bars', source: ['Words quoted in all articles'] })
    expect(all?.alt).toMatch(/^Who was heard, in words quoted: Cyd Marlow 180, Donald Trump \d+, /)
    const [one] = imagesIn(await ask('speakers article:alaska-summit'))
    expect(one?.alt).toContain('Vladimir Putin')
    expect(one?.alt).not.toContain('Cyd Marlow')
  })

  it('draws no chart of one person alone', async () => {
    expect(imagesIn(await ask('speakers article:bridge'))).toEqual([])
  })
})
