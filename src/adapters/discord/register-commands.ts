import { isDeepStrictEqual } from 'node:util'
import { type REST, Routes } from 'discord.js'
import { z } from 'zod'
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

/** In more servers than these nobody tries anything out any more, and looking through them would hold up each start. */
const MAX_TRIED_SERVERS = 20

const guilds = z.array(z.object({ id: z.string() }))

const registered = z.array(z.object({ id: z.string(), name: z.string(), type: z.number().default(1) }))

/**
 * Takes out of single servers what is registered everywhere: a server that had commands of its own, from when they were
 * tried out there, would show each of them twice.
 */
export async function removeDoubledCommands(
  rest: REST,
  applicationId: string,
  commands: RegisteredCommands,
): Promise<void> {
  const query = new URLSearchParams({ limit: String(MAX_TRIED_SERVERS + 1) })
  const servers = guilds.parse(await rest.get(Routes.userGuilds(), { query }))
  if (servers.length > MAX_TRIED_SERVERS) return
  const ours = new Set(commands.map(({ name, type = 1 }) => `${type} ${name}`))
  await Promise.all(
    servers.map(async ({ id: guildId }) => {
      const known = registered.parse(await rest.get(routeOf({ applicationId, guildId })))
      for (const { id, name, type } of known)
        if (ours.has(`${type} ${name}`))
          await rest.delete(Routes.applicationGuildCommand(applicationId, guildId, id))
    }),
  )
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
