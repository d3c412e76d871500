import { MessageFlags } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { validateBody } from './validate-body.ts'

const quiet = { allowed_mentions: { parse: [] } }
const text = (content: string): object => ({ type: 10, content })
const button = (id: string): object => ({ type: 2, style: 2, label: 'Next', custom_id: id })
const row = (...components: object[]): object => ({ type: 1, components })
const v2 = (...components: object[]): object => ({ ...quiet, flags: MessageFlags.IsComponentsV2, components })

const messages: readonly [string, object, RegExp][] = [
  [
    '6,000 characters over all embeds',
    { ...quiet, embeds: [1, 2].map(() => ({ description: 'x'.repeat(3001) })) },
    /6000/,
  ],
  [
    '40 components, nested ones too',
    v2({ type: 17, components: Array.from({ length: 40 }, () => text('x')) }),
    /40/,
  ],
  ['4,000 characters over all texts', v2(text('x'.repeat(2001)), text('x'.repeat(2000))), /4000/],
  ['IS_COMPONENTS_V2 with content', { ...v2(text('x')), content: 'x' }, /no longer work/],
  ['IS_COMPONENTS_V2 with embeds', { ...v2(text('x')), embeds: [{ description: 'x' }] }, /no longer work/],
  ['its components without the flag', { ...v2(text('x')), flags: 0 }, /IS_COMPONENTS_V2/],
  [
    '5 rows',
    { ...quiet, components: [1, 2, 3, 4, 5, 6].map((id) => row(button(String(id)))) },
    /5 Action Rows/,
  ],
  ['5 buttons in a row', v2(row(...[1, 2, 3, 4, 5, 6].map((id) => button(String(id))))), /up to 5 buttons/],
  ['ids that differ', v2(row(button('a'), button('a'))), /custom_id field must be unique/],
  ['an address for each link button', v2(row({ type: 2, style: 5, label: 'Source' })), /must have a url/],
  ['an id for each other button', v2(row({ type: 2, style: 1, label: 'Next' })), /must have a custom_id/],
  ['a text in each text', v2(text(' ')), /required/],
  ['something in each message', quiet, /empty message/],
  ['silence', { content: 'x' }, /mentions nobody/],
  ['fields that Discord knows', { ...v2(text('x')), ephemeral: true }, /does not know/],
  ['ids of at most 100 characters', v2(row(button('x'.repeat(101)))), /components/],
]

const option = (name: string, rest: object = {}): object => ({ type: 3, name, description: 'x', ...rest })
const command = (...options: object[]): object[] => [{ name: 'summit', description: 'x', options }]
const choices = [{ name: 'a', value: 'a' }]

const commands: readonly [string, object[], RegExp][] = [
  ['names in lower case', command(option('Speaker')), /lowercase/],
  ['required options first', command(option('a'), option('b', { required: true })), /before optional/],
  ['autocomplete or choices', command(option('a', { autocomplete: true, choices })), /autocomplete/],
  [
    '8,000 characters a command',
    command(
      ...Array.from({ length: 4 }, (_, i) =>
        option(`o${i}`, {
          choices: Array.from({ length: 25 }, (__, j) => ({ name: `${i}.${j}`, value: 'x'.repeat(100) })),
        }),
      ),
    ),
    /8000/,
  ],
  [
    'names in lower case in every language',
    command(option('speaker', { name_localizations: { de: 'Wer' } })),
    /lowercase/,
  ],
  [
    '8,000 characters a command, the longest language counted',
    command(
      ...Array.from({ length: 25 }, (_, i) =>
        option(`o${i}`, {
          choices: Array.from({ length: 4 }, (__, j) => ({
            name: 'x',
            name_localizations: { de: 'x'.repeat(80) },
            value: `${j}`,
          })),
        }),
      ),
    ),
    /8000/,
  ],
  [
    'option names that differ in every language',
    command(option('a', { name_localizations: { fr: 'b' } }), option('b')),
    /unique.*fr/,
  ],
  [
    'option names that differ',
    [
      {
        name: 'summit',
        description: 'x',
        options: [{ ...option('g'), type: 1, options: [option('a'), option('a')] }],
      },
    ],
    /unique/,
  ],
  [
    'no description of a message command',
    [{ type: 3, name: 'Check quotes', description: 'x' }],
    /only for CHAT_INPUT/,
  ],
]

describe('the judge of what Discord takes', () => {
  it.each(messages)('demands %s', (_, body, rule) => {
    expect(validateBody('POST', '/channels/1/messages', body).join('\n')).toMatch(rule)
  })

  it.each(commands)('demands of commands %s', (_, body, rule) => {
    expect(validateBody('PUT', '/applications/1/commands', body).join('\n')).toMatch(rule)
  })

  it('has nothing against a message and a command that are right', () => {
    expect(
      validateBody('POST', '/channels/1/messages', v2(text('x'), row(button('a'), button('b')))),
    ).toEqual([])
    const right = command(
      option('speaker', { required: true, autocomplete: true }),
      option('page', { type: 4 }),
    )
    expect(validateBody('PUT', '/applications/1/commands', right)).toEqual([])
  })
})
