import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { rankSentences } from '../../../src/core/summary/rank-sentences.ts'
import { covers, sliceOf } from '../../../src/core/text/span.ts'

function rank(text: string, title = ''): string[] {
  return rankSentences(parsePlainText({ title }, text)).map((span) => sliceOf(text, span))
}

const OPENING =
  'The harbour bridge in Karlsund was closed on Monday after inspectors found cracks in its cables.'

describe('rankSentences', () => {
  it('leaves the dateline out of the span', () => {
    expect(rank(`Karlsund – ${OPENING}\nIt will stay closed for six weeks.`)[0]).toBe(OPENING)
  })

  it.each([
    'Cracks in the cables',
    'Photo: The closed harbour bridge seen from the docks of Karlsund.',
    'By Anna Moll and Per Aldin, Karlsund Gazette.',
    'Read more: All that we know about the bridge in Karlsund.',
    'Anna Moll contributed to this report from the harbour of Karlsund.',
    'Not the bridge.',
    'KARLSUND, Norway, Feb. 4 —',
    'Closed by the harbour, and',
  ])('makes no key point of: %s', (line) => {
    expect(rank(`${OPENING}\n${line}\nRepairs to the bridge will cost four million crowns.`)).not.toContain(
      line,
    )
  })

  it('puts a self-contained sentence before one that leans on another', () => {
    const leaning = 'But he said that repairs to the bridge would cost four million crowns.'
    const whole = 'Engineers said that repairs to the bridge would cost nine million crowns in all.'
    const ranked = rank(`${OPENING} ${leaning} ${whole}`)
    expect(ranked.indexOf(whole)).toBeLessThan(ranked.indexOf(leaning))
  })

  it('says nothing twice', () => {
    const again = 'After inspectors found cracks in its cables, the harbour bridge in Karlsund was closed.'
    const ranked = rank(
      `${OPENING}\nShips must wait.\n${again}\nFerries cross the harbour every ten minutes instead.`,
    )
    expect(ranked.filter((sentence) => sentence === OPENING || sentence === again)).toHaveLength(1)
  })

  it('keeps what shares seven in ten of its words with another, and drops what shares more', () => {
    const told = 'Alder birch cedar dogwood elder ferns ginkgo hazel iris juniper bloomed.'
    const rankedWith = (other: string) => rank(`${told}\n${other}`)
    // Seven of ten words of meaning, and eight.
    const seven = 'Alder birch cedar dogwood elder ferns ginkgo lotus myrtle nettle.'
    const eight = 'Alder birch cedar dogwood elder ferns ginkgo hazel myrtle nettle.'
    expect(rankedWith(seven)).toHaveLength(2)
    expect(rankedWith(eight)).toHaveLength(1)
    expect(rankedWith('Alder birch cedar dogwood elder.')).toHaveLength(1)
  })

  it('shows no piece of a longer quotation', () => {
    const ranked = rank(
      `${OPENING}\nMayor Renn said: “We closed the bridge in time. The bridge will be repaired by spring. Nobody was hurt.”`,
    )
    expect(ranked).toEqual([OPENING])
  })

  it('prefers what the title is about', () => {
    const [ferries, shops] = [
      'Ferries will cross the harbour every hour.',
      'Bakers will close the market every night.',
    ]
    const text = `${OPENING} ${ferries} ${shops}`
    const places = (title: string) => [ferries, shops].map((one) => rank(text, title).indexOf(one))
    const [ferry, shop] = places('Bakers close the market')
    expect(shop).toBeLessThan(ferry ?? -1)
  })

  it('gives slices of sentences, each at most once, of any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('The bridge ', 'fell. ', '“', '”', '"', 'He said ', '(CNN) ', '\n', 'no – '),
        ),
        (parts) => {
          const article = parsePlainText({ title: 'Bridge' }, parts.join(''))
          const spans = rankSentences(article)
          expect(new Set(spans.map(({ start }) => start)).size).toBe(spans.length)
          for (const span of spans)
            expect(article.sentences.some((sentence) => covers(sentence, span))).toBe(true)
        },
      ),
    )
  })
})
