import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { renderReply } from '../../../src/adapters/terminal/render-reply.ts'
import { inlineText } from '../../../src/reply/plain-text.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { replyGallery } from '../../support/reply-gallery.ts'

const formatCall = ({ command }: { command: string }) => command

describe('renderReply', () => {
  it.each(Object.entries(replyGallery))(
    'shows every word of the reply “%s”, in colours or not',
    (_name, reply: Reply) => {
      const bare = renderReply(reply, { colour: false, formatCall })
      expect(stripVTControlCharacters(renderReply(reply, { colour: true, formatCall }))).toBe(bare)
      expect(bare).toContain(clean(reply.title))
      for (const block of reply.blocks) {
        if (block.kind === 'quote') expect(bare).toContain(clean(inlineText(block.words)))
        if (block.kind === 'image' && block.picture.kind === 'quotation')
          expect(bare).toContain(clean(block.alt))
        if (block.kind === 'image' && block.picture.kind === 'bars')
          for (const { label, amount } of block.picture.bars)
            expect(bare).toMatch(new RegExp(`${label} +█+ ${amount}`))
        if (block.kind === 'text') expect(bare).toContain(clean(inlineText(block.text)))
      }
    },
  )

  it('says where a picture was written', () => {
    const [block] = replyGallery.withPictures.blocks
    const saved = new Map([[block.picture, 'card.png']])
    expect(renderReply(replyGallery.withPictures, { colour: false, formatCall, saved })).toContain(
      'Written to card.png',
    )
  })

  it('lets nothing in a text move the cursor, ring the bell or set the title', () => {
    const reply: Reply = {
      title: 'a\u001b[2Jb\u0007c\u009b1md',
      blocks: [{ kind: 'quote', words: [{ kind: 'text', text: 'x\u001b]0;owned\u0007y\rz' }], caption: [] }],
      actions: [{ kind: 'link', label: 'l\u001b[0m', url: 'https://example.org/\u001b[0m' }],
      visibility: 'everyone',
    }
    expect(renderReply(reply, { colour: false, formatCall })).not.toMatch(/(?!\n)\p{Cc}/u)
  })
})

function clean(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '')
}
