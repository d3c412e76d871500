import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action, Block, Inline, Reply } from '../../src/reply/reply.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import { replyGallery } from '../support/reply-gallery.ts'

/** A renderer with the eyes that a platform's reader and its server have. */
export interface RendererUnderTest<Payload> {
  readonly render: (reply: Reply) => Payload | Promise<Payload>
  /**
   * What a reader sees, read from the payload by the platform's own rules of markup: escapes undone, emphasis dropped, a
   * link as ‘words (address)’, buttons by their labels, link buttons as links. If one reply becomes several messages, all.
   */
  readonly textOf: (payload: Payload) => string
  /** What the platform would refuse, in words. */
  readonly validate: (payload: Payload) => readonly string[]
  /** Everything in it by which the platform would notify somebody. */
  readonly mentionsIn: (payload: Payload) => readonly string[]
  /** A quotation or another text of at most so many code units is never cut. */
  readonly keepsWhole: number
  /** Words that the platform cannot show, each under the reply in which that happens, for a named reason. */
  readonly exceptions?: Readonly<
    Record<string, { readonly reason: string; readonly words: readonly string[] }>
  >
}

/** Holds a renderer to the gallery and to replies of hostile text: limits, words, escapes, mentions. */
export function describeRenderer<Payload>(name: string, renderer: RendererUnderTest<Payload>): void {
  describe(`${name}, drawing the gallery`, () => {
    describe.each(Object.entries<Reply>(replyGallery))('%s', (trait, reply) => {
      it('keeps what the platform allows', async () => {
        expect(renderer.validate(await renderer.render(reply))).toEqual([])
      })

      it('keeps every word of the plain text, or names the exception', async () => {
        const shown = countWords(renderer.textOf(await renderer.render(reply)))
        const wanted = countWords(toPlainText(withoutDeadLinks(reply)))
        const missing = [...wanted].filter(([word, times]) => (shown.get(word) ?? 0) < times)
        const allowed = renderer.exceptions?.[trait]?.words ?? []
        expect(missing.map(([word]) => word).filter((word) => !allowed.includes(word))).toEqual([])
      })

      it('keeps each quotation in one run, and each text as it is', async () => {
        const shown = squeeze(renderer.textOf(await renderer.render(reply)))
        const texts = runsOf(withoutDeadLinks(reply))
          .filter(({ length }) => length <= renderer.keepsWhole)
          .map(squeeze)
        expect(texts.filter((text) => !shown.includes(text))).toEqual([])
      })

      it('mentions nobody', async () => {
        expect(renderer.mentionsIn(await renderer.render(reply))).toEqual([])
      })
    })
  })

  describe(`${name}, drawing any text`, () => {
    it('keeps limits, keeps the text as it is, and mentions nobody', async () => {
      await fc.assert(
        fc.asyncProperty(anyReply, async (reply) => {
          const payload = await renderer.render(reply)
          expect(renderer.validate(payload)).toEqual([])
          expect(renderer.mentionsIn(payload)).toEqual([])
          const shown = squeeze(renderer.textOf(payload))
          expect(
            runsOf(reply)
              .map(squeeze)
              .filter((text) => !shown.includes(text)),
          ).toEqual([])
        }),
        { numRuns: 200 },
      )
    })

    it('keeps every word of a text of any length', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 4000 }),
          fc.integer({ min: 1, max: 4 }),
          async (length, blocks) => {
            const words = Array.from({ length }, (_, index) => `word${index}`).join(' ')
            const quote: Block = {
              kind: 'quote',
              words: [{ kind: 'marked', text: words }],
              caption: [{ kind: 'text', text: 'Somebody' }],
            }
            const reply: Reply = {
              title: 'Long',
              blocks: Array.from({ length: blocks }, () => quote),
              actions: [],
              visibility: 'everyone',
            }
            const payload = await renderer.render(reply)
            expect(renderer.validate(payload)).toEqual([])
            const shown = countWords(renderer.textOf(payload))
            const missing = [...countWords(words)].filter(([word]) => (shown.get(word) ?? 0) < blocks)
            expect(missing).toEqual([])
          },
        ),
        { numRuns: 20 },
      )
    })
  })
}

/** A reply as it may be drawn: addresses that are neither http nor https lead nowhere, and their buttons are dropped. */
function withoutDeadLinks(reply: Reply): Reply {
  const inlines = (parts: readonly Inline[]): Inline[] =>
    parts.map((part) =>
      part.kind === 'link' && !isWeb(part.url) ? { kind: 'text', text: part.text } : withPlainAddress(part),
    )
  return {
    ...reply,
    blocks: reply.blocks.map((block): Block => {
      switch (block.kind) {
        case 'text':
          return { ...block, text: inlines(block.text) }
        case 'quote':
          return { ...block, words: inlines(block.words), caption: inlines(block.caption) }
        case 'list':
          return { ...block, items: block.items.map(inlines) }
        case 'facts':
          return {
            ...block,
            facts: block.facts.map(({ label, value }) => ({ label, value: inlines(value) })),
          }
        case 'image':
        case 'divider':
          return block
      }
    }),
    ...(reply.source === undefined ? {} : { source: inlines(reply.source) }),
    actions: reply.actions
      .filter((action) => action.kind === 'call' || isWeb(action.url))
      .map((action): Action =>
        action.kind === 'call' ? action : { ...action, url: new URL(action.url).href },
      ),
  }
}

/** A renderer may write an address as browsers do. */
function withPlainAddress(part: Inline): Inline {
  return part.kind === 'link' ? { ...part, url: new URL(part.url).href } : part
}

function isWeb(url: string): boolean {
  const protocol = URL.parse(url)?.protocol
  return protocol === 'http:' || protocol === 'https:'
}

/** Every text that must be seen as it stands: the whole of a quotation, and each inline elsewhere. */
function runsOf(reply: Reply): string[] {
  const each = (parts: readonly Inline[]): string[] => parts.map(({ text }) => text)
  return [
    reply.title,
    ...reply.blocks.flatMap((block): string[] => {
      switch (block.kind) {
        case 'text':
          return each(block.text)
        case 'quote':
          return [each(block.words).join(''), ...each(block.caption)]
        case 'list':
          return block.items.flatMap(each)
        case 'facts':
          return block.facts.flatMap(({ label, value }) => [label, ...each(value)])
        case 'image':
          return [block.alt]
        case 'divider':
          return []
      }
    }),
    ...each(reply.source ?? []),
  ]
}

/** White space is where lines may break; control characters have no look. */
function squeeze(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, '')
}

/** An address may be written with more of its characters encoded. */
function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const decoded = text.replace(/%([2-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  for (const [word] of decoded.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** What markup is made of, on any platform, beside words. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[*_~`|>#\-+.:;()[\]{}<>!&\\/@"'“” \n]{1,3}$/),
      fc.constantFrom(
        'word',
        '1. ',
        '12) ',
        '- ',
        '-# ',
        '# ',
        '> ',
        '>>> ',
        '***',
        '__',
        '~~',
        '||',
        '```',
        '@everyone',
        '@here',
        '<@1>',
        '<@&1>',
        '<@U1>',
        '<#C1>',
        '<!channel>',
        '<!subteam^S1>',
        '<t:1:R>',
        '</a:1>',
        ':smile:',
        '<:a:1>',
        '&amp;',
        '&lt;',
        'https://a.example/b_c_d',
        '<https://a.example>',
        '[a](https://a.example)',
        'a@b.example',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => /\S/.test(text.replace(/\p{Cc}/gu, '')))

/** An article's words have no links. */
const anyWords: fc.Arbitrary<Inline> = fc.record({
  kind: fc.constantFrom(
    'text' as const,
    'strong' as const,
    'marked' as const,
    'removed' as const,
    'added' as const,
  ),
  text: hostileText,
})

const anyInline: fc.Arbitrary<Inline> = fc.oneof(
  anyWords,
  fc.record({
    kind: fc.constant('link' as const),
    // Platforms differ in what link words may hold; titles of articles are words.
    text: fc.constantFrom('A title', 'Half * done', 'Under_score and_more', '5 > 4 & 3 < 4'),
    url: fc.webUrl({ withQueryParameters: true }),
  }),
  // The doubles' readers see times so, whatever zone a platform's would have.
  fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds): Inline => {
    const instant = seconds * 1000
    return { kind: 'time', instant, text: new Date(instant).toISOString() }
  }),
)

const anyInlines = fc.array(anyInline, { minLength: 1, maxLength: 5 })

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: anyInlines }),
  fc.record({
    kind: fc.constant('quote' as const),
    words: fc.array(anyWords, { minLength: 1, maxLength: 5 }),
    caption: anyInlines,
  }),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(anyInlines, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: hostileText, value: anyInlines }), { minLength: 1, maxLength: 3 }),
  }),
  hostileText.map((alt): Block => ({
    kind: 'image',
    alt,
    picture: { kind: 'bars', title: alt, bars: [], source: [] },
  })),
  fc.constant({ kind: 'divider' as const }),
)

const anyReply: fc.Arbitrary<Reply> = fc.record({
  title: hostileText,
  blocks: fc.array(anyBlock, { maxLength: 12 }),
  source: anyInlines,
  actions: fc.array(
    fc.record({
      kind: fc.constant('call' as const),
      label: fc.constantFrom('More', 'Ada Fenwick', '*'),
      call: fc.record({
        command: fc.constant('show'),
        input: fc.record({ trait: fc.string({ maxLength: 300 }) }),
      }),
    }),
    { maxLength: 30 },
  ),
  visibility: fc.constantFrom('everyone' as const, 'caller' as const),
})
