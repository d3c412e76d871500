import { type HtmlElement, type HtmlNode, parseHtml } from '../../src/library/parse-html.ts'

/** A message of a preview as a reader has it. */
export interface SeenPreview {
  /** Words in order, without buttons; a link as ‘words (address)’, a time in ISO 8601, a picture by its words. */
  readonly text: string
  /** The same with buttons in their places. */
  readonly whole: string
  /** Labels in order, a link’s with its address. */
  readonly buttons: readonly { readonly label: string; readonly url?: string }[]
  /** Who else sees it, where that is nobody. */
  readonly seenBy: string | undefined
}

/** Reads the messages that a preview draws. */
export function readPreview(markup: string): SeenPreview[] {
  const { documentElement } = parseHtml(markup)
  return elementsWith(documentElement, 'sent').map((sent) => {
    const payload = elementsWith(sent, 'payload')[0]
    const buttons = payload === undefined ? [] : elementsWith(payload, 'button')
    return {
      text: payload === undefined ? '' : textOf(payload, false),
      whole: payload === undefined ? '' : textOf(payload, true),
      buttons: buttons.map((button) => {
        const url = button.getAttribute('href')
        return { label: button.textContent ?? '', ...(url !== null && { url }) }
      }),
      seenBy: elementsWith(sent, 'seen-by')[0]?.textContent?.trim(),
    }
  })
}

function elementsWith(node: HtmlNode, role: string): HtmlElement[] {
  return [...node.childNodes].filter(isElement).flatMap((child) => {
    const is = child.getAttribute('class')?.split(' ').includes(role) ?? false
    return is ? [child] : elementsWith(child, role)
  })
}

function textOf(node: HtmlNode, withButtons: boolean): string {
  if (!isElement(node)) return node.nodeType === TEXT ? (node.textContent ?? '') : ''
  const isButton = node.getAttribute('class')?.split(' ').includes('button') ?? false
  if (isButton && !withButtons) return ''
  if (node.nodeName === 'IMG') return `${node.getAttribute('alt') ?? ''}\n`
  if (node.nodeName === 'TIME') return node.getAttribute('datetime') ?? ''
  const words = [...node.childNodes].map((child) => textOf(child, withButtons)).join('')
  const ends = isButton || !INLINE.has(node.nodeName) ? '\n' : ''
  return `${words}${node.nodeName === 'A' ? ` (${node.getAttribute('href') ?? ''})` : ''}${ends}`
}

const INLINE: ReadonlySet<string> = new Set(['A', 'SPAN', 'STRONG', 'U', 'S'])

const TEXT = 3

function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === 1
}
