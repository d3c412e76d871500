import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withButtonIds } from '../../src/adapters/discord/button-id.ts'
import { renderReply as renderDiscord } from '../../src/adapters/discord/render-reply.ts'
import { renderForm } from '../../src/adapters/slack/render-form.ts'
import { renderReply as renderSlack, renderReplyForView } from '../../src/adapters/slack/render-reply.ts'
import { renderHome, renderReplyView, renderWaitingView } from '../../src/adapters/slack/render-views.ts'
import { renderReply as renderTerminal } from '../../src/adapters/terminal/render-reply.ts'
import { renderPage } from '../../src/adapters/web/render-page.ts'
import { renderMessage } from '../../src/adapters/web/render-message.ts'
import { createPreviews } from '../../src/create-previews.ts'
import { usageOf } from '../../src/commands/present-problems.ts'
import { commandTable } from '../../src/commands/table.ts'
import { sectionTitle } from '../../src/core/index.ts'
import { slashText } from '../../src/present/slash-text.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import type { Picture } from '../../src/reply/picture.ts'
import type { Action, Block, Inline, Reply } from '../../src/reply/reply.ts'
import { wordingFor, wordings } from '../../src/wording/wording-for.ts'
import { openSpokenWorld, type SpokenWorld } from '../support/spoken-world.ts'

/** In this language every text of the wording stands in ⟦ ⟧: what a reader sees outside of them was forgotten. */
const MARKED = 'en-XA'

let world: SpokenWorld
let sources: string[]
beforeAll(async () => {
  world = await openSpokenWorld()
  sources = await namesIn(world)
})
afterAll(async () => world.store.close())

describe('what Summit says', () => {
  it('is in the wording, whatever it is asked', async () => {
    const forgotten = [...(await world.askAll(MARKED))].flatMap(([question, reply]) =>
      textsOf(reply)
        .filter((text) => hasWords(without(text, [...sources, ...typedIn(question), ...typed])))
        .map((text) => `${question}: ${text}`),
    )
    expect(forgotten).toEqual([])
  })

  it('is seen to be missing where it is', () => {
    expect(hasWords(without('⟦Page⟧ 1 of ⟦⟦2⟧⟧', sources))).toBe(true)
    expect(hasWords(without('⟦paragraph 1⟧, Vladimir Putin · 2025-08-16', sources))).toBe(false)
  })

  it('is all the language that a suggestion has of its own', async () => {
    const suggested = await world.runner.suggest({ command: 'sections', input: {} }, 'name', '', {
      locale: MARKED,
    })
    expect(suggested[0]).toEqual({ value: 'opening', label: '⟦Opening⟧' })
    const completed = await world.runner.complete('/summit ', MARKED)
    expect(completed.map(({ hint }) => without(hint, [])).filter(hasWords)).toEqual([])
  })
})

describe('what an adapter adds', () => {
  const card: Picture = { kind: 'quotation', words: [], speaker: '⟦speaker⟧', source: ['⟦source⟧'] }
  const blocks = Array.from({ length: 60 }, (): Block[] => [
    { kind: 'text', text: [{ kind: 'text', text: `⟦${'a text '.repeat(20)}⟧` }] },
    { kind: 'quote', words: [mark('words')], caption: [mark('caption')] },
    { kind: 'list', items: [[mark('item')]] },
    { kind: 'facts', facts: [{ label: '⟦label⟧', value: [mark('value')] }] },
    { kind: 'image', picture: card, alt: '⟦alt⟧' },
    { kind: 'divider' },
  ])
  const actions = Array.from({ length: 30 }, (_, page): Action => ({
    kind: 'call',
    label: '⟦button⟧',
    call: { command: 'articles', input: { page } },
  }))
  const turn = { command: 'articles', input: {} }
  const reply: Reply = {
    title: '⟦title⟧',
    blocks: blocks.flat(),
    source: [mark('source')],
    actions,
    pager: { page: 2, pages: 3, previous: turn, next: turn },
    visibility: 'everyone',
    locale: MARKED,
  }
  const wording = wordingFor(MARKED)

  it.each(['components', 'embeds'] as const)(
    'to a message on Discord is in the wording (%s)',
    async (form) => {
      const drawn = await withButtonIds(
        (writeId) => renderDiscord(reply, { form, writeId, call: turn }),
        async () => Promise.resolve('reference'),
      )
      expect(drawn.length).toBeGreaterThan(1)
      const texts = valuesOf(drawn, ['content', 'label', 'description', 'placeholder'])
      expect(texts.join('\n')).toMatch(/⟦Part 2 of \d+⟧[^]*⟦Page 2 of 3⟧|⟦Page 2 of 3⟧[^]*⟦Part 2 of \d+⟧/)
      expect(texts.filter(isForgotten)).toEqual([])
    },
  )

  it('to a message or a view on Slack is in the wording', () => {
    const write = JSON.stringify
    const call = { command: 'quote', input: {} }
    const drawn = [
      renderSlack(reply, write),
      renderReplyForView(reply, write),
      renderReplyView(reply, write),
      renderHome([{ reply, writeCall: write }], wording),
      renderWaitingView(wording),
      ...commandTable.map(({ name }) =>
        renderForm(commandTable, { ...call, command: name }, { locale: MARKED }),
      ),
    ]
    const texts = valuesOf(drawn, ['text'])
    expect(texts.join('\n')).toMatch(/⟦Page 2 of 3⟧[^]*⟦There is more than Slack shows here/)
    expect(texts.filter((text) => hasWords(without(text, [...typed, 'Summit'])))).toEqual([])
  })

  it('to the page and a terminal is in the wording', async () => {
    const asked = '/summit articles'
    const previews = createPreviews('components')
    const message = await renderMessage(
      { ...reply, visibility: 'caller' },
      { table: commandTable, previews, asked, view: 'plain' },
    )
    const drawn = await renderPage({ table: commandTable, wording, typed: '', message })
    const page = drawn.toString()
    const attributes = [
      ...page.matchAll(/(?:aria-label|data-(?:unreachable|refused)|title|alt|placeholder)="([^"]*)"/g),
    ]
    const texts = [
      ...page.replace(/<[^>]*>/g, '\n').split('\n'),
      ...attributes.map(([, text = '']) => text),
      ...renderTerminal(reply, {
        ...{ colour: false, formatCall: () => '' },
        saved: new Map([[card, '1.']]),
      }).split('\n'),
      ...toPlainText(reply).split('\n'),
    ]
    const allowed = [...typed, 'Summit', 'Tab', 'Esc', 'summit', 'APP', ...wordings.map(({ name }) => name)]
    expect(
      texts.filter((text) =>
        hasWords(without(text.replaceAll('&#39;', "'").replaceAll('&quot;', '"'), allowed)),
      ),
    ).toEqual([])
  })
})

/** What is typed: commands, options and values are the same in all languages. */
const typed = commandTable.flatMap((command) => [
  ...(['discord', 'web'] as const).flatMap((platform) => [
    slashText(command.example, platform),
    usageOf(command, platform),
    slashText(command.name, platform),
  ]),
  command.name,
  ...Object.keys(command.options),
  ...Object.values(command.options).flatMap((option) =>
    option.kind === 'flag' ? ['true', 'false'] : option.kind === 'text' ? (option.choices ?? []) : [],
  ),
])

function typedIn(question: string): string[] {
  return [question.replace(/^\w+ | \([^(]*\)$/g, '')]
}

/** Everything by which articles, people, feeds and digests are called. */
async function namesIn({ store }: SpokenWorld): Promise<string[]> {
  const { items: summaries } = await store.listArticles({}, { offset: 0, size: 100 })
  const { items: speakers } = await store.listSpeakers({}, { offset: 0, size: 100 })
  const articles = await Promise.all(summaries.map(async ({ id }) => store.findArticle(id)))
  return [
    ...speakers.flatMap(({ name, role }) => [name, ...(role === undefined ? [] : [role])]),
    ...articles.flatMap((article) =>
      article === undefined
        ? []
        : [
            article.title,
            ...(article.publisher === undefined ? [] : [article.publisher]),
            ...article.sections.map((section) => sectionTitle(article, section)),
          ],
    ),
    'https://a.example/feed',
    'The Ostby Post',
    '#general',
    'B',
    'content/added/a.md',
  ]
}

/** Everything of a reply that a reader sees and no article says. */
function textsOf({ title, blocks, source = [], actions }: Reply): string[] {
  return [title, ...blocks.flatMap(textsOfBlock), join(source), ...actions.map(({ label }) => label)]
}

function textsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      // The words of an article beside those of a claim.
      return block.text.some(({ kind }) => kind === 'removed' || kind === 'added') ? [] : [join(block.text)]
    case 'quote':
      return [join(block.caption)]
    case 'list':
      return block.items.map(join)
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, join(value)])
    case 'image':
      return textsOfPicture(block)
    case 'divider':
      return []
  }
}

/** A card's own words besides those of the quotation, which its `alt` begins with. */
function textsOfPicture({ picture, alt }: Extract<Block, { readonly kind: 'image' }>): string[] {
  return picture.kind === 'bars'
    ? [alt, picture.title, ...picture.source]
    : [picture.speaker, picture.role ?? '', ...picture.source]
}

function join(inlines: readonly Inline[]): string {
  return inlines.map(({ text }) => text).join('')
}

/** A text without what is marked and without what may stand beside it, the longest first. */
function without(text: string, known: readonly string[]): string {
  let rest = text
  // What is cut to a platform's limits has lost its closing mark.
  while (/⟦[^⟦⟧]*(?:⟧|…$)/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*(?:⟧|…$)/g, ' ')
  rest = rest.replace(MADE_UP, '')
  for (const name of [...known].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(name, ' ')
  return rest
}

/** Names that Summit makes up: of digests at the beginning or after `digest:`, of faults at the end. */
const MADE_UP = /(?:^|· |digest:)[a-hjkmnp-z2-9]{6}(?=:|\s|$)|\b[0-9a-f]{8}$/g

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text)
}

function isForgotten(text: string): boolean {
  return hasWords(without(text, []))
}

function mark(text: string): Inline {
  return { kind: 'text', text: `⟦${text}⟧` }
}

/** The texts under these keys, however deep. */
function valuesOf(value: unknown, keys: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'string' ? (keys.includes(key) ? [inner] : []) : valuesOf(inner, keys),
  )
}
