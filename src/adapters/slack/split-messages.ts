import type { types } from '@slack/bolt'
import { limits } from './limits.ts'

/** Room for a message's own brackets. */
const BUDGET = limits.messageJson - 2

/** Puts groups of blocks into as few messages as hold them, in order, each group whole. There is always a first message. */
export function fillMessages(
  units: readonly types.KnownBlock[][],
  maxBlocks: number,
): [types.KnownBlock[], ...types.KnownBlock[][]] {
  const messages: [types.KnownBlock[], ...types.KnownBlock[][]] = [[]]
  let current = messages[0]
  let size = 0
  for (const unit of units) {
    const length = sizeOf(unit)
    if (current.length > 0 && (size + length > BUDGET || current.length + unit.length > maxBlocks)) {
      current = []
      size = 0
      messages.push(current)
    }
    current.push(...unit)
    size += length
  }
  return messages
}

/**
 * A rendered block as groups that fit one message each: itself, in all but the rarest case. A quotation or a list
 * longer than a whole message goes on in the next, cut between two of its runs, sentences or items.
 */
export function splitUnits(blocks: types.KnownBlock[]): types.KnownBlock[][] {
  if (sizeOf(blocks) <= BUDGET) return [blocks]
  return blocks.flatMap((block) => (block.type === 'rich_text' ? splitRichText(block) : [[block]]))
}

function splitRichText(block: types.RichTextBlock): types.KnownBlock[][] {
  const parts = block.elements.flatMap((element): types.RichTextBlockElement[] => {
    if (element.type === 'rich_text_list') {
      const items = element.elements.flatMap((item) =>
        group(item.elements).map((elements): types.RichTextSection => ({
          type: 'rich_text_section',
          elements,
        })),
      )
      return group(items).map((elements) => ({ ...element, elements }))
    }
    if (element.type === 'rich_text_preformatted') return [element]
    return group(element.elements).map((elements) => ({ ...element, elements }))
  })
  return group(parts).map((elements) => [{ type: 'rich_text', elements }])
}

/** Neighbours together as long as they fit in one message, and are not more than so many. */
export function group<Item>(items: readonly Item[], most = Infinity): Item[][] {
  const groups: Item[][] = []
  // What is around the items once they stand in their block.
  const around = 200
  let size = Infinity
  for (const item of items) {
    const length = JSON.stringify(item).length + 1
    if (size + length > BUDGET - around || (groups.at(-1)?.length ?? 0) >= most) {
      groups.push([])
      size = 0
    }
    groups.at(-1)?.push(item)
    size += length
  }
  return groups
}

function sizeOf(blocks: readonly types.KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + JSON.stringify(block).length + 1, 0)
}
