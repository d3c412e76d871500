import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { checkQuote } from '../../../src/core/check/check-quote.ts'
import type { Comparison } from '../../../src/core/check/compare-quote.ts'
import type { Person } from '../../../src/core/people/person.ts'
import type { Quote } from '../../../src/core/quotes/quote.ts'

const LINDE: Person = { id: 'mara-linde', name: 'Mara Linde', aliases: ['Linde', 'the city engineer'] }
const RENN: Person = { id: 'tobias-renn', name: 'Tobias Renn', aliases: ['Renn'] }
const LONG = 'We would rather close the bridge one day too early than one hour too late'
const DENIAL = 'I do not think that the council should sell the ferries, and it’s final'
const BRACKETS = 'For three years they [the papers] have been talking about decay'
const TEXT = `“${LONG},” Linde said. Renn said: “${DENIAL}.” “${BRACKETS},” he said. The last closure lasted nine days after a barge struck a pillar.`

const quotes = [candidate(LONG, LINDE), candidate(DENIAL, RENN), candidate(BRACKETS, RENN)]
const article = {
  ...parsePlainText({ title: '' }, TEXT),
  analysis: { people: [LINDE, RENN], quotes: quotes.map(({ quote }) => quote) },
}
const sources = { quotes, sentences: article.sentences.map((sentence) => ({ article, sentence })) }
const check = (claim: string, speaker?: string) =>
  checkQuote(claim, sources, speaker === undefined ? {} : { speaker })

describe('checkQuote', () => {
  it.each([
    LONG,
    LONG.toUpperCase(),
    `« ${LONG} »`,
    `...${LONG.replaceAll(' ', '  ')}…`,
    "i do not think that the council should sell the ferries and it's final",
  ])('calls verbatim, marks, case, spaces and ellipses aside: %s', (claim) => {
    expect(check(claim)).toMatchObject({ kind: 'verbatim', comparison: { whole: true, turnsMeaning: false } })
  })

  it('calls a contiguous part verbatim and says that it is one', () => {
    const verdict = check('one day too early than one hour too late')
    expect(verdict).toMatchObject({ kind: 'verbatim', comparison: { whole: false } })
  })

  it('lets an editor’s brackets be left out or kept', () => {
    expect(check('For three years they have been talking about decay').kind).toBe('verbatim')
    expect(check(BRACKETS).kind).toBe('verbatim')
  })

  it.each([
    ['there’s no deal until there’s a bargain', 'altered'],
    ['there’s a letter on the table for them', 'not-found'],
    ['it was the deal', 'not-found'],
  ])('knows a saying of common words by their order: %s', (claim, kind) => {
    const sayings = [
      'there’s no deal until there’s a deal',
      'It is what it is, and it will be until it is not',
    ].map((words) => candidate(words, LINDE, `“${words},” she said.`))
    expect(checkQuote(claim, { quotes: sayings, sentences: [] }).kind).toBe(kind)
  })

  it('warns where a part leaves out the denial before it', () => {
    expect(check('the council should sell the ferries')).toMatchObject({
      kind: 'verbatim',
      comparison: { whole: false, turnsMeaning: true },
    })
  })

  it('strikes out what was left out, and tells what was put in', () => {
    const verdict = check('We would rather close the bridge one week too early than too late')
    expect(verdict.kind).toBe('altered')
    expect('comparison' in verdict && differencesOf(verdict.comparison)).toEqual([
      ['kept', 'We would rather close the bridge one'],
      ['removed', 'day'],
      ['added', 'week'],
      ['kept', 'too early than'],
      ['removed', 'one hour'],
      ['kept', 'too late'],
    ])
  })

  it.each([
    'I do think that the council should sell the ferries, and it’s final',
    'We would not rather close the bridge one day too early than one hour too late',
  ])('says that a lost or added not turns the meaning: %s', (claim) => {
    expect(check(claim)).toMatchObject({ kind: 'altered', comparison: { turnsMeaning: true } })
  })

  it('calls two quotations spliced into one altered', () => {
    expect(check('We would rather close the bridge one day too early and it’s final').kind).toBe('altered')
  })

  it.each(['Linde', 'Mara Linde', 'linde', 'the city engineer', 'Ms Linde'])(
    'knows the speaker as %s',
    (speaker) => {
      expect(check(LONG, speaker).kind).toBe('verbatim')
    },
  )

  it('says whose the words are where they were claimed for another', () => {
    for (const claim of [LONG, LONG.replace('day', 'week')]) {
      const verdict = check(claim, 'Tobias Renn')
      expect(verdict).toMatchObject({ kind: 'someone-elses', found: { speakers: [LINDE] } })
    }
  })

  it.each([
    'The last closure lasted nine days after a barge struck a pillar',
    'the closure lasted nine days after the barge struck a pillar',
  ])('knows the writer’s own words: %s', (claim) => {
    expect(check(claim).kind).toBe('writers-words')
  })

  it.each([
    'The airport will be sold to the highest bidder next year',
    'We would rather sing',
    'bridge over there',
    '',
    'the',
    '???',
  ])('finds nothing of the sort: %s', (claim) => {
    expect(check(claim).kind).toBe('not-found')
  })

  it('takes what was changed in half of its words for another utterance', () => {
    expect(check('We would rather sell nine ferries one day than repair pillars all night').kind).toBe(
      'not-found',
    )
  })

  const TREES = 'Alder birch cedar dogwood elder ferns ginkgo hazel iris juniper kumquat lotus myrtle nettle'
  const SAYING = 'There is no deal until there is a deal'
  it.each([
    // Half of its meaning in at least three words, or half of a shorter claim.
    ['alder maple cedar poplar', 'altered'],
    ['alder maple cedar poplar elder willow', 'altered'],
    ['alder maple cedar poplar elder willow ginkgo sorrel', 'altered'],
    ['alder maple cedar poplar elder willow sorrel', 'not-found'],
    ['alder of the maple birch of the poplar', 'not-found'],
    // In one piece: so much of it, or six words.
    ['alder birch cedar dogwood elder a1 a2 a3 a4 a5 a6', 'altered'],
    ['alder birch cedar dogwood a1 a2 a3 a4 a5', 'not-found'],
    ['alder a1 birch a2 cedar a3 dogwood a4 elder a5 a6', 'not-found'],
    [`alder birch cedar dogwood elder ferns ${'a1 '.repeat(14)}`, 'altered'],
    [`alder birch cedar dogwood elder ${'a1 '.repeat(14)}`, 'not-found'],
    // Of a saying: five words in one piece, and two thirds of it.
    ['is no deal until there maple poplar', 'altered'],
    ['is no deal until there maple poplar willow', 'not-found'],
    ['no deal until there maple', 'not-found'],
  ])('takes another utterance for none: %s', (claim, kind) => {
    const two = [TREES, SAYING].map((words) => candidate(words, LINDE, `“${words},” she said.`))
    expect(checkQuote(claim, { quotes: two, sentences: [] }).kind).toBe(kind)
  })

  it('shows of several the one that was claimed, then the one that is whole, then the nearest', () => {
    const words = 'Alder birch cedar dogwood'
    const part = candidate(`${words} elder`, LINDE, `“${words} elder,” she said.`)
    const whole = candidate(words, RENN, `“${words},” he said.`)
    const far = candidate('Alder birch poplar willow', LINDE, '“Alder birch poplar willow,” she said.')
    for (const quotes of [
      [part, whole, far],
      [far, whole, part],
    ]) {
      const found = (claim: string, speaker?: string) => {
        const verdict = checkQuote(claim, { quotes, sentences: [] }, speaker === undefined ? {} : { speaker })
        return 'found' in verdict ? [verdict.kind, verdict.found] : [verdict.kind]
      }
      expect(found(words)).toEqual(['verbatim', whole])
      expect(found(words, 'Linde')).toEqual(['verbatim', part])
      expect(found(words, 'Renn')).toEqual(['verbatim', whole])
      expect(found('alder birch cedar maple', 'Renn')).toEqual(['altered', whole])
      expect(found('alder birch maple willow', 'Linde')).toEqual(['altered', far])
    }
  })

  describe('where many share words with the claim, looks at those first that share', () => {
    const find = (claim: string, real: string, others: readonly string[]) => {
      const quotes = [...others, real].map((words) => candidate(words, LINDE, `“${words},” she said.`))
      const verdict = checkQuote(claim, { quotes, sentences: [] })
      return 'found' in verdict && verdict.found === quotes.at(-1) ? verdict.kind : 'another'
    }
    const eight = (words: string) => Array.from({ length: 8 }, (_, index) => `${words} tree${index}`)

    it('words of meaning sooner than words of grammar', () => {
      const claim = 'Alder with birch and cedar not for them or maple'
      const grammar = eight('With some and more not all for one or two them')
      expect(find(claim, 'Alder, birch, cedar', grammar)).toBe('altered')
    })

    it('words of grammar too', () => {
      const claim = 'Alder with birch and cedar from maple or willow'
      const meaning = eight('Cedar birch alder')
      expect(find(claim, 'Alder with birch and cedar', meaning)).toBe('altered')
    })

    it('the order of words of grammar sooner than single words', () => {
      const claim = 'there’s no deal until there’s a bargain'
      const single = eight('A man until now no bargain: a deal where there’s trade; a long, long way to go')
      expect(find(claim, 'there’s no deal until there’s a deal', single)).toBe('altered')
    })
  })

  it('takes for the writer’s what holds seven of ten words, and three of them at least', () => {
    const text = 'Alder birch cedar dogwood elder ferns ginkgo hazel iris juniper.'
    const told = { ...parsePlainText({ title: '' }, text), analysis: article.analysis }
    const sentences = told.sentences.map((sentence) => ({ article: told, sentence }))
    const kindOf = (claim: string) => checkQuote(claim, { quotes: [], sentences }).kind
    expect(kindOf('alder birch cedar dogwood elder ferns ginkgo maple poplar willow')).toBe('writers-words')
    expect(kindOf('alder birch cedar dogwood elder ferns maple sorrel poplar willow')).toBe('not-found')
    expect(kindOf('alder birch cedar maple')).toBe('writers-words')
    expect(kindOf('alder birch of the')).toBe('not-found')
  })

  it('takes two words of grammar for no claim, but three in a row, or one word of meaning', () => {
    expect(['I do', 'I do not', 'the bridge', 'bridge'].map((claim) => check(claim).kind)).toEqual([
      ...['not-found', 'verbatim', 'verbatim', 'verbatim'],
    ])
  })

  it('finds what was said before what the writer says as well', () => {
    const said = 'The bridge will open in May'
    const kindOf = (written: string) => {
      const text = `${written} “${said},” Linde said.`
      const told = {
        ...parsePlainText({ title: '' }, text),
        analysis: { people: [], quotes: [] },
      }
      const [sentence = { start: 0, end: 0 }] = told.sentences
      const quotes = [candidate(`${said},`, LINDE, text)]
      return checkQuote(said, { quotes, sentences: [{ article: told, sentence }] }).kind
    }
    expect(kindOf('The bridge will open in May.')).toBe('verbatim')
    expect(kindOf('The old bridge will open again in May.')).toBe('verbatim')
    expect(kindOf('It rained.')).toBe('verbatim')
  })

  it('gives nobody’s words to whom they were claimed for, nor those of two to neither', () => {
    const words = 'Alder birch cedar dogwood'
    const [one] = [candidate(words, LINDE, `“${words},” somebody said.`)]
    const by = (...speakers: Person[]) =>
      checkQuote(words, { quotes: [{ ...one, speakers }], sentences: [] }, { speaker: 'Renn' }).kind
    expect([by(), by(LINDE), by(LINDE, RENN)]).toEqual(['verbatim', 'someone-elses', 'verbatim'])
  })

  it('believes the writer’s sentence that holds more of a claim than what was said', () => {
    const said = 'Alder birch cedar dogwood elder maple poplar'
    const text = 'Alder birch cedar dogwood elder ferns ginkgo hazel.'
    const told = { ...parsePlainText({ title: '' }, text), analysis: article.analysis }
    const sentences = told.sentences.map((sentence) => ({ article: told, sentence }))
    const quotes = [candidate(said, LINDE, `“${said},” she said.`)]
    const kindOf = (claim: string) => checkQuote(claim, { quotes, sentences }).kind
    expect(kindOf('alder birch cedar dogwood elder ferns ginkgo maple sorrel willow')).toBe('writers-words')
    expect(kindOf('alder birch cedar dogwood elder maple poplar ferns sorrel willow')).toBe('altered')
    expect(kindOf('alder birch cedar dogwood elder ferns ginkgo hazel')).toBe('writers-words')
  })

  it('takes brackets for an editor’s that stand in the quotation itself alone', () => {
    const text = 'They [the banks] sail. “[The papers] have been talking about decay,” he said.'
    const quotes = [candidate('[The papers] have been talking about decay', RENN, text)]
    const kindOf = (claim: string) => checkQuote(claim, { quotes, sentences: [] }).kind
    expect(kindOf('[The papers] have been talking about decay')).toBe('verbatim')
    expect(kindOf('have been talking about decay')).toBe('verbatim')
    expect(kindOf('The papers have been talking about decay')).toBe('altered')
    expect(kindOf('have been [the banks] talking about decay')).not.toBe('verbatim')
  })

  it('lets nobody hide words in brackets', () => {
    expect(check('they [the papers] have been talking').kind).toBe('verbatim')
    expect(check('they have been talking').kind).toBe('verbatim')
    expect(check('they [the banks] have been talking').kind).not.toBe('verbatim')
    expect(check('they [the council should resign').kind).not.toBe('verbatim')
  })

  it('never calls verbatim what is in no quotation', () => {
    const words = fc.constantFrom(...TEXT.split(/\s+/), 'marmalade')
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (chosen) => {
        const claim = chosen.join(' ')
        const plain = (text: string) =>
          ` ${(
            text
              .toLowerCase()
              .replace(/\[.*?\]/g, '')
              .match(/[\p{L}’]+/gu) ?? []
          ).join(' ')} `
        const isThere = [LONG, DENIAL, BRACKETS].some((quote) => plain(quote).includes(plain(claim)))
        if (check(claim).kind === 'verbatim') expect(isThere).toBe(true)
        else expect(isThere && plain(claim).trim().split(' ').length > 3).toBe(false)
      }),
    )
  })
})

function candidate(words: string, speaker: Person, text = TEXT) {
  const start = text.indexOf(words)
  const quote: Quote = {
    content: [{ start, end: start + words.length }],
    kind: 'direct',
    speakers: [speaker.id],
    source: null,
    cue: null,
    confidence: 1,
  }
  return { article: parsePlainText({ title: '' }, text), quote, speakers: [speaker] }
}

function differencesOf({ differences }: Comparison) {
  return differences.map((one) => [
    one.kind,
    one.kind === 'added' ? one.text : TEXT.slice(one.span.start, one.span.end),
  ])
}
