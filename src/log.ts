import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * The log: one JSON line an event. Of errors it tells what they are, where they happened and what caused them, and
 * nothing else: those of the platforms' libraries carry whole requests, tokens and messages included.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { err: describeError, feed: withoutSecrets, url: withoutSecrets } }
  return destination === undefined ? pino(options) : pino(options, destination)
}

interface ErrorDescription {
  readonly type: string
  readonly message: string
  readonly stack: string | undefined
  readonly code?: string | number
  readonly status?: number
  readonly cause?: ErrorDescription
}

/** Longer chains go in circles. */
const MAX_CAUSES = 5

function describeError(error: unknown, depth = 0): ErrorDescription | undefined {
  if (!(error instanceof Error)) return undefined
  const { name, message, stack } = error
  const code = 'code' in error ? error.code : undefined
  const status = 'status' in error ? error.status : undefined
  const cause = depth < MAX_CAUSES ? describeError(error.cause, depth + 1) : undefined
  return {
    type: name,
    message,
    stack,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof status === 'number' && { status }),
    ...(cause !== undefined && { cause }),
  }
}

/** What is longer than a word in an address's query may be a key to it. */
const LONGEST_PLAIN = 12

/** An address with the longer values of its query left out. */
function withoutSecrets(address: unknown): unknown {
  const url = typeof address === 'string' ? URL.parse(address) : null
  if (url === null || url.search === '') return address
  for (const [name, value] of [...url.searchParams])
    if (value.length > LONGEST_PLAIN) url.searchParams.set(name, '…')
  return decodeURI(url.href)
}
