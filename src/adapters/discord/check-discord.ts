import { PermissionFlagsBits, REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { Command } from '../../commands/command.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import { fetchChannel, findMissingPermissions } from './check-permissions.ts'
import { INTERACTIONS_PATH } from './create-interaction-routes.ts'
import type { DiscordConfig } from '../../config/discord-config.ts'
import { isRegistered } from './register-commands.ts'
import { renderCommands } from './render-commands.ts'
import { toFault } from './to-fault.ts'

/** One thing that was looked at; `mend` says what to do where it is not well. */
export interface Check {
  readonly label: string
  readonly ok: boolean
  readonly mend?: string
}

const application = z.object({
  id: z.string(),
  name: z.string(),
  verify_key: z.string(),
  interactions_endpoint_url: z.string().nullish(),
})

/** Looks at everything that keeps Summit from working on Discord; `channels` are those that get digests. */
export async function checkDiscord(
  config: DiscordConfig,
  { table, channels }: { readonly table: readonly Command[]; readonly channels: readonly string[] },
): Promise<Check[]> {
  const rest = openRest(config)
  try {
    const app = await fetchApplication(rest)
    const commands = renderCommands(table)
    const where = { applicationId: app.id, guildId: config.guildId }
    const registered = await isRegistered(rest, where, commands)
    return [
      { label: 'token', ok: true },
      { label: `application id ${app.id} (${app.name})`, ok: true },
      { label: 'intents: none needed, none asked for', ok: true },
      checkTransport(config, app),
      {
        label:
          config.guildId === undefined ? 'commands registered' : `commands registered in ${config.guildId}`,
        ok: registered,
        ...(!registered && { mend: 'Start Summit once: it registers what has changed.' }),
      },
      ...(await checkChannels(rest, config, channels)),
      { label: `invitation: ${invitationLink(app.id)}`, ok: true },
    ]
  } catch (cause) {
    const fault = toFault(cause, 'cannot ask Discord')
    return [
      { label: fault.code === 'platform-refused' ? 'token' : 'Discord', ok: false, mend: fault.message },
    ]
  }
}

/** Whose token it is; throws a `BriefingError` that says whether Discord refuses it or does not answer. */
export async function identifyBot(
  config: Pick<DiscordConfig, 'apiUrl' | 'token'>,
): Promise<{ readonly id: string; readonly name: string }> {
  try {
    return await fetchApplication(openRest(config))
  } catch (cause) {
    throw toFault(cause, 'cannot ask Discord')
  }
}

/** The address at which a server's manager, or anybody for themselves, installs the bot. */
export function invitationLink(applicationId: string): string {
  const permissions =
    PermissionFlagsBits.ViewChannel |
    PermissionFlagsBits.SendMessages |
    PermissionFlagsBits.SendMessagesInThreads |
    PermissionFlagsBits.EmbedLinks |
    PermissionFlagsBits.AttachFiles |
    PermissionFlagsBits.ReadMessageHistory
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: permissions.toString(),
  })
  return `https://discord.com/oauth2/authorize?${query.toString()}`
}

function openRest({ apiUrl, token }: Pick<DiscordConfig, 'apiUrl' | 'token'>): REST {
  return new REST({ api: apiUrl, retries: 1 }).setToken(token)
}

async function fetchApplication(rest: REST): Promise<z.infer<typeof application>> {
  return application.parse(await rest.get(Routes.currentApplication()))
}

function checkTransport({ publicKey }: DiscordConfig, app: z.infer<typeof application>): Check {
  const address = app.interactions_endpoint_url
  if (publicKey === undefined) {
    return {
      label: 'transport: gateway',
      ok: !address,
      ...(address && {
        mend: 'The application has an interactions endpoint, so nothing comes over the gateway. Remove it, or set DISCORD_PUBLIC_KEY.',
      }),
    }
  }
  if (publicKey.toLowerCase() !== app.verify_key.toLowerCase())
    return {
      label: 'transport: HTTP',
      ok: false,
      mend: 'DISCORD_PUBLIC_KEY is another application’s. Copy it from the page General Information.',
    }
  return {
    label: 'transport: HTTP',
    ok: address?.endsWith(INTERACTIONS_PATH) ?? false,
    ...(!address?.endsWith(INTERACTIONS_PATH) && {
      mend: `Enter https://YOUR-ADDRESS${INTERACTIONS_PATH} as interactions endpoint URL, on the page General Information.`,
    }),
  }
}

async function checkChannels(
  rest: REST,
  config: DiscordConfig,
  channels: readonly string[],
): Promise<Check[]> {
  const checks: Check[] = []
  for (const id of channels) {
    try {
      const channel = await fetchChannel(rest, id)
      const missing = await findMissingPermissions(rest, channel, {
        form: config.form,
        wording: wordingFor('en'),
      })
      const label = `digest channel ${channel.name ? `#${channel.name}` : id}`
      checks.push(missing.length === 0 ? { label, ok: true } : { label, ok: false, mend: missing.join(' ') })
    } catch (cause) {
      const fault = toFault(cause, `cannot see channel ${id}`)
      checks.push({ label: `digest channel ${id}`, ok: false, mend: fault.message })
    }
  }
  return checks
}
