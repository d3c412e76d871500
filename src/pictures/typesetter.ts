import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type satori from 'satori'
import type { Font, FontWeight } from 'satori'

/** A typeface in one of its weights. */
export interface Face {
  readonly family: 'source-serif-4' | 'source-sans-3'
  readonly weight: FontWeight
}

/** The typefaces that pictures are set in. */
export const faces = {
  serif: { family: 'source-serif-4', weight: 400 },
  sans: { family: 'source-sans-3', weight: 400 },
  strong: { family: 'source-sans-3', weight: 600 },
} as const satisfies Readonly<Record<string, Face>>

/** What satori lays out: CSS by its own names. */
export interface Box {
  readonly type: 'div'
  readonly key?: string
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>
    readonly children?: string | readonly Box[]
  }
}

/** Fonts loaded once. */
export interface Typesetter {
  /** Widths of texts on one line at a size of 1; undefined where no font has one of their letters. */
  readonly measure: (texts: readonly string[], face: Face) => Promise<readonly number[] | undefined>
  /** A box as PNG, one CSS pixel a pixel. */
  readonly rasterise: (
    box: Box,
    size: { readonly width: number; readonly height: number },
  ) => Promise<Uint8Array>
}

/** The files that Fontsource cuts a typeface into; a letter is looked for in this order. */
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const

/** Widths are measured at this size, so that rounding to whole pixels does not tell. */
const MEASURED_AT = 200

/** Loads satori, resvg and the fonts: half a second and some megabytes, spent with the first picture. */
export async function loadTypesetter(): Promise<Typesetter> {
  const [{ default: layOut }, { renderAsync }, fonts] = await Promise.all([
    import('satori'),
    import('@resvg/resvg-js'),
    loadFonts(),
  ])
  return {
    measure: async (texts, face) => measure(layOut, fonts, texts, face),
    rasterise: async (box, { width, height }) => {
      const svg = await layOut(box, { width, height, fonts })
      return (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng()
    },
  }
}

/** The style by which a text is set in a face. */
export function setIn({ family, weight }: Face, size: number): Readonly<Record<string, string | number>> {
  return {
    fontFamily: SUBSETS.map((subset) => `${family}-${subset}`).join(', '),
    fontWeight: weight,
    fontSize: size,
    whiteSpace: 'pre',
  }
}

async function loadFonts(): Promise<Font[]> {
  const files = Object.values(faces).flatMap(({ family, weight }) =>
    SUBSETS.map((subset) => ({ family, weight, subset })),
  )
  return Promise.all(
    files.map(async ({ family, weight, subset }): Promise<Font> => {
      const file = `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`
      const data = await readFile(fileURLToPath(import.meta.resolve(file)))
      // Under one name, the last would stand for all.
      return { name: `${family}-${subset}`, weight, style: 'normal', data }
    }),
  )
}

async function measure(
  layOut: typeof satori,
  fonts: Font[],
  texts: readonly string[],
  face: Face,
): Promise<readonly number[] | undefined> {
  const widths = texts.map(() => 0)
  const missing: string[] = []
  const children = texts.map((text, index): Box => ({
    type: 'div',
    key: String(index),
    props: { style: { flexShrink: 0 }, children: text },
  }))
  await layOut(
    { type: 'div', key: 'all', props: { style: { display: 'flex', ...setIn(face, MEASURED_AT) }, children } },
    {
      width: 1000,
      height: 1000,
      fonts,
      onNodeDetected: ({ key, width }) => {
        const index = Number(key)
        if (index < widths.length) widths[index] = width / MEASURED_AT
      },
      loadAdditionalAsset: async (_, letters) => {
        missing.push(letters)
        return Promise.resolve([])
      },
    },
  )
  return missing.length === 0 ? widths : undefined
}
