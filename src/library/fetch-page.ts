import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Transform, type TransformCallback, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { codeOf } from '../error-code.ts'
import { decodeBody } from './decode-body.ts'
import { isPublicAddress } from './public-address.ts'
import { type FetchRefusal, refusal, type RefusedFetch } from './refusal.ts'

/** What is asked for. */
export interface PageRequest {
  readonly url: string
  /** Pages are HTML or XML; feeds may be JSON as well, robots.txt plain text. */
  readonly kind: 'page' | 'feed' | 'robots'
  /** What the last answer said of itself: an unchanged document is not sent again. */
  readonly etag?: string
  readonly lastModified?: string
  /** Whether a redirect may be followed there; without it, any may. */
  readonly mayFollow?: (url: URL) => Promise<boolean>
}

/** What came of it. */
export type PageOutcome =
  | {
      readonly kind: 'page'
      /** Where the redirects ended. */
      readonly url: string
      readonly type: string
      readonly text: string
      readonly etag?: string
      readonly lastModified?: string
    }
  | { readonly kind: 'not-modified' }
  | (RefusedFetch & {
      readonly status?: number
      /** Seconds, or a date, as the server said it. */
      readonly retryAfter?: string
    })

export type FetchPage = (request: PageRequest) => Promise<PageOutcome>

/** What the fetching works with; how names are resolved, what is allowed and how long it may take are for tests to say. */
export interface FetchOptions {
  /** The User-Agent line. */
  readonly agent: string
  readonly isAllowedAddress?: (address: string) => boolean
  readonly resolveHost?: (
    host: string,
  ) => Promise<readonly { readonly address: string; readonly family: number }[]>
  readonly timeoutMs?: number
  /** Who vouches for servers, in PEM, instead of the authorities that Node knows. */
  readonly authority?: string
  /** Calls off what is under way. */
  readonly stop?: AbortSignal
}

const MAX_REDIRECTS = 5
const TIMEOUT_MS = 10_000
const MAX_BYTES = 5 * 1024 * 1024

/**
 * Makes the one function by which anything is fetched. An address comes from outside, so it may lead inside: only http
 * and https; a host's name is resolved first, every address of it must be public, and the connection goes to the very
 * address that was checked, after each redirect anew. Time, size and number of redirects are bounded.
 */
export function createFetchPage({
  agent,
  isAllowedAddress = isPublicAddress,
  resolveHost = async (host) => lookup(host, { all: true }),
  timeoutMs = TIMEOUT_MS,
  authority,
  stop,
}: FetchOptions): FetchPage {
  async function send(url: URL, request: PageRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const found =
      isIP(host) === 0 ? await within(signal, resolveHost(host)) : [{ address: host, family: isIP(host) }]
    if (found.length === 0) throw new Refusal('noAddress', url.host)
    if (!found.every(({ address }) => isAllowedAddress(address))) throw new Refusal('notPublic', url.host)
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const outgoing = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      // Not kept open: the next request may be to another address.
      agent: false,
      signal,
      lookup: answerWith(found),
      headers: headersOf(request, agent),
      ...(authority !== undefined && { ca: authority }),
    })
    outgoing.on('response', resolve).on('error', reject).end()
    return promise
  }

  async function follow(request: PageRequest, signal: AbortSignal): Promise<PageOutcome> {
    let url = parseUrl(request.url)
    for (let redirects = 0; ; redirects++) {
      const response = await send(url, request, signal)
      const target = response.headers.location
      if (![301, 302, 303, 307, 308].includes(response.statusCode ?? 0) || target === undefined)
        return await readResponse(response, url, request, signal)
      response.destroy()
      if (redirects === MAX_REDIRECTS) throw new Refusal('redirects', String(MAX_REDIRECTS))
      url = parseUrl(target, url)
      if (request.mayFollow !== undefined && !(await request.mayFollow(url)))
        throw new Refusal('robots', url.host)
    }
  }

  return async (request) => {
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = stop === undefined ? timeout : AbortSignal.any([timeout, stop])
    try {
      return await follow(request, signal)
    } catch (error) {
      if (error instanceof Refusal) return refusal(error.refused)
      if (stop?.aborted === true) return refusal({ code: 'stopping', what: '' })
      if (signal.aborted) return refusal({ code: 'tooSlow', what: String(timeoutMs / 1000) })
      return refusal(explain(error))
    }
  }
}

/** A reason to give up; never leaves this file. */
class Refusal extends Error {
  readonly refused: FetchRefusal

  constructor(code: FetchRefusal['code'], what = '') {
    super(code)
    this.refused = { code, what }
  }
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href)
  if (url === null) throw new Refusal('noUrl')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refusal('otherScheme')
  if (url.username !== '' || url.password !== '') throw new Refusal('withPassword')
  url.hash = ''
  return url
}

/** A lookup that knows one answer: the addresses that were checked. */
function answerWith(found: readonly { address: string; family: number }[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = found
    if (all === true) callback(null, [...found])
    else callback(null, first?.address ?? '', first?.family)
  }
}

/** Resolving a name cannot be called off, only not be waited for. */
async function within<Value>(signal: AbortSignal, value: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => reject(new Refusal('slowName'))
  signal.addEventListener('abort', onAbort)
  try {
    return await Promise.race([value, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

const ACCEPTED = {
  page: /^(text\/html|application\/xhtml\+xml|(text|application)\/xml|[\w.+-]+\/[\w.-]+\+xml)$/,
  feed: /^(text\/html|(text|application)\/xml|[\w.+-]+\/[\w.-]+\+xml|application\/(feed\+)?json)$/,
  robots: /^text\/plain$/,
} as const

function headersOf({ kind, etag, lastModified }: PageRequest, agent: string): Record<string, string> {
  return {
    'user-agent': agent,
    'accept-encoding': 'gzip, br, deflate',
    accept: {
      page: 'text/html, application/xhtml+xml, application/xml;q=0.9',
      feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
      robots: 'text/plain',
    }[kind],
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  }
}

async function readResponse(
  response: IncomingMessage,
  url: URL,
  { kind }: PageRequest,
  signal: AbortSignal,
): Promise<PageOutcome> {
  const { statusCode: status = 0, headers } = response
  const refuse = (code: FetchRefusal['code'], what = ''): PageOutcome => {
    response.destroy()
    const retryAfter = headers['retry-after']
    return { ...refusal({ code, what }), status, ...(retryAfter !== undefined && { retryAfter }) }
  }
  if (status === 304) {
    response.destroy()
    return { kind: 'not-modified' }
  }
  if (status < 200 || status > 299) return refuse('status', String(status))
  const contentType = headers['content-type'] ?? ''
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (type === '') return refuse('noType')
  if (!ACCEPTED[kind].test(type)) return refuse(kind === 'feed' ? 'notAFeed' : 'notAPage', type)
  if (Number(headers['content-length'] ?? 0) > MAX_BYTES) return refuse('tooLarge')
  const bytes = await readBody(response, signal)
  return {
    kind: 'page',
    url: url.href,
    type,
    text: decodeBody(bytes, contentType),
    ...(headers.etag !== undefined && { etag: headers.etag }),
    ...(headers['last-modified'] !== undefined && { lastModified: headers['last-modified'] }),
  }
}

async function readBody(response: IncomingMessage, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
  })
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  // Bounded before and after: what is packed may be endless and still unpack to nothing.
  await pipeline([response, bound(), ...decompressors(coding), bound(), sink], { signal })
  return Buffer.concat(chunks)
}

function decompressors(coding: string): Transform[] {
  switch (coding) {
    case 'identity':
      return []
    case 'gzip':
    case 'x-gzip':
      return [createGunzip()]
    case 'deflate':
      return [createInflate()]
    case 'br':
      return [createBrotliDecompress()]
    default:
      throw new Refusal('packedOtherwise')
  }
}

function bound(): Transform {
  let size = 0
  return new Transform({
    transform: (chunk: Buffer, _encoding, done: TransformCallback) => {
      size += chunk.byteLength
      if (size > MAX_BYTES) done(new Refusal('tooLarge'))
      else done(null, chunk)
    },
  })
}

const REASONS: Readonly<Record<string, FetchRefusal['code']>> = {
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unresolved',
  ECONNREFUSED: 'noAnswer',
  ECONNRESET: 'brokeOff',
  ERR_STREAM_PREMATURE_CLOSE: 'brokeOff',
  ETIMEDOUT: 'noAnswer',
  Z_DATA_ERROR: 'packedWrongly',
  Z_BUF_ERROR: 'brokeOff',
  CERT_HAS_EXPIRED: 'certificateExpired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateOfOther',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateUnknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificateUnknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificateUnknown',
}

function explain(error: unknown): FetchRefusal {
  const code = codeOf(error) ?? ''
  const known = REASONS[code]
  return known === undefined ? { code: 'failed', what: code } : { code: known, what: '' }
}
