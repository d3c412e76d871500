import type { types } from '@slack/bolt'
import type { Inline } from '../../reply/reply.ts'
import { limits } from './limits.ts'

/** Inlines as rich text: nothing in it is read as markup, a mention or an emoji. Never empty, which Slack would refuse. */
export function renderInlines(inlines: readonly Inline[]): types.RichTextElement[] {
  const elements = inlines.filter(({ text }) => text !== '').flatMap(renderInline)
  return elements.length > 0 ? elements : [{ type: 'text', text: ' ' }]
}

/** An address that may be put behind words: http or https, and no longer than Slack takes; undefined for all others. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return /^https?:$/.test(protocol) && href.length <= limits.buttonUrl ? href : undefined
}

function renderInline(inline: Inline): types.RichTextElement[] {
  if (inline.kind === 'link') {
    const url = safeUrl(inline.url)
    if (url === undefined) return runs(inline.text)
    return chunks(inline.text).map((text) => ({ type: 'link', url, text }))
  }
  if (inline.kind === 'time') return [renderTime(inline)]
  return runs(inline.text, STYLES[inline.kind])
}

/** Slack shows it by each reader's own clock and calendar. */
function renderTime({ instant, text }: Extract<Inline, { kind: 'time' }>): types.RichTextDate {
  const timestamp = Math.floor(instant / 1000)
  return { type: 'date', timestamp, format: '{date_long_pretty}, {time}', fallback: text }
}

type Style = NonNullable<types.RichTextStyleable['style']>

const STYLES: Readonly<Record<Exclude<Inline['kind'], 'link' | 'time'>, Style | undefined>> = {
  text: undefined,
  strong: { bold: true },
  marked: { bold: true },
  removed: { strike: true },
  added: { underline: true },
}

function runs(text: string, style?: Style): types.RichTextText[] {
  return chunks(text).map((part) => ({ type: 'text', text: part, ...(style !== undefined && { style }) }))
}

/** A long run as several, cut between words where there are any, so that no word is lost and no character cut in two. */
function chunks(text: string): string[] {
  const parts: string[] = []
  let at = 0
  while (at < text.length) {
    const end = at + limits.run < text.length ? cutBefore(text, at, at + limits.run) : text.length
    parts.push(text.slice(at, end))
    at = end
  }
  return parts
}

function cutBefore(text: string, start: number, end: number): number {
  const space = text.lastIndexOf(' ', end - 1)
  if (space > start) return space + 1
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end
}
