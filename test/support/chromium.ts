import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Said where a browser is wanted and none is there. */
export const noChromium =
  'No Chromium on this machine. Install it with `apt-get install chromium`, or set CHROMIUM_PATH.'

/** The system's Chromium: CHROMIUM_PATH, or else where distributions put it. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const paths = [
    env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  return paths.find((path) => path !== undefined && existsSync(path))
}

/** Starts it headless, in a new profile, quiet on the network. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
