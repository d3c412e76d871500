import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { createCommandRunner } from '../src/commands/command-runner.ts'
import { createPictures } from '../src/pictures/create-pictures.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import { shippedArticle } from '../test/support/articles.ts'
import { makeDigests } from '../test/support/make-digests.ts'
import { goldenPictures, pictureSamples } from '../test/support/picture-samples.ts'

// Draws the golden pictures of the tests, and the README’s: a card and a chart of the article that ships. Look at all
// of them before they are committed.
const root = join(import.meta.dirname, '..')
const pictures = createPictures()

const goldens = join(root, 'test/fixtures/pictures')
await mkdir(goldens, { recursive: true })
for (const { name, theme } of goldenPictures)
  await writeFile(join(goldens, `${name}-${theme}.png`), await pictures.draw(pictureSamples[name], theme))

const store = await openSqliteStore(':memory:')
await store.saveArticle(shippedArticle(), '1')
const deps = { store, pictures, digests: makeDigests(store), today: () => '2025-08-20' }
const runner = createCommandRunner(deps, pino({ level: 'warn' }))
for (const [file, text] of [
  ['card', 'quote trump card:true about:"European nations"'],
  ['heard', 'speakers article:alaska'],
] as const) {
  const { blocks } = await runner.runText(text, { platform: 'terminal', mayManage: false })
  const image = blocks.find((block) => block.kind === 'image')
  if (image === undefined) throw new Error(`no picture in the answer to: ${text}`)
  await writeFile(join(root, `docs/${file}.png`), await pictures.draw(image.picture, 'light'))
  await writeFile(join(root, `docs/${file}-dark.png`), await pictures.draw(image.picture, 'dark'))
}
await store.close()
