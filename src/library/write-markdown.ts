import type { ArticleDetails } from '../core/index.ts'
import { writeYaml } from './yaml.ts'

/** A heading or a paragraph as plain text. */
export interface TextPart {
  readonly kind: 'heading' | 'paragraph' | 'quotation'
  readonly text: string
}

/** Writes an article as the Markdown file that `readArticle` reads back to the same details and the same words. */
export function writeMarkdown(details: ArticleDetails, parts: readonly TextPart[]): string {
  const { title, ...rest } = details
  const given = Object.entries({ title, ...rest })
  return `---\n${writeYaml(Object.fromEntries(given))}---\n\n${parts.map(writePart).join('\n\n')}\n`
}

function writePart({ kind, text }: TextPart): string {
  const line = escapeMarkdown(text.replace(/\s+/g, ' ').trim())
  if (kind === 'heading') return `## ${line.replace(/#+$/, '\\$&')}`
  return kind === 'quotation' ? `> ${line}` : line
}

/** What would be markup within a line, and what would begin a block at its start. */
function escapeMarkdown(line: string): string {
  return line
    .replace(/[\\`*_[\]<&]/g, '\\$&')
    .replace(/^([#>+\-=~|:])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}
