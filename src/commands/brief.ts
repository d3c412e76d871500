import { brief, closeQuotations, type NextStep, sliceOf } from '../core/index.ts'
import { presentExcerpt, presentPlace, presentSource } from '../present/excerpt.ts'
import { presentCounts } from '../present/quote.ts'
import { presentSourceLinks } from '../present/links.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Action, Block, Inline } from '../reply/reply.ts'
import type { Speaker, StoredArticle } from '../store/store.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { defineCommand } from './command.ts'
import { toCall } from './pages.ts'

const LENGTHS = ['headline', 'short', 'full'] as const
type Length = (typeof LENGTHS)[number]

export const briefCommand = defineCommand({
  name: 'brief',
  summary: 'What an article says, in its own key sentences',
  example: 'brief length:full',
  visibility: 'everyone',
  options: {
    article: articleOption,
    length: { kind: 'text', summary: 'How much; short if left out', choices: LENGTHS },
  },
  run: async ({ article: wanted, length = 'short' }, deps) => {
    const article = await resolveArticle(wanted, deps)
    if (article === undefined) return presentNoArticle(wanted)
    const { keyPoints, nextSteps, figures } = brief(article, article.analysis, length)
    const { items: speakers } = await deps.store.listSpeakers({ article: article.id }, { offset: 0, size: 6 })
    return {
      title: article.title,
      blocks: [
        ...keyPoints.map((point) => presentSentence(article, point, [])),
        ...(length === 'full' && nextSteps.length > 0
          ? [heading('Next steps and dates'), ...nextSteps.map((step) => presentNextStep(article, step))]
          : []),
        ...(length === 'full' && figures.length > 0
          ? [
              heading('Figures'),
              ...figures.map(({ sentence, span }) => presentSentence(article, sentence, [span])),
            ]
          : []),
        ...(length === 'headline' || speakers.length === 0 ? [] : [presentQuoted(speakers)]),
      ],
      source: presentSource(article),
      actions: [...presentLengths(article, length), ...presentSourceLinks([article])],
    }
  },
})

function presentSentence(
  article: StoredArticle,
  sentence: NextStep['sentence'],
  marked: NextStep['sentence'][],
): Block {
  return {
    kind: 'quote',
    words: presentWhole(article, sentence, marked),
    caption: [plain(presentPlace(article, sentence))],
  }
}

function presentWhole(
  article: StoredArticle,
  sentence: NextStep['sentence'],
  marked: readonly NextStep['sentence'][],
): Inline[] {
  return presentExcerpt(article, closeQuotations(article, article.analysis.quotes, sentence), marked)
}

function presentNextStep(article: StoredArticle, { sentence, date }: NextStep): Block {
  const place = presentPlace(article, sentence)
  const caption = date === null ? place : `${sliceOf(article.text, date.span)}: ${date.date} · ${place}`
  return {
    kind: 'quote',
    words: presentWhole(article, sentence, date === null ? [] : [date.span]),
    caption: [plain(caption)],
  }
}

function presentQuoted(speakers: readonly Speaker[]): Block {
  const counts = speakers.map(({ name, quotes }) => [name, quotes] as const)
  return { kind: 'text', text: [plain('Quoted: '), ...presentCounts(counts)] }
}

function presentLengths(article: StoredArticle, shown: Length): Action[] {
  return LENGTHS.filter((length) => length !== shown).map((length) => ({
    kind: 'call',
    label: { headline: 'Headline', short: 'Short', full: 'Full' }[length],
    call: toCall('brief', { article: article.id, length }),
  }))
}

function heading(text: string): Block {
  return { kind: 'text', text: [strong(text)] }
}
