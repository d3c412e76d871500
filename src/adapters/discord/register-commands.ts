import { isDeepStrictEqual } from 'node:util'
import { type REST, Routes } from 'discord.js'
import type { RegisteredCommands } from './render-commands.ts'

/** Which application registers, and whether for one server only. */
export interface Registration {
  readonly applicationId: string
  /** Commands of one server are there at once, and are for development. */
  readonly guildId?: string | undefined
}

/** Tells Discord of the commands if they differ from what it knows: telling it is limited to 200 new commands a day. */
export async function registerCommands(
  rest: REST,
  where: Registration,
  commands: RegisteredCommands,
): Promise<'registered' | 'unchanged'> {
  if (await isRegistered(rest, where, commands)) return 'unchanged'
  await rest.put(routeOf(where), { body: forPlace(where, commands) })
  return 'registered'
}

/** Whether Discord knows just these commands. */
export async function isRegistered(
  rest: REST,
  where: Registration,
  commands: RegisteredCommands,
): Promise<boolean> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  const known: unknown = await rest.get(routeOf(where), { query })
  return isDeepStrictEqual(comparable(known), comparable(forPlace(where, commands)))
}

function routeOf({ applicationId, guildId }: Registration): `/${string}` {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId)
}

/** A server's own commands are in that server, and nowhere else. */
function forPlace({ guildId }: Registration, commands: RegisteredCommands): RegisteredCommands {
  if (guildId === undefined) return commands
  const elsewhere = ['contexts', 'integration_types']
  return commands.map((command) => omit(command, elsewhere))
}

function omit<T extends object>(value: T, keys: readonly string[]): T {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) as T
}

/** What we say of a command, in the form that Discord gives it back: it adds ids, and leaves out or adds what is the default. */
const OURS = [
  'autocomplete',
  'choices',
  'contexts',
  'default_member_permissions',
  'description',
  'description_localizations',
  'integration_types',
  'max_length',
  'max_value',
  'min_value',
  'name',
  'name_localizations',
  'options',
  'required',
  'type',
  'value',
] as const

function comparable(commands: unknown): unknown {
  const list = Array.isArray(commands) ? commands.map(normalise) : []
  return list.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

function normalise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalise)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([key]) => (OURS as readonly string[]).includes(key))
    .filter(([, field]) => !isDefault(field))
    .map(([key, field]): [string, unknown] => [
      key,
      // Their order says nothing.
      key === 'contexts' || key === 'integration_types'
        ? [...(field as number[])].sort()
        : key === 'name_localizations' || key === 'description_localizations'
          ? JSON.stringify(Object.entries(field as object).sort())
          : normalise(field),
    ])
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)))
}

function isDefault(field: unknown): boolean {
  return (
    field === null ||
    field === undefined ||
    field === false ||
    field === '' ||
    (Array.isArray(field) && field.length === 0)
  )
}
