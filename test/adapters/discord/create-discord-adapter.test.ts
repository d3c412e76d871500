import type { DiscordConfig } from '../../../src/config/discord-config.ts'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkDiscord, invitationLink } from '../../../src/adapters/discord/check-discord.ts'
import { createDiscordAdapter } from '../../../src/adapters/discord/create-discord-adapter.ts'
import { placeOf } from '../../../src/adapters/discord/command-names.ts'
import { localisations } from '../../../src/adapters/discord/localisations.ts'
import { renderCommands } from '../../../src/adapters/discord/render-commands.ts'
import { commandTable } from '../../../src/commands/table.ts'
import { toPlainText } from '../../../src/reply/plain-text.ts'
import {
  type DiscordDouble,
  GUILD_ID,
  startDiscordDouble,
} from '../../doubles/discord/start-discord-double.ts'
import { slashCommand } from '../../support/discord-interactions.ts'
import { configFor } from '../../support/discord-transports.ts'
import { galleryRunner } from '../../support/gallery-runner.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { openShippedRunner } from '../../support/shipped-runner.ts'

describe('the Discord adapter', () => {
  let double: DiscordDouble
  const open: { close: () => Promise<void> }[] = []

  function create(config: Partial<DiscordConfig> = {}): ReturnType<typeof createDiscordAdapter> {
    const adapter = createDiscordAdapter({
      config: configFor(double, config),
      runner: galleryRunner,
      table: commandTable,
      log: pino({ level: 'silent' }),
      backOffMs: () => 1,
    })
    open.push(adapter)
    return adapter
  }

  const registrations = (): unknown[] => double.requests.filter(({ method }) => method === 'PUT')

  beforeEach(async () => {
    double = await startDiscordDouble()
  })
  afterEach(async () => {
    for (const adapter of open.splice(0)) await adapter.close()
    await double.close()
    expect(double.refusals).toEqual([])
  })

  it('registers its commands once, and again only when one has changed', async () => {
    await create({ publicKey: '0'.repeat(64) }).start()
    // Discord gives them back with ids and with what is the default, in its own order.
    const known = double.resources.get('/applications/100/commands') as { options?: object[] }[]
    const asDiscord = known
      .map((command, index) => ({
        id: String(index),
        version: '1',
        nsfw: false,
        name_localized: null,
        ...command,
      }))
      .reverse()
    double.resources.set('/applications/100/commands', asDiscord)
    await create({ publicKey: '0'.repeat(64) }).start()
    expect(registrations()).toHaveLength(1)
    double.resources.set('/applications/100/commands', asDiscord.slice(1))
    await create({ publicKey: '0'.repeat(64) }).start()
    expect(registrations()).toHaveLength(2)
  })

  it('registers in one server for development', async () => {
    await create({ guildId: GUILD_ID }).start()
    expect(double.resources.has(`/applications/100/guilds/${GUILD_ID}/commands`)).toBe(true)
    expect(double.resources.has('/applications/100/commands')).toBe(false)
    await create({ guildId: GUILD_ID }).start()
    expect(registrations()).toHaveLength(1)
  })

  it('takes its commands out of the servers that it once registered them in alone, which would show them twice', async () => {
    const guildCommands = `/applications/100/guilds/${GUILD_ID}/commands`
    const others = { id: '9', name: 'dice', type: 1 }
    const withIds = (): void => {
      const known = double.resources.get(guildCommands) as object[]
      double.resources.set(guildCommands, [
        others,
        ...known.map((command, index) => ({ ...command, id: `${index}` })),
      ])
    }
    await create({ guildId: GUILD_ID }).start()
    withIds()
    double.resources.set('/users/@me/guilds', [{ id: '201' }, { id: GUILD_ID }])
    await create({ publicKey: '0'.repeat(64) }).start()
    expect(double.resources.get(guildCommands)).toEqual([others])

    // In so many servers nobody tries anything out any more.
    double.resources.set(
      '/users/@me/guilds',
      Array.from({ length: 21 }, (_, index) => ({ id: `${index}` })),
    )
    const before = double.requests.length
    await create({ publicKey: '0'.repeat(64) }).start()
    expect(double.requests.slice(before).map(({ path }) => path)).toEqual([
      ...['/applications/@me', '/applications/100/commands', '/users/@me/guilds'],
    ])
  })

  it('starts all the same where it cannot look for what it once registered', async () => {
    double.failNext('GET', /guilds$/, { status: 403, body: { message: 'Missing Access', code: 50_001 } })
    const adapter = create({ publicKey: '0'.repeat(64) })
    await adapter.start()
    expect(adapter.health().ok).toBe(true)
  })

  it('shows `digest` to members with Manage Server, the rest to all, in servers and to users', () => {
    const commands = renderCommands(commandTable)
    expect(commands.map(({ name }) => name)).toEqual(['summit', 'digest', 'Check quotes'])
    expect(commands[0]).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] })
    expect(commands[1]).toMatchObject({ default_member_permissions: '32', contexts: [0] })
  })

  it('sends no digest again by itself over either transport, since the first may have arrived', async () => {
    for (const config of [{}, { publicKey: '0'.repeat(64) }]) {
      double.failNext('POST', /messages$/, { status: 502 })
      const { publisher } = create(config)
      const before = double.requests.length
      await expect(
        publisher.post({ channel: '301', space: GUILD_ID }, replyGallery.paged, 'digest-1'),
      ).rejects.toMatchObject({ code: 'platform-unreachable' })
      expect(double.requests).toHaveLength(before + 1)
    }
  })

  it('is explained by help as it is typed there', async () => {
    const { runner, store } = await openShippedRunner()
    const help = (platform: 'discord' | 'slack') =>
      runner.runText('help', { platform, mayManage: false }).then(toPlainText)
    const [onDiscord, onSlack] = [await help('discord'), await help('slack')]
    for (const command of commandTable) {
      const { root, group, name } = placeOf(command)
      expect(onDiscord).toContain(`/${[root, group, name].filter((word) => word !== undefined).join(' ')}`)
      expect(onSlack).toContain(`/summit ${command.name}`)
    }
    const wrong = await runner.runText('digest on at:25 when:now', { platform: 'discord', mayManage: true })
    expect(toPlainText(wrong)).not.toContain('/summit digest')
    await store.close()
  })

  it('is shown in another language where there are words for it, and in English where not', () => {
    const quote = subcommandsOf(renderCommands(commandTable)[0]).find(({ name }) => name === 'quote')
    expect(quote?.name_localizations).toMatchObject({ de: 'zitat', 'es-419': 'cita' })
    expect(quote?.options?.[0]).toMatchObject({
      name: 'speaker',
      name_localizations: { de: 'wer' },
      description_localizations: { de: 'Wer es gesagt hat', 'es-ES': 'Quién lo dijo' },
      autocomplete: true,
      required: true,
    })
  })

  it.each(localisations)('has no names in %s for what is not there', (_locale, { names }) => {
    const parts = renderCommands(commandTable).flatMap((root) => [
      root.name,
      ...('options' in root ? subcommandsOf(root).flatMap(withOptions) : []).flatMap(
        ({ name, choices = [] }) => [name, ...choices.map((choice) => choice.name)],
      ),
    ])
    expect(Object.keys(names).filter((name) => !parts.includes(name))).toEqual([])
  })

  it('says that the token is not valid', async () => {
    for (const config of [{}, { publicKey: '0'.repeat(64) }]) {
      const start = create({ ...config, token: 'bad.token.here' }).start()
      await expect(start).rejects.toMatchObject({
        code: 'platform-refused',
        message: expect.stringContaining('DISCORD_TOKEN') as string,
      })
    }
  })

  it.each([
    ['the gateway', {}, /gateway\/bot$/],
    ['the gateway, registering', {}, /applications\/@me$/],
    ['HTTP', { publicKey: '0'.repeat(64) }, /applications\/@me$/],
  ] as const)('starts where Discord is down, and tries again: %s', async (_, config, path) => {
    // The library tries three times more.
    for (let times = 0; times < 8; times++) double.failNext('GET', path, { status: 503 })
    const adapter = create(config)
    await adapter.start()
    expect(adapter.health().ok).toBe(false)
    await expect.poll(() => adapter.health().ok, { timeout: 10_000 }).toBe(true)
    expect(registrations()).toHaveLength(1)
  })

  it('comes back to its session after a reconnect, and answers what was asked meanwhile', async () => {
    const adapter = create()
    await adapter.start()
    expect(adapter.health()).toEqual({ ok: true, transport: 'gateway' })
    const missed = slashCommand('quote', [{ name: 'speaker', value: 'putin' }])
    const answered = double.nextRequest('POST', new RegExp(`^/interactions/${missed.id}/`))
    expect(await double.reconnect(() => double.emit('INTERACTION_CREATE', missed))).toBe('resume')
    expect((await answered).body).toMatchObject({ type: 4 })
  })

  it('shows a closed gateway in its health', async () => {
    const adapter = create()
    await adapter.start()
    double.closeGateway(4004)
    await expect.poll(() => adapter.health().ok).toBe(false)
  })

  it('lives on when Discord no longer waits, and when Discord fails', async () => {
    const adapter = create()
    await adapter.start()
    const [late, failing, last] = [slashCommand('help'), slashCommand('help'), slashCommand('help')]
    double.failNext('POST', new RegExp(`/interactions/${late.id}/`), {
      status: 404,
      body: { message: 'Unknown interaction', code: 10_062 },
    })
    double.failNext('POST', new RegExp(`/interactions/${failing.id}/`), {
      status: 400,
      body: { message: 'Invalid Form Body', code: 50_035 },
    })
    for (const { id } of [late, failing, last]) {
      const seen = double.nextRequest('POST', new RegExp(`^/interactions/${id}/`))
      double.emit(
        'INTERACTION_CREATE',
        [late, failing, last].find((each) => each.id === id),
      )
      expect((await seen).path).toContain(id)
    }
  })

  it('is checked by the doctor, who names what to mend', async () => {
    const config = configFor(double)
    const before = await checkDiscord(config, { table: commandTable, channels: ['999'] })
    expect(before.filter(({ ok }) => !ok).map(({ label }) => label)).toEqual([
      'commands registered',
      'digest channel 999',
    ])
    await create().start()
    const after = await checkDiscord(config, { table: commandTable, channels: [] })
    expect(after.every(({ ok }) => ok)).toBe(true)
    expect(after.map(({ label }) => label).join('\n')).toContain(invitationLink('100'))
    const badToken = await checkDiscord(
      { ...config, token: 'bad.token.here' },
      { table: commandTable, channels: [] },
    )
    expect(badToken).toMatchObject([{ label: 'token', ok: false }])
    const otherKey = await checkDiscord(
      { ...config, publicKey: '0'.repeat(64) },
      { table: commandTable, channels: [] },
    )
    expect(otherKey.find(({ label }) => label.startsWith('transport'))?.mend).toContain('DISCORD_PUBLIC_KEY')
  })
})

interface Registered {
  readonly name: string
  readonly name_localizations?: Readonly<Record<string, string>>
  readonly description: string
  readonly description_localizations?: Readonly<Record<string, string>>
  readonly choices?: readonly { readonly name: string }[]
  readonly options?: readonly Registered[]
}

function subcommandsOf(root: object | undefined): readonly Registered[] {
  return (root as Registered).options ?? []
}

function withOptions(part: Registered): Registered[] {
  return [part, ...(part.options ?? []).flatMap(withOptions)]
}
