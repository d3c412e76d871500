import type { Analysis } from './analysis.ts'
import type { Article } from './article/article.ts'
import { rankSentences } from './summary/rank-sentences.ts'
import { type Span, sliceOf } from './text/span.ts'

/** One line of `summit analyse`: an analysis for pipelines. Offsets are UTF-16 code units into the article's text. */
export interface AnalysisLine {
  readonly id: string
  readonly title: string
  readonly sentences: readonly Span[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
  }[]
  readonly quotes: readonly {
    readonly start: number
    readonly end: number
    readonly spans: readonly (readonly [number, number])[]
    readonly text: string
    readonly kind: 'direct' | 'mixed'
    /** The first speaker's name; all of them are in `speakers`. */
    readonly speaker: string | null
    readonly speakers: readonly string[]
    readonly source: Span | null
    readonly cue: Span | null
    readonly confidence: number
  }[]
  /** In rank order. */
  readonly keyPoints: readonly Span[]
}

/** Lays an analysis out as a line of `summit analyse`. */
export function toAnalysisLine(id: string, article: Article, { people, quotes }: Analysis): AnalysisLine {
  const nameOf = new Map(people.map((person) => [person.id, person.name]))
  return {
    id,
    title: article.title,
    sentences: article.sentences,
    people: people.map(({ id, name, aliases }) => ({ id, name, aliases })),
    quotes: quotes.map(({ content, kind, speakers, source, cue, confidence }) => {
      const names = speakers.flatMap((speaker) => nameOf.get(speaker) ?? [])
      return {
        start: content[0].start,
        end: content.at(-1)?.end ?? content[0].end,
        spans: content.map(({ start, end }) => [start, end] as const),
        text: content.map((span) => sliceOf(article.text, span)).join(' '),
        kind,
        speaker: names[0] ?? null,
        speakers: names,
        source,
        cue,
        confidence,
      }
    }),
    keyPoints: rankSentences(article),
  }
}
