import { brief } from '../core/index.ts'
import { presentCard } from '../present/card.ts'
import { presentHeard } from '../present/heard.ts'
import type { Pictures } from '../reply/picture.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Action, Block, Reply } from '../reply/reply.ts'
import type { ArrivalFilter, Page, Store } from '../store/store.ts'
import type { DeliveryContent, Subscription, SubscriptionStore } from '../store/subscription.ts'
import {
  type ArticlePart,
  type HeardPart,
  presentHeardCounts,
  presentPoint,
  type QuotePart,
  toArticlePart,
} from './digest-parts.ts'

/** A digest, and what it uses up once it is posted. */
export interface Digest {
  readonly reply: Omit<Reply, 'visibility'>
  readonly content: DeliveryContent
}

/** Makes digests. What they share is read and drawn once for as long as the composer is kept: for one round of deliveries. */
export interface DigestComposer {
  /**
   * What a subscription's digest says on a civil date of its own zone; undefined where that is nothing. With `published`
   * it tells of articles of those dates alone, as if they had come then.
   */
  readonly compose: (
    subscription: Subscription,
    date: string,
    published?: ArrivalFilter['published'],
  ) => Promise<Digest | undefined>
}

type DigestStore = Pick<
  Store,
  'findArticle' | 'findLastArrival' | 'findSpeakers' | 'listArrivals' | 'listQuotes'
> &
  Pick<SubscriptionStore, 'listShown'>

/** Quotations that are read at once where one is wanted that a channel has not seen. */
const QUOTES_AT_ONCE = 100

/** How many of those who were heard are named. */
const MAX_HEARD = 6

/** Without `pictures`, a digest has none. */
export function createDigestComposer(store: DigestStore, pictures?: Pictures): DigestComposer {
  const parts = rememberAsync(async (id: string) => {
    const article = await store.findArticle(id)
    return article === undefined ? undefined : toArticlePart(article)
  })
  const speakerIds = rememberAsync(async (typed: string) => (await store.findSpeakers(typed, 1))[0]?.id)
  const arrivals = new Map<string, Promise<Page<string>>>()
  let last: Promise<number> | undefined

  async function listNew(
    { seen, settings }: Subscription,
    published: ArrivalFilter['published'],
  ): Promise<Page<string>> {
    const { about, speaker, publisher, muted, max } = settings
    const speakerId = speaker === undefined ? undefined : await speakerIds(speaker)
    // Somebody whom no article quotes is heard in none.
    if (speaker !== undefined && speakerId === undefined) return { items: [], total: 0 }
    const filter: ArrivalFilter = {
      after: seen,
      muted,
      ...(about !== undefined && { about }),
      ...(speakerId !== undefined && { speaker: speakerId }),
      ...(publisher !== undefined && { publisher }),
      ...(published !== undefined && { published }),
    }
    const key = JSON.stringify([filter, max])
    const known = arrivals.get(key) ?? store.listArrivals(filter, max)
    arrivals.set(key, known)
    return known
  }

  /** A quotation that the channel has not seen, over everything that its filters let through, the newest first. */
  async function findUnseen(
    subscription: Subscription,
    until: string | undefined,
  ): Promise<{ part: QuotePart; newRound: boolean } | undefined> {
    const { about, speaker, publisher, muted } = subscription.settings
    const speakerId = speaker === undefined ? undefined : await speakerIds(speaker)
    if (speaker !== undefined && speakerId === undefined) return undefined
    const filter = {
      ...(about !== undefined && { about }),
      ...(speakerId !== undefined && { speaker: speakerId }),
      ...(until !== undefined && { until }),
    }
    let first: QuotePart | undefined
    for (let offset = 0; ; offset += QUOTES_AT_ONCE) {
      const { items, total } = await store.listQuotes(filter, { offset, size: QUOTES_AT_ONCE })
      const wanted = new Set(items.map(({ article }) => article.id))
      const articles = (await Promise.all([...wanted].map(parts))).filter((part) => part !== undefined)
      const quotes = articles
        .filter(
          ({ article }) => !muted.includes(article.publisher ?? '') && isFrom(article.publisher, publisher),
        )
        .flatMap((part) => part.quotes)
        .filter(({ found }) => speakerId === undefined || found.quote.speakers.includes(speakerId))
      const shown = await store.listShown(
        subscription,
        quotes.map(({ key }) => key),
      )
      const part = quotes.find(({ key }) => !shown.has(key))
      if (part !== undefined) return { part, newRound: false }
      first ??= quotes[0]
      if (offset + QUOTES_AT_ONCE >= total)
        return first === undefined ? undefined : { part: first, newRound: true }
    }
  }

  async function composeQuiet(
    subscription: Subscription,
    { date, seen, until }: { date: string; seen: number; until: string | undefined },
  ): Promise<Digest | undefined> {
    const unseen = subscription.settings.empty === 'skip' ? undefined : await findUnseen(subscription, until)
    if (unseen === undefined) return undefined
    const { part, newRound } = unseen
    const { article } = part.found
    const point = brief(article, article.analysis, 'headline').keyPoints[0]
    return {
      reply: {
        title: `Digest for ${date}`,
        blocks: [
          { kind: 'text', text: [plain('Nothing is new. Worth hearing all the same:')] },
          ...(await presentOfTheDay(part, pictures)),
          ...(point === undefined ? [] : [presentPoint(article, point)]),
        ],
        actions: presentActions(subscription, [], 0),
      },
      content: { seen, quotes: [part.key], newRound },
    }
  }

  return {
    compose: async (subscription, date, published) => {
      // Read before the articles: what comes in between is the next digest's.
      const seen = await (last ??= store.findLastArrival())
      const { items, total } = await listNew(subscription, published)
      const articles = (await Promise.all(items.map(parts))).filter((part) => part !== undefined)
      if (articles.length === 0) return composeQuiet(subscription, { date, seen, until: published?.until })
      const keys = articles.flatMap(({ quotes }) => quotes.map(({ key }) => key))
      const used = await store.listShown(subscription, keys)
      return composeNews({ subscription, date, articles, total, seen, used, pictures })
    },
  }
}

interface News {
  readonly subscription: Subscription
  readonly date: string
  readonly articles: readonly ArticlePart[]
  /** How many articles are new, shown or not. */
  readonly total: number
  readonly seen: number
  /** Keys of the quotations that the channel has been shown. */
  readonly used: ReadonlySet<string>
  readonly pictures: Pictures | undefined
}

async function composeNews({
  subscription,
  date,
  articles,
  total,
  seen,
  used,
  pictures,
}: News): Promise<Digest> {
  const spent = new Set(used)
  const quotes: string[] = []
  const take = (candidates: readonly QuotePart[], start: number): QuotePart[] => {
    const fresh = candidates.filter(({ key }) => !spent.has(key))
    const part = fresh[start % Math.max(1, fresh.length)]
    if (part === undefined) return []
    spent.add(part.key)
    quotes.push(part.key)
    return [part]
  }
  const told = articles.flatMap((part) => [...part.blocks, ...take(part.quotes, 0).map(({ block }) => block)])
  const heard = heardIn(articles)
  const ofTheDay = take(
    articles.flatMap((part) => part.quotes.filter(({ isLong }) => isLong)),
    dayNumber(date),
  )
  return {
    reply: {
      title: `Digest for ${date}`,
      blocks: [
        ...told,
        { kind: 'divider' },
        ...(await presentHeardIn(articles, heard, pictures)),
        ...(ofTheDay.length === 0 ? [] : [{ kind: 'text', text: [strong('Quotation of the day')] } as const]),
        ...(await Promise.all(ofTheDay.map(async (part) => presentOfTheDay(part, pictures)))).flat(),
      ],
      actions: presentActions(subscription, articles, total - articles.length, heard[0]?.[0]),
    },
    content: { seen, quotes, newRound: false },
  }
}

function presentActions(
  { settings, id }: Subscription,
  articles: readonly ArticlePart[],
  left: number,
  heard?: string,
): Action[] {
  const about = settings.about === undefined ? {} : { about: settings.about }
  const publishers = new Set(articles.map(({ article }) => article.publisher))
  const [publisher] = publishers
  return [
    {
      kind: 'call',
      label: left > 0 ? `More (${left})` : 'More',
      call: { command: 'articles', input: about },
    },
    ...(heard === undefined
      ? []
      : [{ kind: 'call', label: 'Quotes', call: { command: 'quote', input: { speaker: heard } } } as const]),
    // With several publishers in one digest, ‘this publisher’ would be a riddle.
    ...(publisher === undefined || publishers.size > 1
      ? []
      : [
          {
            kind: 'call',
            label: 'Mute this publisher',
            call: { command: 'digest mute', input: { publisher, digest: id } },
          } as const,
        ]),
  ]
}

/** Everybody who is quoted, the most often quoted first. */
function heardIn(articles: readonly ArticlePart[]): [string, HeardPart][] {
  const counts = new Map<string, HeardPart>()
  for (const [name, { quotes, words }] of articles.flatMap(({ heard }) => [...heard])) {
    const before = counts.get(name)
    counts.set(name, { quotes: (before?.quotes ?? 0) + quotes, words: (before?.words ?? 0) + words })
  }
  return [...counts].sort(([a, m], [b, n]) => n.quotes - m.quotes || (a < b ? -1 : 1))
}

/** A chart of words, else the counts in a line. */
async function presentHeardIn(
  articles: readonly ArticlePart[],
  heard: readonly [string, HeardPart][],
  pictures: Pictures | undefined,
): Promise<Block[]> {
  const byWords = heard.map(([name, { words }]) => ({ name, words })).sort((a, b) => b.words - a.words)
  const where = articles.length === 1 ? 'one new article' : `${articles.length} new articles`
  const chart = await presentHeard(byWords, where, pictures)
  if (chart.length > 0) return chart
  return presentHeardCounts(heard.slice(0, MAX_HEARD).map(([name, { quotes }]) => [name, quotes] as const))
}

/** On a picture, else as text: nobody asked for the picture, so nothing is said of its absence. */
async function presentOfTheDay(
  { found, block }: QuotePart,
  pictures: Pictures | undefined,
): Promise<Block[]> {
  const card = pictures && (await presentCard(found, pictures))
  return card !== undefined && 'image' in card ? [card.image, { kind: 'text', text: block.caption }] : [block]
}

function isFrom(publisher: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || (publisher?.toLowerCase().includes(wanted.toLowerCase()) ?? false)
}

function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
}

/** Asks once for each name; questions that come while the first is under way wait for it. */
function rememberAsync<Value>(ask: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>()
  return async (name) => {
    const answer = answers.get(name) ?? ask(name)
    answers.set(name, answer)
    return answer
  }
}
