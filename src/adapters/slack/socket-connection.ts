import { setTimeout as wait } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Health } from './health.ts'
import { exponential } from '../../back-off.ts'
import { toBriefingError } from './explain-refusal.ts'

type SocketClient = SocketModeReceiver['client']

/** A connection that keeps itself up. */
export interface SocketConnection {
  /** Resolves with the first attempt, however it ends; never rejects. */
  readonly start: () => Promise<void>
  /** Resolves when the socket is closed. */
  readonly close: () => Promise<void>
  readonly health: () => Health
}

interface SocketOptions {
  /** Must have been made with `autoReconnectEnabled: false`. */
  readonly client: SocketClient
  readonly log: Logger
  /** Milliseconds before the attempt that follows so many failures. */
  readonly backOffMs?: (failures: number) => number
  /** Milliseconds after which a socket that said nothing is given up, and one that will not close is cut. */
  readonly patienceMs?: number
}

/**
 * Keeps Socket Mode connected by a loop of its own. The client's loop ends in an unhandled rejection when Slack answers
 * `invalid_auth` while it reconnects, which would end the whole process; and Bolt's `stop` resolves while the socket
 * is still open.
 */
export function createSocketConnection({
  client,
  log,
  backOffMs = exponential,
  patienceMs = 10_000,
}: SocketOptions): SocketConnection {
  const closing = new AbortController()
  let health: Health = { ok: false, detail: 'connecting' }
  let running: Promise<void> | undefined

  async function connect(): Promise<void> {
    const silence = setTimeout(() => void client.disconnect(), patienceMs)
    try {
      await client.start()
    } catch (cause) {
      throw toBriefingError(cause, 'connecting')
    } finally {
      clearTimeout(silence)
    }
    // Closed while it was opening: the client would go on.
    if (closing.signal.aborted) await disconnect()
  }

  async function keepUp(attempted: () => void): Promise<void> {
    let failures = 0
    while (!closing.signal.aborted) {
      const { promise: ended, resolve } = Promise.withResolvers<undefined>()
      const end = (): void => resolve(undefined)
      client.once('disconnected', end)
      try {
        await connect()
        failures = 0
        health = { ok: true, detail: 'connected' }
        log.info('slack connected')
        attempted()
        await ended
        health = { ok: false, detail: 'reconnecting' }
      } catch (error) {
        failures += 1
        health = { ok: false, detail: error instanceof Error ? error.message : 'not connected' }
        log.error({ err: error, failures }, 'slack cannot connect')
        attempted()
      }
      client.removeListener('disconnected', end)
      // Slack closes a socket every few hours and says so; the next is opened at once.
      if (failures > 0)
        await wait(backOffMs(failures), undefined, { signal: closing.signal }).catch(() => undefined)
    }
    health = { ok: false, detail: 'closed' }
  }

  async function disconnect(): Promise<void> {
    const closed = client.disconnect()
    const cut = setTimeout(() => void client.disconnect(), patienceMs)
    await closed.finally(() => clearTimeout(cut))
  }

  return {
    start: async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      running ??= keepUp(() => resolve(undefined))
      await promise
    },
    close: async () => {
      closing.abort()
      await disconnect()
      await running
    },
    health: () => health,
  }
}
