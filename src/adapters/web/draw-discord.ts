import { html } from 'hono/html'
import { z } from 'zod'
import { type MarkdownBlock, type MarkdownRun, parseDiscordMarkdown } from './discord-markdown.ts'
import { type Drawing, type Preview, type PreviewDrawing, readPreview } from './previews.ts'
import { type Html, renderAsk, renderLink, renderPicture, renderTime } from './markup.ts'

/** Draws what Discord would be sent as its members would see it: pictures as on its dark ground, whatever the page’s. */
export function drawDiscord(preview: Preview, settings: PreviewDrawing): Html {
  const drawing = readPreview(preview, settings, 'dark')
  return html`${preview.messages.map((body) => drawMessage(body, drawing))}`
}

const button = z.object({
  type: z.literal(2),
  label: z.string(),
  custom_id: z.string().optional(),
  url: z.string().optional(),
})
const text = z.object({ type: z.literal(10), content: z.string() })
const row = z.object({ type: z.literal(1), components: z.array(button) })
const section = z.object({ type: z.literal(9), components: z.array(text), accessory: button })
const separator = z.object({ type: z.literal(14) })
const gallery = z.object({
  type: z.literal(12),
  items: z.array(z.object({ media: z.object({ url: z.string() }), description: z.string().default('') })),
})
const unknown = z
  .object({ type: z.number() })
  .transform(({ type }) => ({ type: 'unknown', number: type }) as const)
const content = z.union([text, row, section, separator, gallery, unknown])
const container = z.object({ type: z.literal(17), components: z.array(content) })
const embed = z.object({
  description: z.string().default(''),
  image: z.object({ url: z.string() }).optional(),
})
const attachment = z.object({ filename: z.string(), description: z.string().default('') })
const message = z.object({
  flags: z.number().default(0),
  embeds: z.array(embed).default([]),
  attachments: z.array(attachment).default([]),
  components: z.array(z.union([container, content])),
})

/** docs: resources/message#message-object-message-flags, “only visible to the user who invoked the Interaction”. */
const EPHEMERAL = 64

function drawMessage(body: unknown, drawing: Drawing): Html {
  const { flags, embeds, attachments, components } = message.parse(body)
  const isPrivate = (flags & EPHEMERAL) !== 0
  return html`<div class="sent${isPrivate ? ' private' : ''}">
    <span class="avatar"></span>
    <p class="author"><strong>Summit</strong> <span class="app">APP</span></p>
    <div class="payload">
      ${embeds.map((each) => drawEmbed(each, attachments, drawing))}
      ${components.map((component) =>
        component.type === 17
          ? html`<div class="card">${component.components.map((part) => drawComponent(part, drawing))}</div>`
          : drawComponent(component, drawing),
      )}
    </div>
    ${isPrivate ? html`<p class="seen-by">${drawing.seenByCaller}</p>` : ''}
  </div>`
}

/** Of an embed’s picture the words are with the file. */
function drawEmbed(
  { description, image }: z.infer<typeof embed>,
  attachments: readonly z.infer<typeof attachment>[],
  drawing: Drawing,
): Html {
  const file = attachments.find(({ filename }) => image?.url === `attachment://${filename}`)
  return html`<div class="card">
    ${drawMarkdown(description)}
    ${image === undefined ? '' : renderPicture(drawing.addressOf(image.url), file?.description ?? '')}
  </div>`
}

function drawComponent(component: z.infer<typeof content>, drawing: Drawing): Html {
  switch (component.type) {
    case 10:
      return drawMarkdown(component.content)
    case 9:
      return html`<div class="section">
        <div>${component.components.map((part) => drawMarkdown(part.content))}</div>
        ${drawButton(component.accessory, drawing)}
      </div>`
    case 1:
      return html`<p class="buttons">${component.components.map((each) => drawButton(each, drawing))}</p>`
    case 14:
      return html`<hr />`
    case 12:
      return html`${component.items.map(({ media, description }) =>
        renderPicture(drawing.addressOf(media.url), description),
      )}`
    case 'unknown':
      return html`<p class="undrawn">
        Discord shows something here that this page cannot: component ${component.number}.
      </p>`
  }
}

function drawButton({ label, custom_id: id, url }: z.infer<typeof button>, drawing: Drawing): Html {
  if (url !== undefined) return renderLink(label, url, 'button outward')
  const asked = id === undefined ? undefined : drawing.askedBy(id)
  return asked === undefined
    ? html`<button class="button" disabled>${label}</button>`
    : renderAsk(asked, label, 'button')
}

function drawMarkdown(markdown: string): Html {
  return html`${parseDiscordMarkdown(markdown).map(drawBlock)}`
}

function drawBlock(block: MarkdownBlock): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2 dir="auto">${block.runs.map(drawRun)}</h2>`
    case 'small':
      return html`<p class="small" dir="auto">${block.runs.map(drawRun)}</p>`
    case 'quote':
      return html`<blockquote dir="auto">${block.runs.map(drawRun)}</blockquote>`
    case 'paragraph':
      return html`<p dir="auto">${block.runs.map(drawRun)}</p>`
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li dir="auto">${item.map(drawRun)}</li>`)}
      </ul>`
  }
}

function drawRun(run: MarkdownRun): Html {
  switch (run.kind) {
    case 'text':
      return html`${run.text}`
    case 'bold':
      return html`<strong>${run.runs.map(drawRun)}</strong>`
    case 'underline':
      return html`<u>${run.runs.map(drawRun)}</u>`
    case 'strike':
      return html`<s>${run.runs.map(drawRun)}</s>`
    case 'link':
      return renderLink(html`${run.runs.map(drawRun)}`, run.url, 'link')
    case 'time':
      return renderTime(run.seconds, run.isRelative ? 'relative' : 'full')
  }
}
