import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { previewReply as previewOnDiscord } from '../../../src/adapters/discord/preview-reply.ts'
import { previewReply as previewOnSlack } from '../../../src/adapters/slack/preview-reply.ts'
import { drawDiscord } from '../../../src/adapters/web/draw-discord.ts'
import { wordingFor } from '../../../src/wording/wording-for.ts'
import { drawSlack } from '../../../src/adapters/web/draw-slack.ts'
import type { Preview, PreviewDrawing } from '../../../src/adapters/web/previews.ts'
import { formatCall } from '../../../src/commands/grammar.ts'
import type { Picture } from '../../../src/reply/picture.ts'
import type { CommandCall, Reply } from '../../../src/reply/reply.ts'
import { describeRenderer } from '../../contracts/renderer.contract.ts'
import { readMessage } from '../../doubles/discord/read-message.ts'
import { galleryTable } from '../../support/gallery-runner.ts'
import { readPreview } from '../../support/read-preview.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { textOfMessages } from '../slack/read-message.ts'

const asText = (call: CommandCall): string => `/summit ${formatCall(call, galleryTable)}`

const drawing: PreviewDrawing = {
  textOfCall: asText,
  addressOfPicture: ({ kind }, theme) => `/pictures/${kind}-${theme}`,
  wording: wordingFor('en'),
}

const picturesOf = ({ blocks }: Reply): Set<Picture> =>
  new Set(blocks.flatMap((block) => (block.kind === 'image' ? [block.picture] : [])))

/** What readers see where there is white space to break lines at, and where not. */
const squeeze = (text: string): string => text.replace(/\s+/g, '')

const labelOf = ({ label, url }: { label: string; url?: string }): string =>
  url === undefined ? label : `${label}: ${url}`

const escapeQuotes = (text: string): string => text.replaceAll('"', '&quot;')

const TAGS = /^(div|span|p|strong|u|s|h2|blockquote|ul|li|hr|a|button|time|img)$/

/** Attributes by their names alone: what a value says, say ‘/summit show on0=’, is no handler. */
const withoutValues = (attributes: string): string => attributes.replace(/"[^"]*"/g, '')

/** What no text of a reply may bring about: other elements, handlers, addresses that are not the web’s, pictures that are not the page’s. */
function complaintsAbout(markup: string): string[] {
  const tags = [...markup.matchAll(/<\/?([^\s>/]*)([^>]*)>/g)]
  return tags.flatMap(([tag, name = '', attributes = '']) =>
    !TAGS.test(name) ||
    /\s(?:on\w+|style)=/.test(withoutValues(attributes)) ||
    /\ssrc="(?!\/pictures\/(?:bars|quotation)-(?:light|dark)")/.test(attributes) ||
    /href="(?!https?:)/.test(attributes)
      ? [tag]
      : [],
  )
}

const platforms = {
  'Discord’s components': {
    preview: (reply: Reply): Promise<Preview> => previewOnDiscord(reply, 'components', picturesOf(reply)),
    draw: drawDiscord,
  },
  'Discord’s embeds': {
    preview: (reply: Reply): Promise<Preview> => previewOnDiscord(reply, 'embeds', picturesOf(reply)),
    draw: drawDiscord,
  },
  'Slack’s blocks': {
    preview: (reply: Reply): Promise<Preview> => previewOnSlack(reply, picturesOf(reply)),
    draw: drawSlack,
  },
}

describe.each(Object.entries(platforms))('the page’s view of %s', (name, { preview, draw }) => {
  const drawn = async (reply: Reply): Promise<string> => String(await draw(await preview(reply), drawing))

  /** The payload’s text, as the platform’s own rules of markup have it. */
  const sentText = ({ messages }: Preview): string =>
    name.startsWith('Slack')
      ? textOfMessages(messages as Parameters<typeof textOfMessages>[0])
      : messages.map((body) => readMessage(body).text).join('\n')

  describeRenderer(`The page’s view of ${name}`, {
    render: drawn,
    textOf: (markup) =>
      readPreview(markup)
        .map(({ whole }) => whole)
        .join('\n'),
    validate: complaintsAbout,
    mentionsIn: () => [],
    keepsWhole: 1900,
    exceptions: { unbroken: { reason: 'the platforms cut long labels', words: ['v'.repeat(120)] } },
  })

  it.each(Object.entries<Reply>(replyGallery))(
    'shows of %s what is sent, no word more or less',
    async (_, reply) => {
      const sent = await preview(reply)
      const seen = readPreview(String(await draw(sent, drawing)))
      expect(seen).toHaveLength(sent.messages.length)
      const words = name.startsWith('Slack')
        ? seen.map(({ whole }) => whole)
        : seen.map(({ text, buttons }) => `${text}${buttons.map(labelOf).join('')}`)
      expect(squeeze(words.join(''))).toBe(squeeze(sentText(sent)))
    },
  )

  it('shows every picture on the platform’s own ground, with its words for whoever cannot see it', async () => {
    const markup = await drawn(replyGallery.withPictures)
    const theme = name.startsWith('Slack') ? 'light' : 'dark'
    const images = [...markup.matchAll(/<img[^>]*src="([^"]*)"\s+alt="([^"]*)"/g)]
    expect(images.map(([, src]) => src)).toEqual([`/pictures/quotation-${theme}`, `/pictures/bars-${theme}`])
    expect(images.map(([, , alt]) => alt)).toEqual([
      '“*Low* water at &lt;six&gt;.” — Ada Fenwick, mayor of Ostby. A Bridge at Last',
      'Who was heard, in words quoted: Ada Fenwick 57, Ben Ostby 12',
    ])
  })

  it('shows a picture that the page does not have by its words', async () => {
    const { messages, calls } = await preview(replyGallery.withPictures)
    const markup = String(await draw({ messages, calls, pictures: new Map() }, drawing))
    expect(markup).not.toContain('<img')
    expect(readPreview(markup)[0]?.text).toContain('Ada Fenwick 57, Ben Ostby 12')
  })

  it('tells where only the caller sees it', async () => {
    const seenBy = async (reply: Reply) => readPreview(await drawn(reply)).map((each) => each.seenBy)
    expect((await seenBy(replyGallery.nothingButATitle))[0]).toMatch(
      /^Only (you can see this|visible to you)$/,
    )
    expect(await seenBy(replyGallery.everyBlock)).toEqual([undefined])
  })

  it('has buttons that ask what they would ask there, however long', async () => {
    const longCall = { command: 'show', input: { trait: 'long '.repeat(600).trim() } }
    const reply: Reply = {
      ...replyGallery.withActions,
      actions: [...replyGallery.withActions.actions, { kind: 'call', label: 'Long', call: longCall }],
      pager: replyGallery.paged.pager,
    }
    const markup = await drawn(reply)
    const asked = [...markup.matchAll(/<button[^>]* value="([^"]*)"/g)].map(([, value]) => value)
    const calls = [...reply.actions, { ...reply.pager }].flatMap((part) => {
      if ('call' in part) return [part.call]
      return 'next' in part ? [part.previous, part.next] : []
    })
    expect(calls).toHaveLength(5)
    expect(asked).toEqual(calls.map((call) => (call === undefined ? '' : escapeQuotes(asText(call)))))
  })

  it('disables a button whose call is not known', async () => {
    const { messages } = await preview(replyGallery.withActions)
    const markup = String(await draw({ messages, calls: new Map(), pictures: new Map() }, drawing))
    expect(markup.match(/<button class="button" disabled>/g)).toHaveLength(2)
  })
})

describe('the previews', () => {
  it('say so where a payload holds what they cannot draw', async () => {
    const calls = new Map<string, CommandCall>()
    const pictures = new Map<string, Picture>()
    const discord = {
      messages: [{ components: [{ type: 17, components: [{ type: 99 }] }, { type: 13 }] }],
      calls,
      pictures,
    }
    expect(String(await drawDiscord(discord, drawing)).match(/cannot: component (99|13)/g)).toHaveLength(2)
    const rich = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'emoji' }] }],
    }
    const slack = { messages: [{ blocks: [{ type: 'video' }, rich] }], calls, pictures }
    expect(String(await drawSlack(slack, drawing)).match(/cannot: (video|emoji)/g)).toHaveLength(2)
  })

  it('have the accent that Summit’s messages have on Discord', async () => {
    const { messages } = await previewOnDiscord(replyGallery.everyBlock, 'components', new Set())
    const accent = /"accent_color":(\d+)/.exec(JSON.stringify(messages))?.[1]
    const styles = readFileSync(
      join(import.meta.dirname, '../../../src/adapters/web/assets/previews.css'),
      'utf8',
    )
    expect(styles).toContain(`inset 4px 0 #${Number(accent).toString(16).padStart(6, '0')};`)
  })
})
