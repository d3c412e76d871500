import type { CardWords, Obstacle, Pictures, QuotationCard } from '../reply/picture.ts'
import type { Block, Inline } from '../reply/reply.ts'
import { plain } from '../reply/inline.ts'
import type { FoundQuote } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import { presentQuote } from './quote.ts'

/** Who said it, where somebody knows better than the article alone. */
interface KnownSpeaker {
  readonly name: string
  readonly role?: string
}

/** A quotation on a picture; or why it comes on none. */
export async function presentCard(
  found: FoundQuote,
  { pictures, wording }: { readonly pictures: Pictures; readonly wording: Wording },
  known?: KnownSpeaker,
): Promise<{ readonly image: Block } | { readonly obstacle: Obstacle }> {
  const { words } = presentQuote(found, wording)
  const picture: QuotationCard = {
    kind: 'quotation',
    words: words.map(toCardWords),
    ...speakerOf(found, known, wording),
    source: sourceOf(found, wording),
  }
  const obstacle = await pictures.findObstacle(picture)
  if (obstacle !== undefined) return { obstacle }
  return { image: { kind: 'image', picture, alt: inWords(picture) } }
}

/** Says why there is no picture, under the quotation as text. */
export function presentObstacle(obstacle: Obstacle, { pictures }: Wording): Block {
  switch (obstacle) {
    case 'too-long':
      return note(pictures.tooLong)
    case 'fault':
      return note(pictures.fault)
    case 'letters':
      return note(pictures.letters)
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
  { pictures }: Wording,
): { speaker: string; role?: string } {
  const [only, ...others] = speakers
  if (only === undefined || others.length > 0)
    return { speaker: pictures.speakers(speakers.map(({ name }) => name)) || pictures.unattributed }
  const role = known?.role ?? only.role
  return { speaker: known?.name ?? only.name, ...(role !== undefined && { role }) }
}

function sourceOf({ article: { title, publisher, published } }: FoundQuote, { formats }: Wording): string[] {
  const origin = [publisher, published && formats.longDate(published)].filter((part) => part !== undefined)
  return [title, origin.join(' · ')].filter((line) => line !== '')
}

function inWords({ words, speaker, role, source }: QuotationCard): string {
  const said = words.map(({ text }) => text).join('')
  return `${said} — ${[speaker, ...(role === undefined ? [] : [role])].join(', ')}. ${source.join('; ')}`
}
