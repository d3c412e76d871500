import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { findChromium, launchChromium, noChromium } from '../test/support/chromium.ts'
import { serveSummit } from '../test/support/serve-summit.ts'

// The README’s pictures, light and dark: the page as a newcomer sees it after one question, and a digest as members of
// Discord and Slack see it.
const docs = join(import.meta.dirname, '../docs')
const chromium = findChromium()
if (chromium === undefined) throw new Error(noChromium)

await mkdir(docs, { recursive: true })
const summit = await serveSummit(join(import.meta.dirname, '../content'))
const browser = await launchChromium(chromium)
try {
  for (const [colorScheme, end] of [
    ['light', '.png'],
    ['dark', '-dark.png'],
  ] as const) {
    await picturePage(browser, colorScheme, join(docs, `page${end}`))
    for (const view of ['discord', 'slack'])
      await pictureDigest(browser, colorScheme, { view, path: join(docs, `${view}${end}`) })
  }
} finally {
  await browser.close()
  await summit.close()
}

type Scheme = 'light' | 'dark'

async function picturePage(opened: Browser, colorScheme: Scheme, path: string): Promise<void> {
  const width = 860
  const viewport = { width, height: 900 }
  const page = await opened.newPage({ colorScheme, viewport, deviceScaleFactor: 2 })
  await page.goto(summit.url)
  await page.getByRole('combobox').fill('/summit quote putin')
  await page.keyboard.press('Enter')
  const answer = page.locator('.message', { has: page.locator('figure') })
  const parts = [page.locator('body > header'), answer, page.locator('#composer')]
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()))
  const height = boxes.reduce((sum, box) => sum + Math.ceil(box?.height ?? 0), 0)
  await page.setViewportSize({ width, height })
  await page.keyboard.press('PageDown')
  await page.screenshot({ path })
  await page.close()
}

async function pictureDigest(
  opened: Browser,
  colorScheme: Scheme,
  { view, path }: { readonly view: string; readonly path: string },
): Promise<void> {
  const viewport = { width: 680, height: 1200 }
  const page = await opened.newPage({ colorScheme, viewport, deviceScaleFactor: 2 })
  await page.goto(`${summit.url}/?${new URLSearchParams({ date: '2025-08-16', view }).toString()}`)
  await page.locator(`.${view}:visible`).screenshot({ path })
  await page.close()
}
