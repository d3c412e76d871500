import { type Article, covers, fold, type Section, sectionTitle } from '../core/index.ts'
import { presentPlace, presentSlice, presentSource } from '../present/excerpt.ts'
import { presentSourceLinks } from '../present/links.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Block } from '../reply/reply.ts'
import type { StoredArticle } from '../store/store.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { type Answer, defineCommand, type Deps, type RawInput, type Suggestion } from './command.ts'
import { pageOption, presentPager, toCall, toPageRequest } from './pages.ts'

/** Paragraphs a page. */
const PAGE_SIZE = 5

/** Of an article that was fetched, a reply shows no more of its text: it is its publisher's, and the link leads to it. */
const MAX_FETCHED_CHARACTERS = 600

/** What the part before the first heading is called. */
const OPENING = 'Opening'

export const sectionsCommand = defineCommand({
  name: 'sections',
  summary: 'The outline of an article, or one section of it',
  example: 'sections outlook',
  visibility: 'everyone',
  options: {
    name: { kind: 'text', summary: 'Which section; the outline if left out', suggest: suggestSections },
    article: articleOption,
    page: pageOption,
  },
  run: async ({ name, article: wanted, page = 1 }, deps) => {
    const article = await resolveArticle(wanted, deps)
    if (article === undefined) return presentNoArticle(wanted)
    if (name === undefined) return presentOutline(article)
    const section = findSection(article, name)
    if (section === undefined) {
      const answer = presentOutline(article)
      const note = { kind: 'text', text: [plain(`There is no section “${name}”. These there are:`)] } as const
      return { ...answer, blocks: [note, ...answer.blocks] }
    }
    return presentSection(article, section, page)
  },
})

async function suggestSections(typed: string, deps: Deps, input: RawInput): Promise<Suggestion[]> {
  const wanted = input.article === undefined ? undefined : String(input.article)
  const article = await resolveArticle(wanted, deps)
  if (article === undefined) return []
  const titles = article.sections.map((section) => titleOf(article, section))
  return titles
    .filter((title) => fold(title).includes(fold(typed)))
    .map((title) => ({ value: title, label: title }))
}

function titleOf(article: Article, section: Section): string {
  return sectionTitle(article, section) || OPENING
}

/** The section of that title, else the first whose title holds the words. */
function findSection(article: Article, name: string): Section | undefined {
  const titled = article.sections.map((section) => ({ section, title: fold(titleOf(article, section)) }))
  const wanted = fold(name)
  return (titled.find(({ title }) => title === wanted) ?? titled.find(({ title }) => title.includes(wanted)))
    ?.section
}

function presentOutline(article: StoredArticle): Answer {
  const items = article.sections.map((section) => {
    const numbers = paragraphsOf(article, section).map(({ number }) => number)
    const range =
      numbers.length > 1 ? `paragraphs ${numbers[0]}–${numbers.at(-1)}` : `paragraph ${numbers[0]}`
    return [strong(titleOf(article, section)), ...(numbers.length > 0 ? [plain(` · ${range}`)] : [])]
  })
  return {
    title: article.title,
    blocks: [{ kind: 'list', items }],
    source: presentSource(article),
    actions: article.sections.slice(0, 4).map((section) => {
      const name = titleOf(article, section)
      return { kind: 'call', label: name, call: toCall('sections', { name, article: article.id }) }
    }),
  }
}

function presentSection(article: StoredArticle, section: Section, page: number): Answer {
  const { offset, size } = toPageRequest(page, PAGE_SIZE)
  const whole = paragraphsOf(article, section)
  const paragraphs = article.fetched === undefined ? whole : openingOf(article, whole)
  const isCut = paragraphs.at(-1)?.span.end !== whole.at(-1)?.span.end
  const rest = 'The article belongs to its publisher: the rest is at the source.'
  const name = titleOf(article, section)
  return {
    title: name,
    blocks: [
      ...paragraphs.slice(offset, offset + size).map(({ span }): Block => ({
        kind: 'quote',
        words: presentSlice(article, span),
        caption: [plain(presentPlace(article, { start: span.start, end: span.start }))],
      })),
      ...(isCut ? [{ kind: 'text', text: [plain(rest)] } as const] : []),
    ],
    source: presentSource(article),
    actions: presentSourceLinks([article]),
    ...presentPager(toCall('sections', { name, article: article.id }), page, PAGE_SIZE, paragraphs.length),
  }
}

/** The first page of what may be shown of a fetched article: whole sentences, as many as fit. */
function openingOf(article: Article, paragraphs: readonly NumberedParagraph[]): NumberedParagraph[] {
  let left = MAX_FETCHED_CHARACTERS
  const opening: NumberedParagraph[] = []
  for (const { number, span } of paragraphs.slice(0, PAGE_SIZE)) {
    const fitting = article.sentences.filter(
      (sentence) => covers(span, sentence) && sentence.end - span.start <= left,
    )
    // A sentence that is longer than all that may be shown is cut.
    const end =
      fitting.at(-1)?.end ?? (opening.length === 0 ? Math.min(span.end, span.start + left) : span.start)
    if (end > span.start) opening.push({ number, span: { start: span.start, end } })
    if (end < span.end) break
    left -= end - span.start
  }
  return opening
}

interface NumberedParagraph {
  readonly number: number
  readonly span: Article['paragraphs'][number]
}

function paragraphsOf(article: Article, section: Section): NumberedParagraph[] {
  return article.paragraphs
    .map((span, index) => ({ span, number: index + 1 }))
    .filter(({ span }) => covers(section, span))
}
