import type { GoldArticle, GoldQuote } from './gold.ts'

interface Line {
  readonly text: string
  /** Where the quoted words and the name begin in it. */
  readonly words: number
  readonly name: number
}

/** Ways of setting quotations that edited news seldom uses, and collections, captions and forums often do. */
const SETTINGS: readonly ((words: string, name: string, other: string) => Line)[] = [
  (words, name) => ({ text: `“${words}” — ${name}`, words: 1, name: words.length + 5 }),
  (words, name) => ({ text: `“${words}” ― ${name}`, words: 1, name: words.length + 5 }),
  (words, name) => ({ text: `"${words}" - ${name}`, words: 1, name: words.length + 5 }),
  (words, name) => ({ text: `${name}: “${words}”`, words: name.length + 3, name: 0 }),
  (words, name, other) => relayed(`${other} said that `, name, words),
]

function relayed(lead: string, name: string, words: string): Line {
  const opening = `${lead}${name} told them, “`
  return { text: `${opening}${words}”`, words: opening.length, name: lead.length }
}

const EVERY = 5

/**
 * Sets the quotations of every fifth article anew, each in a paragraph of its own with nothing but the speaker's name,
 * so that the model learns those conventions too. The words and the names stay the annotators'.
 */
export function rewritten(articles: readonly GoldArticle[]): GoldArticle[] {
  return articles.flatMap((article, index) => {
    const set = index % EVERY === 0 ? SETTINGS[(index / EVERY) % SETTINGS.length] : undefined
    return set === undefined ? [] : (rewrite(article, set) ?? [])
  })
}

function rewrite(article: GoldArticle, set: (typeof SETTINGS)[number]): GoldArticle | undefined {
  let text = article.text.slice(0, Math.max(0, article.text.indexOf('\n')))
  let other = 'Ann Lee'
  const quotes: GoldQuote[] = []
  for (const { kind, source, segments } of article.quotes) {
    const [span] = segments
    const name = source?.canonical?.name
    if (kind !== 'direct' || source?.type !== 'name' || span === undefined || name === undefined) continue
    const words = article.text.slice(span[0], span[1])
    if (words.includes('\n') || /["“”]/.test(words) || name === other) continue
    const start = text.length + 2
    const line = set(words, name, other)
    text += `\n\n${line.text}`
    other = name
    quotes.push({
      kind: 'direct',
      sq: false,
      segments: [[start + line.words, start + line.words + words.length]],
      source: { ...source, text: name, spans: [[start + line.name, start + line.name + name.length]] },
    })
  }
  return quotes.length > 1 ? { id: `${article.id}-rewritten`, text, quotes, ignore: [] } : undefined
}
