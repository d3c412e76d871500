import { presentFeed } from '../present/feed.ts'
import type { Feed } from '../store/feeds.ts'
import { isWebAddress } from '../web-address.ts'
import { defineCommand, type Deps, type Suggestion } from './command.ts'
import { presentLine, presentNotAllowed, presentRefusal } from './may-manage.ts'
import { explainEmpty, pageOption, presentPager, toCall, toPageRequest } from './pages.ts'

const PAGE_SIZE = 15

/** Minutes; a week at most. */
const EVERY = { min: 5, max: 10_080 }

export const feedAddCommand = defineCommand({
  name: 'feed add',
  summary: ({ commands }) => commands.feedAdd.summary,
  example: 'feed add https://example.org/feed.xml name:"The Ostby Post"',
  visibility: 'caller',
  options: {
    url: { kind: 'text', summary: ({ commands }) => commands.feedAdd.url, required: true },
    name: { kind: 'text', summary: ({ commands }) => commands.feedAdd.name },
    every: { kind: 'count', summary: ({ commands }) => commands.feedAdd.every, ...EVERY },
    text: {
      kind: 'text',
      summary: ({ commands }) => commands.feedAdd.text,
      choices: ['full', 'summary'],
    },
  },
  run: async ({ url: typed, name, every, text }, { store, caller, wording }) => {
    const { feeds: words } = wording
    if (!caller.mayManage) return presentNotAllowed(wording)
    const given = typed.trim()
    if (!isWebAddress(given)) return presentRefusal(words.notAdded, words.noAddress(typed))
    const url = new URL(given)
    const known = (await store.feeds.listFeeds()).find((feed) => URL.parse(feed.url)?.href === url.href)
    if (known?.origin === 'environment') return presentRefusal(words.notAdded, words.inEnvironmentAlready)
    if (known?.origin === 'file') return presentRefusal(words.notAdded, words.inFileAlready)
    const settings = {
      ...(name !== undefined && { name }),
      ...(every !== undefined && { every }),
      ...(text !== undefined && { full: text === 'full' }),
    }
    await store.feeds.saveFeed({ url: url.href, origin: 'command', settings })
    return presentLine(name ?? url.href, words.followed)
  },
})

export const feedRemoveCommand = defineCommand({
  name: 'feed remove',
  summary: ({ commands }) => commands.feedRemove.summary,
  example: 'feed remove https://example.org/feed.xml',
  visibility: 'caller',
  options: {
    url: {
      kind: 'text',
      summary: ({ commands }) => commands.feedRemove.url,
      required: true,
      suggest: suggestFeeds,
    },
  },
  run: async ({ url: typed }, { store, caller, wording }) => {
    const { feeds: words } = wording
    if (!caller.mayManage) return presentNotAllowed(wording)
    const feed = findFeed(typed, await store.feeds.listFeeds())
    if (feed === undefined) return presentRefusal(words.noSuch, words.notFollowed(typed))
    switch (feed.origin) {
      case 'environment':
        return presentRefusal(words.notRemoved, words.inEnvironment)
      case 'file':
        return presentRefusal(words.notRemoved, words.inFile)
      case 'command':
        await store.feeds.removeFeed(feed.url)
        return presentLine(feed.settings.name ?? feed.url, words.removed)
    }
  },
})

export const feedListCommand = defineCommand({
  name: 'feed list',
  summary: ({ commands }) => commands.feedList.summary,
  example: 'feed list',
  visibility: 'caller',
  options: { page: pageOption },
  run: async ({ page = 1 }, { store, caller, wording }) => {
    const { feeds: words } = wording
    if (!caller.mayManage) return presentNotAllowed(wording)
    const feeds = await store.feeds.listFeeds()
    if (feeds.length === 0) return presentLine(words.none, words.noneYet)
    const { offset, size } = toPageRequest(page, PAGE_SIZE)
    const items = feeds.slice(offset, offset + size).map((feed) => presentFeed(feed, wording))
    const shown = { page, size, total: feeds.length }
    return {
      title: words.title(feeds.length),
      blocks: [
        items.length === 0
          ? { kind: 'text', text: explainEmpty(words.noneYet, shown, wording) }
          : { kind: 'list', items },
      ],
      actions: [],
      ...presentPager(toCall('feed list', {}), page, PAGE_SIZE, feeds.length),
    }
  },
})

async function suggestFeeds(typed: string, { store }: Deps): Promise<Suggestion[]> {
  const feeds = await store.feeds.listFeeds()
  return feeds
    .filter(({ url, settings }) =>
      `${settings.name ?? ''} ${url}`.toLowerCase().includes(typed.toLowerCase()),
    )
    .slice(0, 25)
    .map(({ url, settings }) => ({ value: url, label: settings.name ?? url }))
}

function findFeed(typed: string, feeds: readonly Feed[]): Feed | undefined {
  const wanted = typed.trim().toLowerCase()
  const href = URL.parse(typed.trim())?.href
  return feeds.find(({ url, settings }) => url === href || settings.name?.toLowerCase() === wanted)
}
