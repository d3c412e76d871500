/**
 * Groups that are slash commands of their own on Discord, which knows default permissions for whole commands only: these
 * are for members with Manage Server unless a server decides otherwise.
 */
const OWN_ON_DISCORD: readonly string[] = ['digest']

/** How a command, with or without its options, is typed on a platform: `/summit quote putin`, on Discord `/digest on`. */
export function slashText(text: string, platform: string): string {
  const [group = ''] = text.split(' ')
  return platform === 'discord' && OWN_ON_DISCORD.includes(group) ? `/${text}` : `/summit ${text}`
}
