import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * The log: events with fields. Of an error it has what says why, causes included, and nothing else that hangs on it: the
 * platforms' libraries hang whole requests there, with tokens in their addresses and messages in their bodies.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  return pino({ level, serializers: { err: describeError } }, destination)
}

function describeError(error: Error): object {
  const { type, message, stack, code, status } = pino.stdSerializers.err(error) as Record<string, unknown>
  return { type, message, stack, code, status }
}
