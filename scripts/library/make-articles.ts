import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRandom } from '../../test/support/random.ts'

/** Training texts that may lie beside the repository; without them every text is generated. */
const TRAINING = new URL('../../../shared/bench/quotes/train.jsonl', import.meta.url)

/** Paragraphs in a row from one text, and runs in an article: eight paragraphs, what an agency's report has. */
const RUN = 4
const RUNS = 2

const DAYS = 1500

/** Makes Markdown files of articles: the nth is the same each time. */
export function createArticleMaker(): { readonly source: string; readonly make: (n: number) => string } {
  const texts = existsSync(TRAINING) ? readTexts() : []
  const source =
    texts.length > 0 ? `recombined from ${texts.length} texts, one in four generated` : 'generated'
  return {
    source,
    make: (n) => {
      const random = createRandom(n + 1)
      const paragraphs = texts.length === 0 || n % 4 === 0 ? generate(random) : recombine(texts, random)
      const published = pickDate(random)
      return `---\ntitle: Report ${n} on ${pick(NOUNS, random)} and ${pick(NOUNS, random)}\nurl: https://news.example/${n}\npublisher: Paper ${n % 50}\npublished: ${published}\n---\n\n${paragraphs.join('\n\n')}\n`
    },
  }
}

/** A day on which one of them may be published. */
export function pickDate(random: () => number): string {
  return new Date(Date.UTC(2021, 0, 1 + Math.floor(random() * DAYS))).toISOString().slice(0, 10)
}

/** Files in a folder. */
const FOLDER = 1000

/** Writes the first articles as Markdown files into folders of a folder; gives how many characters they have together. */
export async function writeArticles(
  make: (n: number) => string,
  count: number,
  folder: string,
): Promise<number> {
  let characters = 0
  for (let n = 0; n < count; n++) {
    const inner = join(folder, String(Math.floor(n / FOLDER)))
    if (n % FOLDER === 0) await mkdir(inner, { recursive: true })
    const text = make(n)
    characters += text.length
    await writeFile(join(inner, `${n}.md`), text)
  }
  return characters
}

function readTexts(): string[][] {
  return readFileSync(TRAINING, 'utf8')
    .trim()
    .split('\n')
    .map((line) =>
      (JSON.parse(line) as { text: string }).text.split(/\n\n+/).filter((text) => text.trim() !== ''),
    )
    .filter((paragraphs) => paragraphs.length >= RUN)
}

function recombine(texts: readonly string[][], random: () => number): string[] {
  return Array.from({ length: RUNS }, () => {
    const paragraphs = pick(texts, random)
    const start = Math.floor(random() * (paragraphs.length - RUN + 1))
    return paragraphs.slice(start, start + RUN)
  }).flat()
}

const SYLLABLES = [
  'bal',
  'cor',
  'den',
  'fal',
  'gri',
  'hol',
  'jan',
  'kor',
  'lin',
  'mar',
  'nov',
  'pel',
  'ras',
  'sol',
  'tor',
  'ver',
]
const ENDINGS = ['ek', 'in', 'or', 'as', 'ey', 'um', 'off', 'sen']
const NOUNS = [
  'bridges',
  'harbours',
  'schools',
  'taxes',
  'trams',
  'forests',
  'prices',
  'elections',
  'hospitals',
  'wages',
]
const VERBS = ['open', 'close', 'rise', 'fall', 'wait', 'return', 'vanish', 'grow']
const ROLES = ['mayor', 'minister', 'lawyer', 'teacher', 'engineer', 'farmer']

function generate(random: () => number): string[] {
  return Array.from({ length: RUN * RUNS }, (_, i) => {
    const name = `${makeName(random)} ${makeName(random)}`
    const [noun, verb, other] = [pick(NOUNS, random), pick(VERBS, random), pick(NOUNS, random)]
    return i % 3 === 2
      ? `The ${noun} have been a matter of dispute for ${Math.ceil(random() * 40)} years, and the ${other} with them. A report that was published in the spring counted more of them than anybody had thought.`
      : `“The ${noun} will ${verb} before the ${other} do, and nobody will be sorry for it,” said ${name}, a ${pick(ROLES, random)} from ${makeName(random)}, on Friday. The council had asked for more time.`
  })
}

function makeName(random: () => number): string {
  const name = pick(SYLLABLES, random) + pick(SYLLABLES, random) + pick(ENDINGS, random)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}
