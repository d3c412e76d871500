import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { drawFeatures } from '../../support/draw-features.ts'
import { drawReading, parseExpected } from '../../support/draw-reading.ts'

const FOLDER = new URL('../../fixtures/', import.meta.url)
const ARTICLES = ['attribution'].flatMap((folder) =>
  readdirSync(new URL(folder, FOLDER)).map((file) => ({
    name: file.replace('.txt', ''),
    path: `${folder}/${file}`,
  })),
)
/** What is wrong in a reading, seen when it was recorded; whoever mends it takes its line away. */
const WRONG: Record<string, readonly string[]> = {
  business: ['Baltic Lines is no person: a role before a name makes it one'],
  court: ['Holt Street is no person', 'June Whitlock loses her given name, which is a month too'],
  europe: ['The words between two quotations in marks that point inwards are taken for quoted'],
  press: ['Afterward is nobody', 'Per Lunde loses his given name', 'Ola Vik is a man'],
  profile: ['Port-Louis is no man, nor anybody'],
  senate: [
    'Engr. and Comrade stand before names',
    'The Nigerian Union of Road Transport loses the first of its words',
  ],
  statement: ['The Food Agency is lost in “people”, since a verb between them is no common word'],
  technology: ['Morgan Hill is no person'],
}

/** Of many kinds, and short: so many features can still be read. */
const WITH_FEATURES = ['court', 'match', 'novel', 'press', 'relatives', 'senate', 'statement', 'village']

function open(path: string): readonly [text: string, key: string] {
  const [text = '', key = ''] = readFileSync(new URL(path, FOLDER), 'utf8').split('\n---\n')
  return [text, key]
}

/**
 * Recorded: what Summit reads in invented articles, and what its models are shown of them. A model knows only the features
 * that it was trained on, so whoever changes one trains it again (`npm run train:quotes`) and then records anew, with
 * `vitest run test/core/quotes/readings.test.ts --update`, and looks at what else has changed.
 */
describe('attributeQuotes, as recorded,', () => {
  it.each(ARTICLES)('reads $name as before', async ({ name, path }) => {
    const [text, key] = open(path)
    const article = parsePlainText({ title: '' }, text)
    const reading = drawReading(article, { expected: parseExpected(key), notes: WRONG[name] ?? [] })
    await expect(reading).toMatchFileSnapshot(`../../fixtures/recorded/readings/${name}.txt`)
  })

  it.each(ARTICLES.filter(({ name }) => WITH_FEATURES.includes(name)))(
    'shows the models of $name what they were trained on',
    async ({ name, path }) => {
      const [text] = open(path)
      const features = drawFeatures(parsePlainText({ title: '' }, text))
      await expect(features).toMatchFileSnapshot(`../../fixtures/recorded/features/${name}.txt`)
    },
  )
})
