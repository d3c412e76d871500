import { APPLICATION_ID, GUILD_ID } from '../doubles/discord/start-discord-double.ts'

let nextId = 9000

interface GivenOption {
  readonly name: string
  readonly value: string | number
  readonly focused?: true
}

function from(person: string): object & { id: string } {
  const id = String(nextId++)
  return {
    id,
    application_id: APPLICATION_ID,
    token: `token-${id}`,
    version: 1,
    guild_id: GUILD_ID,
    channel_id: '300',
    channel: { id: '300', type: 0 },
    context: 0,
    locale: 'en-GB',
    member: {
      user: { id: person, username: 'ada' },
      permissions: '0',
      roles: [],
      joined_at: '2025-01-01T00:00:00Z',
    },
    entitlements: [],
    authorizing_integration_owners: {},
  } as object & { id: string }
}

const typeOf = ({ name, value, focused }: GivenOption): object => ({
  name,
  value,
  type: typeof value === 'number' ? 4 : 3,
  ...(focused && { focused }),
})

function slash(name: string, options: readonly GivenOption[]): object {
  const subcommand = { type: 1, name, options: options.map(typeOf) }
  return { id: '1', type: 1, name: 'summit', options: [subcommand] }
}

/** `/summit name option:value …`, as Discord delivers it. */
export function slashCommand(
  name: string,
  options: readonly GivenOption[] = [],
  person = '400',
): { id: string } {
  return { ...from(person), type: 2, data: slash(name, options) } as { id: string }
}

/** Somebody types in an option. */
export function typing(name: string, options: readonly GivenOption[], person = '400'): { id: string } {
  return { ...from(person), type: 4, data: slash(name, options) } as { id: string }
}

/** A press on a button under a message that answered `asker`. */
export function press(
  buttonId: string,
  { person = '400', asker = '400', flags = 1 << 15 } = {},
): { id: string } {
  return {
    ...from(person),
    type: 3,
    data: { custom_id: buttonId, component_type: 2 },
    message: {
      id: '600',
      channel_id: '300',
      flags,
      content: '',
      components: [],
      author: { id: APPLICATION_ID, username: 'Summit' },
      interaction_metadata: { id: '1', type: 2, user: { id: asker }, authorizing_integration_owners: {} },
    },
  } as { id: string }
}

/** ‘Check quotes’ on a message of that content. */
export function checkQuotes(content: string): { id: string } {
  return {
    ...from('400'),
    type: 2,
    data: {
      id: '2',
      type: 3,
      name: 'Check quotes',
      target_id: '601',
      resolved: {
        messages: { '601': { id: '601', channel_id: '300', content, author: { id: '1', username: 'eve' } } },
      },
    },
  } as { id: string }
}
