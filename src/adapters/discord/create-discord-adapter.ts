import { setTimeout as wait } from 'node:timers/promises'
import { REST, Routes as DiscordRoutes } from 'discord.js'
import type { Logger } from 'pino'
import { z } from 'zod'
import { exponential } from '../../back-off.ts'
import { BriefingError } from '../../briefing-error.ts'
import type { Command } from '../../commands/command.ts'
import type { CommandRunner } from '../../commands/command-runner.ts'
import type { DiscordConfig } from '../../config/discord-config.ts'
import type { Publisher } from '../../digests/publisher.ts'
import type { Pictures } from '../../reply/picture.ts'
import type { Routes } from '../../server.ts'
import { createGateway } from './connect-gateway.ts'
import { createInteractionRoutes } from './create-interaction-routes.ts'
import { createPublisher } from './create-publisher.ts'
import { createDispatcher, type DispatchInteraction } from './dispatch-interaction.ts'
import { registerCommands, removeDoubledCommands } from './register-commands.ts'
import { type RegisteredCommands, renderCommands } from './render-commands.ts'
import { toFault } from './to-fault.ts'

interface DiscordDeps {
  readonly config: DiscordConfig
  readonly runner: CommandRunner
  readonly table: readonly Command[]
  /** Missing where nothing is drawn: pictures are shown by their words then. */
  readonly pictures?: Pictures
  readonly log: Logger
  readonly deferAfterMs?: number
  /** Milliseconds before Discord is tried again after so many failures to reach it. */
  readonly backOffMs?: (failures: number) => number
}

/** Summit on Discord. */
export interface DiscordAdapter {
  /** To be mounted before `start`; there with a public key only. */
  readonly routes?: Routes
  readonly publisher: Publisher
  /**
   * Registers what has changed and connects. Throws a `BriefingError` where Discord refuses that, for a bad token for
   * example; where it cannot be reached it is tried again, and `health` tells.
   */
  readonly start: () => Promise<void>
  /** For `/health`: whether interactions reach us. */
  readonly health: () => { readonly ok: boolean; readonly transport: 'gateway' | 'http' }
  /** Takes nothing more, and finishes the answers under way. */
  readonly close: () => Promise<void>
}

/** Builds the adapter over one of its two transports; nothing is connected before `start`. */
export function createDiscordAdapter({
  config,
  runner,
  table,
  pictures,
  log,
  deferAfterMs,
  backOffMs = exponential,
}: DiscordDeps): DiscordAdapter {
  const { form, crosspost, apiUrl, token, publicKey } = config
  // Tries nothing again by itself: what failed may stand in the channel, and the ledger has it looked at first.
  const posting = new REST({ api: apiUrl, retries: 0 }).setToken(token)
  const publisher = createPublisher({ rest: posting, runner, form, pictures, crosspost, log })
  const underWay = new Set<Promise<void>>()
  const createDispatch = (rest: REST): DispatchInteraction => {
    const dispatch = createDispatcher({
      ...{ runner, table, rest, form, pictures, log },
      // Discord takes no files as the answer to its own request (discord-api-docs, discussion 6204).
      carriesFiles: publicKey === undefined,
      ...(deferAfterMs !== undefined && { deferAfterMs }),
    })
    return async (raw, respond) => {
      const work = dispatch(raw, respond)
      underWay.add(work)
      await work.finally(() => underWay.delete(work))
    }
  }

  const removeDoubled = async (rest: REST, id: string, commands: RegisteredCommands): Promise<void> => {
    try {
      await removeDoubledCommands(rest, id, commands)
    } catch (cause) {
      // Seen twice they work all the same.
      log.warn({ err: cause }, 'commands of single servers cannot be looked through')
    }
  }

  const register = async (rest: REST): Promise<void> => {
    try {
      const { id } = z.object({ id: z.string() }).parse(await rest.get(DiscordRoutes.currentApplication()))
      const commands = renderCommands(table)
      const where = { applicationId: id, guildId: config.guildId }
      const outcome = await registerCommands(rest, where, commands)
      log.info({ outcome, application: id }, 'discord commands')
      if (config.guildId === undefined) await removeDoubled(rest, id, commands)
    } catch (cause) {
      throw toFault(cause, 'cannot register commands')
    }
  }

  const closing = new AbortController()
  /** Resolves with the first attempt; those that follow are made until one succeeds or is refused. */
  const startWith = async (connect: () => Promise<void>, failures = 1): Promise<void> => {
    try {
      await connect()
    } catch (fault) {
      if (!(fault instanceof BriefingError) || fault.code !== 'platform-unreachable') throw fault
      log.error({ err: fault, failures }, 'discord cannot be reached')
      const again = wait(backOffMs(failures), undefined, { signal: closing.signal }).then(
        async () => startWith(connect, failures + 1),
        () => undefined,
      )
      void again.catch((error: unknown) => log.error({ err: error }, 'discord cannot be started'))
    }
  }

  if (publicKey !== undefined) {
    const rest = new REST({ api: apiUrl }).setToken(token)
    let started = false
    return {
      routes: createInteractionRoutes({ publicKey, dispatch: createDispatch(rest) }),
      publisher,
      start: async () =>
        startWith(async () => {
          await register(rest)
          started = true
        }),
      health: () => ({ ok: started, transport: 'http' }),
      close: async () => {
        closing.abort()
        await Promise.all(underWay)
        endSweeping(rest)
        endSweeping(posting)
      },
    }
  }

  const gateway = createGateway({ token, apiUrl, createDispatch, log })
  return {
    publisher,
    start: async () =>
      startWith(async () => {
        await gateway.open()
        try {
          await register(gateway.rest)
        } catch (fault) {
          await gateway.close()
          throw fault
        }
        // Closed while it was opening.
        if (closing.signal.aborted) await gateway.close()
      }),
    health: () => ({ ok: gateway.isOpen(), transport: 'gateway' }),
    close: async () => {
      closing.abort()
      endSweeping(posting)
      await gateway.close()
      await Promise.all(underWay)
    },
  }
}

function endSweeping(rest: REST): void {
  rest.clearHandlerSweeper()
  rest.clearHashSweeper()
}
