import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { createPictures } from '../../src/pictures/create-pictures.ts'
import type { Picture, QuotationCard } from '../../src/reply/picture.ts'
import { goldenPictures, pictureSamples } from '../support/picture-samples.ts'

const pictures = createPictures()
const { short, chart } = pictureSamples

const cardOf = (text: string, over: Partial<QuotationCard> = {}): QuotationCard => ({
  ...short,
  words: [{ text, isSaid: true }],
  ...over,
})

/** Share of the pixels in which two pictures differ to the eye. */
function differenceOf(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))]
  if (a.width !== b.width || a.height !== b.height) return 1
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.15 }) / (a.width * a.height)
}

describe('createPictures', () => {
  it.each(goldenPictures)('draws $name, $theme, as it always did', async ({ name, theme }) => {
    const golden = await readFile(join(import.meta.dirname, `../fixtures/pictures/${name}-${theme}.png`))
    expect(differenceOf(await pictures.draw(pictureSamples[name], theme), golden)).toBeLessThan(0.0005)
  })

  it('tells a golden picture from one with another comma', async () => {
    const [one, other] = ['Low water, at six.', 'Low water at six.'].map((text) => cardOf(text))
    const drawn = await Promise.all([one, other].map(async (card) => pictures.draw(card ?? short, 'light')))
    expect(
      differenceOf(drawn[0] ?? drawn[1] ?? new Uint8Array(), drawn[1] ?? new Uint8Array()),
    ).toBeGreaterThan(0.0005)
  })

  it.each([
    [
      'a quotation that fits in no type of a size for phones',
      cardOf('We measured the tide again. '.repeat(30)),
    ],
    ['one that is endless', cardOf('word '.repeat(100_000))],
    ['a word wider than the picture', cardOf('w'.repeat(80))],
    ['an endless title', { ...short, source: ['A title that goes on '.repeat(60)] }],
    ['an endless name', { ...chart, bars: [{ label: 'n'.repeat(300), amount: 1, written: '1' }] }],
    ['more bars than there is room for', { ...chart, bars: Array.from({ length: 20 }, () => chart.bars[0]) }],
  ] satisfies [string, Picture][])('does not draw %s', async (_, picture) => {
    expect(await pictures.findObstacle(picture)).toBe('too-long')
    await expect(pictures.draw(picture, 'light')).rejects.toThrow('too-long')
  })

  it.each(['日本語', 'שלום', 'مرحبا', 'हिन्दी', '👩🏽‍🚀', 'q\u0307', '\uE000', '\u{1D504}'])(
    'does not draw “%s”, for which it has no letters, wherever it stands',
    async (text) => {
      expect(await pictures.findObstacle(cardOf(`“It says ${text} there.”`))).toBe('letters')
      expect(await pictures.findObstacle({ ...short, speaker: text })).toBe('letters')
      expect(await pictures.findObstacle({ ...short, source: [text] })).toBe('letters')
      expect(
        await pictures.findObstacle({ ...chart, bars: [{ label: text, amount: 1, written: '1' }] }),
      ).toBe('letters')
    },
  )

  it.each([
    'Dvořák, Żółć, Nguyễn',
    'Ελευθερία',
    'Ґонта, Њежић',
    'e\u0301',
    '« Oui\u202f! »',
    'a\u00adb\u200b',
    'non\u2011stop',
  ])('draws “%s”', async (text) => {
    expect(await pictures.findObstacle(cardOf(text))).toBeUndefined()
  })

  it('does without where this machine cannot draw, and logs why', async () => {
    const logged: unknown[] = []
    const broken = createPictures({
      load: () => Promise.reject(new Error('no prebuilt binary')),
      log: { error: (entry: unknown) => void logged.push(entry) },
    })
    expect(await broken.findObstacle(short)).toBe('fault')
    expect(logged).toMatchObject([{ err: { message: 'no prebuilt binary' } }])
  })

  it('draws the same letters for the same words, however they are encoded', async () => {
    const [one, other] = await Promise.all(
      ['Zoe\u0301 said a\u00a0lot', 'Zoé said a\u202f\u2060lot'].map(async (text) =>
        pictures.draw(cardOf(text), 'light'),
      ),
    )
    expect(Buffer.compare(one ?? Buffer.of(1), other ?? Buffer.of(2))).toBe(0)
  })

  it('is as wide as a phone shows it well, and no taller than wide', async () => {
    for (const picture of Object.values<Picture>(pictureSamples)) {
      const { width, height } = PNG.sync.read(Buffer.from(await pictures.draw(picture, 'light')))
      expect(width).toBe(1200)
      expect(height).toBeLessThanOrEqual(1200)
    }
  })
})
