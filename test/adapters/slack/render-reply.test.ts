import { describe, expect, it } from 'vitest'
import {
  renderReply,
  renderReplyForView,
  type SlackMessage,
} from '../../../src/adapters/slack/render-reply.ts'
import type { Block, Reply } from '../../../src/reply/reply.ts'
import { describeRenderer } from '../../contracts/renderer.contract.ts'
import { standIns } from '../../support/picture-stand-ins.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { controlSequences, refusalsOfMessage, refusalsOfView } from '../../doubles/slack/block-kit.ts'
import { textOfMessages } from './read-message.ts'

const writeCall = JSON.stringify

describeRenderer<readonly SlackMessage[]>('Slack', {
  render: (reply) =>
    renderReply(
      reply,
      writeCall,
      standIns(reply, (index) => `F000000${index}`),
    ),
  textOf: textOfMessages,
  validate: (messages) => messages.flatMap(refusalsOfMessage),
  mentionsIn: (messages) =>
    messages.flatMap(({ text, blocks }) => controlSequences(text + spokenMarkup(blocks))),
  keepsWhole: 6000,
  exceptions: {
    unbroken: { reason: 'a button holds 75 characters', words: ['v'.repeat(120)] },
  },
})

describe('a reply in Slack', () => {
  it('is spoken whole: the top-level text holds title, quotation and caption', () => {
    const [{ text }] = renderReply(replyGallery.mixedQuotation, writeCall)
    expect(text).toContain('Ada Fenwick')
    expect(text).toContain('a promise kept')
    expect(text).toContain('paragraph 4')
  })

  it('shows a picture by its file, and says it in words where it has none', () => {
    const [shown] = renderReply(
      replyGallery.withPictures,
      writeCall,
      standIns(replyGallery.withPictures, (index) => `F000000${index}`),
    )
    expect(shown.blocks.filter(({ type }) => type === 'image')).toMatchObject([
      {
        slack_file: { id: 'F0000000' },
        alt_text: '“*Low* water at <six>.” — Ada Fenwick, mayor of Ostby. A Bridge at Last',
      },
      { slack_file: { id: 'F0000002' } },
    ])
    const [told] = renderReply(replyGallery.withPictures, writeCall)
    expect(told.blocks.filter(({ type }) => type === 'image')).toEqual([])
    expect(textOfMessages([told])).toContain('“*Low* water at <six>.” — Ada Fenwick')
  })

  it('unfurls nothing', () => {
    expect(renderReply(replyGallery.everyInline, writeCall)).toMatchObject([
      { unfurl_links: false, unfurl_media: false },
    ])
  })

  it('keeps a quotation in rich text, in which nothing is markup', () => {
    const [{ blocks }] = renderReply(replyGallery.hostileText, writeCall)
    const quotes = blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
    expect(quotes.find(({ type }) => type === 'rich_text_quote')).toEqual({
      type: 'rich_text_quote',
      elements: [
        { type: 'text', text: '“<b>bold</b>” ' },
        { type: 'text', text: '"><svg onload=alert(1)>', style: { bold: true } },
        { type: 'text', text: " 'single' || spoiler ||" },
      ],
    })
  })

  it('goes on in a second message rather than cut a quotation', () => {
    const quote = (name: string): Block => ({
      kind: 'quote',
      words: [{ kind: 'text', text: `“${name} `.repeat(1000) }],
      caption: [{ kind: 'text', text: name }],
    })
    const reply: Reply = {
      title: 'Two',
      blocks: [quote('Ada'), quote('Ben'), quote('Cyd')],
      actions: [],
      visibility: 'everyone',
    }
    const messages = renderReply(reply, writeCall)
    expect(messages.length).toBe(2)
    const places = ['Ada', 'Ben', 'Cyd'].map((name) =>
      messages.flatMap((message, index) => (textOfMessages([message]).includes(name) ? [index] : [])),
    )
    expect(places).toEqual([[0], [0], [1]])
    expect(messages[1]?.text).toMatch(/^Two \(continued\)/)
  })

  it('fits where articles have the longest addresses, and a question is as long as it may be', () => {
    const address = (index: number): string => `https://news.example/${index}?from=${'a'.repeat(2900)}`
    const reply: Reply = {
      ...replyGallery.nothingButATitle,
      title: 'Who said so? '.repeat(300),
      source: [{ kind: 'link', text: 'A Bridge '.repeat(60), url: address(0) }],
      actions: [0, 1, 2, 3, 4].map((index) => ({
        kind: 'link',
        label: `Page ${index}`,
        url: address(index),
      })),
    }
    const messages = renderReply(reply, writeCall)
    expect(messages.flatMap(refusalsOfMessage)).toEqual([])
    expect(textOfMessages(messages)).toContain(address(4))
  })

  it('fits a modal', () => {
    const view = (reply: Reply) => ({
      type: 'modal',
      title: { type: 'plain_text', text: 'Summit' },
      blocks: renderReplyForView(reply, writeCall),
    })
    const long: Reply = {
      title: 'Long',
      blocks: Array.from({ length: 150 }, () => ({ kind: 'divider' })),
      actions: [],
      visibility: 'caller',
    }
    expect(
      [...Object.values<Reply>(replyGallery), long].flatMap((reply) => refusalsOfView(view(reply))),
    ).toEqual([])
    expect(JSON.stringify(view(long))).toContain('There is more')
  })
})

/** The texts that Slack would read for markup: those of text objects, not of rich text. */
function spokenMarkup(blocks: readonly object[]): string {
  const texts = JSON.stringify(blocks).match(/\{"type":"(?:plain_text|mrkdwn)","text":"(?:[^"\\]|\\.)*"/g)
  return (texts ?? []).join('\n')
}
