import { html } from 'hono/html'
import { z } from 'zod'
import { type MarkdownBlock, type MarkdownRun, parseDiscordMarkdown } from './discord-markdown.ts'
import type { Wording } from '../../wording/wording-for.ts'
import type { Preview } from './previews.ts'
import { type Html, renderAsk, renderLink, renderTime } from './markup.ts'
import type { TextOfCall } from './render-reply.ts'

/** Draws what Discord would be sent as its members would see it. Writes a button’s call as text by `textOfCall`. */
export function drawDiscord({ messages, calls }: Preview, textOfCall: TextOfCall, wording: Wording): Html {
  const draw: Drawing = (id) => {
    const call = calls.get(id)
    return call && textOfCall(call)
  }
  return html`${messages.map((body) => drawMessage(body, draw, wording))}`
}

/** What the button with an id asks. */
type Drawing = (id: string) => string | undefined

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
const unknown = z
  .object({ type: z.number() })
  .transform(({ type }) => ({ type: 'unknown', number: type }) as const)
const content = z.union([text, row, section, separator, unknown])
const container = z.object({ type: z.literal(17), components: z.array(content) })
const message = z.object({
  flags: z.number().default(0),
  embeds: z.array(z.object({ description: z.string() })).default([]),
  components: z.array(z.union([container, content])),
})

/** docs: resources/message#message-object-message-flags, “only visible to the user who invoked the Interaction”. */
const EPHEMERAL = 64

function drawMessage(body: unknown, draw: Drawing, wording: Wording): Html {
  const { flags, embeds, components } = message.parse(body)
  const isPrivate = (flags & EPHEMERAL) !== 0
  return html`<div class="sent${isPrivate ? ' private' : ''}">
    <span class="avatar"></span>
    <p class="author"><strong>Summit</strong> <span class="app">APP</span></p>
    <div class="payload">
      ${embeds.map(({ description }) => html`<div class="card">${drawMarkdown(description)}</div>`)}
      ${components.map((component) =>
        component.type === 17
          ? html`<div class="card">${component.components.map((part) => drawComponent(part, draw))}</div>`
          : drawComponent(component, draw),
      )}
    </div>
    ${isPrivate ? html`<p class="seen-by">${wording.page.onlyYou}</p>` : ''}
  </div>`
}

function drawComponent(component: z.infer<typeof content>, draw: Drawing): Html {
  switch (component.type) {
    case 10:
      return drawMarkdown(component.content)
    case 9:
      return html`<div class="section">
        <div>${component.components.map((part) => drawMarkdown(part.content))}</div>
        ${drawButton(component.accessory, draw)}
      </div>`
    case 1:
      return html`<p class="buttons">${component.components.map((each) => drawButton(each, draw))}</p>`
    case 14:
      return html`<hr />`
    case 'unknown':
      return html`<p class="undrawn">
        Discord shows something here that this page cannot: component ${component.number}.
      </p>`
  }
}

function drawButton({ label, custom_id: id, url }: z.infer<typeof button>, draw: Drawing): Html {
  if (url !== undefined) return renderLink(label, url, 'button outward')
  const asked = id === undefined ? undefined : draw(id)
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
