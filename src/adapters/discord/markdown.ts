import type { Inline } from '../../reply/reply.ts'

/** Line ends that Discord takes for none, and what no reader sees. */
const UNUSUAL = /[^\P{Cc}\n]|[\u2028\u2029]/u
const MARKUP = /[\\*_~`|[\]<>@:]/
/** Headings, subtext, lists. A number may end the inline before: ‘1’ and ‘. ’ are a list too. */
const LINE_OPENING = /^[^\S\n]*(?:(?=[#+-])|\d*(?=[.)]))/m
const LINE_OPENINGS = new RegExp(LINE_OPENING, 'gm')

/**
 * Writes text so that Discord shows it as it is: no emphasis, no list, no mention, no emoji, no link of its own. Most text
 * has nothing to escape, and looking costs a quarter of replacing.
 */
function escapeMarkdown(text: string): string {
  const usual = UNUSUAL.test(text)
    ? text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n]/gu, '')
    : text
  const escaped = MARKUP.test(usual) ? usual.replace(/[\\*_~`|[\]<>@]|:(?!\s)/g, '\\$&') : usual
  return LINE_OPENING.test(escaped) ? escaped.replace(LINE_OPENINGS, '$&\\') : escaped
}

/** Writes inlines as Discord's markdown. */
export type WriteInlines = (inlines: readonly Inline[]) => string

/** Inlines as Discord's markdown. */
export function renderInlines(inlines: readonly Inline[]): string {
  return joinAlike(inlines).map(renderInline).join('')
}

/** The same for whoever sends many messages that share their inlines: what was drawn of those that still exist is known. */
export function rememberInlines(): WriteInlines {
  const drawn = new WeakMap<readonly Inline[], string>()
  return (inlines) => {
    const known = drawn.get(inlines)
    if (known !== undefined) return known
    const markdown = renderInlines(inlines)
    drawn.set(inlines, markdown)
    return markdown
  }
}

/** Longer addresses are no use to anybody, and would leave no room for words. */
const MAX_ADDRESS = 1500

/** The web address that a link may have; undefined for every other kind of address, and for one of absurd length. */
export function webAddress(url: string): string | undefined {
  const parsed = URL.parse(url)
  const web = parsed?.protocol === 'http:' || parsed?.protocol === 'https:'
  return web && parsed.href.length <= MAX_ADDRESS ? parsed.href : undefined
}

/**
 * Cuts inlines into runs whose markdown has at most `room` code units, the first of them at most `firstRoom`. A cut falls
 * on white space; only a word that is longer than the room is cut inside, between code points. `lineCost` is what each
 * line adds. The texts of all runs joined are the text.
 */
export function cutInlines(
  inlines: readonly Inline[],
  { firstRoom, room, lineCost = 0 }: { firstRoom: number; room: number; lineCost?: number },
): Inline[][] {
  const runs: Inline[][] = []
  let run: Inline[] = []
  let left = firstRoom - lineCost
  const close = (): void => {
    if (run.length > 0) runs.push(run)
    run = []
    left = room - lineCost
  }
  for (const inline of joinAlike(inlines)) {
    const frame = renderInline({ ...inline, text: '' }).length
    let text = ''
    let weight = frame
    // A time is one mark, whatever its words.
    const isTime = inline.kind === 'time'
    for (const piece of isTime ? [inline.text] : wordsOf(inline.text, Math.floor(room / LONGEST_WORD))) {
      const cost = escapeMarkdown(piece).length + 1 + lineCost * (piece.split('\n').length - 1)
      if (weight + cost > left && (text !== '' || run.length > 0)) {
        if (text !== '') run.push({ ...inline, text })
        close()
        text = ''
        weight = frame
      }
      text += piece
      weight += cost
    }
    if (text !== '') run.push({ ...inline, text })
    left -= weight
  }
  close()
  return runs
}

function renderInline(inline: Inline): string {
  const text = escapeMarkdown(inline.text)
  switch (inline.kind) {
    case 'text':
      return text
    case 'strong':
    case 'marked':
      return `**${text}**`
    case 'removed':
      return `~~${text}~~`
    case 'added':
      return `__**${text}**__`
    case 'link': {
      const url = webAddress(inline.url)
      return url === undefined ? text : `[${text}](${encodeAddress(url)})`
    }
    case 'time':
      return renderTime(inline.instant)
  }
}

/** Discord shows the date and time by each reader's own clock, and how long until then or since. */
function renderTime(instant: number): string {
  const seconds = Math.floor(instant / 1000)
  return `<t:${seconds}:F> (<t:${seconds}:R>)`
}

/** The end of a link is its first closing parenthesis. */
function encodeAddress(url: string): string {
  return url.replace(/[()\\<>]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Two bold runs side by side would read `**a****b**`, which is not two bold runs. */
function joinAlike(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const inline of inlines) {
    if (inline.text === '') continue
    const last = joined.at(-1)
    if (last !== undefined && isEmphasis(last) && isEmphasis(inline) && look(last) === look(inline))
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    else joined.push(inline)
  }
  return joined
}

function isEmphasis(inline: Inline): inline is Exclude<Inline, { kind: 'link' | 'time' }> {
  return inline.kind !== 'link' && inline.kind !== 'time'
}

function look({ kind }: Inline): string {
  return kind === 'strong' ? 'marked' : kind
}

/** A word that is longer than this part of a message may be cut: escaped and framed, it still fits the smallest room. */
const LONGEST_WORD = 10

/** Words, each with the white space after it; longer ones in pieces. */
function wordsOf(text: string, longest: number): string[] {
  return (text.match(/\s*\S+\s*|\s+/g) ?? []).flatMap((word) => {
    if (word.length <= longest) return [word]
    const points = Array.from(word)
    return Array.from({ length: Math.ceil(points.length / longest) }, (_, index) =>
      points.slice(index * longest, (index + 1) * longest).join(''),
    )
  })
}
