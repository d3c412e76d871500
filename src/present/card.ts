import type { CardWords, Obstacle, Pictures, QuotationCard } from '../reply/picture.ts'
import type { Block, Inline } from '../reply/reply.ts'
import { plain } from '../reply/inline.ts'
import type { FoundQuote } from '../store/store.ts'
import { presentQuote } from './quote.ts'

/** Who said it, where somebody knows better than the article alone. */
interface KnownSpeaker {
  readonly name: string
  readonly role?: string
}

/** A quotation on a picture; or why it comes on none. */
export async function presentCard(
  found: FoundQuote,
  pictures: Pictures,
  known?: KnownSpeaker,
): Promise<{ readonly image: Block } | { readonly obstacle: Obstacle }> {
  const { words } = presentQuote(found)
  const picture: QuotationCard = {
    kind: 'quotation',
    words: words.map(toCardWords),
    ...speakerOf(found, known),
    source: sourceOf(found),
  }
  const obstacle = await pictures.findObstacle(picture)
  if (obstacle !== undefined) return { obstacle }
  return { image: { kind: 'image', picture, alt: inWords(picture) } }
}

/** Says why there is no picture, under the quotation as text. */
export function presentObstacle(obstacle: Obstacle): Block {
  switch (obstacle) {
    case 'too-long':
      return note('No picture of it: in type that a phone can show it would not fit.')
    case 'fault':
      return note('No picture of it: whoever runs this bot finds the reason in its log.')
    case 'letters':
      return note('No picture of it: Summit has no font for some of its letters.')
  }
}

function note(text: string): Block {
  return { kind: 'text', text: [plain(text)] }
}

function toCardWords({ kind, text }: Inline): CardWords {
  return { text, isSaid: kind === 'marked' }
}

function speakerOf(
  { speakers }: FoundQuote,
  known: KnownSpeaker | undefined,
): { speaker: string; role?: string } {
  const [only, ...others] = speakers
  if (only === undefined || others.length > 0)
    return { speaker: speakers.map(({ name }) => name).join(' and ') || 'Unattributed' }
  const role = known?.role ?? only.role
  return { speaker: known?.name ?? only.name, ...(role !== undefined && { role }) }
}

function sourceOf({ article: { title, publisher, published } }: FoundQuote): string[] {
  const origin = [publisher, published && toLongDate(published)].filter((part) => part !== undefined)
  return [title, origin.join(' · ')].filter((line) => line !== '')
}

/** ‘16 August 2025’ for a civil date. */
function toLongDate(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
}

function inWords({ words, speaker, role, source }: QuotationCard): string {
  const said = words.map(({ text }) => text).join('')
  return `${said} — ${[speaker, ...(role === undefined ? [] : [role])].join(', ')}. ${source.join('; ')}`
}
