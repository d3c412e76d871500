import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { renderReply } from '../../../src/adapters/web/render-reply.ts'
import { formatCall, parseText } from '../../../src/commands/grammar.ts'
import { plain } from '../../../src/reply/inline.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { galleryTable } from '../../support/gallery-runner.ts'
import { replyGallery } from '../../support/reply-gallery.ts'

const address = (_: unknown, theme: string): string => `/pictures/key/${theme}.png`

const render = async (reply: Reply): Promise<string> =>
  String(await renderReply(reply, (call) => `/summit ${formatCall(call, galleryTable)}`, address))

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** What a browser would show or read aloud: attributes are left out, but a picture's words. */
const visibleText = (markup: string): string =>
  decode(markup.replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, '$1').replace(/<[^>]*>/g, ''))

/** Everything in a reply that is for a person to read. */
function textsOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  if ('kind' in part && part.kind === 'image') return 'alt' in part ? [String(part.alt)] : []
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    ['title', 'text', 'label'].includes(name) && typeof value === 'string' ? [value] : textsOf(value),
  )
}

const squeeze = (text: string): string => text.replace(/\s+/g, '')

const TAGS =
  /^(p|a|h2|strong|mark|del|ins|figure|blockquote|figcaption|ul|li|dl|div|dt|dd|hr|nav|button|span)$/

const tagsOf = (markup: string): string[] =>
  [...markup.matchAll(/<\/?([^\s>/]*)/g)].map(([, name]) => name ?? '')

const textOnly = (text: string): Reply => ({
  title: text,
  blocks: [{ kind: 'quote', words: [plain(text)], caption: [{ kind: 'link', text, url: text }] }],
  actions: [{ kind: 'call', label: text, call: { command: text, input: { trait: text } } }],
  visibility: 'everyone',
})

describe('renderReply', () => {
  it.each(Object.entries<Reply>(replyGallery))('keeps every word of %s', async (_, reply) => {
    const shown = squeeze(visibleText(await render(reply)))
    for (const text of textsOf(reply)) expect(shown).toContain(squeeze(text))
  })

  it('makes no element and no attribute of any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('<i a="', "'><b", '"onclick="x', '&lt;')),
        async (text) => {
          const markup = await render(textOnly(text))
          expect(tagsOf(markup).filter((name) => !TAGS.test(name))).toEqual([])
          expect(markup).not.toMatch(/<[^>]*\son\w+=/)
        },
      ),
    )
  })

  it('links to the web only, in a new tab that learns nothing of the page', async () => {
    const markup = await render(replyGallery.hostileLinks)
    expect(
      [...markup.matchAll(/<a class="(?:link|action)" ([^>]*)>/g)].map(([, attributes]) => attributes),
    ).toEqual([
      'href="https://news.example/%22onmouseover=%22alert(1)" target="_blank" rel="noopener noreferrer"',
    ])
  })

  it('shows a picture in the page’s own colours, and as words where nothing is drawn', async () => {
    const markup = await render(replyGallery.withPictures)
    expect(markup).toContain(
      '<source media="(prefers-color-scheme: dark)" srcset="/pictures/key/dark.png" />',
    )
    expect(markup).toContain('<img src="/pictures/key/light.png" alt="“*Low* water at &lt;six&gt;.”')
    const words = String(await renderReply(replyGallery.withPictures, () => '', undefined))
    expect(words).not.toContain('<img')
    expect(visibleText(words)).toContain('“*Low* water at <six>.” — Ada Fenwick')
  })

  it('writes a button as the text that is read back to its call', async () => {
    const markup = await render(replyGallery.withActions)
    const texts = [...markup.matchAll(/<button[^>]* value="([^"]*)"/g)].map(([, value]) =>
      decode(value ?? ''),
    )
    const calls = texts.map((text) => parseText(text, galleryTable))
    expect(calls).toMatchObject([
      { kind: 'call', call: { input: { trait: 'mixedQuotation' } } },
      { kind: 'call', call: { input: { trait: 'a "b" c' } } },
    ])
  })

  it('shows which page it is, and disables the step that leads nowhere', async () => {
    const { next, ...pager } = replyGallery.paged.pager
    const markup = await render({ ...replyGallery.paged, pager: { ...pager, page: 3 } })
    expect(next.input.page).toBe(3)
    expect(visibleText(markup)).toContain('Page 3 of 3')
    expect(markup).toMatch(/<button class="previous" form="buttons" name="text" value="[^"]*page:1"/)
    expect(markup).toContain('<button class="next" disabled>')
  })
})
