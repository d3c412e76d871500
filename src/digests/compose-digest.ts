import { brief, type Quote } from '../core/index.ts'
import { presentExcerpt, presentPlace, presentTitle } from '../present/excerpt.ts'
import { presentQuote } from '../present/quote.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Block, Inline, Reply } from '../reply/reply.ts'
import type { FoundQuote, Store, StoredArticle } from '../store/store.ts'

const MAX_ARTICLES = 5

/** Key points an article. */
const KEY_POINTS = 2

/** Shorter quotations say too little to be the day's. */
const WORTHY_LENGTH = 40

/** What a digest says on a civil date: the newest articles, who was heard, the quotation of the day. */
export async function composeDigest(store: Store, today: string): Promise<Omit<Reply, 'visibility'>> {
  const { items } = await store.listArticles({}, { offset: 0, size: MAX_ARTICLES })
  const found = await Promise.all(items.map(async ({ id }) => store.findArticle(id)))
  const articles = found.filter((article) => article !== undefined)
  const title = `Digest for ${today}`
  if (articles.length === 0) {
    return { title, blocks: [{ kind: 'text', text: [plain('There is nothing new.')] }], actions: [] }
  }
  const ofTheDay = chooseQuoteOfTheDay(articles, today)
  return {
    title,
    blocks: [
      ...articles.flatMap(presentArticle),
      { kind: 'divider' },
      ...presentHeard(articles),
      ...(ofTheDay === undefined
        ? []
        : [{ kind: 'text', text: [strong('Quotation of the day')] } as const, presentQuote(ofTheDay)]),
    ],
    actions: [],
  }
}

function presentArticle(article: StoredArticle): Block[] {
  const points = brief(article, article.analysis, 'short').keyPoints.slice(0, KEY_POINTS)
  const quote = article.analysis.quotes.find((candidate) => isWorthy(candidate))
  return [
    { kind: 'text', text: [strong('▸ '), { ...presentTitle(article) }, ...presentOrigin(article)] },
    ...points.map((point): Block => ({
      kind: 'quote',
      words: presentExcerpt(article, point, []),
      caption: [plain(presentPlace(article, point))],
    })),
    ...(quote === undefined ? [] : [presentQuote(toFound(article, quote))]),
  ]
}

function presentOrigin({ publisher, published }: StoredArticle): Inline[] {
  const parts = [publisher, published].filter((part) => part !== undefined)
  return parts.length === 0 ? [] : [plain(` · ${parts.join(' · ')}`)]
}

function presentHeard(articles: readonly StoredArticle[]): Block[] {
  const counts = new Map<string, number>()
  for (const { people, quotes } of articles.map(({ analysis }) => analysis)) {
    for (const { id, name } of people) {
      const count = quotes.filter(({ speakers }) => speakers.includes(id)).length
      if (count > 0) counts.set(name, (counts.get(name) ?? 0) + count)
    }
  }
  if (counts.size === 0) return []
  const heard = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 6)
  const names = heard.flatMap(([name, count], index): Inline[] => [
    ...(index > 0 ? [plain(', ')] : []),
    strong(name),
    plain(` (${count})`),
  ])
  return [{ kind: 'text', text: [plain('Who was heard: '), ...names] }]
}

/** One of the long, attributed utterances; which one changes with the date and with nothing else. */
function chooseQuoteOfTheDay(articles: readonly StoredArticle[], today: string): FoundQuote | undefined {
  const worthy = articles.flatMap((article) =>
    article.analysis.quotes.filter((quote) => isWorthy(quote)).map((quote) => toFound(article, quote)),
  )
  const day = Math.floor(Date.parse(`${today}T00:00:00Z`) / 86_400_000)
  return worthy[day % Math.max(1, worthy.length)]
}

function isWorthy({ kind, speakers, content }: Quote): boolean {
  const length = content.reduce((sum, { start, end }) => sum + end - start, 0)
  return kind === 'direct' && speakers.length > 0 && length >= WORTHY_LENGTH
}

function toFound(article: StoredArticle, quote: Quote): FoundQuote {
  return { article, quote, speakers: article.analysis.people.filter(({ id }) => quote.speakers.includes(id)) }
}
