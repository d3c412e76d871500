import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import { z } from 'zod'
import { BriefingError } from '../../briefing-error.ts'
import type { Seal } from './seal.ts'

/** The port by which sealed installations are kept. */
export interface InstallationKeeper {
  readonly saveInstallation: (key: string, sealed: string) => Promise<void>
  readonly findInstallation: (key: string) => Promise<string | undefined>
  readonly removeInstallation: (key: string) => Promise<void>
}

/** What is kept of an installation: Summit acts as its bot alone, so nobody's own token is. */
const keptSchema = z.object({
  team: z.object({ id: z.string() }).exactOptional(),
  enterprise: z.object({ id: z.string() }).exactOptional(),
  isEnterpriseInstall: z.boolean(),
  appId: z.string().exactOptional(),
  installedBy: z.string(),
  bot: z.object({ id: z.string(), userId: z.string(), token: z.string(), scopes: z.array(z.string()) }),
})

/** Keeps what workspaces grant, encrypted, behind the interface that Slack's own installer asks for. */
export function createInstallationStore(keeper: InstallationKeeper, seal: Seal): Required<InstallationStore> {
  return {
    storeInstallation: async (installation) => {
      const key = keyOf({
        teamId: installation.team?.id,
        enterpriseId: installation.enterprise?.id,
        isEnterpriseInstall: installation.isEnterpriseInstall ?? false,
      })
      await keeper.saveInstallation(key, seal.seal(key, JSON.stringify(toKept(installation))))
    },
    fetchInstallation: async (query) => {
      const key = keyOf(query)
      const sealed = await keeper.findInstallation(key)
      if (sealed === undefined)
        throw new BriefingError(
          'platform-refused',
          `[slack] ${key} has not installed Summit, or has removed it. An admin can install it at /slack/install.`,
        )
      const text = seal.open(key, sealed)
      if (text === undefined)
        throw new BriefingError(
          'platform-refused',
          `[slack] what ${key} granted was sealed with another secret. Set SLACK_STATE_SECRET to the former one, or install again.`,
        )
      return toInstallation(keptSchema.parse(JSON.parse(text)))
    },
    deleteInstallation: async (query) => keeper.removeInstallation(keyOf(query)),
  }
}

function keyOf({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: Pick<InstallationQuery<boolean>, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>): string {
  return isEnterpriseInstall ? `slack:${enterpriseId ?? ''}` : `slack:${teamId ?? ''}`
}

function toKept({ team, enterprise, isEnterpriseInstall, appId, user, bot }: Installation): unknown {
  return {
    ...(team !== undefined && { team: { id: team.id } }),
    ...(enterprise !== undefined && { enterprise: { id: enterprise.id } }),
    isEnterpriseInstall: isEnterpriseInstall ?? false,
    ...(appId !== undefined && { appId }),
    installedBy: user.id,
    bot,
  }
}

function toInstallation(kept: z.infer<typeof keptSchema>): Installation<'v2'> {
  const { team, enterprise, isEnterpriseInstall, appId, installedBy, bot } = kept
  return {
    team,
    enterprise,
    isEnterpriseInstall,
    ...(appId !== undefined && { appId }),
    authVersion: 'v2',
    tokenType: 'bot',
    user: { id: installedBy, token: undefined, scopes: undefined },
    bot,
  }
}
