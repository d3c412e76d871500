import { brief, closeQuotations, type NextStep, sliceOf } from '../core/index.ts'
import { presentExcerpt, presentPlace, presentSource } from '../present/excerpt.ts'
import { presentCounts } from '../present/quote.ts'
import { presentSourceLinks } from '../present/links.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Action, Block, Inline } from '../reply/reply.ts'
import type { Speaker, StoredArticle } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { defineCommand } from './command.ts'
import { toCall } from './pages.ts'

const LENGTHS = ['headline', 'short', 'full'] as const
type Length = (typeof LENGTHS)[number]

export const briefCommand = defineCommand({
  name: 'brief',
  summary: ({ commands }) => commands.brief.summary,
  example: 'brief length:full',
  visibility: 'everyone',
  repeatable: true,
  options: {
    article: articleOption,
    length: { kind: 'text', summary: ({ commands }) => commands.brief.length, choices: LENGTHS },
  },
  run: async ({ article: wanted, length = 'short' }, deps) => {
    const { wording } = deps
    const article = await resolveArticle(wanted, deps)
    if (article === undefined) return presentNoArticle(wanted, wording)
    const { keyPoints, nextSteps, figures } = brief(article, length)
    const { items: speakers } = await deps.store.listSpeakers({ article: article.id }, { offset: 0, size: 6 })
    return {
      title: article.title,
      blocks: [
        ...keyPoints.map((point) => presentSentence(article, point, [], wording)),
        ...(length === 'full' && nextSteps.length > 0
          ? [
              heading(wording.brief.nextSteps),
              ...nextSteps.map((step) => presentNextStep(article, step, wording)),
            ]
          : []),
        ...(length === 'full' && figures.length > 0
          ? [
              heading(wording.brief.figures),
              ...figures.map(({ sentence, span }) => presentSentence(article, sentence, [span], wording)),
            ]
          : []),
        ...(length === 'headline' || speakers.length === 0 ? [] : [presentQuoted(speakers, wording)]),
      ],
      source: presentSource(article, wording),
      actions: [...presentLengths(article, length, wording), ...presentSourceLinks([article], wording)],
    }
  },
})

function presentSentence(
  article: StoredArticle,
  sentence: NextStep['sentence'],
  marked: NextStep['sentence'][],
  wording: Wording,
): Block {
  return {
    kind: 'quote',
    words: presentWhole(article, sentence, marked),
    caption: [plain(presentPlace(article, sentence, wording))],
  }
}

function presentWhole(
  article: StoredArticle,
  sentence: NextStep['sentence'],
  marked: readonly NextStep['sentence'][],
): Inline[] {
  return presentExcerpt(article, closeQuotations(article, article.analysis.quotes, sentence), marked)
}

function presentNextStep(article: StoredArticle, { sentence, date }: NextStep, wording: Wording): Block {
  const place = presentPlace(article, sentence, wording)
  const caption =
    date === null ? place : `${sliceOf(article.text, date.span)}${wording.colon} ${date.date} · ${place}`
  return {
    kind: 'quote',
    words: presentWhole(article, sentence, date === null ? [] : [date.span]),
    caption: [plain(caption)],
  }
}

function presentQuoted(speakers: readonly Speaker[], { brief: words }: Wording): Block {
  const counts = speakers.map(({ name, quotes }) => [name, quotes] as const)
  return { kind: 'text', text: [plain(`${words.quoted} `), ...presentCounts(counts)] }
}

function presentLengths(article: StoredArticle, shown: Length, { brief: words }: Wording): Action[] {
  return LENGTHS.filter((length) => length !== shown).map((length) => ({
    kind: 'call',
    label: words.lengths[length],
    call: toCall('brief', { article: article.id, length }),
  }))
}

function heading(text: string): Block {
  return { kind: 'text', text: [strong(text)] }
}
