import { Client, Events, GatewayDispatchEvents, Options, type REST, Routes, Status } from 'discord.js'
import type { Logger } from 'pino'
import type { DispatchInteraction } from './dispatch-interaction.ts'
import { toFault } from './to-fault.ts'

interface GatewayDeps {
  readonly token: string
  /** Discord's API, or what stands before it. */
  readonly apiUrl: string
  readonly createDispatch: (rest: REST) => DispatchInteraction
  readonly log: Logger
}

/** A client that connects when told to. */
export interface Gateway {
  readonly rest: REST
  readonly open: () => Promise<void>
  /** Whether interactions arrive. */
  readonly isOpen: () => boolean
  readonly close: () => Promise<void>
}

/**
 * The gateway without any intent: interactions come all the same. Heartbeats, resumes and reconnects are discord.js's;
 * its caches stay empty, since every interaction brings what it needs.
 */
export function createGateway({ token, apiUrl, createDispatch, log }: GatewayDeps): Gateway {
  // What was destroyed logs in no more; its REST still works, but has forgotten its token.
  let client = createClient(apiUrl)
  let isUsed = false
  const { rest } = client
  const dispatch = createDispatch(rest)

  function listen(): void {
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: unknown) => {
      void dispatch(raw, async (response, files = []) => {
        const { id, token: answerToken } = raw as { id: string; token: string }
        await rest.post(Routes.interactionCallback(id, answerToken), { body: response, files, auth: false })
      })
    })
    client.on(Events.Error, (error) => log.error({ err: error }, 'discord client failed'))
    client.on(Events.ShardError, (error, shard) =>
      log.warn({ err: error, shard }, 'discord connection failed'),
    )
    client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'discord reconnects'))
    client.on(Events.ShardResume, (shard) => log.info({ shard }, 'discord resumed'))
    client.on(Events.ShardDisconnect, ({ code }, shard) =>
      log.error({ code, shard }, 'discord closed the connection for good: check the token, then restart'),
    )
  }

  return {
    rest,
    open: async () => {
      if (isUsed) client = createClient(apiUrl)
      isUsed = true
      rest.setToken(token)
      listen()
      const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()))
      try {
        await client.login(token)
      } catch (cause) {
        await client.destroy()
        throw toFault(cause, 'cannot log in')
      }
      await ready
    },
    isOpen: () =>
      client.isReady() && [...client.ws.shards.values()].every(({ status }) => status === Status.Ready),
    close: async () => client.destroy(),
  }
}

function createClient(apiUrl: string): Client {
  return new Client({
    intents: [],
    allowedMentions: { parse: [] },
    rest: { api: apiUrl },
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      UserManager: 0,
      GuildMemberManager: 0,
      ThreadMemberManager: 0,
    }),
  })
}
