import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCall, parseText } from '../../src/commands/grammar.ts'
import { commandTable } from '../../src/commands/table.ts'

function inputOf(text: string): unknown {
  const parsed = parseText(text, commandTable)
  return parsed.kind === 'call' ? { command: parsed.call.command, ...parsed.call.input } : parsed
}

describe('parseText', () => {
  it.each([
    ['/summit quote putin', { command: 'quote', speaker: 'putin' }],
    ['QUOTE   Vladimir Putin', { command: 'quote', speaker: 'Vladimir Putin' }],
    [
      'quote putin about:the war since:7d',
      { command: 'quote', speaker: 'putin', about: 'the war', since: '7d' },
    ],
    [
      'quote putin --about the war --since=7d',
      { command: 'quote', speaker: 'putin', about: 'the war', since: '7d' },
    ],
    ['quote putin —about war', { command: 'quote', speaker: 'putin', about: 'war' }],
    ['quote about:war speaker:putin', { command: 'quote', speaker: 'putin', about: 'war' }],
    ['articles re: Ukraine', { command: 'articles', about: 're: Ukraine' }],
    ['articles https://example.org/a?b=c:d', { command: 'articles', about: 'https://example.org/a?b=c:d' }],
    ['articles about', { command: 'articles', about: 'about' }],
    ['quote “Ann Lee” about:"since: when"', { command: 'quote', speaker: 'Ann Lee', about: 'since: when' }],
    ['articles Q&amp;A &lt;b&gt;', { command: 'articles', about: 'Q&A <b>' }],
    ['articles', { command: 'articles' }],
    ['articles 5" nails', { command: 'articles', about: '5" nails' }],
  ])('reads %s', (text, expected) => {
    expect(inputOf(text)).toEqual(expected)
  })

  it('names the word that is no command', () => {
    expect(parseText('/summit qoute putin', commandTable)).toEqual({
      kind: 'unknown-command',
      typed: 'qoute',
    })
    expect(parseText('quotes', commandTable)).toEqual({ kind: 'unknown-command', typed: 'quotes' })
    expect(parseText('', commandTable)).toEqual({ kind: 'unknown-command', typed: '' })
  })

  it('reads back every call that formatCall writes: typed options and text are equal', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc
        .array(
          fc.constantFrom(
            'about:',
            '--since ',
            '—page',
            '“',
            '”',
            '"',
            '\\',
            ' ',
            '&amp;',
            '&lt;',
            '&',
            'speaker: x',
            '«',
            're:',
            '\n',
          ),
          { minLength: 1, maxLength: 8 },
        )
        .map((parts) => parts.join('')),
    )
    const call = fc.constantFrom(...commandTable).chain((command) =>
      fc
        .subarray(Object.keys(command.options))
        .chain((names) => fc.tuple(...names.map((name) => hostile.map((value) => [name, value] as const))))
        .map((pairs) => ({ command: command.name, input: Object.fromEntries(pairs) })),
    )
    fc.assert(
      fc.property(call, (typed) => {
        const parsed = parseText(formatCall(typed, commandTable), commandTable)
        expect(parsed).toMatchObject({ kind: 'call' })
        if (parsed.kind === 'call') expect(parsed.call.input).toEqual(typed.input)
      }),
      { numRuns: 2000 },
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseText(`quote ${text}`, commandTable).kind).toBe('call')
      }),
    )
  })
})
