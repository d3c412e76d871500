import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '../src/core/analyse.ts'
import { parsePlainText } from '../src/core/article/parse-plain-text.ts'

// Attribution over many kinds of writing, where bench:quotes knows one. Invented articles, each followed by what is quoted
// in it: `speaker, or another that will do | opening words`, `-` for nobody, `no quotation` for words in marks that are none.
const folder = join(import.meta.dirname, '../test/fixtures/attribution')
const TARGETS = { right: 0.9, wrong: 1 / 30 }

interface Judged {
  readonly where: string
  readonly expected: string
  readonly found: string
  readonly outcome: 'right' | 'abstained' | 'wrong'
}

const judged = readdirSync(folder).flatMap(judge)
const share = (outcome: Judged['outcome']) =>
  judged.filter((one) => one.outcome === outcome).length / judged.length
for (const { where, expected, found, outcome } of judged) {
  if (outcome !== 'right') console.log(`${outcome.padEnd(9)}  ${where}: ${expected} ≠ ${found}`)
}
print('right', share('right'), share('right') >= TARGETS.right, `at least ${TARGETS.right.toFixed(2)}`)
print('wrong', share('wrong'), share('wrong') <= TARGETS.wrong, `at most ${TARGETS.wrong.toFixed(2)}`)

function judge(file: string): Judged[] {
  const [text = '', key = ''] = readFileSync(join(folder, file), 'utf8').split('\n---\n')
  const { people, quotes } = analyse(parsePlainText({ title: '' }, text))
  return key
    .trim()
    .split('\n')
    .map((line) => {
      const [expected = '', opening = ''] = line.split(' | ')
      const at = text.indexOf(opening)
      if (at < 0) throw new Error(`${file} does not hold “${opening}”`)
      const quote = quotes.find(({ content }) => content.some(({ start, end }) => start <= at && at < end))
      const names = people.filter(({ id }) => quote?.speakers.includes(id)).map(({ name }) => name)
      const found = quote === undefined ? 'no quotation' : names.sort().join(' & ') || '-'
      const isNamed = found !== '-' && found !== 'no quotation'
      const isRight = expected.split(', ').includes(found)
      const outcome = isRight ? 'right' : isNamed ? 'wrong' : 'abstained'
      return { where: `${file}: ${opening}`, expected, found, outcome }
    })
}

function print(name: string, value: number, isMet: boolean, target: string): void {
  console.log(`${name} ${value.toFixed(3)} of ${judged.length} (target ${target}${isMet ? '' : ', missed'})`)
}
