import { ComponentType, MessageFlags } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { withButtonIds } from '../../../src/adapters/discord/button-id.ts'
import { type MessageBody, renderReply, type ReplyForm } from '../../../src/adapters/discord/render-reply.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { describeRenderer, type RendererUnderTest } from '../../contracts/renderer.contract.ts'
import { readMessage } from '../../doubles/discord/read-message.ts'
import { breachesOfFiles } from '../../doubles/discord/written-rules.ts'
import { validateBody } from '../../doubles/discord/validate-body.ts'
import { standIns } from '../../support/picture-stand-ins.ts'
import { replyGallery } from '../../support/reply-gallery.ts'

const forms: readonly ReplyForm[] = ['components', 'embeds']

async function render(reply: Reply, form: ReplyForm): Promise<MessageBody[]> {
  const call = { command: 'show', input: { trait: 'any' } }
  return withButtonIds(
    (writeId) =>
      renderReply(reply, { form, writeId, call, pictures: standIns(reply, () => new Uint8Array(1)) }),
    () => Promise.resolve('reference-of-22-chars-'),
  )
}

function createRenderer(form: ReplyForm): RendererUnderTest<MessageBody[]> {
  return {
    render: (reply) => render(reply, form),
    textOf: (messages) => messages.map((message) => readMessage(message).text).join('\n'),
    validate: (messages) =>
      messages.flatMap((message) => validateBody('POST', '/channels/1/messages', message)),
    mentionsIn: (messages) =>
      messages.flatMap((message) => [...readMessage(message).mentions, ...message.allowed_mentions.parse]),
    keepsWhole: 1900,
    exceptions: {
      unbroken: { reason: 'a button’s label has at most 80 characters', words: ['v'.repeat(120)] },
    },
  }
}

describe.each(forms)('renderReply as %s', (form) => {
  describeRenderer(`Discord’s ${form}`, createRenderer(form))
})

describe('renderReply', () => {
  it('puts the one link beside the title, and everything in one container', async () => {
    const reply: Reply = {
      ...replyGallery.paged,
      actions: [{ kind: 'link', label: 'Source', url: 'https://news.example/b' }],
    }
    const [message, ...others] = await render(reply, 'components')
    expect(others).toEqual([])
    expect(message?.flags).toBe(MessageFlags.IsComponentsV2)
    expect(message).toMatchObject({
      components: [
        {
          type: ComponentType.Container,
          components: [
            {
              type: ComponentType.Section,
              components: [{ content: '### Quotations, page 2 of 3' }],
              accessory: { label: 'Source', url: 'https://news.example/b' },
            },
            { type: ComponentType.TextDisplay, content: '> “Low water at six.”\n-# The keeper' },
            { type: ComponentType.TextDisplay, content: '-# Page 2 of 3' },
            {
              type: ComponentType.ActionRow,
              components: [
                { label: '◀ Previous', custom_id: '0["show",{"trait":"paged","page":1},1]' },
                { label: 'Next ▶', custom_id: '1["show",{"trait":"paged","page":3},1]' },
              ],
            },
          ],
        },
      ],
    })
  })

  it('lets no quotation begin in one message and end in the next if it fits into one', async () => {
    const words = 'We measured the tide again. '.repeat(60).trim()
    const reply: Reply = {
      ...replyGallery.nothingButATitle,
      blocks: Array.from({ length: 5 }, () => ({
        kind: 'quote' as const,
        words: [{ kind: 'text' as const, text: words }],
        caption: [{ kind: 'text' as const, text: 'The keeper' }],
      })),
    }
    for (const form of forms) {
      const messages = await render(reply, form)
      const whole = messages.map((message) => readMessage(message).text.split(words).length - 1)
      expect(whole).toEqual([2, 2, 1])
    }
  })

  it('shows a picture as a file that goes along, told in words to whoever does not see it', async () => {
    const [message] = await render(replyGallery.withPictures, 'components')
    const files = message?.attachments?.map(({ filename }) => filename)
    expect(files).toHaveLength(2)
    expect(JSON.stringify(message?.components)).toContain(`attachment://${files?.[0] ?? ''}`)
    const [embeds] = await render(replyGallery.withPictures, 'embeds')
    expect(embeds?.embeds?.map(({ image }) => image?.url)).toEqual(
      files?.map((file) => `attachment://${file}`),
    )
    expect(
      breachesOfFiles(
        message,
        (files ?? []).map((name) => ({ name, bytes: 1 })),
      ),
    ).toEqual([])
    expect(breachesOfFiles(message, [])).not.toEqual([])
  })

  it('says in words what it has no picture of', async () => {
    const messages = await withButtonIds(
      (writeId) => renderReply(replyGallery.withPictures, { form: 'components', writeId }),
      () => Promise.resolve(''),
    )
    expect(messages[0]).not.toHaveProperty('attachments')
    expect(readMessage(messages[0]).text).toContain('“*Low* water at <six>.” — Ada Fenwick')
  })

  it('gives a long reply buttons from part to part', async () => {
    const messages = await render(replyGallery.longQuotation, 'components')
    const labels = messages.map((message) => readMessage(message).buttons.map(({ label }) => label))
    expect(labels).toEqual([['Part 2'], ['Part 1']])
  })

  it('draws as it always did', async () => {
    for (const form of forms) {
      const drawn = await Promise.all(
        Object.entries<Reply>(replyGallery)
          .filter(([trait]) => !['longQuotation', 'unbroken', 'pictureOfManyWords'].includes(trait))
          .map(async ([trait, reply]) => [trait, await render(reply, form)] as const),
      )
      await expect(`${JSON.stringify(Object.fromEntries(drawn), null, 2)}\n`).toMatchFileSnapshot(
        `../../fixtures/renders/discord/${form}.json`,
      )
    }
  })
})
