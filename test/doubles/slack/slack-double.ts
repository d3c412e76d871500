import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { answerUnder, type Sky } from '../weather.ts'
import { refusalsOfMessage, refusalsOfView } from './block-kit.ts'

/** A call that the app made: a method of the Web API, or a response URL. */
export interface DoubleCall {
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
  readonly token: string | undefined
}

type Answer = Readonly<Record<string, unknown>> & {
  readonly status?: number
  readonly headers?: Record<string, string>
}

/** An answer, or what makes one of a call's body; where that gives undefined, the double answers as ever. */
type Answering = Answer | ((body: DoubleCall['body']) => Answer | undefined)

/** Slack as far as the protocol goes: the Web API, response URLs and Socket Mode, on 127.0.0.1. It is not Slack. */
export interface SlackDouble {
  /** Base of the Web API, for `slackApiUrl`. */
  readonly apiUrl: string
  /** An address that takes messages as a `response_url` does, `uses` times. */
  readonly responseUrl: (uses?: number) => string
  readonly calls: readonly DoubleCall[]
  /** What Slack would have refused of all messages and views that were sent. */
  readonly refusals: () => string[]
  /** Sets what a method answers; undefined lets it answer as before, once or for good. */
  readonly answer: (method: string, answer: Answering | undefined) => void
  /** Resolves with the first call from now on, or already made, that fits and was not awaited before. */
  readonly nextCall: (method: string) => Promise<DoubleCall>
  /** Resolves when an app's socket is greeted; at once if one is. */
  readonly connected: () => Promise<void>
  /** Sends an envelope over the socket; resolves with the payload of its acknowledgement. */
  readonly deliver: (type: string, payload: object) => Promise<unknown>
  /** Sends an envelope without waiting for anything. */
  readonly send: (envelope: object) => void
  /** Cuts the socket, as a broken line does, or says goodbye first, as Slack does every few hours. */
  readonly disconnect: (how: 'cut' | 'goodbye') => void
  /** How many sockets are open. */
  readonly sockets: () => number
  readonly close: () => Promise<void>
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  'auth.test': { ok: true, bot_id: 'B1', user_id: 'U0BOT', team_id: 'T1' },
  // Taken in at once; a test of waiting answers otherwise.
  'files.info': { ok: true, file: { mimetype: 'image/png' } },
}

/** Slack asks for whole seconds. */
const TOO_MANY = {
  status: 429,
  headers: { 'retry-after': '1' },
  body: { ok: false, error: 'ratelimited' },
}

interface DoubleOptions {
  readonly sky?: Sky
  /** Told of each message that comes to stand in a channel, and of the metadata that it came with. */
  readonly onMessage?: (channel: string, metadata: unknown) => void
}

/** Starts a double on a free port. */
export async function startSlackDouble({ sky, onMessage }: DoubleOptions = {}): Promise<SlackDouble> {
  const calls: DoubleCall[] = []
  const awaited = new Set<DoubleCall>()
  const answers = new Map<string, Answering>()
  const waiting: { method: string; resolve: (call: DoubleCall) => void }[] = []
  const acknowledgements = new Map<string, (payload: unknown) => void>()
  const usesLeft = new Map<string, number>()
  const greeted: (() => void)[] = []
  const channels = createChannels(onMessage)
  let socket: WebSocket | undefined
  let serial = 0

  const server = createServer((request, response) => void serve(request, response))
  const sockets = new WebSocketServer({ server, path: '/socket' })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`

  sockets.on('connection', (opened) => {
    socket = opened
    opened.on('message', (data: Buffer) => {
      const { envelope_id, payload } = JSON.parse(data.toString()) as {
        envelope_id: string
        payload: unknown
      }
      acknowledgements.get(envelope_id)?.(payload)
      acknowledgements.delete(envelope_id)
    })
    opened.on('close', () => {
      if (socket === opened) socket = undefined
    })
    opened.send(JSON.stringify({ type: 'hello', num_connections: 1 }))
    for (const resolve of greeted.splice(0)) resolve()
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', `http://${origin}`).pathname.replace(/^\/[\w-]+(?=\/api\/)/, '')
    const text = await readText(request)
    const method = methodOf(path)
    const json = request.headers['content-type']?.startsWith('application/json') === true
    const body =
      method === 'upload_url' ? {} : json ? (JSON.parse(text) as Record<string, unknown>) : parseForm(text)
    const token = request.headers.authorization?.replace('Bearer ', '')
    const process = () => {
      const { status = 200, headers = {}, ...answer } = answerTo(method, path, body)
      return { status, headers, body: answer }
    }
    answerUnder(sky, { request, response }, { process, tooMany: TOO_MANY })
    record({ method, body, token })
  }

  function answerTo(method: string, path: string, body: DoubleCall['body']): Answer {
    if (method === 'response_url') {
      const left = usesLeft.get(path) ?? 0
      usesLeft.set(path, left - 1)
      return left > 0 ? { ok: true } : { status: 404, ok: false, error: 'used_url' }
    }
    const set = answers.get(method)
    const answer = typeof set === 'function' ? set(body) : set
    if (answer !== undefined) return answer
    if (method === 'files.getUploadURLExternal') {
      serial += 1
      return { ok: true, upload_url: `http://${origin}/upload/${serial}`, file_id: `F00000000${serial}` }
    }
    if (method === 'apps.connections.open') return { ok: true, url: `ws://${origin}/socket` }
    if (method === 'chat.postMessage') return channels.post(body)
    if (method === 'conversations.history') return channels.read(body)
    if (method === 'conversations.replies') return channels.readThread(body)
    return ANSWERS[method] ?? { ok: true }
  }

  function record(call: DoubleCall): void {
    calls.push(call)
    const at = waiting.findIndex(({ method }) => method === call.method)
    if (at < 0) return
    awaited.add(call)
    waiting.splice(at, 1)[0]?.resolve(call)
  }

  function send(envelope: object): void {
    socket?.send(JSON.stringify(envelope))
  }

  return {
    apiUrl: `http://${origin}/api/`,
    responseUrl: (uses = 5) => {
      serial += 1
      usesLeft.set(`/response/${serial}`, uses)
      return `http://${origin}/response/${serial}`
    },
    calls,
    refusals: () => calls.flatMap(refusalsOfCall),
    answer: (method, answer) => {
      if (answer === undefined) answers.delete(method)
      else answers.set(method, answer)
    },
    nextCall: async (method) => {
      const made = calls.find((call) => call.method === method && !awaited.has(call))
      if (made !== undefined) {
        awaited.add(made)
        return made
      }
      const { promise, resolve } = Promise.withResolvers<DoubleCall>()
      waiting.push({ method, resolve })
      return promise
    },
    connected: async () => {
      if (socket !== undefined) return
      const { promise, resolve } = Promise.withResolvers<undefined>()
      greeted.push(() => resolve(undefined))
      await promise
    },
    deliver: async (type, payload) => {
      serial += 1
      const envelope_id = `envelope-${serial}`
      const { promise, resolve } = Promise.withResolvers<unknown>()
      acknowledgements.set(envelope_id, resolve)
      send({ envelope_id, type, payload, accepts_response_payload: true })
      return promise
    },
    send,
    disconnect: (how) => {
      if (how === 'cut') socket?.terminate()
      else send({ type: 'disconnect', reason: 'refresh_requested' })
    },
    sockets: () => [...sockets.clients].filter(({ readyState }) => readyState === WebSocket.OPEN).length,
    close: async () => {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What a path is for: the Web API, a response URL, or the place of an upload. */
function methodOf(path: string): string {
  if (path.startsWith('/response/')) return 'response_url'
  return path.startsWith('/upload/') ? 'upload_url' : path.slice('/api/'.length)
}

interface KeptMessage {
  readonly ts: string
  readonly metadata: unknown
}

/** Channels and threads that keep what is posted there. */
function createChannels(onMessage: DoubleOptions['onMessage']) {
  const channels = new Map<string, KeptMessage[]>()
  const threads = new Map<string, KeptMessage[]>()
  let posted = 0
  /** Metadata for who asks for it. */
  const show = (messages: readonly KeptMessage[], all: unknown): object[] =>
    messages.map(({ metadata, ...rest }) => (all === 'true' ? { ...rest, metadata } : rest))
  return {
    post: ({ channel, thread_ts: thread, metadata, text, blocks }: DoubleCall['body']): Answer => {
      const ts = `1700000000.${String(++posted * 100).padStart(6, '0')}`
      const name = String(channel)
      const message = { ...{ ts, text, blocks }, metadata }
      if (typeof thread !== 'string') channels.set(name, [message, ...(channels.get(name) ?? [])])
      else threads.set(thread, [...(threads.get(thread) ?? []), message])
      onMessage?.(name, metadata)
      return { ok: true, ts, channel: name }
    },
    /** The newest first, in pages. */
    read: ({ channel, limit, cursor, include_all_metadata: all }: DoubleCall['body']): Answer => {
      const from = Number(cursor ?? 0)
      const to = from + Number(limit ?? 100)
      const kept = channels.get(String(channel)) ?? []
      return {
        ok: true,
        messages: show(kept.slice(from, to), all),
        has_more: kept.length > to,
        response_metadata: { next_cursor: kept.length > to ? String(to) : '' },
      }
    },
    /** The first message, then its answers, the oldest first. */
    readThread: ({ channel, ts, include_all_metadata: all }: DoubleCall['body']): Answer => {
      const first = (channels.get(String(channel)) ?? []).filter((message) => message.ts === String(ts))
      return {
        ok: true,
        messages: show([...first, ...(threads.get(String(ts)) ?? [])], all),
        has_more: false,
      }
    },
  }
}

function refusalsOfCall({ method, body }: DoubleCall): string[] {
  const found = /^(?:chat\.post|response_url)/.test(method)
    ? refusalsOfMessage(body)
    : method.startsWith('views.')
      ? refusalsOfView(body.view)
      : []
  return found.map((refusal) => `${method}: ${refusal}`)
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** The Web API takes forms whose structured fields are JSON. */
function parseForm(text: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
    ]),
  )
}
