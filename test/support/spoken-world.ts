import { join } from 'node:path'
import { pino } from 'pino'
import type { AddedLink, Caller } from '../../src/commands/command.ts'
import { type CommandRunner, createCommandRunner } from '../../src/commands/command-runner.ts'
import { commandTable } from '../../src/commands/table.ts'
import { loadContent } from '../../src/library/load-content.ts'
import type { Obstacle, Pictures } from '../../src/reply/picture.ts'
import type { Reply } from '../../src/reply/reply.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { saveNews } from './digest-world.ts'
import { makeDigests, NOON } from './make-digests.ts'

const CONTENT = join(import.meta.dirname, '../../content')

/** Where everything can be asked that Summit has an answer to. */
export interface SpokenWorld {
  readonly store: FullStore
  readonly runner: CommandRunner
  /** Asks everything in one language, each from the same start. */
  readonly askAll: (locale: string) => Promise<Map<string, Reply>>
}

/** The articles that ship and an invented one, a feed that fails, and a library that adds without a network. */
export async function openSpokenWorld(): Promise<SpokenWorld> {
  const log = pino({ level: 'silent' })
  const store = await openSqliteStore(':memory:')
  await loadContent(CONTENT, store, log)
  await saveNews(store, 'one', 3)
  await store.feeds.saveFeed({ url: 'https://a.example/feed', origin: 'environment', settings: {} })
  await store.feeds.saveFeed({ url: 'https://b.example/feed', origin: 'file', settings: { name: 'B' } })
  const claimed = await store.feeds.claimDue(NOON, 'test', NOON + 1)
  await store.feeds.finishPoll(claimed?.url ?? '', 'test', { checkedAt: NOON, nextAt: NOON * 2 })
  const addLink = async (url: string): Promise<AddedLink> => Promise.resolve(added(url))
  const deps = {
    store,
    digests: makeDigests(store, [], pictures),
    today: () => '2025-08-20',
    library: { addLink },
    pictures,
  }
  const runner = createCommandRunner(deps, log)
  const broken = createCommandRunner(
    { ...deps, store: { ...store, listArticles: async () => Promise.reject(new Error('broken')) } },
    log,
  )
  return {
    store,
    runner,
    askAll: async (locale) => {
      for (const { id } of await store.listSubscriptions({})) await store.endSubscription(id)
      const replies = new Map<string, Reply>()
      for (const [text, caller] of questions) {
        const reply = await runner.runText(text, { ...caller, locale })
        replies.set(`${text} (${caller.platform}${caller.mayManage ? ', manages' : ''})`, reply)
        if (text === 'digest list') await stopAll(store)
      }
      replies.set('a fault', await broken.runText('articles', { ...manager, locale }))
      return replies
    },
  }
}

/** Draws nothing, and finds each obstacle with somebody. */
const pictures: Pictures = {
  findObstacle: async (picture) =>
    Promise.resolve(picture.kind === 'quotation' ? obstacles.get(picture.speaker) : undefined),
  draw: async () => Promise.resolve(new Uint8Array()),
}
const obstacles: ReadonlyMap<string, Obstacle> = new Map([
  ['Donald Trump', 'too-long'],
  ['Volodymyr Zelensky', 'letters'],
  ['Xi Jinping', 'fault'],
])

function added(url: string): AddedLink {
  if (url.endsWith('/new')) return { kind: 'new', article: 'one' }
  if (url.endsWith('/copy')) return { kind: 'copy', article: 'alaska-summit' }
  if (url.endsWith('/known')) return { kind: 'known', article: 'gone' }
  return { kind: 'file', path: 'content/added/a.md', title: 'Report one' }
}

/** As an error does that waiting cannot mend. */
async function stopAll(store: FullStore): Promise<void> {
  for (const subscription of await store.listSubscriptions({}))
    await store.saveSubscription({ ...subscription, state: 'stopped' })
}

const manager: Caller = {
  platform: 'discord',
  space: 'guild',
  channel: 'news',
  person: 'ann',
  mayManage: true,
}
const member: Caller = { ...manager, mayManage: false }
const visitor: Caller = { platform: 'web', mayManage: false }
const reader: Caller = {
  ...{ platform: 'slack', space: 'T1', person: 'ann', mayManage: false },
  channels: [{ id: 'C1', name: 'general' }],
}
const maker: Caller = { ...manager, platform: 'slack', space: 'T1', channel: 'C1' }

const questions: readonly (readonly [text: string, caller: Caller])[] = [
  ...commandTable.flatMap(({ example, name }) =>
    [manager, member, visitor].flatMap((caller) => [
      [example, caller] as const,
      ...(name.startsWith('digest') ? [] : [[`help ${name}`, caller] as const]),
    ]),
  ),
  ...[
    'quote trump page:2',
    'quote trump page:99',
    'quote nobody',
    'quote putin card:true',
    'quote trump card:true',
    'quote zelensky card:true',
    'quote xi card:true',
    'quote putin card:perhaps',
    'help quote',
    'quote xi since:2030-01-01',
    'quote putin about:giraffe',
    'quote putin article:giraffe',
    'quote a since:x page:0 article:',
    'quote',
    'qoute putin',
    'xyzzy',
    '',
    'x'.repeat(8001),
    `quote ${'x'.repeat(4001)}`,
    'brief length:headline',
    'brief length:full',
    'brief length:huge',
    'brief one',
    'speakers one',
    'speakers',
    'articles giraffe',
    'ask how many giraffes live in the Louvre?',
    'ask who said it will be settled?',
    'check "there’s no deal"',
    'check "there is no deal until there is a deal"',
    'check "there’s no deal until there’s a deal" speaker:putin',
    'check "there is no deal until there is a deal" speaker:putin',
    'check "The council of Ostby met on Monday."',
    'check "giraffes are tall" and "there’s no deal until there’s a deal"',
    'sections',
    'sections opening',
    'sections giraffe',
    'add https://a.example/new',
    'add https://a.example/copy',
    'add https://a.example/known',
    'add https://a.example/file',
    'pin one',
    'pin one keep:no',
    'feed add gopher://a.example',
    'feed remove https://a.example/feed',
    'feed remove B',
    'feed remove nothing',
    'status visibility:public',
    'digest on at:25 tz:karachi days:someday',
    'digest on tz:nowhere',
    'digest on at:07:00 days:mon,wed about:winter speaker:lee publisher:gazette empty:post',
    'digest on at:09:00 days:weekends',
    'digest preview date:2020-01-01',
    'digest preview digest:none',
    'digest off',
    'digest list',
    'digest status',
  ].map((text) => [text, manager] as const),
  ['digest list', reader],
  ['digest on', maker],
  ['digest on', { ...maker, channel: 'C2' }],
  ['digest unmute The Gazette', maker],
  ['digest mute The Gazette', maker],
  ['digest unmute', maker],
  ['digest unmute the gazette', maker],
  ['digest list ', reader],
]
