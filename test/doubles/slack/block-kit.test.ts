import { describe, expect, it } from 'vitest'
import { refusalsOfMessage, refusalsOfOptions, refusalsOfView } from './block-kit.ts'

const text = (length: number, type = 'plain_text') => ({ type, text: 'x'.repeat(length) })
const button = (over: object = {}) => ({ type: 'button', action_id: 'a', text: text(5), ...over })
const richText = (...elements: object[]) => ({ type: 'rich_text', elements })
const run = (over: object = {}) => ({ type: 'text', text: 'words', ...over })
const message = (...blocks: object[]) => ({ text: 'words', blocks })

const good: Record<string, object> = {
  header: message({ type: 'header', text: text(150) }),
  'section with fields': message({ type: 'section', fields: [text(2000), text(1)] }),
  'rich text': message(richText({ type: 'rich_text_quote', elements: [run({ style: { bold: true } })] })),
  list: message(
    richText({
      type: 'rich_text_list',
      style: 'bullet',
      elements: [{ type: 'rich_text_section', elements: [run()] }],
    }),
  ),
  link: message(
    richText({
      type: 'rich_text_section',
      elements: [{ type: 'link', url: 'https://a.example', text: 'a' }],
    }),
  ),
  actions: message({
    type: 'actions',
    elements: [button(), button({ action_id: 'b', value: 'x'.repeat(2000) })],
  }),
  context: message({ type: 'context', elements: [text(3000), text(3000, 'mrkdwn')] }),
  divider: message({ type: 'divider' }),
}

const bad: Record<string, object> = {
  'an unknown block': message({ type: 'paragraph', text: text(5) }),
  'a header of mrkdwn': message({ type: 'header', text: text(5, 'mrkdwn') }),
  'a long header': message({ type: 'header', text: text(151) }),
  'an empty header': message({ type: 'header', text: text(0) }),
  'a header without text': message({ type: 'header' }),
  'a long section': message({ type: 'section', text: text(3001) }),
  'a section with nothing': message({ type: 'section' }),
  'eleven fields': message({ type: 'section', fields: Array.from({ length: 11 }, () => text(1)) }),
  'a long field': message({ type: 'section', fields: [text(2001)] }),
  'a button without text': message({ type: 'actions', elements: [{ type: 'button', action_id: 'a' }] }),
  'a long button': message({ type: 'actions', elements: [button({ text: text(76) })] }),
  'a long value': message({ type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] }),
  'a long action id': message({ type: 'actions', elements: [button({ action_id: 'x'.repeat(256) })] }),
  'a long address': message({ type: 'actions', elements: [button({ url: 'x'.repeat(3001) })] }),
  'a wrong colour': message({ type: 'actions', elements: [button({ style: 'warning' })] }),
  'an unknown property': message({ type: 'actions', elements: [button({ colour: 'red' })] }),
  'no buttons in a row': message({ type: 'actions', elements: [] }),
  '26 buttons in a row': message({
    type: 'actions',
    elements: Array.from({ length: 26 }, (_, index) => button({ action_id: `a${index}` })),
  }),
  'two buttons of one id': message({ type: 'actions', elements: [button(), button()] }),
  'eleven texts in a context': message({
    type: 'context',
    elements: Array.from({ length: 11 }, () => text(1)),
  }),
  'a long block id': message({ type: 'divider', block_id: 'x'.repeat(256) }),
  'two blocks of one id': message({ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' }),
  'an empty run': message(richText({ type: 'rich_text_section', elements: [run({ text: '' })] })),
  'a run in no section': message(richText(run())),
  'a list of no style': message(richText({ type: 'rich_text_list', elements: [] })),
  'a link without address': message(
    richText({ type: 'rich_text_section', elements: [{ type: 'link', text: 'a' }] }),
  ),
  'a broadcast': message(
    richText({ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'channel' }] }),
  ),
  'markup in a text': message({ type: 'section', text: { type: 'mrkdwn', text: 'hey <!channel>' } }),
  'markup in the fallback': { text: 'hey <@U1>', blocks: [{ type: 'divider' }] },
  '51 blocks': message(...Array.from({ length: 51 }, () => ({ type: 'divider' }))),
  'no blocks': message(),
  'no fallback': { blocks: [{ type: 'divider' }] },
  'too much in all': message(
    ...Array.from({ length: 5 }, () =>
      richText({ type: 'rich_text_section', elements: [run({ text: 'x'.repeat(2700) })] }),
    ),
  ),
}

describe('the Block Kit schema', () => {
  it.each(Object.entries(good))('takes %s', (_name, payload) => {
    expect(refusalsOfMessage(payload)).toEqual([])
  })

  it.each(Object.entries(bad))('refuses %s', (_name, payload) => {
    expect(refusalsOfMessage(payload)).not.toEqual([])
  })

  it('knows views: a long title and an unknown block are refused', () => {
    const modal = { type: 'modal', title: text(24), blocks: [{ type: 'divider' }] }
    expect(refusalsOfView(modal)).toEqual([])
    expect(refusalsOfView({ ...modal, title: text(25) })).not.toEqual([])
    expect(refusalsOfView({ type: 'home', blocks: [{ type: 'paragraph' }] })).not.toEqual([])
  })

  it('knows options: long words and long values are refused', () => {
    expect(refusalsOfOptions([{ text: text(75), value: 'x'.repeat(75) }])).toEqual([])
    expect(refusalsOfOptions([{ text: text(76), value: 'x' }])).not.toEqual([])
    expect(refusalsOfOptions([{ text: text(1), value: 'x'.repeat(151) }])).not.toEqual([])
  })
})
