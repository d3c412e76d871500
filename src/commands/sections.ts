import { type Article, covers, fold, type Section, sectionTitle } from '../core/index.ts'
import { presentPlace, presentSlice, presentSource } from '../present/excerpt.ts'
import { presentSourceLinks } from '../present/links.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Block } from '../reply/reply.ts'
import type { StoredArticle } from '../store/store.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import type { Wording } from '../wording/wording-for.ts'
import { type Answer, defineCommand, type RawInput, type SuggestDeps, type Suggestion } from './command.ts'
import { explainEmpty, pageOption, presentPager, toCall, toPageRequest } from './pages.ts'

/** Paragraphs a page. */
const PAGE_SIZE = 5

/** Of an article that was fetched, a reply shows no more of its text: it is its publisher's, and the link leads to it. */
const MAX_FETCHED_CHARACTERS = 600

/** What calls name the part before the first heading, whatever language shows it. */
const OPENING = 'opening'

export const sectionsCommand = defineCommand({
  name: 'sections',
  summary: ({ commands }) => commands.sections.summary,
  example: 'sections outlook',
  visibility: 'everyone',
  repeatable: true,
  options: {
    name: { kind: 'text', summary: ({ commands }) => commands.sections.name, suggest: suggestSections },
    article: articleOption,
    page: pageOption,
  },
  run: async ({ name, article: wanted, page = 1 }, deps) => {
    const { wording } = deps
    const article = await resolveArticle(wanted, deps)
    if (article === undefined) return presentNoArticle(wanted, wording)
    if (name === undefined) return presentOutline(article, wording)
    const section = findSection(article, name, wording)
    if (section === undefined) {
      const answer = presentOutline(article, wording)
      const note = { kind: 'text', text: [plain(wording.sections.noSuch(name))] } as const
      return { ...answer, blocks: [note, ...answer.blocks] }
    }
    return presentSection({ article, section, page }, wording)
  },
})

async function suggestSections(typed: string, deps: SuggestDeps, input: RawInput): Promise<Suggestion[]> {
  const wanted = input.article === undefined ? undefined : String(input.article)
  const article = await resolveArticle(wanted, deps)
  if (article === undefined) return []
  return article.sections
    .map((section) => ({
      value: nameOf(article, section),
      label: titleOf(article, section, deps.wording),
    }))
    .filter(({ label }) => fold(label).includes(fold(typed)))
}

function titleOf(article: Article, section: Section, { sections }: Wording): string {
  return sectionTitle(article, section) || sections.opening
}

function nameOf(article: Article, section: Section): string {
  return sectionTitle(article, section) || OPENING
}

/** The section of that title, else the first whose title holds the words. */
function findSection(article: Article, name: string, wording: Wording): Section | undefined {
  const wanted = fold(name)
  const titled = article.sections.map((section) => ({
    section,
    titles: [nameOf(article, section), titleOf(article, section, wording)].map(fold),
  }))
  const found =
    titled.find(({ titles }) => titles.includes(wanted)) ??
    titled.find(({ titles }) => titles.some((title) => title.includes(wanted)))
  return found?.section
}

function presentOutline(article: StoredArticle, wording: Wording): Answer {
  const items = article.sections.map((section) => {
    const numbers = paragraphsOf(article, section).map(({ number }) => number)
    const title = strong(titleOf(article, section, wording))
    const [first, last] = [numbers[0], numbers.at(-1)]
    if (first === undefined || last === undefined) return [title]
    const { paragraph, paragraphs } = wording.source
    return [title, plain(` · ${first === last ? paragraph(first) : paragraphs(first, last)}`)]
  })
  return {
    title: article.title,
    blocks: [{ kind: 'list', items }],
    source: presentSource(article, wording),
    actions: article.sections.slice(0, 4).map((section) => {
      const call = toCall('sections', { name: nameOf(article, section), article: article.id })
      return { kind: 'call', label: titleOf(article, section, wording), call }
    }),
  }
}

interface ShownSection {
  readonly article: StoredArticle
  readonly section: Section
  readonly page: number
}

function presentSection({ article, section, page }: ShownSection, wording: Wording): Answer {
  const { offset, size } = toPageRequest(page, PAGE_SIZE)
  const whole = paragraphsOf(article, section)
  const paragraphs = article.fetched === undefined ? whole : openingOf(article, whole)
  const isCut = paragraphs.at(-1)?.span.end !== whole.at(-1)?.span.end
  const name = nameOf(article, section)
  const isBeyond = paragraphs.length > 0 && offset >= paragraphs.length
  const shown = { page, size, total: paragraphs.length }
  return {
    title: titleOf(article, section, wording),
    blocks: [
      ...paragraphs.slice(offset, offset + size).map(({ span }): Block => ({
        kind: 'quote',
        words: presentSlice(article, span),
        caption: [plain(presentPlace(article, { start: span.start, end: span.start }, wording))],
      })),
      ...(isBeyond ? [{ kind: 'text', text: explainEmpty('', shown, wording) } as const] : []),
      ...(isCut ? [{ kind: 'text', text: [plain(wording.sections.restAtSource)] } as const] : []),
    ],
    source: presentSource(article, wording),
    actions: presentSourceLinks([article], wording),
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
