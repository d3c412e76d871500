import type { GoldArticle, GoldQuote } from './gold.ts'

/** Ways of setting quotations that edited news seldom uses, and collections, captions and forums often do. */
const SETTINGS: readonly ((words: string, name: string) => { text: string; words: number; name: number })[] =
  [
    (words, name) => ({ text: `“${words}” — ${name}`, words: 1, name: words.length + 5 }),
    (words, name) => ({ text: `“${words}” ― ${name}`, words: 1, name: words.length + 5 }),
    (words, name) => ({ text: `"${words}" - ${name}`, words: 1, name: words.length + 5 }),
    (words, name) => ({ text: `${name}: “${words}”`, words: name.length + 3, name: 0 }),
  ]

const EVERY = 5

/**
 * Sets the quotations of every fifth article anew, each in a paragraph of its own with nothing but the speaker's name,
 * so that the model learns those conventions too. The words and the names stay the annotators'.
 */
export function rewritten(articles: readonly GoldArticle[]): GoldArticle[] {
  return articles.flatMap((article, index) =>
    index % EVERY === 0 ? (rewrite(article, index / EVERY) ?? []) : [],
  )
}

function rewrite(article: GoldArticle, number: number): GoldArticle | undefined {
  const set = SETTINGS[number % SETTINGS.length]
  if (set === undefined) return undefined
  let text = article.text.slice(0, Math.max(0, article.text.indexOf('\n')))
  const quotes: GoldQuote[] = []
  for (const { kind, source, segments } of article.quotes) {
    const [span] = segments
    const name = source?.canonical?.name
    if (kind !== 'direct' || source?.type !== 'name' || span === undefined || name === undefined) continue
    const words = article.text.slice(span[0], span[1])
    if (words.includes('\n') || /["“”]/.test(words)) continue
    text += '\n\n'
    const line = set(words, name)
    const start = text.length
    text += line.text
    quotes.push({
      kind: 'direct',
      sq: false,
      segments: [[start + line.words, start + line.words + words.length]],
      source: { ...source, text: name, spans: [[start + line.name, start + line.name + name.length]] },
    })
  }
  return quotes.length > 1 ? { id: `${article.id}-rewritten`, text, quotes, ignore: [] } : undefined
}
