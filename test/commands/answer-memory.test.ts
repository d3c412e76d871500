import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAnswerMemory } from '../../src/commands/answer-memory.ts'
import type { Answered } from '../../src/commands/answered.ts'
import type { Caller } from '../../src/commands/command.ts'
import {
  type CommandRunner,
  createCommandRunner,
  type RunnerOptions,
} from '../../src/commands/command-runner.ts'
import { commandTable } from '../../src/commands/table.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { makeArticle } from '../support/articles.ts'
import { makeDigests } from '../support/make-digests.ts'
import { openShippedRunner, someone } from '../support/shipped-runner.ts'

const answered = (title: string, outcome: Answered['outcome'] = 'answered'): Answered => ({
  outcome,
  reply: { title, blocks: [], actions: [], visibility: 'caller', locale: 'en' },
})

describe('createAnswerMemory', () => {
  it('gives the very same answer until the store changes', async () => {
    let revision = '1'
    let asked = 0
    const recall = createAnswerMemory({ revision: () => revision })
    const answer = async (): Promise<Answered> => Promise.resolve(answered(String(++asked)))
    const first = await recall('a', answer)
    expect(await recall('a', answer)).toBe(first)
    expect((await recall('b', answer)).reply.title).toBe('2')
    revision = '2'
    expect((await recall('a', answer)).reply.title).toBe('3')
    expect((await recall('b', answer)).reply.title).toBe('4')
    revision = '1'
    expect((await recall('a', answer)).reply.title).toBe('5')
  })

  it('remembers nothing where a change could not be told', async () => {
    let asked = 0
    const recall = createAnswerMemory({ revision: () => undefined })
    const answer = async (): Promise<Answered> => Promise.resolve(answered(String(++asked)))
    await recall('a', answer)
    expect((await recall('a', answer)).reply.title).toBe('2')
  })

  it('does not remember an answer that changed while it was found, nor one that failed', async () => {
    let revision = '1'
    const recall = createAnswerMemory({ revision: () => revision })
    const old = await recall('a', async () => {
      revision = '2'
      // Somebody else asks meanwhile, and shows that time has passed.
      await recall('b', async () => Promise.resolve(answered('other')))
      return answered('old')
    })
    expect(old.reply.title).toBe('old')
    expect((await recall('a', async () => Promise.resolve(answered('new')))).reply.title).toBe('new')
    await recall('c', async () => Promise.resolve(answered('fault', 'failed')))
    expect((await recall('c', async () => Promise.resolve(answered('well')))).reply.title).toBe('well')
  })

  it('forgets the oldest of more than a hundred', async () => {
    const recall = createAnswerMemory({ revision: () => '1' })
    const ask = async (question: string, title: string): Promise<string> =>
      (await recall(question, async () => Promise.resolve(answered(title)))).reply.title
    for (let index = 0; index <= 100; index++) await ask(String(index), 'first')
    expect(await ask('1', 'second')).toBe('first')
    expect(await ask('0', 'second')).toBe('second')
  })
})

describe('a runner that remembers', () => {
  let runner: CommandRunner
  let store: FullStore
  beforeAll(async () => {
    ;({ runner, store } = await openShippedRunner({ remembers: true }))
  })
  afterAll(async () => store.close())

  it('gives a repeatable command’s answer again, and the same to everybody', async () => {
    const elsewhere: Caller = {
      ...{ platform: 'slack', space: 'T1', channel: 'C1', person: 'U1', mayManage: false },
    }
    const fresh = (await openShippedRunner()).runner
    for (const { example, name, repeatable = false } of commandTable) {
      const reply = await runner.runText(example, someone)
      expect([name, (await runner.runText(example, elsewhere)) === reply]).toEqual([name, repeatable])
      if (repeatable) expect(await fresh.runText(example, elsewhere)).toEqual(reply)
    }
  })

  it('remembers by language and by every option', async () => {
    const titles = [
      'quote putin',
      'quote putin page:2',
      'quote putin about:war',
      'quote putin visibility:private',
    ]
    const replies = [
      ...(await Promise.all(titles.map(async (text) => runner.runText(text, someone)))),
      await runner.runText('quote putin', { ...someone, locale: 'de' }),
    ]
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(5)
  })

  it('knows an article that has just come', async () => {
    expect(toPlainText(await runner.runText('quote fenwick', someone))).toContain('Nobody')
    await store.saveArticle(
      makeArticle('bridge', '“The bridge opens in spring,” Ada Fenwick said on Monday.\n', {
        title: 'A Bridge',
      }),
      '1',
    )
    expect(toPlainText(await runner.runText('quote fenwick', someone))).toContain(
      'The bridge opens in spring',
    )
    await store.removeArticle('bridge')
    expect(toPlainText(await runner.runText('quote fenwick', someone))).toContain('Nobody')
  })

  it('asks for dates anew each day', async () => {
    const kept = await openSqliteStore(':memory:')
    await kept.saveArticle(
      makeArticle('bridge', '“It opens in spring,” Ada Fenwick said.\n', {
        title: 'A Bridge',
        published: '2025-08-19',
      }),
      '1',
    )
    let today = '2025-08-20'
    const options: RunnerOptions = { recall: createAnswerMemory(kept) }
    const deps = { store: kept, digests: makeDigests(kept), today: () => today }
    const dated = createCommandRunner(deps, pino({ level: 'silent' }), options)
    const ask = async (): Promise<string> => toPlainText(await dated.runText('articles since:2d', someone))
    expect(await ask()).toContain('A Bridge')
    today = '2025-08-30'
    expect(await ask()).not.toContain('A Bridge')
    await kept.close()
  })
})
