import { presentFeed } from '../present/feed.ts'
import { plain } from '../reply/inline.ts'
import type { Block } from '../reply/reply.ts'
import type { Feed } from '../store/feeds.ts'
import { defineCommand } from './command.ts'

/** More failing feeds than these are counted. */
const MAX_FAILING = 10

export const statusCommand = defineCommand({
  name: 'status',
  summary: ({ commands }) => commands.status.summary,
  example: 'status',
  visibility: 'caller',
  options: {},
  run: async (_input, { store, caller }) => {
    const one = { offset: 0, size: 1 }
    const articles = await store.listArticles({}, one)
    const speakers = await store.listSpeakers({}, one)
    const feeds = await store.feeds.listFeeds()
    const failing = feeds.filter(({ problem }) => problem !== undefined)
    const failures = failing.length === 0 ? '' : `, of which ${failing.length} fail`
    return {
      title: 'Status',
      blocks: [
        {
          kind: 'facts',
          facts: [
            { label: 'Articles', value: [plain(String(articles.total))] },
            { label: 'People quoted', value: [plain(String(speakers.total))] },
            { label: 'Feeds', value: [plain(`${feeds.length}${failures}`)] },
          ],
        },
        // An address may hold what only those who run this should read.
        ...(caller.mayManage ? presentFailing(failing) : []),
      ],
      actions: [],
    }
  },
})

function presentFailing(failing: readonly Feed[]): Block[] {
  if (failing.length === 0) return []
  const more = failing.length - MAX_FAILING
  return [
    {
      kind: 'list',
      items: [
        ...failing.slice(0, MAX_FAILING).map(presentFeed),
        ...(more > 0 ? [[plain(`and ${more} more`)]] : []),
      ],
    },
  ]
}
