import { ids } from '../../src/adapters/slack/render-form.ts'
import { createSlackAdapter } from '../../src/adapters/slack/create-slack-adapter.ts'
import { commandTable } from '../../src/commands/table.ts'
import type { SlackConfig } from '../../src/config/slack-config.ts'
import { createLog } from '../../src/log.ts'
import { startServer } from '../../src/server.ts'
import { refusalsOfMessage, refusalsOfView } from '../../test/doubles/slack/block-kit.ts'
import { textOfMessages } from '../../test/adapters/slack/read-message.ts'
import { replyGallery } from '../../test/support/reply-gallery.ts'
import { openCommands } from '../../test/support/slack-harness.ts'
import { LOCAL_SLACK, type LocalSlack, type OpenView, type PostedMessage } from './local-slack-client.ts'
import { expectEqual, expectMatch, type Trial, until } from './trial.ts'

const { channel, person, port, summitPort, workspace } = LOCAL_SLACK

/** Starts Summit as one of the two apps, and does what a person does. */
export async function tryOnLocalSlack(
  transport: 'socket' | 'http',
  slack: LocalSlack,
  { that }: Trial,
): Promise<void> {
  const app = workspace.apps[transport === 'socket' ? 0 : 1]
  const config: SlackConfig = {
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: app.appToken }
        : { kind: 'http', signingSecret: app.signingSecret },
    workspaces: { kind: 'one', botToken: app.botToken },
    apiUrl: `http://127.0.0.1:${port}/api/`,
  }
  const log = createLog('error')
  const { runner, close } = await openCommands()
  const adapter = createSlackAdapter({ config, runner, table: commandTable, installations: keepNothing, log })
  await adapter.start()
  const routes = adapter.routes === undefined ? [] : [adapter.routes]
  const server = await startServer({ host: '127.0.0.1', port: summitPort, routes, log })
  const label = (what: string): string => `${transport === 'socket' ? 'Socket Mode' : 'HTTP'}: ${what}`

  /** The message that comes of something. */
  async function posted(work: () => Promise<void>): Promise<PostedMessage> {
    const before = new Set((await slack.messages()).map(({ ts }) => ts))
    await work()
    return until(async () =>
      (await slack.messages()).find(({ ts, app_id: from }) => from === app.appId && !before.has(ts)),
    )
  }
  async function textOf(message: PostedMessage): Promise<string> {
    expectEqual(refusalsOfMessage({ text: message.text, blocks: message.blocks ?? [] }), [])
    return Promise.resolve(textOfMessages([{ blocks: message.blocks ?? [] }]))
  }
  const ask = async (text: string): Promise<PostedMessage> => posted(() => slack.command(app.appId, text))
  const textOfView = (view: OpenView): string => {
    expectEqual(refusalsOfView(asSent(view)), [])
    return textOfMessages([view])
  }

  try {
    await that(label('is well'), async () => {
      expectMatch(JSON.stringify(adapter.health()), /"ok":true/)
      return Promise.resolve()
    })
    await that(label('answers /summit quote putin in the channel'), async () => {
      const answer = await ask('quote putin')
      expectEqual(answer.ephemeral_to, undefined)
      expectMatch(await textOf(answer), /primary causes of the conflict/)
    })
    await that(label('answers /summit help to the person alone'), async () => {
      const answer = await ask('help')
      expectEqual(answer.ephemeral_to, person)
      expectMatch(await textOf(answer), /What you can ask/)
    })
    await that(label('turns a page in place, by its button'), async () => {
      const { ts, blocks = [] } = await ask('quote putin')
      const next = buttonsOf(blocks).find(({ action_id = '' }) => action_id.startsWith('page:next'))
      await slack.press(ts, { type: 'button', ...next })
      const turned = await until(async () =>
        (await slack.messages()).find((message) => message.ts === ts && message.text.includes('Page 2 of')),
      )
      expectMatch(await textOf(turned), /Page 2 of/)
    })
    await that(label('opens a form for an empty /summit, and answers it where it was asked'), async () => {
      await slack.command(app.appId, '')
      const form = await until(async () =>
        (await slack.views()).modals.find(({ callback_id: id }) => id === ids.form),
      )
      textOfView(form)
      const choice = { type: 'static_select', selected_option: { value: 'speakers' } }
      const answer = await posted(() => slack.submit({ [ids.command]: { [ids.command]: choice } }))
      expectMatch(await textOf(answer), /Who is quoted/)
      await until(async () => ((await slack.views()).modals.length === 0 ? true : undefined))
    })
    await that(label('shows articles, who is quoted and digests on the Home tab'), async () => {
      await slack.openHome(app.appId)
      const home = await until(async () => (await slack.views()).home(app.appId))
      expectMatch(textOfView(home), /2 articles[^]*Who is quoted[^]*Your digests/)
    })
    await that(label('answers a mention'), async () => {
      const answer = await posted(() => slack.say(`<@${app.botUserId}> quote fenwick`))
      expectMatch(await textOf(answer), /nobody will pay a toll/)
    })
    await that(label('posts a digest'), async () => {
      const digest = await posted(async () => {
        await adapter.publisher.post({ channel }, replyGallery.everyBlock, 'key-1')
      })
      await textOf(digest)
    })
  } finally {
    await server.close()
    await adapter.close()
    await close()
  }
}

const keepNothing = {
  saveInstallation: async () => Promise.resolve(),
  findInstallation: async () => Promise.resolve(undefined),
  removeInstallation: async () => Promise.resolve(),
}

interface Button {
  readonly action_id?: string
  readonly value?: string
}

function buttonsOf(blocks: readonly object[]): Button[] {
  return (blocks as { type: string; elements?: Button[] }[]).flatMap(({ type, elements = [] }) =>
    type === 'actions' ? elements : [],
  )
}

/** A view without what Slack adds to it. */
function asSent(view: OpenView): object {
  const added = ['id', 'team_id', 'app_id', 'bot_id', 'root_view_id', 'previous_view_id', 'hash', 'state']
  return Object.fromEntries(Object.entries(view).filter(([key]) => !added.includes(key)))
}
