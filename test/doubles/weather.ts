import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a platform, and the network before it, do to requests while it lasts; shares from 0 to 1. */
export interface Weather {
  /** Answered with 429 and `Retry-After`, unprocessed. */
  readonly refused: number
  /** Answered with 503, unprocessed. */
  readonly failed: number
  /** Processed, and answered with 502 all the same. */
  readonly garbled: number
  /** Clients whose connections break, half of them after the request was processed. */
  readonly cut: ReadonlySet<string>
}

export const calm: Weather = { refused: 0, failed: 0, garbled: 0, cut: new Set() }

/** What happens to one request. */
type Fate = 'served' | 'refused' | 'failed' | 'garbled' | 'cut before' | 'cut after'

/** What decides over requests to a double. */
export interface Sky {
  readonly fateOf: (path: string) => Fate
}

/** Weather over a double, that changes. Whose request it is stands first in its path: `/replica-1/api/…`. */
export interface ChangingSky extends Sky {
  readonly change: (weather: Weather) => void
}

/** Makes a calm sky; `random` gives numbers from 0 to 1. */
export function createSky(random: () => number): ChangingSky {
  let weather = calm
  return {
    change: (next) => {
      weather = next
    },
    fateOf: (path) => {
      const { refused, failed, garbled, cut } = weather
      if (cut.has(path.split('/')[1] ?? '')) return random() < 0.5 ? 'cut before' : 'cut after'
      const drawn = random()
      if (drawn < refused) return 'refused'
      if (drawn < refused + failed) return 'failed'
      return drawn < refused + failed + garbled ? 'garbled' : 'served'
    },
  }
}

/** A sky that is clear to so many requests a second; `refused` counts the others. */
export function createLimit(perSecond: number, now: () => number): Sky & { readonly refused: () => number } {
  let tokens = perSecond
  let refused = 0
  let refilledAt = now()
  return {
    fateOf: () => {
      // A bucket that holds one second's worth, as Discord's does.
      const present = now()
      tokens = Math.min(perSecond, tokens + ((present - refilledAt) / 1000) * perSecond)
      refilledAt = present
      if (tokens < 1) {
        refused += 1
        return 'refused'
      }
      tokens -= 1
      return 'served'
    },
    refused: () => refused,
  }
}

/** An answer over HTTP. */
interface WireAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Answers a request as the sky has it: `process` does what it asks for, `tooMany` is the platform's 429. */
export function answerUnder(
  sky: Sky | undefined,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  { process, tooMany }: { readonly process: () => WireAnswer; readonly tooMany: WireAnswer },
): void {
  const write = ({ status, headers, body }: WireAnswer): void => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    response.writeHead(status, { ...type, ...headers })
    response.end(body === undefined ? undefined : JSON.stringify(body))
  }
  const fate = sky?.fateOf(request.url ?? '') ?? 'served'
  switch (fate) {
    case 'served':
      write(process())
      return
    case 'refused':
      write(tooMany)
      return
    case 'failed':
      write({ status: 503 })
      return
    case 'garbled':
      process()
      write({ status: 502 })
      return
    case 'cut before':
      request.socket.destroy()
      return
    case 'cut after':
      process()
      request.socket.destroy()
  }
}
