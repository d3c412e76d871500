import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'

/** How one path of the site answers. */
export interface SiteAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly packed?: 'gzip' | 'br' | 'deflate'
  /** A declared length that is not the body's. */
  readonly length?: number
  /** Sends the head and this body, and then nothing, for as long as the other side waits. */
  readonly stalls?: true
  /** Goes on and on. */
  readonly endless?: true
}

type Answer = SiteAnswer | ((request: IncomingMessage) => SiteAnswer)

/** A news site on the loopback: real HTTP, with whatever a test has put on it. */
export interface NewsSite {
  readonly url: string
  /** Every request so far, the oldest first. */
  readonly requests: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[]
  /** Answers a path, HTML unless the headers say otherwise. */
  readonly serve: (path: string, answer: Answer) => void
  readonly close: () => Promise<void>
}

/** Starts a site; with a key and a certificate it speaks HTTPS. */
export async function startNewsSite(tls?: {
  readonly key: string
  readonly cert: string
}): Promise<NewsSite> {
  const answers = new Map<string, Answer>()
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = []
  const answerRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/'
    requests.push({ path, headers: request.headers })
    const answer = answers.get(path) ?? { status: 404, body: 'Not here.' }
    send(response, typeof answer === 'function' ? answer(request) : answer)
  }
  const server = tls === undefined ? createServer(answerRequest) : createSecureServer(tls, answerRequest)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server has such an address.
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    serve: (path, answer) => void answers.set(path, answer),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const PACK = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }

function send(
  response: ServerResponse,
  { status = 200, headers, body = '', packed, length, ...how }: SiteAnswer,
): void {
  const bytes = packed === undefined ? Buffer.from(body) : PACK[packed](body)
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    ...(packed !== undefined && { 'content-encoding': packed }),
    ...(length !== undefined && { 'content-length': String(length) }),
    ...headers,
  })
  response.on('error', () => undefined)
  if (how.stalls === true) {
    response.write(bytes)
    return
  }
  if (how.endless === true) {
    const pour = (): void => {
      while (!response.destroyed && response.write(bytes));
      if (!response.destroyed) response.once('drain', pour)
    }
    pour()
    return
  }
  // A server that declares more than it sends breaks off.
  if (length !== undefined && length > bytes.byteLength) response.write(bytes, () => response.destroy())
  else response.end(bytes)
}
