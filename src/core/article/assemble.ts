import { splitSentences } from '../text/sentences.ts'
import { type Span, sliceOf } from '../text/span.ts'
import type { Article, ArticleDetails, Section } from './article.ts'

/** A paragraph or a heading where it stands in the text. */
export interface TextBlock extends Span {
  readonly kind: 'heading' | 'paragraph'
}

/** Builds an article from its blocks, which must be in reading order and must not overlap. */
export function assembleArticle(
  details: ArticleDetails,
  text: string,
  blocks: readonly TextBlock[],
): Article {
  const paragraphs = blocks
    .filter((block) => block.kind === 'paragraph')
    .map(({ start, end }) => ({ start, end }))
  return {
    ...details,
    text,
    sections: groupSections(blocks),
    paragraphs,
    sentences: paragraphs.flatMap((paragraph) => splitSentences(text, paragraph)),
  }
}

/** What a section is called: its heading's words, or nothing for the opening. */
export function sectionTitle(article: Article, section: Section): string {
  return section.heading === null ? '' : sliceOf(article.text, section.heading)
}

function groupSections(blocks: readonly TextBlock[]): Section[] {
  const sections: Section[] = []
  let open: { heading: Span | null; start: number; end: number } | undefined
  for (const { kind, start, end } of blocks) {
    if (kind === 'heading') {
      if (open !== undefined) sections.push(open)
      open = { heading: { start, end }, start, end }
    } else {
      open = { heading: open?.heading ?? null, start: open?.start ?? start, end }
    }
  }
  if (open !== undefined) sections.push(open)
  return sections
}
