import { findChromium, noChromium } from '../support/chromium.ts'

/** Says once how to get a browser where there is none; in CI nothing is skipped. */
export function setup(): void {
  if (findChromium() !== undefined) return
  if (process.env.CI === 'true') throw new Error(noChromium)
  process.stderr.write(`${noChromium} The browser tests are skipped.\n`)
}
