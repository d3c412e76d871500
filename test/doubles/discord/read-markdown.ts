/** What a reader of Discord sees of a text, and whom it would call. */
export interface ReadMarkdown {
  readonly text: string
  readonly mentions: readonly string[]
}

const LINE_MARKS = /^(?:>>> |> |#{1,3} |-# |\s*[-*+] |\s*\d+[.)] )*/
const MENTION = /^(?:<@[!&]?\d+>|<#\d+>|<\/[^>]+:\d+>|<id:\w+>|@everyone|@here)/
const EMOJI = /^(?:<a?:\w+:\d+>|:[^\s:]+:)/
const LINK = /^\[((?:\\.|\[[^\]]*\]|[^[\]\\])*)\]\((https?:\/\/[^)\s]*)\)/
const TIME = /^<t:(-?\d+)(?::\w)?>/
const EMPHASIS = /^(?:\*+|_+|~~|\|\||`+)/

/**
 * Reads Discord's markdown by Discord's own rules, not by the renderer's: what is not escaped counts as markup. Times are
 * read as if the reader's clock spelled them like ISO 8601.
 */
export function readMarkdown(markdown: string): ReadMarkdown {
  const mentions: string[] = []
  const text = markdown
    .split('\n')
    .map((line) => readLine(line.replace(LINE_MARKS, ''), mentions))
    .join('\n')
  return { text, mentions }
}

function readLine(line: string, mentions: string[]): string {
  let text = ''
  let rest = line
  while (rest !== '') {
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest)
    if (escaped !== null) {
      text += escaped[1] ?? ''
      rest = rest.slice(escaped[0].length)
      continue
    }
    const mention = MENTION.exec(rest)?.[0]
    if (mention !== undefined) mentions.push(mention)
    const link = LINK.exec(rest)
    if (link !== null) text += `${readLine(link[1] ?? '', mentions)} (${link[2] ?? ''})`
    const time = TIME.exec(rest)
    if (time !== null) text += new Date(Number(time[1]) * 1000).toISOString()
    const markup = mention ?? link?.[0] ?? time?.[0] ?? EMOJI.exec(rest)?.[0] ?? EMPHASIS.exec(rest)?.[0]
    if (markup === undefined) text += rest.charAt(0)
    rest = rest.slice(markup?.length ?? 1)
  }
  return text
}
