import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCommandRunner } from '../../src/commands/command-runner.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { makeArticle } from '../support/articles.ts'
import { makeDigests } from '../support/make-digests.ts'

describe('two people of one full name', () => {
  let store: FullStore
  beforeEach(async () => {
    store = await openSqliteStore(':memory:')
    for (const [id, text] of [
      [
        'bill',
        '“The bill will pass before the winter,” Republican senator John Smith said on Monday. “It costs little,” Smith said.',
      ],
      [
        'match',
        '“We lost the match in the last minute,” Ostby goalkeeper John Smith said on Sunday. “It was the rain,” Smith said.',
      ],
    ] as const)
      await store.saveArticle(makeArticle(id, text), '1')
  })
  afterEach(async () => store.close())

  const runner = () => {
    const deps = { store, digests: makeDigests(store), today: () => '2025-08-20' }
    return createCommandRunner(deps, pino({ level: 'silent' }))
  }
  const caller = { platform: 'terminal', mayManage: true } as const

  it('are told apart by their roles in suggestions, each of which means one of them', async () => {
    const suggested = await runner().suggest({ command: 'quote', input: {} }, 'speaker', 'john')
    expect(suggested.map(({ value }) => value).sort()).toEqual([
      'John Smith, Ostby goalkeeper',
      'John Smith, Republican senator',
    ])
    for (const { value } of suggested) {
      const reply = await runner().run({ command: 'quote', input: { speaker: value } }, caller)
      const [said, unsaid] = value.includes('senator') ? ['bill', 'match'] : ['match', 'bill']
      expect(toPlainText(reply)).toContain(said)
      expect(toPlainText(reply)).not.toContain(`the ${unsaid}`)
      const cards = await runner().run({ command: 'quote', input: { speaker: value, card: true } }, caller)
      expect(cards.title).toBe('John Smith: 2 quotations')
      expect(cards.pager?.next?.input.speaker).toBe(value)
    }
  })

  it('are both buttons where the name alone was typed', async () => {
    const which = await runner().runText('quote "john smith"', caller)
    expect(which.title).toBe('Who do you mean?')
    const titles = await Promise.all(
      which.actions.map(async (action) =>
        action.kind === 'call' ? (await runner().run(action.call, caller)).title : '',
      ),
    )
    expect(titles).toEqual(['John Smith: 2 quotations', 'John Smith: 2 quotations'])
  })
})
