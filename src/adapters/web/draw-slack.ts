import { html } from 'hono/html'
import { z } from 'zod'
import { type Drawing, type Preview, type PreviewDrawing, readPreview } from './previews.ts'
import { type Html, renderAsk, renderLink, renderPicture, renderTime } from './markup.ts'

/** Draws what Slack would be sent as its members would see it: pictures as on its light ground, whatever the page’s. */
export function drawSlack(preview: Preview, settings: PreviewDrawing): Html {
  const drawing = readPreview(preview, settings, 'light')
  return html`${preview.messages.map((body) => drawMessage(body, drawing))}`
}

const plainText = z.object({ type: z.literal('plain_text'), text: z.string() })
const unknown = z
  .object({ type: z.string() })
  .transform(({ type }) => ({ type: 'unknown', name: type }) as const)
const styled = z.object({
  type: z.literal('text'),
  text: z.string(),
  style: z.object({ bold: z.boolean(), strike: z.boolean(), underline: z.boolean() }).partial().default({}),
})
const link = z.object({ type: z.literal('link'), url: z.string(), text: z.string().optional() })
const date = z.object({ type: z.literal('date'), timestamp: z.number() })
const run = z.union([styled, link, date, unknown])
const runs = z.object({
  type: z.enum(['rich_text_section', 'rich_text_quote']),
  elements: z.array(run),
})
const list = z.object({ type: z.literal('rich_text_list'), elements: z.array(runs) })
const header = z.object({ type: z.literal('header'), text: plainText })
const richText = z.object({ type: z.literal('rich_text'), elements: z.array(z.union([runs, list, unknown])) })
const context = z.object({ type: z.literal('context'), elements: z.array(z.union([plainText, unknown])) })
const button = z.object({
  type: z.literal('button'),
  text: plainText,
  value: z.string().optional(),
  url: z.string().optional(),
})
const actions = z.object({ type: z.literal('actions'), elements: z.array(z.union([button, unknown])) })
const divider = z.object({ type: z.literal('divider') })
const image = z.object({
  type: z.literal('image'),
  slack_file: z.object({ id: z.string() }),
  alt_text: z.string(),
})
const block = z.union([header, richText, context, actions, divider, image, unknown])
const message = z.object({
  response_type: z.enum(['in_channel', 'ephemeral']).default('in_channel'),
  blocks: z.array(block),
})

function drawMessage(body: unknown, drawing: Drawing): Html {
  const { response_type: seenBy, blocks } = message.parse(body)
  return html`<div class="sent">
    <span class="avatar"></span>
    ${seenBy === 'ephemeral' ? html`<p class="seen-by">${drawing.seenByCaller}</p>` : ''}
    <p class="author"><strong>Summit</strong> <span class="app">APP</span></p>
    <div class="payload">${blocks.map((each) => drawBlock(each, drawing))}</div>
  </div>`
}

function drawBlock(part: z.infer<typeof block>, drawing: Drawing): Html {
  switch (part.type) {
    case 'header':
      return html`<h2 dir="auto">${decode(part.text.text)}</h2>`
    case 'rich_text':
      return html`${part.elements.map(drawElement)}`
    case 'context':
      return html`<p class="small">
        ${part.elements.map((each) => (each.type === 'unknown' ? drawUnknown(each) : decode(each.text)))}
      </p>`
    case 'actions':
      return html`<p class="buttons">
        ${part.elements.map((each) => (each.type === 'unknown' ? drawUnknown(each) : drawButton(each, drawing)))}
      </p>`
    case 'divider':
      return html`<hr />`
    case 'image':
      return renderPicture(drawing.addressOf(part.slack_file.id), part.alt_text)
    case 'unknown':
      return drawUnknown(part)
  }
}

function drawElement(part: z.infer<typeof runs> | z.infer<typeof list> | z.infer<typeof unknown>): Html {
  switch (part.type) {
    case 'rich_text_section':
      return html`<p dir="auto">${part.elements.map(drawRun)}</p>`
    case 'rich_text_quote':
      return html`<blockquote dir="auto">${part.elements.map(drawRun)}</blockquote>`
    case 'rich_text_list':
      return html`<ul>
        ${part.elements.map(({ elements }) => html`<li dir="auto">${elements.map(drawRun)}</li>`)}
      </ul>`
    case 'unknown':
      return drawUnknown(part)
  }
}

function drawRun(part: z.infer<typeof run>): Html {
  switch (part.type) {
    case 'text':
      return drawStyled(part)
    case 'link':
      return renderLink(part.text ?? part.url, part.url, 'link')
    case 'date':
      return renderTime(part.timestamp, 'full')
    case 'unknown':
      return drawUnknown(part)
  }
}

function drawStyled({ text, style: { bold, strike, underline } }: z.infer<typeof styled>): Html {
  let drawn = html`${text}`
  if (bold) drawn = html`<strong>${drawn}</strong>`
  if (strike) drawn = html`<s>${drawn}</s>`
  return underline ? html`<u>${drawn}</u>` : drawn
}

/** A link button has a value too where Summit wants to hear of it; it is the address that matters here. */
function drawButton({ text, value, url }: z.infer<typeof button>, drawing: Drawing): Html {
  const label = decode(text.text)
  if (url !== undefined) return renderLink(label, url, 'button')
  const asked = value === undefined ? undefined : drawing.askedBy(value)
  return asked === undefined
    ? html`<button class="button" disabled>${label}</button>`
    : renderAsk(asked, label, 'button')
}

function drawUnknown({ name }: z.infer<typeof unknown>): Html {
  return html`<span class="undrawn">Slack shows something here that this page cannot: ${name}.</span>`
}

/** Slack reads these three in its text objects, and no others. */
function decode(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
