import { expect, it } from 'vitest'
import { cutDateline } from '../../../src/core/summary/cut-dateline.ts'
import { keyPointCandidates, rankSentences } from '../../../src/core/summary/rank-sentences.ts'
import { sliceOf } from '../../../src/core/text/span.ts'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { genreText, showNumbers } from '../../support/genre-articles.ts'

const TITLES: Readonly<Record<string, string>> = {
  court: 'Accountant jailed for stealing from charity',
  match: 'Rovers beat Athletic as Hartmann scores twice',
  science: '',
  business: 'Nordlys Shipping beats forecast with record profit',
  statement: 'Northfield recalls peanut butter',
  crime: '',
}

// Weights fit the features that they were learned from: whoever changes one trains again (`npm run train:summary`), reads
// what changed here, and records anew (`vitest run -u test/core/summary/recorded.test.ts`).
it('sees in sentences what its weights were learned from', async () => {
  const parts = Object.entries(TITLES).map(
    ([name, title]) => `# ${name}\n\n${record(genreText(name), title)}`,
  )
  await expect(`${parts.join('\n\n\n')}\n`).toMatchFileSnapshot('../../fixtures/recorded/summary.txt')
})

/** Each sentence with its place in the ranking and its features; ‘-’ where it can be no key point or says nothing new. */
function record(text: string, title: string): string {
  const article = parsePlainText({ title }, text)
  const ranked = rankSentences(article).map(({ start }) => start)
  const candidates = new Map(keyPointCandidates(article).map((one) => [one.span.start, one]))
  return article.sentences
    .map((sentence) => {
      const span = cutDateline(text, sentence)
      const candidate = candidates.get(span.start)
      const place = ranked.indexOf(span.start)
      const words = `${place < 0 ? '-' : place + 1}. ${sliceOf(text, span)}`
      if (candidate === undefined) return words
      return `${words}${candidate.leansBack ? ' (leans back)' : ''}\n   ${showNumbers(candidate.features)}`
    })
    .join('\n')
}
