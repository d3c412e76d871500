import { describe, expect, it } from 'vitest'
import type { Options } from '../../src/commands/command.ts'
import { parseInput } from '../../src/commands/parse-input.ts'
import { wordingFor } from '../../src/wording/wording-for.ts'

const options: Options = {
  speaker: { kind: 'text', summary: () => 'Who said it', required: true },
  length: { kind: 'text', summary: () => 'How long', choices: ['short', 'full'] },
  since: { kind: 'date', summary: () => 'Since when' },
  page: { kind: 'count', summary: () => 'Which page', max: 20 },
  card: { kind: 'flag', summary: () => 'On a picture' },
}

function parse(raw: Record<string, string | number | boolean>): unknown {
  const parsed = parseInput(options, raw, { today: '2024-03-01', wording: wordingFor('en') })
  return parsed.kind === 'input' ? parsed.input : parsed.problems
}

describe('parseInput', () => {
  it('takes values typed as text and values that a platform typed alike', () => {
    expect(parse({ speaker: ' Lee ', page: '2', length: 'FULL' })).toEqual({
      speaker: 'Lee',
      page: 2,
      length: 'full',
    })
    expect(parse({ speaker: 'Lee', page: 2, length: 'full' })).toEqual({
      speaker: 'Lee',
      page: 2,
      length: 'full',
    })
  })

  it.each([
    [true, true],
    ['Yes', true],
    ['', true],
    [false, false],
    ['off', false],
  ])('reads the flag %s as %s', (card, expected) => {
    expect(parse({ speaker: 'Lee', card })).toEqual({ speaker: 'Lee', card: expected })
  })

  it.each([
    ['today', '2024-03-01'],
    ['Yesterday', '2024-02-29'],
    ['7d', '2024-02-23'],
    ['1 day', '2024-02-29'],
    ['2023-12-31', '2023-12-31'],
  ])('reads the date %s', (since, expected) => {
    expect(parse({ speaker: 'Lee', since })).toEqual({ speaker: 'Lee', since: expected })
  })

  it.each([
    [{}, ['“speaker” is missing: Who said it.']],
    [{ speaker: '  ' }, ['“speaker” is missing: Who said it.']],
    [{ speaker: 'Lee', page: '0' }, ['“page” is a whole number from 1 to 20, not “0”.']],
    [{ speaker: 'Lee', page: 1.5 }, ['“page” is a whole number from 1 to 20, not “1.5”.']],
    [
      { speaker: 'Lee', since: '2024-02-30' },
      ['“since” is a date such as 2025-08-16, today, yesterday or 7d, not “2024-02-30”.'],
    ],
    [{ speaker: 'Lee', length: 'long' }, ['“length” is one of short, full, not “long”.']],
    [{ speaker: 'Lee', tone: 'kind' }, ['There is no option “tone” here.']],
    [{ page: 'x', tone: 'kind' }, expect.objectContaining({ length: 3 })],
  ])('says everything that is wrong with %j', (raw, problems) => {
    expect(parse(raw)).toEqual(problems)
  })

  it('refuses a value too long to be meant', () => {
    expect(parse({ speaker: 'x'.repeat(4001) })).toEqual(['“speaker” is longer than 4,000 characters.'])
  })
})
