import { MessageFlags } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../src/adapters/discord/limits.ts'
import { validateBody, validateCallback } from '../../doubles/discord/validate-body.ts'

const times = <Thing>(count: number, make: (index: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, index) => make(index))
const x = (length: number) => 'x'.repeat(length)
const text = (content: string) => ({ type: 10, content })
const body = (...components: object[]) => ({
  allowed_mentions: { parse: [] },
  flags: MessageFlags.IsComponentsV2,
  components,
})
const message = (...components: object[]) => validateBody('POST', '/channels/1/messages', body(...components))
const button = (over: object) =>
  message({ type: 1, components: [{ type: 2, style: 2, label: 'a', custom_id: 'a', ...over }] })
const command = (over: object, option: object = {}) =>
  validateBody('PUT', '/applications/1/commands', [
    {
      name: 'summit',
      description: 'x',
      options: [{ type: 3, name: 'a', description: 'x', ...option }],
      ...over,
    },
  ])
const autocomplete = (choices: object[]) => validateCallback({ type: 8, data: { choices } })

/** What Discord says of so much of each; `firstResponseMs` is a time. */
const judged: Readonly<Record<Exclude<keyof typeof limits, 'firstResponseMs'>, (size: number) => string[]>> =
  {
    components: (size) => message(...times(size, () => text('x'))),
    text: (size) => message(text(x(size - 1)), text('x')),
    rowButtons: (size) =>
      message({
        type: 1,
        components: times(size, (index) => ({ type: 2, style: 2, label: 'a', custom_id: String(index) })),
      }),
    customId: (size) => button({ custom_id: x(size) }),
    buttonLabel: (size) => button({ label: x(size) }),
    buttonUrl: (size) =>
      message({
        type: 1,
        components: [{ type: 2, style: 5, label: 'a', url: `https://a.example/${x(size - 18)}` }],
      }),
    altText: (size) =>
      message({ type: 12, items: [{ media: { url: 'attachment://a.png' }, description: x(size) }] }),
    embeds: (size) =>
      validateBody('POST', '/channels/1/messages', {
        allowed_mentions: { parse: [] },
        embeds: times(size, () => ({ description: 'x' })),
      }),
    choices: (size) => autocomplete(times(size, (index) => ({ name: 'a', value: String(index) }))),
    choiceText: (size) => autocomplete([{ name: x(size), value: x(size) }]),
    description: (size) => command({ description: x(size) }, { description: x(size) }),
    optionText: (size) => command({}, { max_length: size }),
    threadName: (size) =>
      validateBody('POST', '/channels/1/threads', { name: x(size), message: body(text('x')) }),
  }

describe('Discord’s limits', () => {
  it.each(Object.entries(judged))('are neither more nor less than what Discord takes: %s', (name, judge) => {
    const limit = Object.entries(limits).find(([known]) => known === name)?.[1] ?? 0
    expect(judge(limit)).toEqual([])
    expect(judge(limit + 1)).not.toEqual([])
  })
})
