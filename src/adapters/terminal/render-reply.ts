import { styleText } from 'node:util'
import type { BarChart, Picture } from '../../reply/picture.ts'
import { type Wording, wordingFor } from '../../wording/wording-for.ts'
import type { Block, CommandCall, Inline, Reply } from '../../reply/reply.ts'

/** How a reply is drawn: with colours or without, and how a call is written for whoever wants to go on. */
export interface TerminalStyle {
  readonly colour: boolean
  readonly formatCall: (call: CommandCall) => string
  /** Files that pictures were written to. */
  readonly saved?: ReadonlyMap<Picture, string>
}

type Format = Parameters<typeof styleText>[0]

/** A reply for a terminal. Control characters of the content are dropped, so that it can move nothing on the screen. */
export function renderReply(reply: Reply, { colour, formatCall, saved }: TerminalStyle): string {
  const wording = wordingFor(reply.locale)
  const { pages } = wording
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
            [pages.previousPage, reply.pager.previous],
            [pages.nextPage, reply.pager.next],
          ] as [string, CommandCall | undefined][]
        ).filter(([, call]) => call !== undefined)),
  ]
  const parts = [
    paint('bold', reply.title),
    ...reply.blocks.map((block) => renderBlock(block, { inlines, paint, saved, wording })),
    ...(reply.source === undefined ? [] : [inlines(reply.source, 'dim')]),
    ...(reply.pager === undefined ? [] : [paint('dim', pages.place(reply.pager.page, reply.pager.pages))]),
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

interface Pens {
  readonly inlines: (parts: readonly Inline[], base?: Format) => string
  readonly paint: (format: Format, text: string) => string
  readonly saved: TerminalStyle['saved']
  readonly wording: Wording
}

function renderBlock(block: Block, pens: Pens): string {
  const { inlines, paint } = pens
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
    case 'image':
      return renderPicture(block, pens)
    case 'divider':
      return paint('dim', '────────')
  }
}

/** A terminal draws bars by itself; of any other picture it has the words, and the file that was written. */
function renderPicture(
  { picture, alt }: Extract<Block, { kind: 'image' }>,
  { paint, saved, wording }: Pens,
): string {
  const file = saved?.get(picture)
  switch (picture.kind) {
    case 'bars':
      return renderBars(picture, paint)
    case 'quotation':
      return file === undefined
        ? paint('reset', alt)
        : `${paint('reset', alt)}\n${paint('dim', wording.pictures.writtenTo(file))}`
  }
}

const LONGEST_BAR = 40

function renderBars({ title, bars, source }: BarChart, paint: Pens['paint']): string {
  const labelled = Math.max(...bars.map(({ label }) => label.length))
  const most = Math.max(...bars.map(({ amount }) => amount))
  const lines = bars.map(({ label, amount, written }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((LONGEST_BAR * amount) / most)))
    return `  ${paint('bold', label.padEnd(labelled))}  ${paint('yellow', bar)} ${clean(written)}`
  })
  return [[title, ...source].map((part) => paint('bold', part)).join(' · '), ...lines].join('\n')
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
