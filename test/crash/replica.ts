import { pino } from 'pino'
import { createDiscordAdapter } from '../../src/adapters/discord/create-discord-adapter.ts'
import { createSlackAdapter } from '../../src/adapters/slack/create-slack-adapter.ts'
import { createCommandRunner } from '../../src/commands/command-runner.ts'
import { commandTable } from '../../src/commands/table.ts'
import { createDigestRunner } from '../../src/digests/digest-runner.ts'
import { createDigests } from '../../src/digests/digests.ts'
import { startDigestBeat } from '../../src/digests/schedule-digests.ts'
import { openStore } from '../../src/store/open-store.ts'
import { TOKEN } from '../doubles/discord/start-discord-double.ts'

// One replica as a process: node replica.ts STORE DISCORD SLACK, the last two as addresses of their doubles. It posts by
// both platforms' own adapters, beats every second and has short leases, so that a round takes seconds where the real
// thing takes minutes; nothing else is different.
const [place = '', discordUrl = '', slackUrl = ''] = process.argv.slice(2)
const LEASE_MS = 5000

const log = pino({ level: 'silent' })
const store = await openStore(place)
const now = () => Date.now()
const digests = createDigests({ store, publishers: [], zone: 'UTC', now, wake: () => undefined })
const runner = createCommandRunner({ store, digests, today: () => '2026-01-05' }, log)
const wiring = { runner, table: commandTable, log }
const discord = createDiscordAdapter({
  ...wiring,
  // With a key no gateway is opened; nobody asks anything here.
  config: {
    token: TOKEN,
    publicKey: '0'.repeat(64),
    form: 'components',
    crosspost: false,
    apiUrl: discordUrl,
  },
})
const slack = createSlackAdapter({
  ...wiring,
  installations: store,
  config: {
    transport: { kind: 'http', signingSecret: 'unused' },
    workspaces: { kind: 'one', botToken: 'xoxb-1' },
    apiUrl: slackUrl,
  },
})
const limits = { perSecond: 2000, perChannelMs: 0, atOnce: 32 }
const beat = startDigestBeat(
  (wakeAt) =>
    createDigestRunner({
      ...{ store, now, wakeAt, log },
      publishers: [discord.publisher, slack.publisher],
      limits: { discord: limits, slack: limits },
      random: Math.random,
      sleep: async (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
      leaseMs: LEASE_MS,
      backoffMs: 150,
      catchUpMs: 6 * 3_600_000,
      jitterMs: 0,
    }),
  now,
  '* * * * * *',
)
process.once('SIGTERM', () => {
  void beat
    .stop()
    .then(async () => Promise.all([discord.close(), slack.close()]))
    .then(async () => store.close())
})
