import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandTable } from '../../src/commands/table.ts'
import type { RunningServer } from '../../src/server.ts'
import { findChromium, launchChromium } from '../support/chromium.ts'
import { serveSummit } from '../support/serve-summit.ts'
import { openWatchedPage } from '../support/watched-page.ts'

const chromium = findChromium()

/** Every command’s example, a digest of a day with news and of one without, and what goes wrong. */
const asked = [
  ...commandTable.map(({ example }) => `/summit ${example}`),
  '/summit digest preview date:2025-08-16 visibility:public',
  '/summit digest preview date:2025-08-01 visibility:public',
  '/summit check "there is no deal"',
  '/summit quote putin since:someday',
  '/summit nonsense',
]

describe.skipIf(chromium === undefined)('the page of a new Summit', { timeout: 120_000 }, () => {
  let browser: Browser
  let summit: RunningServer

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '')
    summit = await serveSummit(join(import.meta.dirname, '../../content'))
  }, 60_000)

  afterAll(async () => {
    await browser.close()
    await summit.close()
  })

  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await page.evaluate<axe.AxeResults>(
      "axe.run({ resultTypes: ['violations'] })",
    )
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }

  describe.each([
    { colorScheme: 'light', width: 360 },
    { colorScheme: 'dark', width: 360 },
    { colorScheme: 'light', width: 1100 },
    { colorScheme: 'dark', width: 1100 },
  ] as const)('in $colorScheme at $width px', ({ colorScheme, width }) => {
    it('breaks no rule of axe-core with any answer in any view, and asks nobody else for anything', async () => {
      const { page, complaints } = await openWatchedPage(browser, 'about:blank', {
        colorScheme,
        viewport: { width, height: 800 },
      })
      const requested = new Set<string>()
      page.on('request', (request) => requested.add(new URL(request.url()).origin))
      await page.goto(summit.url)
      await page.evaluate(axe.source)
      await page.getByText('Everything else').click()
      expect(await violations(page)).toEqual([])
      for (const [index, text] of asked.entries()) {
        await page.getByRole('combobox').fill(text)
        await page.keyboard.press('Enter')
        await page.locator('.message:not(.pending)').nth(index).waitFor()
      }
      for (const view of ['plain', 'discord', 'slack']) {
        for (const tab of await page.locator(`[data-view=${view}]`).all()) await tab.click()
        expect(await page.locator(`.${view}:visible`).count()).toBe(asked.length)
        expect(await violations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      }
      expect([...requested]).toEqual([summit.url])
      expect(complaints).toEqual([])
      await page.context().close()
    })
  })

  it('previews the digest of a day by its date field, with a script and without', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await openWatchedPage(browser, summit.url, { javaScriptEnabled })
      await page.getByLabel('The digest of any morning').fill('2025-08-16')
      await page.getByRole('button', { name: 'Preview', exact: true }).click()
      await page.getByRole('heading', { name: 'Digest for Saturday, 16 August 2025' }).first().waitFor()
      expect(await page.locator('.asked').textContent()).toBe(
        '/summit digest preview visibility:public date:2025-08-16',
      )
      expect(await page.locator('.seen-by').count()).toBe(0)
      await page.context().close()
    }
  })
})
