import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { resolveNames } from '../../../src/core/people/resolve-names.ts'
import { createCandidateFinder } from '../../../src/core/quotes/find-candidates.ts'
import { featureName, NAMES } from '../../../src/core/quotes/linear-model.ts'
import { scanArticle } from '../../../src/core/quotes/scan.ts'
import { createSourceFeatures } from '../../../src/core/quotes/source-features.ts'
import { joinUnits } from '../../../src/core/quotes/units.ts'

const { ofCandidates, ofNobody } = createSourceFeatures(NAMES)

const LETTERS = 'so as if'.split(' ')
const filler = (count: number) => Array.from({ length: count }, (_, index) => LETTERS[index % 3]).join(' ')

/**
 * The candidates of the last quotation of a text, each with its features; the source of the quotation before is whoever
 * is called so, where it is given.
 */
function candidatesOf(text: string, previously?: string) {
  const article = parsePlainText({ title: '' }, text)
  const { scans, names } = scanArticle(article)
  const { figureOf } = resolveNames(text, names)
  const units = joinUnits(scans)
  const unit = units.at(-1)
  if (unit === undefined) throw new Error('nothing is quoted')
  const last = units.at(-2)?.last
  const previous = scans
    .flatMap(({ index, mentions }) => mentions.map((mention) => ({ paragraph: index, mention })))
    .find(({ mention }) => text.slice(mention.start, mention.end) === previously)
  const previousEnd =
    previous === undefined || last === undefined ? undefined : { paragraph: last.paragraph, token: last.last }
  const context = { figureOf, unit, previous, previousEnd }
  const candidates = createCandidateFinder(scans)(unit, previous).map((candidate) => ({
    ...candidate,
    printed: text.slice(candidate.mention.start, candidate.mention.end),
    features: ofCandidates(context)(candidate).map(featureName),
  }))
  return { candidates, nobody: ofNobody(context).map(featureName) }
}

function featuresOf(text: string, printed: string, previously?: string): readonly string[] {
  return candidatesOf(text, previously).candidates.find((each) => each.printed === printed)?.features ?? []
}

describe('createCandidateFinder', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => `Qw${String.fromCharCode(97 + index)}`)

  it('takes the twelve nearest before and the six nearest after, ranked by their distance', () => {
    const text = `so ${people(14).join(', ')} met. So “so” and ${people(8).join(', ').replaceAll('Qw', 'Vy')} met.`
    const { candidates } = candidatesOf(text)
    expect(candidates.map(({ printed, place, rank }) => `${printed} ${place} ${String(rank)}`)).toEqual([
      ...people(14)
        .slice(2)
        .reverse()
        .map((name, rank) => `${name} before ${String(rank)}`),
      ...people(6).map((name, rank) => `${name.replace('Qw', 'Vy')} after ${String(rank)}`),
    ])
  })

  it('takes the six nearest of the paragraph before, where nobody is named ahead in its own', () => {
    const before = `so ${people(8).join(', ')} met.`
    expect(
      candidatesOf(`${before}\n\n“So,” said Lee.`).candidates.map(
        ({ printed, place }) => `${printed} ${place}`,
      ),
    ).toEqual([
      'Lee after',
      ...people(8)
        .slice(2)
        .reverse()
        .map((name) => `${name} previous`),
    ])
    expect(
      candidatesOf(`${before}\n\nThen Ray: “So,” said Lee.`).candidates.map(({ printed }) => printed),
    ).toEqual(['Ray', 'Lee'])
  })

  it('takes the source of the quotation before, once', () => {
    const text = 'Then Lee said “no”.\n\nIt rained.\n\nIt was wet.\n\n“So,” said Ray.'
    expect(candidatesOf(text, 'Lee').candidates.map(({ printed, place }) => `${printed} ${place}`)).toEqual([
      'Ray after',
      'It previous',
      'Lee chain',
    ])
    const near = 'Then Lee said “no” and “so”.'
    expect(candidatesOf(near, 'Lee').candidates.map(({ printed, place }) => `${printed} ${place}`)).toEqual([
      'Lee before',
    ])
  })

  it('counts the subjects of reporting verbs that stand nearer', () => {
    const text = 'Then Lee said that Ray has told Moss and Hall: “so” as Bell said and Webb wrote.'
    expect(
      candidatesOf(text).candidates.map(({ printed, attachedRank }) => `${printed} ${String(attachedRank)}`),
    ).toEqual(['Hall 0', 'Moss 0', 'Ray 0', 'Lee 1', 'Bell 0', 'Webb 1'])
  })
})

describe('createSourceFeatures', () => {
  it.each([
    ['Then Lee said “so”.', 'how=subject|cue=touches'],
    ['Then Lee said to me: “so”.', 'how=subject|cue=near'],
    ['Then Lee said as “so”.', 'how=subject|cue=touches'],
    [`Then Lee said ${filler(2)} “so”.`, 'how=subject|cue=near'],
    [`Then Lee said ${filler(3)} “so”.`, 'how=subject|cue=near'],
    [`Then Lee said ${filler(5)} “so”.`, 'how=subject|cue=near'],
    [`Then Lee said ${filler(6)} “so”.`, 'how=subject|cue=some'],
    [`Then Lee said ${filler(13)} “so”.`, 'how=subject|cue=some'],
    [`Then Lee said ${filler(14)} “so”.`, 'how=subject|cue=far'],
    ['Then Lee left “so”.', 'how=none|cue=none'],
    ['So it came to Lee “so,” she said and noted.', 'how=none|cue=none'],
  ])('reads where the verb stands before it in “%s”', (text, expected) =>
    expect(featuresOf(text, 'Lee')).toContain(`before|${expected}`),
  )

  it.each([
    ['“So,” said Lee.', 'inverted|cue=touches-after'],
    ['“So,” Lee said.', 'subject|cue=touches-after'],
    ['“So,” as Lee said.', 'subject|cue=near-after'],
    [`“So,” ${filler(2)} Lee said.`, 'subject|cue=near-after'],
    [`“So,” ${filler(3)} Lee said.`, 'subject|cue=near-after'],
    [`“So,” ${filler(4)} Lee said.`, 'subject|cue=some-after'],
    [`“So,” ${filler(9)} Lee said.`, 'subject|cue=some-after'],
    [`“So,” ${filler(10)} Lee said.`, 'subject|cue=far-after'],
  ])('reads where the verb stands after it in “%s”', (text, expected) =>
    expect(featuresOf(text, 'Lee')).toContain(`after|how=${expected}`),
  )

  it('says of a verb on the other side that it stands elsewhere', () => {
    expect(featuresOf('Then Lee said it. It rained.\n\n“So.”', 'Lee')).toContain(
      'previous|how=subject|cue=elsewhere',
    )
    expect(featuresOf('Then Lee, “so” as it is, said no.', 'Lee')).toContain(
      'before|how=chained|cue=touches-after',
    )
  })

  it.each([
    ['Then Lee left. It rained. It was wet. Then “so”.', 'before|ends=3|quotes=0'],
    ['Then Lee left. It was wet. It was. It was. Then “so”.', 'before|ends=3|quotes=0'],
    ['Then Lee left. Then “so”.', 'before|ends=1|quotes=0'],
    ['Then Lee was “odd” and “so”.', 'before|ends=0|quotes=1'],
    ['Then Lee was “odd” and “odd” and “odd” and “so”.', 'before|ends=0|quotes=2'],
    ['“So,” said Lee.', 'after|ends=0|quotes=1'],
    ['“So.” Then left Lee.', 'after|ends=1|quotes=1'],
    ['Then Lee said and added and noted and called “so”.', 'before|cues=3|ends=0'],
    ['Then Lee said and added “so”.', 'before|cues=2|ends=0'],
    ['Then Lee was at “so”.', 'before|ends=0|tokens=3'],
    [`Then Lee ${filler(5)} “so”.`, 'before|ends=0|tokens=4-6'],
    [`Then Lee ${filler(6)} “so”.`, 'before|ends=0|tokens=7-12'],
    ['“So” Lee.', 'after|ends=0|tokens=1'],
    ['Then Lee left. It rained.\n\n“So.”', 'previous|ends=p12|quotes=-'],
    ['Then Lee left. It was. It was. It was.\n\n“So.”', 'previous|ends=p13|quotes=-'],
    ['Then left Lee:\n\n“So.”', 'previous|ends=p10:|quotes=-'],
    ['Then Lee left. It rained.\n\n“So.”', 'previous|ends=p12|tokens=-'],
    ['Then Lee left. It rained.\n\n“So.”', 'previous|cues=-|ends=p12'],
  ])('measures how far Lee is in “%s”', (text, expected) =>
    expect(featuresOf(text, 'Lee')).toContain(expected),
  )

  it.each([
    ['Lee said “no”.\n\nIt rained.\n\nIt was wet.\n\n“So,” said Ray.', 'chain|ends=p3|tokens=-'],
    ['Lee said “no”.\n\nIt.\n\nIt was.\n\nIt was.\n\nIt was.\n\n“So,” said Ray.', 'chain|ends=p4|tokens=-'],
  ])('counts the paragraphs back to whoever spoke before in “%s”', (text, expected) =>
    expect(featuresOf(text, 'Lee', 'Lee')).toContain(expected),
  )

  it.each([
    ['Lee said “no” and “so”.', 'same|before|gap=e0c0t3'],
    ['Lee said “no” and added “so”.', 'same|before|gap=e0c1t4-6'],
    ['Lee said “no” and noted and added “so”.', 'same|before|gap=e0c1t4-6'],
    ['Lee said “no”. It was. It was. It was “so”.', 'same|before|gap=e2c0t7-12'],
    ['Lee said “no”.\n\n“So.”', 'same|previous|gap=p1m0'],
    ['Lee said “no”.\n\nRay was at “so”.', 'same|chain|gap=p1m1'],
    ['Lee said “no”.\n\n“So,” said Ray.', 'same|previous|gap=p1m0'],
    ['Lee said “no”.\n\nIt.\n\nIt.\n\nIt was “so”.', 'same|chain|gap=p3m1'],
    ['Lee said “no”.\n\nIt.\n\nIt.\n\nIt.\n\nThen “so”.', 'same|chain|gap=p3m0'],
  ])('measures what lies between the quotations of “%s”', (text, expected) =>
    expect(featuresOf(text, 'Lee', 'Lee')).toContain(expected),
  )

  it('knows whoever spoke before by the mention, by the figure and by the pronoun', () => {
    const text = 'Ann Lee said “no” as Ray left, Lee said “so”.'
    expect(featuresOf(text, 'Ann Lee', 'Ann Lee')).toContain('same')
    expect(featuresOf(text, 'Lee', 'Ann Lee')).toContain('same-person')
    expect(featuresOf(text, 'Ray', 'Ann Lee')).toContain('other|before|gap=e0c1t7-12')
    const pronouns = 'Then he said “no”, as she saw, and he said “so”.'
    expect(
      candidatesOf(pronouns, 'he').candidates.map(({ printed, features }) => [
        printed,
        features.includes('same-person'),
      ]),
    ).toEqual([
      ['he', true],
      ['she', false],
      ['he', false],
    ])
    expect(featuresOf(text, 'Ray').filter((each) => /^(?:same|other)/.test(each))).toEqual([])
  })

  it.each([
    ['Then “so” said Lee.', []],
    ['Lee said “so”.', ['opens', 'before|opens|ends=0', 'before|opens|how=subject|lead=said']],
    ['It was. Lee said “so”.', ['opens', 'before|opens|ends=0', 'before|opens|how=subject|lead=said']],
    ['It was – Lee said “so”.', ['opens', 'before|opens|ends=0', 'before|opens|how=subject|lead=said']],
    ['It was, Lee said “so”.', []],
  ])('knows whether Lee opens a sentence in “%s”', (text, expected) =>
    expect(featuresOf(text, 'Lee').filter((each) => each.includes('opens'))).toEqual(expected),
  )

  it.each([
    ['It went to Lee: “so”.', ['object', 'before|object=to', 'before|object|how=colon']],
    ['It went past Lee: “so”.', []],
    ['It went to the late Lee: “so”.', ['object', 'before|object=to', 'before|object|how=colon']],
  ])('knows whether Lee is an object in “%s”', (text, expected) =>
    expect(featuresOf(text, 'Lee').filter((each) => each.includes('object'))).toEqual(expected),
  )

  it.each([
    ['Lee’s “so” won.', ['possessive', 'before|possessive', "before|after='s"]],
    ['Lee “so”', ['before|after=“']],
    ['“So” Lee', ['after|after=end']],
    [
      'Lee said: “so”.',
      ['before|before=start', 'cue=say', 'form=past|how=subject', 'before|cue=say|at=touches', 'how=subject'],
    ],
    ['The man said: “so”.', ['before|kind=nominal', 'bearer=person']],
    ['Lee said: “so”.', ['word=name|before', 'figure=unknown|once', 'figure=unknown|words=1|how=subject']],
    [
      'Ann Lee said it. Lee left. Lee said “so”.',
      ['figure=person|some', 'figure=person|words=2|how=subject'],
    ],
    [`${'Lee left. '.repeat(4)}Lee said “so”.`, ['figure=unknown|often']],
    [`${'Lee left. '.repeat(3)}Lee said “so”.`, ['figure=unknown|some']],
    ['Ann Bee Cee Lee said: “so”.', ['figure=person|words=3|how=subject']],
  ])('of “%s” reads what the mention is', (text, expected) => {
    const found = candidatesOf(text).candidates[0]?.features
    expect(found).toEqual(expect.arrayContaining(expected))
  })

  it('ranks up to five', () => {
    const text = 'so Aa, Bb, Cc, Dd, Ee, Ff, Gg met and so “so”.'
    const ranks = candidatesOf(text).candidates.map(({ features }) => features[1])
    expect(ranks).toEqual([0, 1, 2, 3, 4, 5, 5].map((rank) => `before|rank=${String(rank)}`))
  })

  it('describes the choice of nobody', () => {
    expect(candidatesOf('Then Lee said, as ever, “so it is so”.').nobody).toEqual([
      'nobody',
      'nobody|lead=,',
      'nobody|previous=false',
      'nobody|words=4-6',
    ])
    expect(candidatesOf('Lee said “no” and “so”.', 'Lee').nobody).toContain('nobody|previous=true')
  })
})
