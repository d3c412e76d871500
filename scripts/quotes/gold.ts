import { readFileSync } from 'node:fs'

/** A quotation as annotators marked it. Offsets are UTF-16 code units here, whatever the file counts. */
export interface GoldQuote {
  readonly kind: 'direct' | 'mixed' | 'indirect'
  readonly sq: boolean
  /** The stretches inside quotation marks. */
  readonly segments: readonly (readonly [number, number])[]
  readonly source: GoldSource | null
}

/** Who says it, as the annotators marked it. */
export interface GoldSource {
  readonly text: string
  readonly spans: readonly (readonly [number, number])[]
  readonly type: 'name' | 'nominal' | 'pronoun'
  readonly canonical: { readonly name: string; readonly ambiguous?: boolean } | null
  readonly nobody?: boolean
}

/** An annotated article. */
export interface GoldArticle {
  readonly id: string
  readonly text: string
  readonly quotes: readonly GoldQuote[]
  /** Stretches where the annotation is known to be wrong or doubtful. */
  readonly ignore: readonly (readonly [number, number])[]
}

/** Reads a file of annotated articles, one JSON object a line, and turns code points into code units. */
export function loadGold(path: string): GoldArticle[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => inCodeUnits(JSON.parse(line) as GoldArticle))
}

function inCodeUnits(article: GoldArticle): GoldArticle {
  const offsets: number[] = []
  let offset = 0
  for (const character of article.text) {
    offsets.push(offset)
    offset += character.length
  }
  offsets.push(offset)
  if (offsets.length === article.text.length + 1) return article
  const at = (point: number): number => offsets[Math.min(point, offsets.length - 1)] ?? 0
  const span = ([start, end]: readonly [number, number]): readonly [number, number] => [at(start), at(end)]
  return {
    ...article,
    ignore: article.ignore.map(span),
    quotes: article.quotes.map((quote) => ({
      ...quote,
      segments: quote.segments.map(span),
      source: quote.source === null ? null : { ...quote.source, spans: quote.source.spans.map(span) },
    })),
  }
}
