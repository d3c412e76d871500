import { z } from 'zod'
import { readMarkdown } from './read-markdown.ts'

/** A message as a reader has it. */
export interface SeenMessage {
  readonly text: string
  readonly mentions: readonly string[]
  readonly buttons: readonly { readonly label: string; readonly id?: string; readonly url?: string }[]
}

const component = z.object({
  content: z.string().optional(),
  label: z.string().optional(),
  custom_id: z.string().optional(),
  url: z.string().optional(),
  items: z.array(z.object({ description: z.string().optional() })).optional(),
  get components() {
    return z.array(component).optional()
  },
  get accessory() {
    return component.optional()
  },
})

const message = z.object({
  embeds: z
    .array(
      z.object({
        title: z.string().default(''),
        description: z.string().default(''),
        image: z.object({ url: z.string() }).optional(),
      }),
    )
    .default([]),
  components: z.array(component).default([]),
  attachments: z.array(z.object({ filename: z.string(), description: z.string() })).default([]),
})

/** Reads a message that was sent: its texts and the words of its pictures in order, then its buttons, a link button as ‘label: address’. */
export function readMessage(body: unknown): SeenMessage {
  const { embeds, components, attachments } = message.parse(body)
  const parts = components.flatMap(withNested)
  const words = [
    ...embeds.flatMap(({ title, description, image }) => [
      readMarkdown(title),
      readMarkdown(description),
      ...attachments
        .filter(({ filename }) => image?.url === `attachment://${filename}`)
        .map(({ description: alt }) => withoutMarkup(alt)),
    ]),
    ...parts.flatMap(({ content, items = [] }) => [
      ...(content === undefined ? [] : [readMarkdown(content)]),
      ...items.map(({ description: alt = '' }) => withoutMarkup(alt)),
    ]),
  ]
  const buttons = parts.flatMap(({ label, custom_id: id, url }) =>
    label === undefined
      ? []
      : [{ label, ...(id !== undefined && { id }), ...(url !== undefined && { url }) }],
  )
  return {
    text: [
      ...words.map(({ text }) => text),
      ...buttons.map(({ label, url }) => (url === undefined ? label : `${label}: ${url}`)),
    ].join('\n'),
    mentions: words.flatMap(({ mentions }) => mentions),
    buttons,
  }
}

/** A picture's description is no markdown. */
function withoutMarkup(text: string): ReturnType<typeof readMarkdown> {
  return { text, mentions: [] }
}

type Component = z.infer<typeof component>

function withNested(part: Component): Component[] {
  return [
    part,
    ...(part.components ?? []).flatMap(withNested),
    ...(part.accessory === undefined ? [] : withNested(part.accessory)),
  ]
}
