import type { DiscordConfig } from '../../src/config/discord-config.ts'
import { generateKeyPairSync, sign } from 'node:crypto'
import {
  createDiscordAdapter,
  type DiscordAdapter,
} from '../../src/adapters/discord/create-discord-adapter.ts'
import type { CommandRunner } from '../../src/commands/command-runner.ts'
import { createPictures } from '../../src/pictures/create-pictures.ts'
import { commandTable } from '../../src/commands/table.ts'
import { type DiscordDouble, startDiscordDouble, TOKEN } from '../doubles/discord/start-discord-double.ts'
import { validateCallback } from '../doubles/discord/validate-body.ts'
import { createKeptLog } from './kept-log.ts'

/** Summit on the double, over one transport. */
export interface RunningTransport {
  readonly double: DiscordDouble
  readonly adapter: DiscordAdapter
  /** Delivers an interaction, and gives the first answer to it. */
  readonly ask: (interaction: { readonly id: string }) => Promise<unknown>
  /** The lines of Summit's log. */
  readonly logged: readonly string[]
  /** What Discord would have refused. */
  readonly refusals: () => readonly string[]
  readonly close: () => Promise<void>
}

/** The configuration by which the adapter finds the double. */
export function configFor(double: DiscordDouble, more: Partial<DiscordConfig> = {}): DiscordConfig {
  return { token: TOKEN, form: 'components', crosspost: false, apiUrl: double.apiUrl, ...more }
}

/** Starts Summit on a double; every question is delivered the way the transport delivers it. */
export async function startTransport(
  transport: 'gateway' | 'http',
  runner: CommandRunner,
  deferAfterMs: number,
): Promise<RunningTransport> {
  const double = await startDiscordDouble()
  const { log, lines } = createKeptLog()
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const hex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  const adapter = createDiscordAdapter({
    config: configFor(double, transport === 'http' ? { publicKey: hex } : {}),
    runner,
    table: commandTable,
    pictures: createPictures(),
    log,
    deferAfterMs,
  })
  await adapter.start()
  const httpRefusals: string[] = []

  const overGateway = async (interaction: { readonly id: string }): Promise<unknown> => {
    const answered = double.nextRequest('POST', new RegExp(`^/interactions/${interaction.id}/`))
    double.emit('INTERACTION_CREATE', interaction)
    return (await answered).body
  }
  const overHttp = async (interaction: object): Promise<unknown> => {
    const body = JSON.stringify(interaction)
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex')
    const response = await adapter.routes?.request('/discord/interactions', {
      method: 'POST',
      body,
      headers: { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp },
    })
    const answer: unknown = await response?.json()
    httpRefusals.push(...validateCallback(answer))
    return answer
  }

  return {
    double,
    adapter,
    logged: lines,
    ask: transport === 'gateway' ? overGateway : overHttp,
    refusals: () => [...double.refusals, ...httpRefusals],
    close: async () => {
      await adapter.close()
      await double.close()
    },
  }
}
