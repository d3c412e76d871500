import { wordingFor } from '../wording/wording-for.ts'
import type { Action, Block, Inline, Reply } from './reply.ts'

/** A reply as lines of text, nothing left out: what screen readers, notifications and pipes get. */
export function toPlainText(reply: Reply): string {
  const { title, blocks, source, actions, pager } = reply
  const { pages, colon } = wordingFor(reply.locale)
  const parts = [
    title,
    ...blocks.map((block) => blockText(block, colon)),
    ...(source === undefined ? [] : [inlineText(source)]),
    ...(pager === undefined ? [] : [pages.place(pager.page, pager.pages)]),
    ...(actions.length === 0 ? [] : [actions.map(actionText).join('  ')]),
  ]
  return parts.join('\n\n')
}

/** Inlines as text: a link's address follows its words, what was taken out stands in [-…-], what was put in in {+…+}. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(textOf).join('')
}

function textOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'strong':
    case 'marked':
    case 'time':
      return inline.text
    case 'removed':
      return `[-${inline.text}-]`
    case 'added':
      return `{+${inline.text}+}`
    case 'link':
      return `${inline.text} (${inline.url})`
  }
}

function blockText(block: Block, colon: string): string {
  switch (block.kind) {
    case 'text':
      return inlineText(block.text)
    case 'quote':
      return `${inlineText(block.words)}\n— ${inlineText(block.caption)}`
    case 'list':
      return block.items.map((item) => `• ${inlineText(item)}`).join('\n')
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}${colon} ${inlineText(value)}`).join('\n')
    case 'image':
      return block.alt
    case 'divider':
      return '—'
  }
}

function actionText(action: Action): string {
  return action.kind === 'link' ? `[${action.label}: ${action.url}]` : `[${action.label}]`
}
