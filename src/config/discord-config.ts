import { z } from 'zod'

/** Where and how Summit is on Discord. */
export interface DiscordConfig {
  readonly token: string
  /** Registers the commands in this server alone. */
  readonly guildId?: string | undefined
  /** With it, interactions come over HTTP and no gateway is connected. */
  readonly publicKey?: string | undefined
  readonly form: 'components' | 'embeds'
  /** Whether posts in announcement channels go on to the servers that follow them. */
  readonly crosspost: boolean
  readonly apiUrl: string
}

/** The variables that are about Discord. */
export const discordVariables = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'not a bot token')
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{1,20}$/, 'not a server id')
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[\da-f]{64}$/i, 'not a public key of 64 hexadecimal digits')
    .optional(),
  DISCORD_REPLY_FORM: z
    .enum(['components', 'embeds'], { error: 'neither components nor embeds' })
    .default('components'),
  DISCORD_CROSSPOST: z.enum(['true', 'false'], { error: 'neither true nor false' }).default('false'),
  DISCORD_API_URL: z.url('not an address').default('https://discord.com/api'),
}

/** Discord's part of the configuration; missing where there is no token. */
export function toDiscordConfig({
  DISCORD_TOKEN: token,
  DISCORD_GUILD_ID: guildId,
  DISCORD_PUBLIC_KEY: publicKey,
  DISCORD_REPLY_FORM: form,
  DISCORD_CROSSPOST: crosspost,
  DISCORD_API_URL: apiUrl,
}: z.infer<z.ZodObject<typeof discordVariables>>): { discord?: DiscordConfig } {
  if (token === undefined) return {}
  return { discord: { token, guildId, publicKey, form, crosspost: crosspost === 'true', apiUrl } }
}

/** What is wrong with Discord's variables beyond each by itself: of no use without the token, they show that it is wanted. */
export function findDiscordProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  const isWanted = given.DISCORD_PUBLIC_KEY !== undefined || given.DISCORD_GUILD_ID !== undefined
  return isWanted && given.DISCORD_TOKEN === undefined ? ['DISCORD_TOKEN (missing)'] : []
}
