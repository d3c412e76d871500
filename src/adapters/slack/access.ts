import { type App, type Authorize, type Context, HTTPReceiver, webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type { SlackConfig } from '../../config/slack-config.ts'
import { toBoltLog } from './bolt-log.ts'
import { toBriefingError } from './explain-refusal.ts'
import type { Health } from './health.ts'
import { createInstallationStore, type InstallationKeeper } from './installations.ts'
import { scopeNames } from './manifest.ts'
import { INSTALL_PATH, REDIRECT_PATH } from './routes.ts'
import { createSeal } from './seal.ts'

/** Whose tokens are used for what. */
export interface Access {
  readonly authorize: Authorize<boolean>
  readonly toAddress: (space: string | undefined, channel: string) => string
  readonly resolve: (address: string) => Promise<{ client: webApi.WebClient; channel: string }>
  /** Looks once whether the token works; what it finds is in `health`. */
  readonly verify: () => Promise<void>
  readonly health: () => Health
  /** Registers what concerns tokens themselves. */
  readonly listen: (app: App) => void
  readonly installer: HTTPReceiver | undefined
}

type Many = Extract<SlackConfig['workspaces'], { kind: 'many' }>

interface AccessDeps {
  readonly installations: InstallationKeeper
  readonly log: Logger
  readonly clientOptions: webApi.WebClientOptions
}

/** Access by one token, or by what each workspace granted. */
export function createAccess(workspaces: SlackConfig['workspaces'], deps: AccessDeps): Access {
  return workspaces.kind === 'one'
    ? createSingleAccess(workspaces.botToken, deps)
    : createManyAccess(workspaces, deps)
}

function createSingleAccess(token: string, { log, clientOptions }: AccessDeps): Access {
  const client = new webApi.WebClient(token, clientOptions)
  let identity: { botId?: string; botUserId?: string } = {}
  let health: Health = { ok: true, detail: 'not verified yet' }
  const lose = async (): Promise<void> => {
    health = { ok: false, detail: 'the workspace has removed Summit' }
    log.error('slack token revoked, or app removed from its workspace')
    return Promise.resolve()
  }
  return {
    // Given a token, Bolt would ask for the identity in its constructor, and its failing would go unhandled.
    authorize: async () => Promise.resolve({ botToken: token, ...identity }),
    toAddress: (_space, channel) => channel,
    resolve: async (channel) => Promise.resolve({ client, channel }),
    verify: async () => {
      try {
        const { bot_id, user_id } = await client.auth.test()
        identity = {
          ...(bot_id !== undefined && { botId: bot_id }),
          ...(user_id !== undefined && { botUserId: user_id }),
        }
        health = { ok: true, detail: 'ready' }
      } catch (cause) {
        const error = toBriefingError(cause, 'SLACK_BOT_TOKEN')
        health = { ok: false, detail: error.message }
        log.error({ err: error }, 'slack token does not work')
      }
    },
    health: () => health,
    listen: (app) => {
      app.event('app_uninstalled', lose)
      app.event('tokens_revoked', lose)
    },
    installer: undefined,
  }
}

function createManyAccess(
  { clientId, clientSecret, stateSecret }: Many,
  { installations, log, clientOptions }: AccessDeps,
): Access {
  const store = createInstallationStore(installations, createSeal(stateSecret))
  const installer = new HTTPReceiver({
    // It serves the installing only, and never an event: those come by the socket or the other receiver.
    signingSecret: '',
    signatureVerification: false,
    endpoints: [],
    clientId,
    clientSecret,
    stateSecret,
    scopes: scopeNames(),
    installationStore: store,
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      directInstall: true,
      clientOptions,
    },
    logger: toBoltLog(log),
  })
  const provider = installer.installer
  if (provider === undefined) throw new TypeError('a receiver with a client id has an installer')
  const forget = async ({ teamId, enterpriseId }: Context): Promise<void> => {
    if (teamId !== undefined)
      await store.deleteInstallation({ teamId, enterpriseId, isEnterpriseInstall: false })
    if (enterpriseId !== undefined)
      await store.deleteInstallation({ teamId: undefined, enterpriseId, isEnterpriseInstall: true })
    log.info({ team: teamId, enterprise: enterpriseId }, 'slack installation removed')
  }
  return {
    authorize: async (source) => provider.authorize(source),
    toAddress: (space, channel) => (space === undefined ? channel : `${space}/${channel}`),
    resolve: async (address) => {
      const [teamId = '', channel = ''] = address.split('/')
      const { bot } = await store.fetchInstallation({
        teamId,
        enterpriseId: undefined,
        isEnterpriseInstall: false,
      })
      return { client: new webApi.WebClient(bot?.token, clientOptions), channel }
    },
    verify: async () => Promise.resolve(),
    health: () => ({ ok: true, detail: 'ready' }),
    listen: (app) => {
      app.event('app_uninstalled', async ({ context }) => forget(context))
      app.event('tokens_revoked', async ({ event, context }) => {
        // Summit asks for no person's token, so only the bot's concern it.
        if ((event.tokens.bot ?? []).length > 0) await forget(context)
      })
    },
    installer,
  }
}
