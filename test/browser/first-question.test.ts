import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningServer } from '../../src/server.ts'
import { findChromium, launchChromium } from '../support/chromium.ts'
import { serveSummit } from '../support/serve-summit.ts'
import { openWatchedPage, type WatchedPage } from '../support/watched-page.ts'

const chromium = findChromium()
const shipped = join(import.meta.dirname, '../../content/alaska-summit.md')

describe.skipIf(chromium === undefined)('a newcomer', { timeout: 60_000 }, () => {
  let browser: Browser
  let publisher: Server
  let summit: RunningServer
  let contentDir: string
  let article: string

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '')
    // The shipped article has no address of its own: this publisher lends it one, and shows what a visit tells it.
    publisher = createServer((request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<title>The article</title><p>Referrer: ${request.headers.referer ?? 'none'}`)
    })
    await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve))
    article = await readFile(shipped, 'utf8')
    contentDir = await mkdtemp(join(tmpdir(), 'summit-content-'))
    await writeFile(
      join(contentDir, 'alaska-summit.md'),
      article.replace(/^---\n/, `---\nurl: ${addressOf(publisher)}\n`),
    )
    summit = await serveSummit(contentDir)
  }, 60_000)

  afterAll(async () => {
    await browser.close()
    await summit.close()
    publisher.close()
    await rm(contentDir, { recursive: true })
  })

  const quotations = (page: Page): Promise<string[]> => page.locator('.plain blockquote').allInnerTexts()

  const markedWords = (page: Page): Promise<string[]> =>
    page.locator('.plain blockquote mark').allInnerTexts()

  async function askForPutin({ page }: WatchedPage): Promise<void> {
    await page.keyboard.type('/summit quote pu')
    await page.getByRole('option', { name: 'Vladimir Putin' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('combobox').inputValue()).toBe('/summit quote Vladimir Putin')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Vladimir Putin/ }).waitFor()
  }

  it('sees a card on each tab, in the colours of where it would be shown', async () => {
    const { page, complaints } = await openWatchedPage(browser, summit.url, { colorScheme: 'light' })
    await page.getByRole('combobox').fill('/summit quote putin card:true')
    await page.keyboard.press('Enter')
    const shown: string[] = []
    for (const name of ['Plain', 'Discord', 'Slack']) {
      await page.getByRole('tab', { name }).click()
      const picture = page.locator('.view:visible img')
      await expect
        .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
        .toBeGreaterThan(0)
      expect(await picture.getAttribute('alt')).toContain('Vladimir Putin')
      shown.push(/(light|dark)\.png$/.exec((await picture.getAttribute('src')) ?? '')?.[1] ?? '')
    }
    expect(shown).toEqual(['light', 'dark', 'light'])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('asks what Putin said, turns the page and reads the source, by the keyboard alone', async () => {
    const watched = await openWatchedPage(browser, summit.url)
    const { page, complaints } = watched
    await askForPutin(watched)
    const first = await quotations(page)
    expect(await markedWords(page)).toContain('extremely productive')

    await tabTo(page, 'Next')
    await page.keyboard.press('Enter')
    await expect.poll(() => quotations(page)).not.toEqual(first)
    const second = await quotations(page)
    expect(second.filter((quotation) => first.includes(quotation))).toEqual([])
    for (const quotation of [...first, ...second]) expect(article).toContain(quotation)
    expect((await markedWords(page)).join(' ')).toContain('a special place')

    await tabTo(page, 'Source')
    const [opened] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')])
    await opened.waitForLoadState()
    expect(opened.url()).toBe(addressOf(publisher))
    expect(await opened.locator('p').textContent()).toBe('Referrer: none')
    expect(await opened.evaluate(() => window.opener === null)).toBe(true)

    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('does so on a telephone, in %s', async (colorScheme) => {
    const watched = await openWatchedPage(browser, summit.url, {
      colorScheme,
      viewport: { width: 360, height: 640 },
    })
    const { page, complaints } = watched
    await askForPutin(watched)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const brightness = Number(/\d+/.exec(ground)?.[0])
    expect(brightness > 128).toBe(colorScheme === 'light')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('gets an answer to every example that the page offers', async () => {
    const { page, complaints } = await openWatchedPage(browser, summit.url)
    await page.getByText('Everything else').click()
    const examples = page.locator('.example')
    const count = await examples.count()
    expect(count).toBeGreaterThan(5)
    for (let index = 0; index < count; index += 1) {
      await examples.nth(index).click()
      await page.locator('.message:not(.pending)').nth(index).waitFor()
    }
    const titles = await page.locator('.plain h2').allTextContents()
    expect(titles.filter((title) => /did not work|went wrong|Not quoted|do not say/.test(title))).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

/** Presses Tab, onwards and round the page, until the focus is on what bears that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to “${name}”`)
}

function addressOf(server: Server): string {
  const address = server.address()
  return address === null || typeof address === 'string' ? '' : `http://127.0.0.1:${address.port}/article`
}
