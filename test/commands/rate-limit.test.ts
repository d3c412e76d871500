import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/commands/command.ts'
import type { CallOutcome } from '../../src/commands/answered.ts'
import { createCommandRunner } from '../../src/commands/command-runner.ts'
import { createRateLimit } from '../../src/commands/rate-limit.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { makeDigests } from '../support/make-digests.ts'

const member = (person: string, space?: string): Caller => ({
  platform: 'discord',
  mayManage: false,
  person,
  ...(space !== undefined && { space }),
})

/** How many of so many calls were taken. */
async function takenOf(calls: number, call: (index: number) => Promise<unknown>): Promise<number> {
  let taken = 0
  for (let index = 0; index < calls; index++) if ((await call(index)) === undefined) taken += 1
  return taken
}

describe('createRateLimit', () => {
  it('makes a person wait who asks too fast, for seconds and not minutes, and nobody else', async () => {
    const takeTurn = createRateLimit()
    expect(await takenOf(50, async () => takeTurn(member('ann', 'ostby')))).toBe(20)
    const wait = await takeTurn(member('ann', 'another'))
    expect(wait?.of).toBe('person')
    expect(wait?.seconds).toBeGreaterThanOrEqual(1)
    expect(wait?.seconds).toBeLessThanOrEqual(20)
    expect(await takeTurn(member('bob', 'ostby'))).toBeUndefined()
    expect(await takeTurn({ ...member('ann', 'ostby'), platform: 'slack' })).toBeUndefined()
  })

  it('makes a whole server wait, and no other one and no private conversation', async () => {
    const takeTurn = createRateLimit()
    expect(await takenOf(200, async (index) => takeTurn(member(`member-${index}`, 'ostby')))).toBe(120)
    expect((await takeTurn(member('somebody else', 'ostby')))?.of).toBe('space')
    expect(await takeTurn(member('member-1', 'another'))).toBeUndefined()
    expect(await takeTurn(member('member-2'))).toBeUndefined()
  })

  it('lets one person who goes on and on use up nothing of the others’', async () => {
    const takeTurn = createRateLimit()
    await takenOf(1000, async () => takeTurn(member('ann', 'ostby')))
    expect(await takeTurn(member('bob', 'ostby'))).toBeUndefined()
  })

  it('takes all visitors of the page as one space, and never stops a terminal', async () => {
    const takeTurn = createRateLimit()
    const page: Caller = { platform: 'web', mayManage: false }
    expect(await takenOf(200, async () => takeTurn(page))).toBe(120)
    const terminal: Caller = { platform: 'terminal', mayManage: true }
    expect(await takenOf(200, async () => takeTurn(terminal))).toBe(200)
  })
})

describe('a runner with a limit and somebody who watches', () => {
  it('answers politely and privately with the time to wait, and tells how each call ended', async () => {
    const store = await openSqliteStore(':memory:')
    const ends: [string, string, CallOutcome][] = []
    const runner = createCommandRunner(
      { store, digests: makeDigests(store), today: () => '2025-08-20' },
      pino({ level: 'silent' }),
      {
        takeTurn: createRateLimit(),
        observe: (platform) => (command, outcome) => ends.push([platform, command, outcome]),
      },
    )
    const caller = member('ann', 'ostby')
    await runner.runText('articles visibility:public', caller)
    await runner.runText('quote putin page:many', caller)
    await runner.runText('nonsense', caller)
    await runner.runText('x'.repeat(9000), caller)
    for (let asked = 4; asked < 20; asked++) await runner.run({ command: 'articles', input: {} }, caller)
    const reply = await runner.runText('articles visibility:public', caller)
    expect(reply.visibility).toBe('caller')
    expect(toPlainText(reply)).toMatch(/^One moment, please[\s\S]*ask again in (a second|\d+ seconds)\.$/)
    await store.close()
    await runner.runText('articles', member('bob', 'ostby'))
    expect(ends.slice(0, 4)).toEqual([
      ['discord', 'articles', 'answered'],
      ['discord', 'quote', 'refused'],
      ['discord', 'unknown', 'unknown'],
      ['discord', 'unknown', 'refused'],
    ])
    expect(ends.slice(-2)).toEqual([
      ['discord', 'articles', 'limited'],
      ['discord', 'articles', 'failed'],
    ])
    expect(ends).toHaveLength(22)
  })
})
