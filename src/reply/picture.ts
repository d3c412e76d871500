/** What a picture shows. Every text of it is shown whole, or the picture is not drawn at all. */
export type Picture = QuotationCard | BarChart

/** Somebody's words, large. */
export interface QuotationCard {
  readonly kind: 'quotation'
  /** An article's words, verbatim: the texts joined are a slice of it. */
  readonly words: readonly CardWords[]
  readonly speaker: string
  readonly role?: string
  /** Where it stands, a line each: title, publisher and date. */
  readonly source: readonly string[]
}

/** A stretch of a card's words: what was said, or what the writer put around it. */
export interface CardWords {
  readonly text: string
  readonly isSaid: boolean
}

/** Amounts beside each other, the first the largest. */
export interface BarChart {
  readonly kind: 'bars'
  readonly title: string
  readonly bars: readonly Bar[]
  /** What is counted, and where. */
  readonly source: readonly string[]
}

/** One amount, more than nothing, and whose it is. */
export interface Bar {
  readonly label: string
  readonly amount: number
  /** The amount as the reader's language writes it. */
  readonly written: string
}

/** What a picture is drawn on; each reads well on either of a platform's themes. */
export type Theme = 'light' | 'dark'

/**
 * Why a picture is not drawn: in type that a phone can show it would not fit, no font has one of its letters, or this
 * machine cannot draw.
 */
export type Obstacle = 'too-long' | 'letters' | 'fault'

/** The port by which pictures are drawn. */
export interface Pictures {
  /** What keeps a picture from being drawn; undefined where nothing does. Never rejects. */
  readonly findObstacle: (picture: Picture) => Promise<Obstacle | undefined>
  /** Draws a picture as PNG. Rejects where there is an obstacle. */
  readonly draw: (picture: Picture, theme: Theme) => Promise<Uint8Array>
}
