import { plain, strong } from '../../reply/inline.ts'
import type { Picture } from '../../reply/picture.ts'
import type { Block, Inline, Reply } from '../../reply/reply.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import { limits } from './limits.ts'
import { cutInlines, type WriteInlines } from './markdown.ts'

/** What stands in one message, from top to bottom: markdown of paragraphs, a picture, or a line across. */
export type Entry =
  | { readonly kind: 'text'; readonly markdown: string }
  | { readonly kind: 'image'; readonly picture: Picture; readonly alt: string }
  | { readonly kind: 'divider' }

/** The pictures that a message can show, its files or a page’s; any other is shown by its words. */
export type ShownPictures = Pick<ReadonlySet<Picture>, 'has'>

/** How much room a message has left for entries, which pictures can be shown, and how words are written. */
export interface Room {
  readonly entries: number
  readonly pictures: ShownPictures
  readonly write: WriteInlines
}

/** Kept free in each message for ‘Part 2 of 12’ and what joins paragraphs. */
const RESERVE = 60
/** Less room than this is left free rather than filled with the beginning of a long quotation. */
const WORTH_FILLING = 1000

/**
 * Lays a reply out over as many messages as it takes. Blocks stay whole where they fit into a message; only a block
 * that is longer than a message is cut, between words.
 */
export function layOut(reply: Reply, { entries: maxEntries, pictures, write }: Room): Entry[][] {
  const parts: Entry[][] = []
  let part: Entry[] = []
  let left = limits.text - RESERVE
  const turn = (): void => {
    if (part.length > 0) parts.push(part)
    part = []
    left = limits.text - RESERVE
  }
  const add = (markdown: string, tight: boolean): void => {
    const last = part.at(-1)
    if (tight && last?.kind === 'text') {
      part[part.length - 1] = { kind: 'text', markdown: `${last.markdown}\n${markdown}` }
    } else part.push({ kind: 'text', markdown })
    left -= markdown.length + 2
  }
  const room = limits.text - RESERVE - 2

  for (const group of groupsOf(reply, pictures)) {
    if (group.kind === 'image') {
      if (part.length >= maxEntries) turn()
      part.push(group)
      continue
    }
    if (group.kind === 'divider') {
      if (part.length >= maxEntries) turn()
      // A line on top of a message divides nothing.
      if (part.length > 0) part.push(group)
      continue
    }
    const whole = group.paragraphs.map((paragraph) => renderParagraph(paragraph, write)).join('\n')
    const opensEntry = !group.tight || part.at(-1)?.kind !== 'text'
    if (opensEntry && part.length >= maxEntries) turn()
    if (whole.length > left - 2 && whole.length <= room) turn()
    if (whole.length <= left - 2) {
      add(whole, group.tight)
      continue
    }
    let tight = group.tight
    for (const paragraph of group.paragraphs) {
      if (left - 2 < WORTH_FILLING) turn()
      const cut = cutInlines(paragraph.inlines, {
        firstRoom: left - 2,
        room,
        lineCost: paragraph.prefix.length,
      })
      for (const [index, inlines] of cut.entries()) {
        if (index > 0) turn()
        add(renderParagraph({ ...paragraph, inlines }, write), tight)
      }
      tight = true
    }
  }
  turn()
  return parts
}

interface Paragraph {
  /** What Discord's markdown begins each of its lines with. */
  readonly prefix: '' | '### ' | '-# ' | '> ' | '- '
  readonly inlines: readonly Inline[]
}

/** What stays in one message if it can; a tight one stands close to what is above it. */
type Group =
  | { readonly kind: 'text'; readonly tight: boolean; readonly paragraphs: readonly Paragraph[] }
  | Exclude<Entry, { readonly kind: 'text' }>

/** Everything that has something to show: Discord refuses empty texts. */
function groupsOf(reply: Reply, pictures: ShownPictures): Group[] {
  return allGroupsOf(reply, pictures).flatMap((group): Group[] => {
    if (group.kind !== 'text') return [group]
    const paragraphs = group.paragraphs.filter(({ inlines }) =>
      inlines.some(({ text }) => /[^\s\p{Cc}]/u.test(text)),
    )
    return paragraphs.length === 0 ? [] : [{ ...group, paragraphs }]
  })
}

function allGroupsOf({ title, blocks, source, pager, locale }: Reply, pictures: ShownPictures): Group[] {
  const { pages: words, colon } = wordingFor(locale)
  const small = (inlines: readonly Inline[], tight: boolean): Group => ({
    kind: 'text',
    tight,
    paragraphs: [{ prefix: '-# ', inlines }],
  })
  return [
    { kind: 'text', tight: false, paragraphs: [{ prefix: '### ', inlines: [plain(title)] }] },
    ...blocks.flatMap((block) => groupsOfBlock(block, { colon, pictures })),
    ...(source === undefined ? [] : [small(source, false)]),
    ...(pager === undefined
      ? []
      : [small([plain(words.place(pager.page, pager.pages))], source !== undefined)]),
  ]
}

function groupsOfBlock(
  block: Block,
  { colon, pictures }: { readonly colon: string; readonly pictures: ShownPictures },
): Group[] {
  switch (block.kind) {
    case 'text':
      return [{ kind: 'text', tight: false, paragraphs: [{ prefix: '', inlines: block.text }] }]
    case 'quote':
      return [
        {
          kind: 'text',
          tight: false,
          paragraphs: [
            { prefix: '> ', inlines: block.words },
            { prefix: '-# ', inlines: block.caption },
          ],
        },
      ]
    case 'list':
      return block.items.map((inlines, index) => ({
        kind: 'text',
        tight: index > 0,
        paragraphs: [{ prefix: '- ', inlines }],
      }))
    case 'facts':
      return block.facts.map(({ label, value }, index) => ({
        kind: 'text',
        tight: index > 0,
        paragraphs: [{ prefix: '', inlines: [strong(label), plain(`${colon} `), ...value] }],
      }))
    case 'image': {
      const words: Group = {
        kind: 'text',
        tight: false,
        paragraphs: [{ prefix: '', inlines: [plain(block.alt)] }],
      }
      if (!pictures.has(block.picture)) return [words]
      return block.alt.length <= limits.altText ? [block] : [block, words]
    }
    case 'divider':
      return [block]
  }
}

/** A quotation keeps its lines, each of them a quoted one; a heading, a list item and a small line are one line each. */
function renderParagraph({ prefix, inlines }: Paragraph, write: WriteInlines): string {
  const markdown = write(inlines)
  switch (prefix) {
    case '':
      return markdown
    case '> ':
      return markdown.replace(/^/gm, prefix)
    case '### ':
    case '-# ':
    case '- ':
      return `${prefix}${markdown.replace(/\s*\n\s*/g, ' ').trim()}`
  }
}
