import { styleText } from 'node:util'
import type { Block, CommandCall, Inline, Reply } from '../../reply/reply.ts'

/** How a reply is drawn: with colours or without, and how a call is written for whoever wants to go on. */
export interface TerminalStyle {
  readonly colour: boolean
  readonly formatCall: (call: CommandCall) => string
}

type Format = Parameters<typeof styleText>[0]

/** A reply for a terminal. Control characters of the content are dropped, so that it can move nothing on the screen. */
export function renderReply(reply: Reply, { colour, formatCall }: TerminalStyle): string {
  const paint = (format: Format, text: string): string =>
    colour ? styleText(format, clean(text), { validateStream: false }) : clean(text)
  const inlines = (parts: readonly Inline[], base?: Format): string =>
    parts.map((part) => renderInline(part, paint, base)).join('')
  const calls: [string, CommandCall | undefined][] = [
    ...reply.actions.map((action): [string, CommandCall | undefined] =>
      action.kind === 'call' ? [action.label, action.call] : [`${action.label}: ${action.url}`, undefined],
    ),
    ...(reply.pager === undefined
      ? []
      : (
          [
            ['Previous page', reply.pager.previous],
            ['Next page', reply.pager.next],
          ] as [string, CommandCall | undefined][]
        ).filter(([, call]) => call !== undefined)),
  ]
  const parts = [
    paint('bold', reply.title),
    ...reply.blocks.map((block) => renderBlock(block, inlines, paint)),
    ...(reply.source === undefined ? [] : [inlines(reply.source, 'dim')]),
    ...(reply.pager === undefined ? [] : [paint('dim', `Page ${reply.pager.page} of ${reply.pager.pages}`)]),
    ...(calls.length === 0
      ? []
      : [
          calls
            .map(
              ([label, call]) =>
                `${paint('cyan', '›')} ${clean(label)}${call === undefined ? '' : paint('dim', `  summit ${formatCall(call)}`)}`,
            )
            .join('\n'),
        ]),
  ]
  return `${parts.join('\n\n')}\n`
}

function renderBlock(
  block: Block,
  inlines: (parts: readonly Inline[], base?: Format) => string,
  paint: (format: Format, text: string) => string,
): string {
  switch (block.kind) {
    case 'text':
      return inlines(block.text)
    case 'quote': {
      const bar = paint('yellow', '│')
      return `${bar} ${inlines(block.words)}\n${bar} ${inlines(block.caption, 'dim')}`
    }
    case 'list':
      return block.items.map((item) => `  • ${inlines(item)}`).join('\n')
    case 'facts':
      return block.facts.map(({ label, value }) => `  ${paint('bold', label)}  ${inlines(value)}`).join('\n')
    case 'divider':
      return paint('dim', '────────')
  }
}

/** Colours alone would say nothing to a pipe, or to who cannot tell them apart: changes are marked as wdiff does. */
function renderInline(
  part: Inline,
  paint: (format: Format, text: string) => string,
  base: Format = 'reset',
): string {
  switch (part.kind) {
    case 'text':
    case 'time':
      return paint(base, part.text)
    case 'strong':
      return paint('bold', part.text)
    case 'marked':
      return paint(['bold', 'yellow'], part.text)
    case 'removed':
      return paint(['red', 'strikethrough'], `[-${part.text}-]`)
    case 'added':
      return paint(['green', 'underline'], `{+${part.text}+}`)
    case 'link':
      return `${paint('underline', part.text)} ${paint('dim', `(${part.url})`)}`
  }
}

/** Everything but line breaks that a terminal could take as a command. */
function clean(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '')
}
