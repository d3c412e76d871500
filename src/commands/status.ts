import { presentFeed } from '../present/feed.ts'
import { plain } from '../reply/inline.ts'
import type { Block } from '../reply/reply.ts'
import type { Feed } from '../store/feeds.ts'
import type { Wording } from '../wording/wording-for.ts'
import { defineCommand } from './command.ts'

/** More failing feeds than these are counted. */
const MAX_FAILING = 10

export const statusCommand = defineCommand({
  name: 'status',
  summary: ({ commands }) => commands.status.summary,
  example: 'status',
  visibility: 'caller',
  options: {},
  run: async (_input, { store, caller, wording }) => {
    const { status, formats } = wording
    const one = { offset: 0, size: 1 }
    const articles = await store.listArticles({}, one)
    const speakers = await store.listSpeakers({}, one)
    const feeds = await store.feeds.listFeeds()
    const failing = feeds.filter(({ problem }) => problem !== undefined)
    return {
      title: status.title,
      blocks: [
        {
          kind: 'facts',
          facts: [
            { label: status.articles, value: [plain(formats.number(articles.total))] },
            { label: status.people, value: [plain(formats.number(speakers.total))] },
            { label: status.feeds, value: [plain(status.ofWhichFail(feeds.length, failing.length))] },
          ],
        },
        // An address may hold what only those who run this should read.
        ...(caller.mayManage ? presentFailing(failing, wording) : []),
      ],
      actions: [],
    }
  },
})

function presentFailing(failing: readonly Feed[], wording: Wording): Block[] {
  if (failing.length === 0) return []
  const more = failing.length - MAX_FAILING
  return [
    {
      kind: 'list',
      items: [
        ...failing.slice(0, MAX_FAILING).map((feed) => presentFeed(feed, wording)),
        ...(more > 0 ? [[plain(wording.source.andMore(more))]] : []),
      ],
    },
  ]
}
