import { describe, expect, it } from 'vitest'
import { limits } from '../../../src/adapters/slack/limits.ts'
import { refusalsOfMessage, refusalsOfOptions, refusalsOfView } from '../../doubles/slack/block-kit.ts'

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) })
const button = (over: object = {}) => ({ type: 'button', action_id: 'a', text: plain(1), ...over })
const message = (...blocks: object[]) => refusalsOfMessage({ text: 'words', blocks })
const actions = (...elements: object[]) => message({ type: 'actions', elements })
const times = <Thing>(count: number, make: (index: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, index) => make(index))
const divider = { type: 'divider' }
const modal = (over: object) =>
  refusalsOfView({ type: 'modal', title: plain(1), blocks: [divider], submit: plain(1), ...over })
const input = (element: object) => modal({ blocks: [{ type: 'input', label: plain(1), element }] })
const option = (text: number, value: number) => ({ text: plain(text), value: 'x'.repeat(value) })

/** A message whose blocks have so many characters as JSON. */
function ofSize(size: number): string[] {
  const run = (length: number) => [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x'.repeat(length) }] }],
    },
  ]
  return message(...run(size - JSON.stringify(run(0)).length))
}

/** What Slack says of so much of each; `run` is our own, since nothing is documented; `fileAltText` is no part of Block Kit. */
const judged: Readonly<
  Record<Exclude<keyof typeof limits, 'run' | 'fileAltText'>, (size: number) => string[]>
> = {
  blocksPerMessage: (size) => message(...times(size, () => divider)),
  blocksPerView: (size) => modal({ blocks: times(size, () => divider) }),
  messageJson: ofSize,
  text: (size) => message({ type: 'section', text: plain(size) }),
  header: (size) => message({ type: 'header', text: plain(size) }),
  altText: (size) => message({ type: 'image', slack_file: { id: 'F00000001' }, alt_text: 'x'.repeat(size) }),
  buttonText: (size) => actions(button({ text: plain(size) })),
  buttonValue: (size) => actions(button({ value: 'x'.repeat(size) })),
  buttonUrl: (size) => actions(button({ url: 'x'.repeat(size) })),
  elementsPerActions: (size) => actions(...times(size, (index) => button({ action_id: String(index) }))),
  actionId: (size) => actions(button({ action_id: 'x'.repeat(size) })),
  blockId: (size) => message({ ...divider, block_id: 'x'.repeat(size) }),
  fields: (size) => message({ type: 'section', fields: times(size, () => plain(1)) }),
  fieldText: (size) => message({ type: 'section', fields: [plain(size)] }),
  optionText: (size) => refusalsOfOptions([option(size, 1)]),
  optionValue: (size) => refusalsOfOptions([option(1, size)]),
  optionsPerSelect: (size) => refusalsOfOptions(times(size, () => option(1, 1))),
  placeholder: (size) => input({ type: 'external_select', action_id: 'a', placeholder: plain(size) }),
  viewTitle: (size) => modal({ title: plain(size) }),
  viewMetadata: (size) => modal({ private_metadata: 'x'.repeat(size) }),
  inputText: (size) => input({ type: 'plain_text_input', action_id: 'a', max_length: size }),
}

describe('Slack’s limits', () => {
  it.each(Object.entries(judged))('are neither more nor less than what Slack takes: %s', (name, judge) => {
    const limit = Object.entries(limits).find(([known]) => known === name)?.[1] ?? 0
    expect(judge(limit)).toEqual([])
    expect(judge(limit + 1)).not.toEqual([])
  })
})
