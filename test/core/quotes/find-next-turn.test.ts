import { describe, expect, it } from 'vitest'
import { isAnswer, isDialogue, isSpoken } from '../../../src/core/quotes/find-next-turn.ts'
import { joinUnits } from '../../../src/core/quotes/units.ts'
import { scansOf } from '../../support/read-mentions.ts'

const KINDS = {
  asks: '“Is it old?” said Ann Lee.',
  cries: '“It is old!” said Ann Lee.',
  bare: '“It is old.”',
  calm: '“It is old,” said Ann Lee.',
  open: '“Is it old?',
  inside: 'Then Ann Lee said: “Is it old?”',
  within: '“Is it? It is old,” said Ann Lee.',
  comma: '“Is it old?,” said Ann Lee.',
  more: '“It is old.” It was.',
  plain: 'It rained all day in the town.',
} as const

/** A text of so many paragraphs of each kind, the writer's last. */
const textOf = (counts: Readonly<Record<string, number | undefined>>) =>
  Object.entries(KINDS)
    .flatMap(([kind, paragraph]) => Array.from({ length: counts[kind] ?? 0 }, () => paragraph))
    .join('\n\n')

describe('isDialogue', () => {
  it.each([
    [{ asks: 4 }, true],
    [{ cries: 4 }, true],
    [{ bare: 4 }, true],
    [{ asks: 3 }, false],
    [{ calm: 4 }, false],
    [{ more: 4 }, false],
    [{ within: 4 }, false],
    [{ comma: 4 }, false],
    [{ asks: 3, inside: 1 }, false],
    [{ asks: 3, open: 1 }, false],
    [{ asks: 1, calm: 4 }, true],
    [{ asks: 1, calm: 5 }, false],
    [{ bare: 3, calm: 7 }, true],
    [{ bare: 2, calm: 5 }, false],
    [{ asks: 9, plain: 11 }, true],
    [{ asks: 9, plain: 12 }, false],
  ])('knows of %j', (counts, expected) => {
    const text = textOf(counts)
    const scans = scansOf(text)
    expect(isDialogue(scans, joinUnits(scans), text)).toBe(expected)
  })
})

describe('isAnswer', () => {
  it.each([
    ['“It is.”', true],
    ['“It is,” said Lee.', false],
    ['“It is', false],
    ['Then “it is.”', false],
    ['“It is.” “It is.”', false],
    ['“It is\n\n“It is.”', false],
    ['It was.\n\n“It is.”', false],
  ])('knows of “%s”', (paragraphs, expected) => {
    const text = `“Is it?” said Ann Lee.\n\n${paragraphs}`
    const scans = scansOf(text)
    const [first, second] = joinUnits(scans)
    if (first === undefined || second === undefined) throw new Error('fewer than two quotations')
    const last = { unit: first, kind: 'direct', source: undefined, figures: [], confidence: 1 } as const
    expect(isAnswer(last, second)).toBe(expected)
  })
})

describe('isSpoken', () => {
  it.each([
    ['“It is old.”', true],
    ['“It is old,” said Lee.', true],
    ['“It is old?” said Lee.', true],
    ['“It is old!” said Lee.', true],
    ['“It is …” said Lee.', true],
    ['“It is—” said Lee.', true],
    ['“It is–” said Lee.', true],
    ['“It is-” said Lee.', true],
    ['“It is. Old” said Lee.', false],
    ['“It is.)” said Lee.', false],
    ['Then “it is old.”', false],
  ])('knows of “%s”', (text, expected) => {
    const scans = scansOf(text)
    expect(joinUnits(scans).map((unit) => isSpoken(unit, text))).toEqual([expected])
  })
})
