import type { types } from '@slack/bolt'
import { plain, strong } from '../../reply/inline.ts'
import { toPlainText } from '../../reply/plain-text.ts'
import type { Picture } from '../../reply/picture.ts'
import type { Action, Block, Inline, Reply } from '../../reply/reply.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import type { WriteCall } from './call-value.ts'
import { escapeText, escapeToFit } from './escape.ts'
import { cutAltText } from './cut-alt-text.ts'
import { limits } from './limits.ts'
import { fillMessages, group, splitUnits } from './split-messages.ts'
import { renderInlines, safeUrl } from './render-inlines.ts'

/** The ids of files that pictures were uploaded as; a picture that is not among them is shown by its words. */
export type UploadedPictures = ReadonlyMap<Picture, string>

/** A message as Slack's Web API and its response URLs take it; `text` is what notifications and screen readers get. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

/**
 * Renders a reply as one message, or as several where Slack's limits ask for it. Quotations are rich text, in which
 * nothing is markup; a block is never cut unless it alone is longer than a message.
 */
export function renderReply(
  reply: Reply,
  writeCall: WriteCall,
  uploaded: UploadedPictures = new Map(),
): [SlackMessage, ...SlackMessage[]] {
  const messages = fillMessages(renderBlocks(reply, writeCall, uploaded), limits.blocksPerMessage)
  const [first, ...rest] = messages
  const { continued } = wordingFor(reply.locale).pages
  if (rest.length === 0) return [message(first, toPlainText(reply))]
  return [
    message(first, `${reply.title}\n\n${speak(first)}`),
    ...rest.map((blocks) => message(blocks, `${continued(reply.title)}\n\n${speak(blocks)}`)),
  ]
}

function message(blocks: types.KnownBlock[], text: string): SlackMessage {
  return { text: escapeText(text), blocks, unfurl_links: false, unfurl_media: false }
}

/** What one of several messages says: its rich text and pictures, since everything else in it is title or button. */
function speak(blocks: readonly types.KnownBlock[]): string {
  const lines = blocks.flatMap((block) => {
    if (block.type === 'image') return [block.alt_text]
    return block.type === 'rich_text' ? block.elements.flatMap(speakElement) : []
  })
  return lines.join('\n')
}

function speakElement(element: types.RichTextBlockElement): string[] {
  if (element.type === 'rich_text_list') return element.elements.flatMap(speakElement)
  return [element.elements.map(speakRun).join('')]
}

function speakRun(run: types.RichTextElement): string {
  if (run.type === 'date') return run.fallback ?? ''
  return 'text' in run ? (run.text ?? '') : ''
}

/** Renders a reply for a modal, which holds more blocks than a message but cannot be continued: what does not fit is said to be missing. */
export function renderReplyForView(
  reply: Reply,
  writeCall: WriteCall,
  uploaded: UploadedPictures = new Map(),
): types.KnownBlock[] {
  const blocks = renderBlocks(reply, writeCall, uploaded).flat()
  if (blocks.length <= limits.blocksPerView) return blocks
  const note = richText([section([plain(wordingFor(reply.locale).slack.moreThanFits)])])
  return [...blocks.slice(0, limits.blocksPerView - 1), note]
}

/** Blocks in groups that stay together in one message. */
function renderBlocks(reply: Reply, writeCall: WriteCall, uploaded: UploadedPictures): types.KnownBlock[][] {
  const { title, blocks, source, actions, pager } = reply
  const { pages: words, colon } = wordingFor(reply.locale)
  const units: types.KnownBlock[][] = [
    ...splitUnits(renderTitle(title)),
    ...blocks.flatMap((block) => splitUnits(renderBlock(block, { colon, uploaded }))),
  ]
  if (source !== undefined) units.push(...splitUnits([richText([section(source)])]))
  const rows = renderActions(actions, writeCall)
  if (pager === undefined) return [...units, ...rows].filter((unit) => unit.length > 0)
  const place = plainContext(words.place(pager.page, pager.pages))
  const turns = [
    ...(pager.previous === undefined
      ? []
      : [button(`‹ ${words.previous}`, 'page:previous', writeCall(pager.previous))]),
    ...(pager.next === undefined ? [] : [button(`${words.next} ›`, 'page:next', writeCall(pager.next))]),
  ]
  const pages = turns.length === 0 ? [place] : [place, { type: 'actions', elements: turns } as const]
  return [...units, ...rows, pages].filter((unit) => unit.length > 0)
}

/** A header where it fits, since that is what screen readers jump between; else the same words in bold. */
function renderTitle(title: string): types.KnownBlock[] {
  if (title.trim() === '') return []
  const text = escapeText(title)
  return text.length <= limits.header
    ? [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }]
    : [richText([section([strong(title)])])]
}

function renderBlock(
  block: Block,
  { colon, uploaded }: { readonly colon: string; readonly uploaded: UploadedPictures },
): types.KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return [richText([section(block.text)])]
    case 'quote':
      return [
        richText([
          { type: 'rich_text_quote', elements: renderInlines(block.words) },
          section([plain('— '), ...block.caption]),
        ]),
      ]
    case 'list':
      return [richText([{ type: 'rich_text_list', style: 'bullet', elements: block.items.map(section) }])]
    case 'facts': {
      const lines = block.facts.map(({ label, value }) => section([strong(`${label}${colon} `), ...value]))
      return [richText([{ type: 'rich_text_list', style: 'bullet', elements: lines }])]
    }
    case 'image': {
      const words = richText([section([plain(block.alt)])])
      const id = uploaded.get(block.picture)
      if (id === undefined) return [words]
      const image: types.ImageBlock = {
        type: 'image',
        slack_file: { id },
        alt_text: cutAltText(block.alt, limits.altText),
      }
      return block.alt.length <= limits.altText ? [image] : [image, words]
    }
    case 'divider':
      return [{ type: 'divider' }]
  }
}

/** Buttons in rows. One that leads nowhere, to no http or https address, is left out. */
function renderActions(actions: readonly Action[], writeCall: WriteCall): types.KnownBlock[][] {
  const buttons = actions.flatMap((action, index) => {
    if (action.kind === 'call') return [button(action.label, `call:${index}`, writeCall(action.call))]
    const url = safeUrl(action.url)
    return url === undefined ? [] : [{ ...button(action.label, `link:${index}`), url }]
  })
  return group(buttons, limits.elementsPerActions).map((elements) => [{ type: 'actions', elements }])
}

function button(label: string, id: string, value?: string): types.Button {
  const text = escapeToFit(label.trim() === '' ? '…' : label, limits.buttonText)
  return {
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text, emoji: false },
    ...(value !== undefined && { value }),
  }
}

function section(inlines: readonly Inline[]): types.RichTextSection {
  return { type: 'rich_text_section', elements: renderInlines(inlines) }
}

function richText(elements: types.RichTextBlockElement[]): types.RichTextBlock {
  return { type: 'rich_text', elements }
}

function plainContext(text: string): types.ContextBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }
}
