import { type Passage, rankPassages, readQuestion } from '../core/index.ts'
import { presentCommonSource, presentExcerpt, presentPlace, presentTitle } from '../present/excerpt.ts'
import { presentSourceLinks } from '../present/links.ts'
import { plain } from '../reply/inline.ts'
import type { Block } from '../reply/reply.ts'
import type { FoundSentence, Store, StoredArticle } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { type Answer, defineCommand } from './command.ts'

const SHOWN = 3

/**
 * How many sentences the full text is asked for. More of them cost time, and bring more that only looks like an answer:
 * of thirty, fewer answers come first than of six (`npm run bench:ask`).
 */
const FOUND = 6

/** In how many of the articles that they stand in the sentences around are read too: an answer may share no word with its question. */
const READ_ON = 2

/** How many sentences of each: nearly all articles whole, but no liveblog. */
const AROUND = 40

export const askCommand = defineCommand({
  name: 'ask',
  summary: ({ commands }) => commands.ask.summary,
  example: 'ask who handed Putin a letter?',
  visibility: 'caller',
  repeatable: true,
  options: {
    question: { kind: 'text', summary: ({ commands }) => commands.ask.question, required: true },
    article: { ...articleOption, summary: ({ options }) => options.articleOrAll },
  },
  run: async ({ question, article: wanted }, deps) => {
    const { wording } = deps
    const article = wanted === undefined ? undefined : await resolveArticle(wanted, deps)
    if (wanted !== undefined && article === undefined) return presentNoArticle(wanted, wording)
    const candidates =
      article === undefined ? await findCandidates(question, deps.store) : sentencesOf(article)
    const { passages, answered } = rankPassages(question, candidates)
    return answered
      ? presentAnswer(question, passages.slice(0, SHOWN), wording)
      : presentSilence(question, wording)
  },
})

/** Sentences of the whole library that may answer a question. */
export async function findCandidates(question: string, store: Store): Promise<FoundSentence[]> {
  const words = readQuestion(question).terms.map(({ form }) => form)
  const found = await store.searchSentences(words, FOUND)
  const isFirst = ({ article }: FoundSentence, index: number): boolean =>
    found.findIndex((other) => other.article.id === article.id) === index
  const best = found.filter(isFirst).slice(0, READ_ON)
  const others = found.filter(({ article }) => !best.some((one) => one.article.id === article.id))
  return [...best.flatMap(sentencesAround), ...others]
}

function sentencesAround({ article, sentence }: FoundSentence): FoundSentence[] {
  const at = article.sentences.findIndex(({ start }) => start === sentence.start)
  const from = Math.max(0, Math.min(at - AROUND / 2, article.sentences.length - AROUND))
  return sentencesOf(article).slice(from, from + AROUND)
}

function sentencesOf(article: StoredArticle): FoundSentence[] {
  return article.sentences.map((sentence) => ({ article, sentence }))
}

function presentAnswer(
  question: string,
  passages: readonly Passage<FoundSentence>[],
  wording: Wording,
): Answer {
  const articles = passages.map(({ candidate }) => candidate.article)
  const common = presentCommonSource(articles, wording)
  return {
    title: question,
    blocks: passages.map(({ candidate: { article, sentence }, matches }): Block => {
      const place = plain(presentPlace(article, sentence, wording))
      return {
        kind: 'quote',
        words: presentExcerpt(article, sentence, matches),
        caption: common.source === undefined ? [place, plain(' · '), presentTitle(article)] : [place],
      }
    }),
    ...common,
    actions: presentSourceLinks(articles, wording),
  }
}

function presentSilence(question: string, { ask }: Wording): Answer {
  return {
    title: question,
    blocks: [{ kind: 'text', text: [plain(ask.silence)] }],
    actions: [],
  }
}
