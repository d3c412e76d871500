import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium, launchChromium, noChromium } from '../test/support/chromium.ts'
import { serveSummit } from '../test/support/serve-summit.ts'

// The README’s pictures: the page as a newcomer sees it after one question, light and dark.
const root = join(import.meta.dirname, '..')
const chromium = findChromium()
if (chromium === undefined) throw new Error(noChromium)

await mkdir(join(root, 'docs'), { recursive: true })
const summit = await serveSummit(join(root, 'content'))
const browser = await launchChromium(chromium)
try {
  for (const [colorScheme, file] of [
    ['light', 'docs/page.png'],
    ['dark', 'docs/page-dark.png'],
  ] as const) {
    const page = await browser.newPage({
      colorScheme,
      viewport: { width: 860, height: 880 },
      deviceScaleFactor: 2,
    })
    await page.goto(summit.url)
    await page.getByRole('combobox').fill('/summit quote putin')
    await page.keyboard.press('Enter')
    await page.locator('.message figure').first().waitFor()
    await page.screenshot({ path: join(root, file) })
    await page.close()
  }
} finally {
  await browser.close()
  await summit.close()
}
