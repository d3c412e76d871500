import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createWebRoutes } from '../../src/adapters/web/create-web-routes.ts'
import { createPreviews } from '../../src/create-previews.ts'
import { type RunningServer, startServer } from '../../src/server.ts'
import { findChromium, launchChromium } from '../support/chromium.ts'
import { galleryRunner, galleryTable } from '../support/gallery-runner.ts'
import { replyGallery } from '../support/reply-gallery.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { openWatchedPage, type WatchedPage } from '../support/watched-page.ts'
import { lowestContrast } from './lowest-contrast.ts'

const chromium = findChromium()

describe.skipIf(chromium === undefined)('the page', { timeout: 30_000 }, () => {
  const host = '127.0.0.1'
  const previews = createPreviews('components')
  let browser: Browser
  let server: RunningServer
  let opened: WatchedPage[] = []

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '')
    const routes = [await createWebRoutes({ runner: galleryRunner, table: galleryTable, previews, host })]
    server = await startServer({ host, port: 0, routes, log: pino({ level: 'silent' }) })
  }, 30_000)

  afterEach(async () => {
    await Promise.all(opened.map(({ page }) => page.context().close()))
    opened = []
  })

  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  async function open(options: BrowserContextOptions = {}, path = ''): Promise<WatchedPage> {
    const watched = await openWatchedPage(browser, server.url + path, options)
    opened.push(watched)
    return watched
  }

  const input = (page: Page): Locator => page.getByRole('combobox', { name: 'Ask Summit' })
  const answers = (page: Page): Locator => page.locator('.message:not(.pending)')
  const typed = (page: Page): Promise<string> => input(page).inputValue()

  async function ask(page: Page, text: string): Promise<void> {
    const before = await answers(page).count()
    await input(page).fill(text)
    await page.keyboard.press('Enter')
    await answers(page).nth(before).waitFor()
  }

  describe('while somebody types', () => {
    it('offers what the text can become, and takes what the arrow keys chose', async () => {
      const { page } = await open()
      await page.keyboard.type('/summit show every')
      const options = page.getByRole('option')
      await options.nth(1).waitFor()
      expect(await options.count()).toBe(2)
      expect(await input(page).getAttribute('aria-expanded')).toBe('true')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      const chosen = page.getByRole('option', { selected: true })
      expect(await chosen.textContent()).toContain('Every kind of block')
      expect(await input(page).getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
      await page.keyboard.press('Enter')
      expect(await typed(page)).toBe('/summit show everyBlock')
      expect(await answers(page).count()).toBe(0)
    })

    it('takes the first by Tab, and any by the mouse', async () => {
      const { page } = await open()
      await page.keyboard.type('/')
      await page.getByRole('option', { name: 'show' }).waitFor()
      await page.keyboard.press('Tab')
      expect(await typed(page)).toBe('/summit show ')
      await page.getByRole('option', { name: 'A long quotation' }).click()
      expect(await typed(page)).toBe('/summit show longQuotation')
      expect(await input(page).evaluate((element) => element === document.activeElement)).toBe(true)
    })

    it('closes by Escape, and sends what was typed where nothing was chosen', async () => {
      const { page } = await open()
      await page.keyboard.type('/summit show every')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Escape')
      expect(await page.getByRole('option').count()).toBe(0)
      await page.keyboard.type('Block')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Every kind of block' }).waitFor()
      expect(await typed(page)).toBe('')
    })

    it('never shows the answer to an older text over that to a newer', async () => {
      const { page } = await open()
      const held = Promise.withResolvers<undefined>()
      const late = Promise.withResolvers<undefined>()
      await page.route('**/complete', async (route) => {
        const isOld = route.request().postData()?.endsWith('show e"}')
        if (isOld) await held.promise
        // The page has given the old request up: nothing is there to be fulfilled.
        await route.continue().catch(() => undefined)
        if (isOld) late.resolve(undefined)
      })
      await input(page).fill('/summit show e')
      await input(page).fill('/summit show l')
      await page.getByRole('option', { name: 'A long quotation' }).waitFor()
      held.resolve(undefined)
      await late.promise
      expect(await page.getByRole('option').allTextContents()).toEqual(['A long quotationtrait'])
    })

    it('recalls what was sent, and gives the draft back', async () => {
      const { page } = await open()
      await ask(page, 'show everyBlock')
      await ask(page, 'show paged')
      await input(page).fill('draft')
      for (const expected of ['show paged', 'show everyBlock', 'show everyBlock']) {
        await page.keyboard.press('ArrowUp')
        expect(await typed(page)).toBe(expected)
      }
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      expect(await typed(page)).toBe('draft')
    })

    it('keeps the words of a pasted quotation apart', async () => {
      const { page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
      await page.evaluate(() => navigator.clipboard.writeText('show one\ntwo\r\n  three'))
      await page.keyboard.press('Control+V')
      expect(await typed(page)).toBe('show one two three')
    })
  })

  describe('with the keyboard alone', () => {
    it('turns pages in place and stays on the button', async () => {
      const { page } = await open()
      await ask(page, 'show paged')
      await page.getByRole('button', { name: 'Next' }).focus()
      await page.keyboard.press('Enter')
      await page.locator('.asked', { hasText: 'page:3' }).waitFor()
      expect(await answers(page).count()).toBe(1)
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('next')
    })

    it('runs an action as a new message and goes there', async () => {
      const { page } = await open()
      await ask(page, 'show withActions')
      await page.getByRole('button', { name: 'Ada Fenwick' }).focus()
      await page.keyboard.press('Space')
      await page.getByRole('heading', { name: 'Ada Fenwick' }).waitFor()
      expect(await answers(page).count()).toBe(2)
      await expect
        .poll(() =>
          answers(page)
            .nth(1)
            .evaluate((message) => message === document.activeElement),
        )
        .toBe(true)
    })

    it('comes back to the input by “/”, and shows where the focus is', async () => {
      const { page } = await open()
      await page.keyboard.press('Shift+Tab')
      const example = page.getByRole('button', { name: '/summit show everyBlock' })
      expect(await example.evaluate((button) => button === document.activeElement)).toBe(true)
      expect(await example.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid')
      await page.keyboard.press('/')
      expect(await typed(page)).toBe('/')
      expect(await input(page).evaluate((element) => element === document.activeElement)).toBe(true)
    })
  })

  describe('when Summit cannot be reached', () => {
    it('says so, loses nothing, and tries again', async () => {
      const { page } = await open()
      await page.route('**/ask', (route) => route.abort())
      await ask(page, '/summit show everyBlock')
      expect(await page.locator('.failed h2').textContent()).toBe('Summit cannot be reached just now')
      await expect.poll(() => typed(page)).toBe('/summit show everyBlock')
      await page.unroute('**/ask')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('heading', { name: 'Every kind of block' }).waitFor()
      expect(await page.locator('.failed').count()).toBe(0)
    })

    it('keeps the page of an answer whose neighbour does not come', async () => {
      const { page } = await open()
      await ask(page, 'show paged')
      await page.route('**/ask', (route) => route.fulfill({ status: 503 }))
      await page.getByRole('button', { name: 'Next' }).click()
      await page.locator('.failed', { hasText: 'Summit did not take that (503)' }).waitFor()
      expect(await page.getByRole('heading', { name: 'Quotations, page 2 of 3' }).count()).toBe(1)
    })
  })

  describe.each([
    { colorScheme: 'light', width: 360 },
    { colorScheme: 'dark', width: 360 },
    { colorScheme: 'light', width: 1100 },
    { colorScheme: 'dark', width: 1100 },
  ] as const)('in $colorScheme at $width px', ({ colorScheme, width }) => {
    it('shows every reply of the gallery readably, inertly, and no wider than the screen', async () => {
      const { page, complaints } = await open({ colorScheme, viewport: { width, height: 640 } })
      for (const trait of Object.keys(replyGallery)) await ask(page, `show ${trait}`)
      await input(page).fill('/summit show ')
      await page.getByRole('option').first().waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0)
      expect(await page.locator('main img, main svg, main iframe, main script, main style').count()).toBe(0)
      expect(await page.evaluate(lowestContrast)).toBeGreaterThanOrEqual(4.5)
      expect(complaints).toEqual([])
    })
  })

  describe('the views of an answer', () => {
    const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name })
    const panel = (page: Page): Locator => page.getByRole('tabpanel')

    it('are tabs that the arrow keys turn', async () => {
      const { page } = await open()
      await ask(page, 'show mixedQuotation')
      expect(await tab(page, 'Plain').getAttribute('aria-selected')).toBe('true')
      await tab(page, 'Plain').focus()
      for (const [key, name] of [
        ['ArrowRight', 'Discord'],
        ['ArrowRight', 'Slack'],
        ['ArrowRight', 'Plain'],
        ['ArrowLeft', 'Slack'],
        ['Home', 'Plain'],
        ['End', 'Slack'],
      ] as const) {
        await page.keyboard.press(key)
        const focused = page.locator(':focus')
        expect(await focused.textContent()).toBe(name)
        expect(await focused.getAttribute('aria-selected')).toBe('true')
        expect(await panel(page).count()).toBe(1)
        expect(await panel(page).getAttribute('aria-labelledby')).toBe(await focused.getAttribute('id'))
        expect(await focused.getAttribute('aria-controls')).toBe(await panel(page).getAttribute('id'))
      }
      await page.keyboard.press('Tab')
      expect(await panel(page).evaluate((shown) => shown === document.activeElement)).toBe(true)
    })

    it('remember what was chosen, for the next answer and the next visit', async () => {
      const { page } = await open()
      await ask(page, 'show everyBlock')
      await tab(page, 'Discord').click()
      await ask(page, 'show mixedQuotation')
      expect(await page.locator('.discord:visible').count()).toBe(2)
      const address = await page.locator('.asked a').last().getAttribute('href')
      expect(address).toContain('view=discord')
      await page.goto(`${server.url}/?text=show+paged`)
      expect(await page.locator('.discord:visible').count()).toBe(1)
      await page.goto(`${server.url}/?text=show+paged&view=slack`)
      expect(await page.locator('.slack:visible').count()).toBe(1)
    })

    it('have buttons that work, in place as on the platforms', async () => {
      const { page } = await open({}, '/?text=show+paged&view=discord')
      await page.getByRole('button', { name: 'Next ▶' }).focus()
      await page.keyboard.press('Enter')
      await page.locator('.asked', { hasText: 'page:3' }).waitFor()
      expect(await answers(page).count()).toBe(1)
      expect(await page.locator('.discord:visible').count()).toBe(1)
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Next ▶')
    })

    it('show every reply of the gallery with the words that are sent', async () => {
      const { page } = await open()
      for (const [trait, reply] of Object.entries<Reply>(replyGallery)) {
        await ask(page, `show ${trait}`)
        for (const [name, { messages }] of Object.entries({
          Discord: await previews.discord(reply, new Set()),
          Slack: await previews.slack(reply, new Set()),
        })) {
          await tab(page, name).last().click()
          const sent = page.locator('.message').last().locator('.payload:visible')
          expect(await sent.count()).toBe(messages.length)
          const seen = (await sent.allInnerTexts()).join('').replace(/\s+/g, '')
          for (const text of textsOf(reply)) expect(seen).toContain(text.replace(/\s+/g, ''))
        }
      }
    })

    it('are links without a script', async () => {
      const { page } = await open({ javaScriptEnabled: false }, '/?text=show+everyBlock')
      await page.getByRole('link', { name: 'Slack' }).click()
      expect(await page.locator('.slack:visible').count()).toBe(1)
      expect(await page.locator('.plain:visible').count()).toBe(0)
    })
  })

  it('runs no script but its own', async () => {
    const { page, complaints } = await open()
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "inline"'
      document.body.append(script)
      return document.title
    })
    expect(ran).toBe('Summit')
    expect(complaints.join()).toContain('Content Security Policy')
  })

  it('answers without any script: by the form, by buttons, by address', async () => {
    const { page } = await open({ javaScriptEnabled: false })
    await input(page).fill('/summit show paged')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Quotations, page 2 of 3' }).waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.locator('.asked', { hasText: 'page:3' }).waitFor()
    await page.goto(`${server.url}/?text=show+everyBlock`)
    expect(await page.getByRole('heading', { name: 'Every kind of block' }).count()).toBe(1)
  })

  it('moves nothing for those who asked for less motion', async () => {
    const { page } = await open({ reducedMotion: 'reduce' })
    const held = Promise.withResolvers<undefined>()
    await page.route('**/ask', async (route) => {
      await held.promise
      await route.continue()
    })
    await input(page).fill('show everyBlock')
    await page.keyboard.press('Enter')
    await page.locator('.pending').waitFor()
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    held.resolve(undefined)
    await page.getByRole('heading', { name: 'Every kind of block' }).waitFor()
  })
})

/** Titles, and the words of quotations, which platforms show whole. */
function textsOf({ title, blocks }: Reply): string[] {
  const words = blocks.flatMap((block) => (block.kind === 'quote' ? block.words.map(({ text }) => text) : []))
  return [title, ...words].filter((text) => text.length < 1900)
}
