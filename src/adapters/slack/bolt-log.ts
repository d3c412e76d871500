import type { Logger as BoltLogger } from '@slack/bolt'
import { LogLevel } from '@slack/bolt'
import type { Logger } from 'pino'

/**
 * Bolt's log as the project's. What it tells at `debug` holds message bodies, and at `info` what the adapter says
 * itself, so both are left out.
 */
export function toBoltLog(log: Logger): BoltLogger {
  const words = (parts: unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn(`slack: ${words(parts)}`),
    error: (...parts: unknown[]) => log.error(`slack: ${words(parts)}`),
    setLevel: () => undefined,
    setName: () => undefined,
    getLevel: () => LogLevel.WARN,
  }
}
