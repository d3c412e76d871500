import type { Article } from '../../src/core/article/article.ts'
import type { Mention } from '../../src/core/people/mention.ts'
import { type Figure, resolveNames } from '../../src/core/people/resolve-names.ts'
import { attachCue } from '../../src/core/quotes/attach-cues.ts'
import { attributeQuotes } from '../../src/core/quotes/attribute-quotes.ts'
import { salientNames } from '../../src/core/quotes/salient-names.ts'
import { type ParagraphScan, scanArticle } from '../../src/core/quotes/scan.ts'
import { sliceOf, type Span } from '../../src/core/text/span.ts'

/** Who should have said a quotation: one of these names, `-` for nobody. */
interface Expected {
  /** Words with which the quotation opens, or some inside of it. */
  readonly opening: string
  readonly speakers: readonly string[]
}

/** The lines below an article of `test/fixtures/attribution`: ‘Ann Lee, or another | opening words’. */
export function parseExpected(key: string): Expected[] {
  return key
    .split('\n')
    .filter((each) => each.includes(' | '))
    .map((each) => {
      const [speakers = '', opening = ''] = each.split(' | ')
      return { opening, speakers: speakers.split(', ') }
    })
}

/**
 * Whom an article names and what it quotes, a line each: mentions with the verbs that they govern, their grammatical
 * place and whose they are; people; quotations. Those that are not as expected say so, and so do notes of what else is wrong.
 */
export function drawReading(
  article: Article,
  { expected, notes }: { readonly expected: readonly Expected[]; readonly notes: readonly string[] },
): string {
  return [
    ...notes.map((note) => `! ${note}`),
    '# Mentions',
    ...drawMentions(article),
    '',
    '# People',
    ...drawPeople(article),
    '',
    '# Quotations',
    ...drawQuotations(article, expected),
    '',
  ].join('\n')
}

function drawMentions(article: Article): string[] {
  const { text } = article
  const { scans, names } = scanArticle(article)
  const { figureOf } = resolveNames(text, names)
  const places = new Map(salientNames(scans, figureOf).map(({ mention, place }) => [mention, place]))
  return scans.flatMap((scan) => [
    `¶ ${String(scan.index)}`,
    ...scan.mentions.map((mention) =>
      line(
        drawMention(text, mention, scan),
        drawAttachment(scan, mention),
        drawFigure(figureOf.get(mention), places.get(mention) ?? ''),
      ),
    ),
    ...scan.quotedMentions.map((mention) =>
      line('quoted', drawMention(text, mention, scan), drawFigure(figureOf.get(mention), '')),
    ),
  ])
}

function drawMention(text: string, mention: Mention, { tokens }: ParagraphScan): string {
  const { kind, words, bearer, gender, lead, first, role, apposition, isPlural, isPossessive } = mention
  return line(
    lead === first ? '' : `(${text.slice(tokens[lead]?.start, mention.start).trim()})`,
    `“${sliceOf(text, mention)}” = ${kind} ${words.join('·')},`,
    bearer,
    gender ?? '',
    isPlural ? 'plural' : '',
    isPossessive ? 'possessive' : '',
    role === undefined ? '' : `role ${drawSpan(text, role)}`,
    apposition === undefined ? '' : `apposition ${drawSpan(text, apposition)}`,
  )
}

function drawAttachment(scan: ParagraphScan, mention: Mention): string {
  const { how, cue, cueFirst, cueLast } = attachCue(scan, mention)
  if (how === 'none') return ''
  const words = scan.tokens.slice(Math.max(0, cueFirst), Math.max(0, cueLast)).map(({ text }) => text)
  return line(`| ${how}`, words.join(' '), cue === undefined ? '' : `(${cue.lemma}, ${cue.form})`)
}

function drawFigure(figure: Figure | undefined, place: string): string {
  if (figure === undefined) return ''
  const { words, gender, bearer } = figure
  return line(`→ ${words.join(' ')} (${line(bearer, gender ?? '', place)})`)
}

function drawPeople(article: Article): string[] {
  return attributeQuotes(article).people.map(({ id, name, aliases, role }) =>
    line(`${id}: ${name}`, role === undefined ? '' : `(${role})`, ...aliases.map((alias) => `“${alias}”`)),
  )
}

function drawQuotations(article: Article, expected: readonly Expected[]): string[] {
  const { text } = article
  const { people, quotes } = attributeQuotes(article)
  const places = expected.map((each) => ({ ...each, at: text.indexOf(each.opening) }))
  const isIn =
    (at: number) =>
    ({ start, end }: Span): boolean =>
      start <= at && at < end
  const found = quotes.map(({ content, kind, speakers, source, cue, confidence }) => {
    const names = people.filter(({ id }) => speakers.includes(id)).map(({ name }) => name)
    const speaker = names.join(' & ') || '-'
    const wanted = places.find(({ at }) => content.some(isIn(at)))
    return line(
      `${speaker}: ${content.map((span) => sliceOf(text, span)).join(' / ')}`,
      `| ${kind} ${String(confidence)}, source ${drawSpan(text, source)}, cue ${drawSpan(text, cue)}`,
      wanted === undefined || wanted.speakers.includes(speaker) ? '' : `≠ ${wanted.speakers.join(', ')}`,
    )
  })
  const missed = places.filter(
    ({ at, speakers }) =>
      !speakers.includes('no quotation') && !quotes.some(({ content }) => content.some(isIn(at))),
  )
  return [...found, ...missed.map(({ opening, speakers }) => `missed: ${speakers.join(', ')}: ${opening}`)]
}

function drawSpan(text: string, span: Span | null): string {
  return span === null ? '-' : `“${sliceOf(text, span)}”`
}

/** Joins what there is. */
function line(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
