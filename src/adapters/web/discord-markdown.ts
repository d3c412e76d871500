/** A stretch of a line; `seconds` since 1970. */
export type MarkdownRun =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'underline' | 'strike'; readonly runs: readonly MarkdownRun[] }
  | { readonly kind: 'link'; readonly url: string; readonly runs: readonly MarkdownRun[] }
  | { readonly kind: 'time'; readonly seconds: number; readonly isRelative: boolean }

/** Neighbouring lines of one look; line breaks within it are in its texts, except in a list, which has an entry a line. */
export type MarkdownBlock =
  | { readonly kind: 'heading' | 'small' | 'quote' | 'paragraph'; readonly runs: readonly MarkdownRun[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly MarkdownRun[])[] }

type LineKind = MarkdownBlock['kind']

const LINE_MARKS: readonly (readonly [LineKind, RegExp])[] = [
  ['heading', /^#{1,3} /],
  ['small', /^-# /],
  ['quote', /^> /],
  ['list', /^[-*] /],
]

/**
 * Reads as much of Discord’s markdown as Summit writes, by Discord’s rules: headings, small lines, quotations, lists,
 * bold, underlined and struck words, links, times, escapes. What else there is stays text. Takes linear time.
 */
export function parseDiscordMarkdown(markdown: string): MarkdownBlock[] {
  const groups: { kind: LineKind; lines: string[] }[] = []
  for (const line of markdown.split('\n')) {
    const [kind, mark] = LINE_MARKS.find(([, pattern]) => pattern.test(line)) ?? ['paragraph', /^/]
    const content = line.replace(mark, '')
    const last = groups.at(-1)
    if (last?.kind === kind && kind !== 'heading') last.lines.push(content)
    else groups.push({ kind, lines: [content] })
  }
  return groups
    .filter(({ lines }) => lines.some((line) => line !== ''))
    .map(({ kind, lines }) =>
      kind === 'list' ? { kind, items: lines.map(parseRuns) } : { kind, runs: parseRuns(lines.join('\n')) },
    )
}

const TOKEN =
  /\\(?<escaped>[^0-9A-Za-z\s])|(?<mark>\*\*|__|~~)|(?<open>\[)|\]\((?<url>https?:\/\/[^\s()<>]{1,2048})\)|<t:(?<seconds>-?\d{1,12})(?::(?<style>[tTdDfFsSR]))?>/gu

type Emphasis = 'bold' | 'underline' | 'strike'

const EMPHASES: Readonly<Record<string, Emphasis>> = { '**': 'bold', __: 'underline', '~~': 'strike' }

/** What has begun and may end. Of each kind one at most is open, so that the stack stays shallow. */
interface Open {
  readonly kind: Emphasis | 'link' | 'all'
  readonly mark: string
  readonly runs: MarkdownRun[]
}

function parseRuns(text: string): MarkdownRun[] {
  const all: Open = { kind: 'all', mark: '', runs: [] }
  const stack: Open[] = [all]
  const put = (run: MarkdownRun): void => {
    const runs = stack.at(-1)?.runs
    const last = runs?.at(-1)
    if (runs !== undefined && run.kind === 'text' && last?.kind === 'text')
      runs[runs.length - 1] = { kind: 'text', text: last.text + run.text }
    else if (run.kind !== 'text' || run.text !== '') runs?.push(run)
  }
  /** What has begun later and not ended was no markup after all. */
  const dissolveTo = (depth: number): void => {
    while (stack.length > depth) {
      const open = stack.pop()
      put({ kind: 'text', text: open?.mark ?? '' })
      open?.runs.forEach(put)
    }
  }
  const close = (kind: Open['kind'], finish: (runs: readonly MarkdownRun[]) => MarkdownRun): boolean => {
    const at = stack.findIndex((open) => open.kind === kind)
    if (at < 0) return false
    dissolveTo(at + 1)
    put(finish(stack.pop()?.runs ?? []))
    return true
  }

  let at = 0
  for (const match of text.matchAll(TOKEN)) {
    put({ kind: 'text', text: text.slice(at, match.index) })
    at = match.index + match[0].length
    const { escaped, mark, open, url, seconds, style } = match.groups ?? {}
    const emphasis = EMPHASES[mark ?? '']
    if (escaped !== undefined) put({ kind: 'text', text: escaped })
    else if (seconds !== undefined) put({ kind: 'time', seconds: Number(seconds), isRelative: style === 'R' })
    else if (emphasis !== undefined) {
      if (!close(emphasis, (runs) => ({ kind: emphasis, runs })))
        stack.push({ kind: emphasis, mark: match[0], runs: [] })
    } else if (open !== undefined && !stack.some(({ kind }) => kind === 'link'))
      stack.push({ kind: 'link', mark: match[0], runs: [] })
    else if (url === undefined || !close('link', (runs) => ({ kind: 'link', url, runs })))
      put({ kind: 'text', text: match[0] })
  }
  put({ kind: 'text', text: text.slice(at) })
  dissolveTo(1)
  return all.runs
}
