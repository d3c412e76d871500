import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createDiscordAdapter } from '../src/adapters/discord/create-discord-adapter.ts'
import type { CommandRunner } from '../src/commands/command-runner.ts'
import { commandTable } from '../src/commands/table.ts'
import { createLog } from '../src/log.ts'
import type { Reply } from '../src/reply/reply.ts'
import { readMessage, type SeenMessage } from '../test/doubles/discord/read-message.ts'
import { validateBody } from '../test/doubles/discord/validate-body.ts'
import { replyGallery } from '../test/support/reply-gallery.ts'
import { openShippedRunner } from '../test/support/shipped-runner.ts'
import { installApart } from './try/install-apart.ts'
import { createTrial, expectEqual, expectMatch, limitTime, until } from './try/trial.ts'

/**
 * Summit on `discord-digital-twin`, a Discord that others wrote: experimental, 174 MB, hence installed into a folder that
 * is gone afterwards. Everything listens on 127.0.0.1.
 */
const TWIN = 'discord-digital-twin@0.1.1'
/** What the twin asks for is a pre-release; this is the last of its line that the twin works with. */
const OVERRIDES = { spiceflow: '1.19.0' }

/** What is used of the twin. */
interface Twin {
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly restUrl: string
  readonly botToken: string
  readonly botUserId: string
  readonly prisma: {
    readonly channel: { readonly findMany: () => Promise<{ id: string }[]> }
    readonly applicationCommand: { readonly findMany: () => Promise<{ name: string }[]> }
  }
  readonly getFirstNonBotUserId: () => Promise<string | null>
  readonly simulateInteraction: (interaction: object) => Promise<{ id: string }>
  readonly channel: (id: string) => {
    readonly getMessages: () => Promise<TwinMessage[]>
    readonly getInteractionResponse: (id: string) => Promise<TwinResponse | null>
  }
}

interface TwinMessage {
  readonly id: string
  readonly flags?: number
}

interface TwinResponse {
  readonly type: number
  readonly acknowledged: boolean
  readonly messageId: string | null
  /** As JSON. */
  readonly data: string | null
}

const EPHEMERAL = 1 << 6

limitTime(400_000)
const loopbackOnly = listenOnLoopback()
const apart = await installApart(TWIN, OVERRIDES)
const trial = createTrial()
try {
  await tryAll(await createTwin(apart.folder))
} finally {
  await apart.remove()
}
process.stdout.write(`${trial.failed()} failed; ${loopbackOnly()} servers, all on 127.0.0.1.\n`)
process.exit(trial.failed() === 0 ? 0 : 1)

async function createTwin(folder: string): Promise<Twin> {
  const entry = pathToFileURL(join(folder, 'node_modules/discord-digital-twin/dist/index.js')).href
  const { DigitalDiscord } = (await import(entry)) as { DigitalDiscord: new (options: object) => Twin }
  return new DigitalDiscord({
    guild: { name: 'Harbour' },
    channels: [{ name: 'general', type: 0 }],
    users: [{ username: 'ada' }],
  })
}

async function tryAll(twin: Twin): Promise<void> {
  await twin.start()
  const before = await standBefore(twin.restUrl)
  const { runner, store } = await openShippedRunner()
  const staged: Promise<Reply>[] = []
  const staging: CommandRunner = {
    ...runner,
    run: (call, caller) => staged.shift() ?? runner.run(call, caller),
  }
  const adapter = createDiscordAdapter({
    config: { token: twin.botToken, form: 'components', crosspost: false, apiUrl: before.apiUrl },
    ...{ runner: staging, table: commandTable, log: createLog('warn'), deferAfterMs: 100 },
  })
  const [channelId = ''] = (await twin.prisma.channel.findMany()).map(({ id }) => id)
  const userId = (await twin.getFirstNonBotUserId()) ?? ''
  const channel = twin.channel(channelId)

  const interact = async (type: number, data: object, messageId?: string): Promise<TwinResponse> => {
    const about = messageId === undefined ? {} : { messageId }
    const { id } = await twin.simulateInteraction({ type, channelId, userId, data, ...about })
    return until(async () => {
      const response = await channel.getInteractionResponse(id)
      return response?.acknowledged === true ? response : undefined
    })
  }
  const slash = async (name: string, options: readonly object[] = []): Promise<TwinResponse> =>
    interact(2, { id: '1', type: 1, name: 'summit', options: [{ type: 1, name, options }] })
  const read = ({ data }: TwinResponse): SeenMessage & { flags: number } => {
    const body = JSON.parse(data ?? '{}') as { flags?: number }
    return { ...readMessage(body), flags: body.flags ?? 0 }
  }
  const option = (name: string, value: string): object => ({ type: 3, name, value })

  try {
    await trial.that('logs in over the gateway', async () => {
      await adapter.start()
      expectEqual(adapter.health(), { ok: true, transport: 'gateway' })
    })
    await trial.that('registers its commands', async () => {
      const names = (await twin.prisma.applicationCommand.findMany()).map(({ name }) => name)
      expectEqual(names.sort(), ['Check quotes', 'digest', 'summit'])
    })
    await trial.that('answers /summit quote putin, for everybody', async () => {
      const answer = read(await slash('quote', [option('speaker', 'putin')]))
      expectMatch(answer.text, /primary causes of the conflict/)
      expectEqual(answer.flags & EPHEMERAL, 0)
    })
    await trial.that('answers /summit help to the person alone', async () => {
      const answer = read(await slash('help'))
      expectMatch(answer.text, /What you can ask/)
      expectEqual(answer.flags & EPHEMERAL, EPHEMERAL)
    })
    await trial.that('announces a slow answer, then edits it in', async () => {
      const { promise, resolve } = Promise.withResolvers<Reply>()
      staged.push(promise)
      expectEqual((await slash('quote', [option('speaker', 'putin')])).type, 5)
      resolve(replyGallery.paged)
      await until(async () => {
        const messages = await channel.getMessages()
        return messages.find((message) => readMessage(message).text.includes('Low water at six'))
      })
    })
    await trial.that('completes a speaker while somebody types', async () => {
      const typed = [{ type: 3, name: 'speaker', value: 'pu', focused: true }]
      const data = { id: '1', type: 1, name: 'summit', options: [{ type: 1, name: 'quote', options: typed }] }
      const { data: answer, type } = await interact(4, data)
      expectEqual(type, 8)
      expectMatch(answer ?? '', /Vladimir Putin/)
    })
    await trial.that('turns the page of a private message in place, by its button', async () => {
      const first = await slash('quote', [option('speaker', 'putin'), option('visibility', 'private')])
      const next = read(first).buttons.find(({ label }) => label === 'Next ▶')?.id ?? ''
      const press = { component_type: 2, custom_id: next }
      const second = await interact(3, press, first.messageId ?? '')
      expectEqual(second.type, 7)
      expectMatch(read(second).text, /Page 2 of/)
    })
    await trial.that('gives somebody who presses another’s button a private page of their own', async () => {
      const first = await slash('quote', [option('speaker', 'putin')])
      const next = read(first).buttons.find(({ label }) => label === 'Next ▶')?.id ?? ''
      const second = await interact(3, { component_type: 2, custom_id: next }, first.messageId ?? '')
      expectEqual([second.type, read(second).flags & EPHEMERAL], [4, EPHEMERAL])
    })
    await trial.that('checks the quotations of a message', async () => {
      const content = 'He said “there’s no deal until there’s a deal”.'
      const messages = { '7': { id: '7', content } }
      const data = { id: '2', type: 3, name: 'Check quotes', target_id: '7', resolved: { messages } }
      expectMatch(read(await interact(2, data)).text, /Donald Trump/)
    })
    await trial.that('posts a digest in the channel, and finds it again by its key', async () => {
      const posted = await adapter.publisher.post({ channel: channelId }, replyGallery.paged, 'key-1')
      expectEqual((await adapter.publisher.findPost(channelId, 'key-1', 0))?.id, posted.id)
      expectEqual(await adapter.publisher.findPost(channelId, 'key-2', 0), undefined)
    })
    await trial.that('sends nothing that Discord’s own API description refuses', async () => {
      expectEqual(before.refusals, [])
      return Promise.resolve()
    })
  } finally {
    await adapter.close()
    await store.close()
    await before.close()
    await twin.stop()
  }
}

/** What the twin lacks (a list of the commands that are there), and a judge of every body on the way to it. */
async function standBefore(
  restUrl: string,
): Promise<{ apiUrl: string; refusals: string[]; close: () => Promise<void> }> {
  const refusals: string[] = []
  const server = createServer((incoming, outgoing) => void handOn(incoming, outgoing))

  async function handOn(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url = '/', headers } = incoming
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const path = url.replace(/^\/api\/v10/, '').replace(/\?.*$/, '')
    if (method === 'GET' && path.endsWith('/commands')) {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end('[]')
      return
    }
    if (method !== 'GET')
      refusals.push(...validateBody(method, path, body === '' ? undefined : (JSON.parse(body) as unknown)))
    const answer = await fetch(restUrl + url.slice('/api'.length), {
      method,
      headers: { 'content-type': 'application/json', authorization: headers.authorization ?? '' },
      ...(body !== '' && { body }),
    })
    const type = answer.headers.get('content-type')
    outgoing.writeHead(answer.status, type === null ? {} : { 'content-type': type }).end(await answer.text())
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    ...{ apiUrl: `http://127.0.0.1:${port}/api`, refusals },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The twin would listen on every interface. Gives how many servers were begun. */
function listenOnLoopback(): () => number {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is bound again below
  const { listen } = Server.prototype
  let begun = 0
  Server.prototype.listen = function (this: Server, ...args: unknown[]): Server {
    begun += 1
    const [port] = args
    const [listening] = args.filter((arg) => typeof arg === 'function')
    return Reflect.apply(listen, this, [Number(port ?? 0), '127.0.0.1', listening]) as Server
  }
  return () => begun
}
