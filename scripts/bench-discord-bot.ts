/** One of the bots of bench-discord.ts: `echo`, `anew` or `again`. Says so when it is ready, and how much memory it holds. */
import { Client, Events } from 'discord.js'
import { pino } from 'pino'
import { createDiscordAdapter } from '../src/adapters/discord/create-discord-adapter.ts'
import { commandTable } from '../src/commands/table.ts'
import { TOKEN } from '../test/doubles/discord/start-discord-double.ts'
import { openShippedRunner } from '../test/support/shipped-runner.ts'

const apiUrl = process.env.DISCORD_API_URL ?? ''

const bot = process.argv[2]
if (bot !== 'echo') {
  const { runner } = await openShippedRunner({ remembers: bot === 'again' })
  const adapter = createDiscordAdapter({
    config: { token: TOKEN, form: 'components', crosspost: false, apiUrl },
    runner,
    table: commandTable,
    log: pino({ level: 'warn' }),
  })
  await adapter.start()
} else {
  const client = new Client({ intents: [], rest: { api: apiUrl } })
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply('echo')
  })
  await client.login(TOKEN)
}

process.on('message', () => {
  globalThis.gc?.()
  process.send?.(process.memoryUsage().rss)
})
process.send?.('ready')
