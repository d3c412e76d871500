import type { App, BlockAction, MessageShortcut, webApi } from '@slack/bolt'
import type { Command } from '../../commands/command.ts'
import type { CommandRunner } from '../../commands/command-runner.ts'
import { parseText } from '../../commands/grammar.ts'
import type { CommandCall, Reply } from '../../reply/reply.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import { parseCallValue, prepareCalls } from './call-value.ts'
import { decodeMessage, unescapeMarkup } from './escape.ts'
import type { FindPerson } from './find-person.ts'
import { listChannels } from './list-channels.ts'
import { listenToForms } from './listen-to-forms.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { ids, renderForm } from './render-form.ts'
import { type ReplayGuard, replayKey } from './replay-guard.ts'
import { type Place, readPageButton, sendReply } from './send-reply.ts'
import { showHome, showModal } from './show-view.ts'
import type { UploadPictures } from './upload-pictures.ts'

/** The one slash command; everything else is a subcommand of it. */
export const SLASH_COMMAND = '/summit'

/** What the Home tab asks for, in its order. */
const HOME_CALLS: readonly CommandCall[] = [
  { command: 'articles', input: {} },
  { command: 'speakers', input: {} },
  { command: 'digest list', input: {} },
]

interface Wiring {
  readonly runner: CommandRunner
  readonly table: readonly Command[]
  readonly upload: UploadPictures
  readonly isReplay: ReplayGuard
  readonly toAddress: ListenerDeps['toAddress']
  readonly optionsTimeoutMs: number
  readonly findPerson: FindPerson
  /** Told of all work, so that closing can wait for it. */
  readonly track: (work: Promise<void>) => Promise<void>
}

/** Puts the commands behind everything by which people reach the app. Each listener acknowledges first. */
export function listen(
  app: App,
  { runner, table, upload, isReplay, toAddress, optionsTimeoutMs, findPerson, track }: Wiring,
): void {
  const deps: ListenerDeps = {
    runner,
    table,
    upload,
    toAddress,
    callerOf: async (client, { space, channel, person }) => ({
      platform: 'slack',
      ...(space !== undefined && { space }),
      ...(channel !== undefined && { channel: toAddress(space, channel) }),
      person,
      ...(await findPerson(client, space, person)),
    }),
    send: async (reply, client, place, replace = false) =>
      sendReply(reply, {
        ...{ client, place, replace },
        writeCall: await prepareCalls(reply, runner),
        uploaded: await upload(reply, client),
      }),
  }
  app.use(async (args) => {
    const key = replayKey(args.body)
    if (key === undefined || !(await isReplay(key))) await track(args.next())
    else if ('ack' in args) await (args.ack as () => Promise<void>)()
  })
  listenToCommands(app, deps)
  listenToMessages(app, deps)
  listenToHome(app, deps)
  listenToButtons(app, deps)
  listenToForms(app, deps, optionsTimeoutMs)
}

function listenToCommands(app: App, { runner, table, callerOf, send }: ListenerDeps): void {
  app.command(SLASH_COMMAND, async ({ ack, command, client }) => {
    await ack()
    const { text, team_id, channel_id, user_id, response_url, trigger_id } = command
    const place = { channel: channel_id, person: user_id, responseUrl: response_url }
    const caller = await callerOf(client, { space: team_id, channel: channel_id, person: user_id })
    const unclear = findUnclear(text, table)
    if (unclear !== undefined) {
      const memory = { place, ...(caller.locale !== undefined && { locale: caller.locale }) }
      if (await opens(client, trigger_id, renderForm(table, unclear, memory))) return
    }
    await send(await runner.runText(text, caller), client, place)
  })
}

function listenToMessages(app: App, { runner, callerOf, send }: ListenerDeps): void {
  app.event('app_mention', async ({ event, body, client }) => {
    // Two bots that mention each other would never end.
    if (event.user === undefined || event.bot_id !== undefined) return
    const { channel, user: person, thread_ts: thread } = event
    const text = unescapeMarkup(event.text).trim()
    // There is no trigger by which a mention could open a form.
    const caller = await callerOf(client, { space: body.team_id, channel, person })
    const reply = await runner.runText(text === '' ? 'help' : text, caller)
    await send(reply, client, { channel, person, ...(thread !== undefined && { thread }) })
  })

  app.shortcut<MessageShortcut>(ids.checkQuotes, async ({ ack, shortcut, client }) => {
    await ack()
    const { channel, user, team, message, response_url } = shortcut
    const call = { command: 'check', input: { text: decodeMessage(message.text ?? '') } }
    const caller = await callerOf(client, { space: team?.id, channel: channel.id, person: user.id })
    const place = { channel: channel.id, person: user.id, responseUrl: response_url, ...threadOf(message) }
    await send(await runner.run(call, caller), client, place)
  })
}

function listenToHome(app: App, { runner, upload, toAddress, callerOf }: ListenerDeps): void {
  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab !== 'home') return
    const space = body.team_id
    const [asking, channels] = await Promise.all([
      callerOf(client, { space, person: event.user }),
      listChannels(client, event.user),
    ])
    const caller = {
      ...asking,
      channels: channels.map(({ id, name }) => ({ id: toAddress(space, id), name })),
    }
    const answers = await Promise.all(
      HOME_CALLS.map(async (call) => {
        const reply = await runner.run(call, caller)
        return { reply, writeCall: await prepareCalls(reply, runner) }
      }),
    )
    const wording = wordingFor(caller.locale)
    await showHome(answers, { client, upload, person: event.user, wording })
  })
}

function listenToButtons(app: App, { runner, upload, callerOf, send }: ListenerDeps): void {
  app.action<BlockAction>(/^(?:call|page):/, async ({ ack, action, body, client }) => {
    await ack()
    const call = await parseCallValue('value' in action ? action.value : '', runner)
    const caller = await callerOf(client, {
      space: body.team?.id,
      channel: body.channel?.id,
      person: body.user.id,
    })
    const given = call === undefined ? presentExpired(caller.locale) : await runner.run(call, caller)
    // What comes of a private message stays private, and so does what others see of a page. No private answer takes the
    // place of what all can read.
    const isPrivate = body.container.is_ephemeral === true
    const { isPage, isTheirs } = readPageButton(action.action_id, body.user.id)
    const reply: Reply = isPrivate || (isPage && !isTheirs) ? { ...given, visibility: 'caller' } : given
    const turnsOver = isPage && (isPrivate || reply.visibility === 'everyone')
    const place = placeOf(body)
    if (place !== undefined) {
      await send(reply, client, place, turnsOver)
      return
    }
    const answer = { reply, writeCall: await prepareCalls(reply, runner) }
    const where = body.view?.type === 'modal' ? { viewId: body.view.id } : { triggerId: body.trigger_id }
    await showModal(answer, { client, upload, place: where })
  })

  // A link's button only wants to be acknowledged.
  app.action(/^link:/, async ({ ack }) => ack())
}

function presentExpired(locale: string | undefined): Reply {
  const { buttons, tag } = wordingFor(locale)
  return {
    title: buttons.expired,
    blocks: [{ kind: 'text', text: [{ kind: 'text', text: buttons.askAgain }] }],
    actions: [],
    visibility: 'caller',
    locale: tag,
  }
}

/** What a form should ask for: anything where no command is named, the rest where one lacks what it needs. */
function findUnclear(text: string, table: readonly Command[]): CommandCall | undefined {
  const parsed = parseText(text, table)
  if (parsed.kind === 'unknown-command') return { command: '', input: {} }
  const { input } = parsed.call
  const lacks = Object.entries(parsed.command.options).some(
    ([name, { required }]) => required && (input[name] ?? '') === '',
  )
  return lacks ? parsed.call : undefined
}

async function opens(
  client: webApi.WebClient,
  trigger_id: string,
  view: ReturnType<typeof renderForm>,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id, view })
    return true
  } catch {
    // A trigger lasts three seconds: whoever had to wait longer gets the same in words.
    return false
  }
}

/** Where a button's answer goes; undefined where the button is in a modal or on the Home tab. */
function placeOf({ channel, user, response_url, message, container }: BlockAction): Place | undefined {
  if (channel === undefined) return undefined
  return {
    channel: channel.id,
    person: user.id,
    ...(response_url !== '' && { responseUrl: response_url }),
    // An ephemeral message comes without itself, but with where it was.
    ...threadOf(message ?? container),
  }
}

function threadOf(message: Readonly<Record<string, unknown>>): { thread?: string } {
  return typeof message.thread_ts === 'string' ? { thread: message.thread_ts } : {}
}
