import { basename, extname } from 'node:path'
import { z } from 'zod'
import { BriefingError } from '../briefing-error.ts'
import { type Article, type ArticleDetails, parseMarkdown, parsePlainText, sliceOf } from '../core/index.ts'
import { readPlainFrontMatter } from './plain-front-matter.ts'
import { parseYaml } from './yaml.ts'

/** Larger files are no articles. */
export const MAX_ARTICLE_BYTES = 5 * 1024 * 1024

/** Characters of a file's name with its folders; PostgreSQL indexes no three kilobytes. */
export const MAX_NAME = 800

/**
 * Reads a content file: Markdown where the name says so, plain text otherwise, either with YAML front matter.
 * Throws a `BriefingError` that says what is wrong with the file.
 */
export function readArticle(name: string, bytes: Uint8Array): Article {
  if (name.length > MAX_NAME)
    throw contentError(name, `has a path of more than ${MAX_NAME} characters`, 'Rename its folders.')
  if (bytes.byteLength > MAX_ARTICLE_BYTES)
    throw contentError(name, 'is larger than 5 MB', 'Split it, or leave it out.')
  const { frontMatter, body } = splitFrontMatter(decode(name, bytes))
  const { title, ...details } = parseFrontMatter(name, frontMatter)
  const parseBody = /\.(md|markdown)$/i.test(name) ? parseMarkdown : parsePlainText
  const article = parseBody({ title: title ?? '', ...details }, body)
  if (article.paragraphs.length === 0)
    throw contentError(name, 'holds no text', 'Add some, or remove the file.')
  return { ...article, title: title ?? titleFrom(article, name) }
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
    if (!text.includes('\0')) return text
  } catch {
    // Falls through to the one error for both.
  }
  throw contentError(name, 'is not UTF-8 text', 'Save it as UTF-8.')
}

function splitFrontMatter(text: string): { frontMatter: string; body: string } {
  const match = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text)
  return match === null
    ? { frontMatter: '', body: text }
    : { frontMatter: match[1] ?? '', body: text.slice(match[0].length) }
}

const emptyAsMissing = (value: unknown): unknown => (value === null || value === '' ? undefined : value)
const line = z.preprocess(emptyAsMissing, z.string().trim().max(500).optional())

const address = z.url({ protocol: /^https?$/, error: 'not an http or https address' })
const date = z.preprocess(
  (value) => (typeof value === 'string' ? emptyAsMissing(value.slice(0, 10)) : emptyAsMissing(value)),
  z.iso.date({ error: 'not a date such as 2025-08-16' }).optional(),
)

const frontMatterSchema = z.object({
  title: line,
  publisher: line,
  dateline: line,
  url: z.preprocess(emptyAsMissing, address.optional()),
  published: date,
  fetched: date,
  also: z.preprocess(
    emptyAsMissing,
    z
      .array(z.object({ url: address, publisher: z.string().trim().max(500).optional() }))
      .max(100)
      .optional(),
  ),
})

function parseFrontMatter(name: string, yaml: string): Partial<ArticleDetails> {
  const parsed = frontMatterSchema.safeParse(readFrontMatter(name, yaml))
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'front matter'}: ${message}`,
    )
    throw contentError(
      name,
      `has front matter that cannot be used (${reasons.join('; ')})`,
      'Mend these lines.',
    )
  }
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given)
}

function readFrontMatter(name: string, yaml: string): unknown {
  const plain = readPlainFrontMatter(yaml)
  if (plain !== undefined) return plain
  try {
    return parseYaml(yaml) ?? {}
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    throw contentError(name, `has front matter that is not YAML (${reason})`, 'Mend it.', cause)
  }
}

/** A heading at the very start is the title; else the file's name must do. */
function titleFrom(article: Article, name: string): string {
  const heading = article.sections[0]?.heading
  if (heading !== undefined && heading !== null) return sliceOf(article.text, heading)
  return basename(name, extname(name)).replace(/[-_]+/g, ' ')
}

function contentError(name: string, wrong: string, mend: string, cause?: unknown): BriefingError {
  return new BriefingError('content', `[library] ${name} ${wrong}. ${mend}`, { cause })
}
