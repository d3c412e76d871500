import { brief } from '../core/index.ts'
import { presentCard } from '../present/card.ts'
import { presentHeard } from '../present/heard.ts'
import type { Pictures } from '../reply/picture.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Action, Block, CommandCall, Reply } from '../reply/reply.ts'
import type { ArrivalFilter, Page, Store, StoredArticle } from '../store/store.ts'
import type { DeliveryContent, Subscription, SubscriptionStore } from '../store/subscription.ts'
import { type Wording, wordingFor } from '../wording/wording-for.ts'
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
   * it tells of articles of those dates alone, as if they had come then; with `until` of none that came after that one.
   */
  readonly compose: (
    subscription: Subscription,
    date: string,
    only?: Pick<ArrivalFilter, 'published' | 'until'>,
  ) => Promise<Digest | undefined>
  /** The articles that were new for a digest and had no place in it, at most `limit` of them, and how many there are. */
  readonly listLeftOut: (
    subscription: Subscription,
    span: ArrivalSpan,
    limit: number,
  ) => Promise<Page<StoredArticle>>
}

/** What was new for one digest: arrivals after a number, up to and with another. */
export interface ArrivalSpan {
  readonly after: number
  readonly until: number
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
  const findArticle = remember(store.findArticle)
  const partsIn = remember((locale: string | undefined) => {
    const wording = wordingFor(locale)
    return remember(async (id: string) => {
      const article = await findArticle(id)
      return article === undefined ? undefined : toArticlePart(article, wording)
    })
  })
  const headlineOf = remember((article: StoredArticle) => brief(article, 'headline').keyPoints[0])
  const speakerIds = remember(async (typed: string) => (await store.findSpeakers(typed, 1))[0]?.id)
  const arrivals = new Map<string, Promise<Page<string>>>()
  let last: Promise<number> | undefined

  async function listNew(
    { settings }: Subscription,
    window: Pick<ArrivalFilter, 'after' | 'until' | 'published'>,
    limit = settings.max,
  ): Promise<Page<string>> {
    const { about, speaker, publisher, muted } = settings
    const speakerId = speaker === undefined ? undefined : await speakerIds(speaker)
    // Somebody whom no article quotes is heard in none.
    if (speaker !== undefined && speakerId === undefined) return { items: [], total: 0 }
    const filter: ArrivalFilter = {
      ...window,
      muted,
      ...(about !== undefined && { about }),
      ...(speakerId !== undefined && { speaker: speakerId }),
      ...(publisher !== undefined && { publisher }),
    }
    const key = JSON.stringify([filter, limit])
    const known = arrivals.get(key) ?? store.listArrivals(filter, limit)
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
      const articles = (await Promise.all([...wanted].map(partsIn(subscription.settings.locale)))).filter(
        (part) => part !== undefined,
      )
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
    const wording = wordingFor(subscription.settings.locale)
    const point = headlineOf(article)
    return {
      reply: {
        title: wording.digest.title(date),
        blocks: [
          { kind: 'text', text: [plain(wording.digest.quiet)] },
          ...(await presentOfTheDay(part, pictures, wording)),
          ...(point === undefined ? [] : [presentPoint(article, point, wording)]),
        ],
        actions: presentActions(subscription, { articles: [] }, wording),
        locale: wording.tag,
      },
      content: { seen, quotes: [part.key], newRound },
    }
  }

  return {
    compose: async (subscription, date, { published, until } = {}) => {
      // Read before the articles: what comes in between is the next digest's.
      const seen = until ?? (await (last ??= store.findLastArrival()))
      const window = { after: subscription.seen, until: seen, ...(published !== undefined && { published }) }
      const { items, total } = await listNew(subscription, window)
      const parts = await Promise.all(items.map(partsIn(subscription.settings.locale)))
      const articles = parts.filter((part) => part !== undefined)
      if (articles.length === 0) return composeQuiet(subscription, { date, seen, until: published?.until })
      // What dates left out is not what numbers of arrivals would.
      const count = published === undefined ? total : articles.length
      const keys = articles.flatMap(({ quotes }) => quotes.map(({ key }) => key))
      const used = await store.listShown(subscription, keys)
      return composeNews({ subscription, date, articles, total: count, seen, used, pictures })
    },
    listLeftOut: async (subscription, span, limit) => {
      const { max } = subscription.settings
      const { items, total } = await listNew(subscription, span, max + limit)
      const found = await Promise.all(items.slice(max).map(async (id) => store.findArticle(id)))
      return {
        items: found.filter((article) => article !== undefined),
        total: Math.max(0, total - max),
      }
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
  const wording = wordingFor(subscription.settings.locale)
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
      title: wording.digest.title(date),
      blocks: [
        ...told,
        { kind: 'divider' },
        ...(await presentHeardIn(articles, heard, { pictures, wording })),
        ...(ofTheDay.length === 0
          ? []
          : [{ kind: 'text', text: [strong(wording.digest.ofTheDay)] } as const]),
        ...(await Promise.all(ofTheDay.map(async (part) => presentOfTheDay(part, pictures, wording)))).flat(),
      ],
      actions: presentActions(
        subscription,
        { articles, left: total - articles.length, until: seen, heard: heard[0]?.[0] },
        wording,
      ),
      locale: wording.tag,
    },
    content: { seen, quotes, newRound: false },
  }
}

/** What a digest tells of. */
interface Told {
  readonly articles: readonly ArticlePart[]
  /** How many more articles are new, and the number of the last that had come by then. */
  readonly left?: number
  readonly until?: number
  /** Who was heard most. */
  readonly heard?: string | undefined
}

/** How many publishers have a button; “digest mute” takes any. */
const MAX_MUTABLE = 4

/** Buttons whose answers are for who presses them alone. */
function presentActions(
  { settings, id, seen }: Subscription,
  { articles, left = 0, until, heard }: Told,
  { digest }: Wording,
): Action[] {
  const about = settings.about === undefined ? {} : { about: settings.about }
  const publishers = new Set(articles.flatMap(({ article: { publisher } }) => publisher ?? []))
  const more: CommandCall =
    left > 0 && until !== undefined
      ? { command: 'digest more', input: { of: `${seen}-${until}`, digest: id } }
      : { command: 'articles', input: { ...about, visibility: 'private' } }
  return [
    { kind: 'call', label: digest.more(left), call: more },
    ...(heard === undefined
      ? []
      : [
          {
            kind: 'call',
            label: digest.quotes,
            call: { command: 'quote', input: { speaker: heard, visibility: 'private' } },
          } as const,
        ]),
    ...[...publishers].slice(0, MAX_MUTABLE).map(
      (publisher) =>
        ({
          kind: 'call',
          label: publishers.size === 1 ? digest.mute : digest.muteOne(publisher),
          call: { command: 'digest mute', input: { publisher, digest: id } },
        }) as const,
    ),
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
  { pictures, wording }: { readonly pictures: Pictures | undefined; readonly wording: Wording },
): Promise<Block[]> {
  const byWords = heard.map(([name, { words }]) => ({ name, words })).sort((a, b) => b.words - a.words)
  const where = wording.pictures.newArticles(articles.length)
  const chart = await presentHeard(byWords, where, { pictures, wording })
  if (chart.length > 0) return chart
  const counts = heard.slice(0, MAX_HEARD).map(([name, { quotes }]) => [name, quotes] as const)
  return presentHeardCounts(counts, wording)
}

/** On a picture, else as text: nobody asked for the picture, so nothing is said of its absence. */
async function presentOfTheDay(
  { found, block }: QuotePart,
  pictures: Pictures | undefined,
  wording: Wording,
): Promise<Block[]> {
  const card = pictures && (await presentCard(found, { pictures, wording }))
  return card !== undefined && 'image' in card ? [card.image, { kind: 'text', text: block.caption }] : [block]
}

function isFrom(publisher: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || (publisher?.toLowerCase().includes(wanted.toLowerCase()) ?? false)
}

function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
}

/** Asks once for each name; questions that come while the first is under way wait for it. */
function remember<Name, Value>(ask: (name: Name) => Value): (name: Name) => Value {
  const answers = new Map<Name, Value>()
  return (name) => {
    const answer = answers.get(name) ?? ask(name)
    answers.set(name, answer)
    return answer
  }
}
