import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord-api-types/payloads/v10'
import type { Action, CommandCall, Pager, Reply } from '../../reply/reply.ts'
import { addressInMessage, nameOfFile } from './attachments.ts'
import { type Wording, wordingFor } from '../../wording/wording-for.ts'
import type { Press, WriteButtonId } from './button-id.ts'
import { cutText } from './cut-text.ts'
import { type Entry, layOut, type ShownPictures } from './layout.ts'
import { limits } from './limits.ts'
import { renderInlines, webAddress, type WriteInlines } from './markdown.ts'

/** How replies are drawn: Components V2, or embeds where somebody prefers those. */
export type ReplyForm = 'components' | 'embeds'

/** What a message is sent or edited with. Nobody is ever notified by its text. */
export interface MessageBody {
  readonly flags: number
  readonly components: APIMessageTopLevelComponent[]
  readonly embeds?: APIEmbed[]
  /** The pictures in it, whose files go along. */
  readonly attachments?: readonly Attachment[]
  readonly allowed_mentions: { readonly parse: [] }
}

/** A file of a message; `id` is its place among those that go along. */
interface Attachment {
  readonly id: string
  readonly filename: string
  readonly description: string
}

interface RenderSettings {
  readonly form: ReplyForm
  readonly writeId: WriteButtonId
  /** The call that gives this reply again, for the buttons between its parts; without it the parts have none. */
  readonly call?: CommandCall
  /** Pictures not among these are shown by their words. */
  readonly pictures?: ShownPictures
  /** Remembers what it wrote, where many messages share their words. */
  readonly write?: WriteInlines
}

const COLOUR = 0x3b6ea8
/** Three rows, which leave a fourth for turning pages. */
const MAX_ACTIONS = 3 * limits.rowButtons

/**
 * A reply as the messages that it takes, mostly one. Links that are neither http nor https become text; a button's label
 * over 80 characters is cut, with an ellipsis.
 */
export function renderReply(
  reply: Reply,
  { form, writeId, call, pictures = new Set(), write = renderInlines }: RenderSettings,
): MessageBody[] {
  const { header, chunks } = arrangeActions(reply.actions, form)
  const mostButtons = Math.max(0, ...chunks.map((chunk) => chunk.length))
  const entriesRoom = roomForEntries(mostButtons, header !== undefined, form)
  const texts = layOut(reply, { entries: entriesRoom, pictures, write })
  const count = Math.max(texts.length, chunks.length)
  const wording = wordingFor(reply.locale)

  return Array.from({ length: count }, (_, index) => {
    const entries = [...(texts[index] ?? [])]
    if (count > 1) entries.push({ kind: 'text', markdown: `-# ${wording.pages.partOf(index + 1, count)}` })
    const slots = createSlots(writeId)
    const rows = [
      ...rowsOf((chunks[index] ?? []).map((action) => renderAction(action, slots))),
      ...rowsOf([
        ...(reply.pager === undefined ? [] : renderPager(reply.pager, slots, wording)),
        ...(call === undefined
          ? []
          : renderPartButtons({ call, part: index + 1 }, { count, slots, wording })),
      ]),
    ]
    const accessory = index === 0 && header !== undefined ? renderAction(header, slots) : undefined
    const body = form === 'components' ? asComponents(entries, rows, accessory) : asEmbed(entries, rows)
    const attachments = attachmentsOf(entries)
    return attachments.length === 0 ? body : { ...body, attachments }
  })
}

/** The first link of several components may stand beside the title; the rest goes below, in as many parts as it takes. */
function arrangeActions(
  actions: readonly Action[],
  form: ReplyForm,
): { header?: Action; chunks: Action[][] } {
  const usable = actions.filter((action) => action.kind === 'call' || buttonAddress(action.url) !== undefined)
  const links = usable.filter(({ kind }) => kind === 'link')
  const header = form === 'components' && links.length === 1 ? links[0] : undefined
  const below = usable.filter((action) => action !== header)
  return {
    ...(header !== undefined && { header }),
    chunks: Array.from({ length: Math.ceil(below.length / MAX_ACTIONS) }, (_, index) =>
      below.slice(index * MAX_ACTIONS, (index + 1) * MAX_ACTIONS),
    ),
  }
}

/** Components left for text beside the container, the buttons and their rows, and ‘Part 1 of 2’. */
function roomForEntries(buttons: number, hasHeader: boolean, form: ReplyForm): number {
  // An embed has one description, whatever stands in it.
  if (form === 'embeds') return Number.POSITIVE_INFINITY
  const pageRow = 1 + 4
  return (
    limits.components - 2 - (hasHeader ? 2 : 0) - pageRow - buttons - Math.ceil(buttons / limits.rowButtons)
  )
}

/** Ids of one message: each button gets the next place. */
function createSlots(writeId: WriteButtonId): (press: Press) => string {
  let slot = 0
  return (press) => writeId(press, slot++)
}

type Slots = ReturnType<typeof createSlots>

function renderAction(action: Action, slots: Slots): APIButtonComponent {
  switch (action.kind) {
    case 'call':
      return pressButton(action.label, { call: action.call, part: 1 }, slots)
    case 'link':
      return {
        type: ComponentType.Button,
        style: ButtonStyle.Link,
        label: cutLabel(action.label),
        url: buttonAddress(action.url) ?? '',
      }
  }
}

function renderPager({ previous, next }: Pager, slots: Slots, { pages }: Wording): APIButtonComponent[] {
  return [
    ...(previous === undefined
      ? []
      : [pressButton(`◀ ${pages.previous}`, { call: previous, part: 1 }, slots)]),
    ...(next === undefined ? [] : [pressButton(`${pages.next} ▶`, { call: next, part: 1 }, slots)]),
  ]
}

function renderPartButtons(
  { call, part }: Press,
  { count, slots, wording: { pages } }: { count: number; slots: Slots; wording: Wording },
): APIButtonComponent[] {
  const turnTo = (target: number): APIButtonComponent =>
    pressButton(pages.part(target), { call, part: target }, slots)
  return [...(part > 1 ? [turnTo(part - 1)] : []), ...(part < count ? [turnTo(part + 1)] : [])]
}

function pressButton(label: string, press: Press, slots: Slots): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: cutLabel(label),
    custom_id: slots(press),
  }
}

function cutLabel(label: string): string {
  return cutText(label.trim() === '' ? '…' : label, limits.buttonLabel)
}

function buttonAddress(url: string): string | undefined {
  const address = webAddress(url)
  return address !== undefined && address.length <= limits.buttonUrl ? address : undefined
}

function rowsOf(buttons: readonly APIButtonComponent[]): APIActionRowComponent<APIButtonComponent>[] {
  return Array.from({ length: Math.ceil(buttons.length / limits.rowButtons) }, (_, index) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(index * limits.rowButtons, (index + 1) * limits.rowButtons),
  }))
}

function asComponents(
  entries: readonly Entry[],
  rows: readonly APIActionRowComponent<APIButtonComponent>[],
  accessory: APIButtonComponent | undefined,
): MessageBody {
  const content = entries.map((entry, index): APIComponentInContainer => {
    if (entry.kind === 'divider')
      return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small }
    if (entry.kind === 'image') {
      const item = {
        media: { url: addressInMessage(entry.picture) },
        description: cutText(entry.alt, limits.altText),
      }
      return { type: ComponentType.MediaGallery, items: [item] }
    }
    const text = { type: ComponentType.TextDisplay, content: entry.markdown } as const
    return index === 0 && accessory !== undefined
      ? { type: ComponentType.Section, components: [text], accessory }
      : text
  })
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: COLOUR, components: [...content, ...rows] }],
    allowed_mentions: { parse: [] },
  }
}

function asEmbed(
  entries: readonly Entry[],
  rows: readonly APIActionRowComponent<APIButtonComponent>[],
): MessageBody {
  const images = entries.filter((entry) => entry.kind === 'image')
  const description = entries
    .flatMap((entry) => (entry.kind === 'image' ? [] : [entry.kind === 'divider' ? '───' : entry.markdown]))
    .join('\n\n')
  const [first, ...others] = images.map((image) => ({ image: { url: addressInMessage(image.picture) } }))
  return {
    flags: 0,
    embeds: [
      { color: COLOUR, description, ...first },
      ...others.map((image) => ({ color: COLOUR, ...image })),
    ].slice(0, limits.embeds),
    components: [...rows],
    allowed_mentions: { parse: [] },
  }
}

/** A picture that is shown twice comes along once. */
function attachmentsOf(entries: readonly Entry[]): Attachment[] {
  const descriptions = new Map(
    entries
      .filter((entry) => entry.kind === 'image')
      .map(({ picture, alt }) => [nameOfFile(picture), cutText(alt, limits.altText)]),
  )
  return [...descriptions].map(([filename, description], index) => ({
    ...{ id: String(index), filename, description },
  }))
}
