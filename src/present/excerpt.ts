import { type Article, type ArticleLink, indexAt, sectionTitle, sliceOf, type Span } from '../core/index.ts'
import { link, plain } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { StoredArticle } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'

/** Cuts a stretch of an article into plain and marked runs, which joined give the stretch again. */
export function presentExcerpt(article: Article, excerpt: Span, marked: readonly Span[]): Inline[] {
  const runs: Inline[] = []
  let at = excerpt.start
  for (const span of marked) {
    const start = Math.max(span.start, at)
    const end = Math.min(span.end, excerpt.end)
    if (end <= start) continue
    if (start > at) runs.push(plain(article.text.slice(at, start)))
    runs.push({ kind: 'marked', text: article.text.slice(start, end) })
    at = end
  }
  if (at < excerpt.end) runs.push(plain(article.text.slice(at, excerpt.end)))
  return runs
}

/** Where in its article a stretch stands: ‘paragraph 6, Talks on Ceasefire in Ukraine’. */
export function presentPlace(article: Article, span: Span, { source }: Wording): string {
  const paragraph = indexAt(article.paragraphs, span.start)
  const section = article.sections[indexAt(article.sections, span.start)]
  const heading = section === undefined ? '' : sectionTitle(article, section)
  return [paragraph >= 0 ? source.paragraph(paragraph + 1) : '', heading]
    .filter((part) => part !== '')
    .join(', ')
}

/** An article's name, linked where it has an address. */
export function presentTitle({ title, url }: { readonly title: string; readonly url?: string }): Inline {
  return url === undefined ? plain(title) : link(title, url)
}

/** More papers than these are counted, not named. */
const MAX_ALSO = 3

/** Where an answer comes from, in one line: title, publisher, date, and who else published the same text. */
export function presentSource(article: Article, wording: Wording): Inline[] {
  const rest = [article.publisher, article.published].filter((part) => part !== undefined)
  return [
    presentTitle(article),
    ...(rest.length > 0 ? [plain(` · ${rest.join(' · ')}`)] : []),
    ...presentAlso(article.also ?? [], wording),
  ]
}

function presentAlso(also: readonly ArticleLink[], { source }: Wording): Inline[] {
  if (also.length === 0) return []
  const named = also
    .slice(0, MAX_ALSO)
    .flatMap(({ url, publisher }, index) => [
      plain(index === 0 ? ` · ${source.alsoIn} ` : ', '),
      link(publisher ?? new URL(url).host, url),
    ])
  const more = also.length - MAX_ALSO
  return [...named, ...(more > 0 ? [plain(` ${source.andMore(more)}`)] : [])]
}

/** The line under an answer that comes from one article alone; nothing where it comes from several. */
export function presentCommonSource(
  articles: readonly StoredArticle[],
  wording: Wording,
): { source?: Inline[] } {
  const [first] = articles
  return first !== undefined && articles.every(({ id }) => id === first.id)
    ? { source: presentSource(first, wording) }
    : {}
}

/** The words of a span, whole, as an article's words. */
export function presentSlice(article: Article, span: Span): Inline[] {
  return [plain(sliceOf(article.text, span))]
}
