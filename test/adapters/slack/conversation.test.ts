import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ids } from '../../../src/adapters/slack/render-form.ts'
import type { CommandRunner } from '../../../src/commands/command-runner.ts'
import { commandTable } from '../../../src/commands/table.ts'
import {
  blockAction,
  blockSuggestion,
  eventCallback,
  messageShortcut,
  slashCommand,
  viewAction,
  viewSubmission,
  where,
} from '../../doubles/slack/payloads.ts'
import type { SlackDouble } from '../../doubles/slack/slack-double.ts'
import { refusalsOfMessage, refusalsOfOptions, refusalsOfView } from '../../doubles/slack/block-kit.ts'
import { type Harness, openCommands, startOverHttp, startOverSocket } from '../../support/slack-harness.ts'
import { textOfMessages } from './read-message.ts'

interface Message {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly response_type?: string
  readonly replace_original?: boolean
  readonly thread_ts?: string
}

interface Block {
  readonly type: string
  readonly elements?: readonly {
    readonly action_id?: string
    readonly value?: string
    readonly url?: string
  }[]
}

interface Form {
  readonly type: string
  readonly callback_id?: string
  readonly private_metadata: string
  readonly blocks: readonly {
    readonly block_id: string
    readonly optional?: boolean
    readonly element: Readonly<Record<string, unknown>> & { readonly type: string }
  }[]
}

let commands: { runner: CommandRunner; close: () => Promise<void> }
beforeAll(async () => {
  commands = await openCommands()
})
afterAll(async () => commands.close())

describe.each([
  ['over Socket Mode', startOverSocket],
  ['over HTTP', startOverHttp],
] as const)('Slack %s', (_name, start) => {
  let harness: Harness
  let double: SlackDouble
  beforeAll(async () => {
    harness = await start(commands.runner)
    double = harness.double
  })
  afterAll(async () => harness.close())

  async function responded(): Promise<Message> {
    return checkMessage((await double.nextCall('response_url')).body)
  }
  async function opened(): Promise<Form> {
    return checkView((await double.nextCall('views.open')).body.view)
  }

  it('acknowledges a command with nothing, then answers in the channel', async () => {
    expect(
      await harness.deliver('slash_commands', slashCommand('quote putin', double.responseUrl())),
    ).toEqual({})
    const message = await responded()
    expect(message.response_type).toBe('in_channel')
    expect(message.replace_original).toBe(false)
    expect(message.text).toContain('Vladimir Putin')
    expect(textOfMessages([message])).toContain('the primary causes of the conflict')
  })

  it('links each answer to its source, with a button and at the quotation', async () => {
    await harness.deliver('slash_commands', slashCommand('quote fenwick', double.responseUrl()))
    const message = await responded()
    const url = 'https://news.example/bridge'
    expect(buttonsOf(message).filter((button) => button.url === url)).toHaveLength(1)
    expect(textOfMessages([message])).toContain(`A Bridge (${url})`)
  })

  it('answers privately where the command or its caller wants that', async () => {
    await harness.deliver('slash_commands', slashCommand('help', double.responseUrl()))
    expect((await responded()).response_type).toBe('ephemeral')
    await harness.deliver('slash_commands', slashCommand('speakers visibility:private', double.responseUrl()))
    expect((await responded()).response_type).toBe('ephemeral')
  })

  it('answers in the language that somebody reads Slack in, and asks in it', async () => {
    double.answer('users.info', { ok: true, user: { locale: 'de-DE' } })
    const asked = (text: string) => ({ ...slashCommand(text, double.responseUrl()), user_id: 'UDE' })
    await harness.deliver('slash_commands', asked('quote putin'))
    const said = textOfMessages([await responded()])
    expect(said).toContain('Absatz')
    expect(said).toContain('the primary causes of the conflict must be eliminated')
    await harness.deliver('slash_commands', asked('quote'))
    const form = await opened()
    expect(JSON.stringify(form)).toContain('Wer es gesagt hat')
    expect(JSON.parse(form.private_metadata)).toMatchObject({ locale: 'de-DE' })
    double.answer('users.info', undefined)
  })

  it('reads entities in a command as what was typed', async () => {
    await harness.deliver('slash_commands', slashCommand('quote A&amp;B &lt;C&gt;', double.responseUrl()))
    expect(textOfMessages([await responded()])).toContain('A&B <C>')
  })

  it('posts once a response URL is used up, to the same people', async () => {
    await harness.deliver('slash_commands', slashCommand('speakers', double.responseUrl(0)))
    await responded()
    const { body } = await double.nextCall('chat.postMessage')
    expect(body).toMatchObject({ channel: where.channel, unfurl_links: 'false', unfurl_media: 'false' })
    await harness.deliver('slash_commands', slashCommand('help', double.responseUrl(0)))
    await responded()
    expect((await double.nextCall('chat.postEphemeral')).body).toMatchObject({ user: where.person })
  })

  it.each(['', 'nonsense here'])('opens the form for ‘%s’', async (text) => {
    await harness.deliver('slash_commands', slashCommand(text, double.responseUrl()))
    const form = await opened()
    expect(form.callback_id).toBe(ids.form)
    const [choice] = form.blocks
    const options = choice?.element.options as { value: string }[]
    expect(options.map(({ value }) => value)).toEqual(commandTable.map(({ name }) => name))
  })

  it('opens the form of a command that lacks what it needs, with what was given', async () => {
    await harness.deliver('slash_commands', slashCommand('quote since:2025-08-01', double.responseUrl()))
    const form = await opened()
    const field = (name: string) => form.blocks.find(({ block_id }) => block_id === `quote:${name}`)
    expect(field('speaker')).toMatchObject({
      optional: false,
      element: { type: 'external_select', min_query_length: 0 },
    })
    expect(field('article')).toMatchObject({ optional: true, element: { type: 'external_select' } })
    expect(field('since')?.element).toMatchObject({ type: 'datepicker', initial_date: '2025-08-01' })
    expect(field('visibility')?.element.type).toBe('static_select')
    expect(field('page')).toBeUndefined()
  })

  it('says in words what a form would have asked, where none can be opened any more', async () => {
    double.answer('views.open', { ok: false, error: 'expired_trigger_id' })
    await harness.deliver('slash_commands', slashCommand('quote', double.responseUrl()))
    await double.nextCall('views.open')
    double.answer('views.open', undefined)
    expect(textOfMessages([await responded()])).toContain('speaker')
  })

  it('changes the form when another command is chosen, and keeps where the answer goes', async () => {
    const memory = JSON.stringify({
      place: { channel: 'C1', person: 'U1', responseUrl: 'https://a.example' },
    })
    const state = { values: { [ids.command]: { [ids.command]: { selected_option: { value: 'ask' } } } } }
    const action = { type: 'static_select', action_id: ids.command, block_id: ids.command }
    await harness.deliver('interactive', viewAction(action, { state, private_metadata: memory }))
    const { body } = await double.nextCall('views.update')
    const form = checkView(body.view)
    expect(body).toMatchObject({ view_id: 'V1', hash: '1.x' })
    expect(form.blocks.map(({ block_id }) => block_id)).toContain('ask:question')
    expect(form.private_metadata).toBe(memory)
  })

  it('completes a speaker, in the options’ own form', async () => {
    const answer = await harness.deliver('interactive', blockSuggestion('quote:speaker', 'pu', {}))
    const { options } = answer as { options: { text: { text: string }; value: string }[] }
    expect(options.map(({ text }) => text.text).join()).toContain('Putin')
    expect(refusalsOfOptions(options)).toEqual([])
  })

  it('completes a publisher that the channel’s digest leaves out', async () => {
    const caller = { platform: 'slack', channel: where.channel, mayManage: true } as const
    for (const text of ['digest on', 'digest mute The Gazette']) await commands.runner.runText(text, caller)
    const memory = { private_metadata: JSON.stringify({ place: where }) }
    const suggestion = blockSuggestion('digest unmute:publisher', 'gaz', memory)
    const { options } = (await harness.deliver('interactive', suggestion)) as { options: object[] }
    expect(options).toMatchObject([{ value: 'The Gazette' }])
    await commands.runner.runText('digest off', caller)
  })

  it('has nothing to complete for a field that has no suggestions', async () => {
    expect(await harness.deliver('interactive', blockSuggestion('ask:question', 'x', {}))).toEqual({
      options: [],
    })
  })

  it('answers a form where it was asked for', async () => {
    const place = { channel: where.channel, person: where.person, responseUrl: double.responseUrl() }
    const values = {
      [ids.command]: { [ids.command]: { type: 'static_select', selected_option: { value: 'quote' } } },
      'quote:speaker': { [ids.field]: { selected_option: { value: 'Vladimir Putin' } } },
      'quote:about': { [ids.field]: { value: 'tragedy' } },
      'quote:since': { [ids.field]: { selected_date: null } },
      'ask:question': { [ids.field]: { value: 'left over from before' } },
    }
    const view = { callback_id: ids.form, private_metadata: JSON.stringify({ place }), state: { values } }
    expect(await harness.deliver('interactive', viewSubmission(view))).toEqual({})
    const message = await responded()
    expect(message.text).toMatch(/^Vladimir Putin: \d quotation/)
    expect(textOfMessages([message])).toContain('tragedy')
  })

  it('answers a form from the Home tab in the form itself', async () => {
    const values = { [ids.command]: { [ids.command]: { selected_option: { value: 'articles' } } } }
    const answer = await harness.deliver(
      'interactive',
      viewSubmission({ callback_id: ids.form, state: { values } }),
    )
    expect(answer).toMatchObject({ response_action: 'update' })
    expect(refusalsOfView((answer as { view: object }).view)).toEqual([])
    const view = checkView((await double.nextCall('views.update')).body.view)
    expect(textOfMessages([view])).toContain('2 articles')
  })

  it('turns pages in place for whoever asked, as often as they like, and for others in private', async () => {
    const press = async (message: Message, direction: string, person: string): Promise<Message> => {
      const button = buttonsOf(message).find(({ action_id = '' }) =>
        action_id.startsWith(`page:${direction}`),
      )
      const over = { response_url: double.responseUrl(), user: { id: person, team_id: where.team } }
      await harness.deliver('interactive', blockAction({ ...button }, over))
      return responded()
    }
    await harness.deliver('slash_commands', slashCommand('quote putin', double.responseUrl()))
    const first = await responded()
    const second = await press(first, 'next', where.person)
    expect(second).toMatchObject({ response_type: 'in_channel', replace_original: true })
    expect(textOfMessages([second])).toContain('Page 2 of')
    const theirs = await press(second, 'previous', 'U2')
    expect(theirs).toMatchObject({ response_type: 'ephemeral', replace_original: false })
    expect(textOfMessages([theirs])).toContain('Page 1 of')
    expect(await press(second, 'previous', where.person)).toMatchObject({ replace_original: true })
  })

  it('leaves a message to the channel where whoever pressed asks too fast, or its button is too old', async () => {
    const payload = blockAction(
      { action_id: 'page:next', value: '~unknown' },
      { response_url: double.responseUrl() },
    )
    await harness.deliver('interactive', payload)
    expect(await responded()).toMatchObject({ response_type: 'ephemeral', replace_original: false })
  })

  it.each([
    ['page:next', { command: 'articles', input: { page: 1 } }, true],
    ['call:0', { command: 'brief', input: { article: 'bridge' } }, false],
  ])('keeps private what the button ‘%s’ of a private message gives', async (action_id, call, replace) => {
    const container = { type: 'message', message_ts: '2.2', channel_id: 'C1', is_ephemeral: true }
    const payload = blockAction(
      { action_id, value: JSON.stringify(call) },
      { container, message: undefined, response_url: double.responseUrl() },
    )
    await harness.deliver('interactive', payload)
    expect(await responded()).toMatchObject({ response_type: 'ephemeral', replace_original: replace })
  })

  it('answers another button beside the message, in the thread where it was pressed', async () => {
    const value = JSON.stringify({ command: 'speakers', input: {} })
    const message = { type: 'message', ts: '2.2', thread_ts: '1.1' }
    const payload = blockAction(
      { action_id: 'call:0', value },
      { message, response_url: double.responseUrl() },
    )
    await harness.deliver('interactive', payload)
    expect(await responded()).toMatchObject({ replace_original: false, thread_ts: '1.1' })
  })

  it('keeps a call that is too long for a button, and finds it again', async () => {
    const call = { command: 'ask', input: { question: 'Why? '.repeat(500) } }
    const reference = await commands.runner.keepCall(call)
    const payload = blockAction(
      { action_id: 'call:0', value: `~${reference}` },
      { response_url: double.responseUrl() },
    )
    await harness.deliver('interactive', payload)
    expect((await responded()).text).not.toContain('expired')
  })

  it.each(['~unknown', '{"command":1}', 'not json', ''])(
    'says that a button with ‘%s’ has expired',
    async (value) => {
      await harness.deliver(
        'interactive',
        blockAction({ action_id: 'call:0', value }, { response_url: double.responseUrl() }),
      )
      const message = await responded()
      expect(message.text).toContain('expired')
      expect(message.response_type).toBe('ephemeral')
    },
  )

  it('acknowledges a link’s button and says nothing', async () => {
    expect(await harness.deliver('interactive', blockAction({ action_id: 'link:0' }))).toEqual({})
  })

  it('checks the quotations of a message', async () => {
    const text =
      '&gt; &quot;hello&quot; she said: “there’s no deal until there’s a deal” <https://a.example|source> &amp; more'
    const message = { text, thread_ts: '1.1' }
    const payload = messageShortcut(ids.checkQuotes, message, double.responseUrl())
    expect(await harness.deliver('interactive', payload)).toEqual({})
    const answer = await responded()
    expect(answer.thread_ts).toBe('1.1')
    expect(answer.response_type).toBe('ephemeral')
    expect(textOfMessages([answer])).toContain('Donald Trump')
  })

  it('answers a mention as a command, in the thread if it came from one', async () => {
    const mention = {
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      ts: '3.3',
      text: '<@U0BOT> quote putin',
    }
    await harness.deliver('events_api', eventCallback(mention))
    const { body } = await double.nextCall('chat.postMessage')
    expect(checkMessage(body).text).toContain('Vladimir Putin')
    expect(body).not.toHaveProperty('thread_ts')
    await harness.deliver('events_api', eventCallback({ ...mention, thread_ts: '1.1', ts: '3.4' }))
    expect((await double.nextCall('chat.postMessage')).body).toMatchObject({ thread_ts: '1.1' })
  })

  it('explains itself to a bare mention, and only to whoever made it', async () => {
    const mention = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '3.3', text: '<@U0BOT>' }
    await harness.deliver('events_api', eventCallback(mention))
    const { body } = await double.nextCall('chat.postEphemeral')
    expect(body).toMatchObject({ user: 'U1', channel: 'C1' })
    expect(checkMessage(body).text).toContain('What you can ask')
  })

  it('does not answer a bot, itself included', async () => {
    const from = (over: object) =>
      eventCallback({ type: 'app_mention', channel: 'C1', ts: '3.3', text: '<@U0BOT> help', ...over })
    await harness.deliver('events_api', from({ user: 'U9', bot_id: 'B9' }))
    await harness.deliver('events_api', from({ user: 'U0BOT' }))
    const before = double.calls.length
    await harness.deliver('slash_commands', slashCommand('speakers', double.responseUrl()))
    await responded()
    const sent = double.calls.slice(before).map(({ method }) => method)
    expect(sent.filter((method) => method !== 'users.info')).toEqual(['response_url'])
  })

  it('shows the articles and who is quoted on the Home tab, with buttons that open', async () => {
    await harness.deliver(
      'events_api',
      eventCallback({ type: 'app_home_opened', tab: 'home', user: 'U1', channel: 'D1' }),
    )
    const { body } = await double.nextCall('views.publish')
    const home = checkView(body.view)
    expect(body.user_id).toBe('U1')
    expect(textOfMessages([home])).toMatch(/2 articles[^]*Who is quoted/)
    const button = buttonsOf(home).find(({ action_id }) => action_id === 'call:0')
    await harness.deliver(
      'interactive',
      viewAction({ action_id: 'call:0', value: button?.value }, { type: 'home' }),
    )
    expect(textOfMessages([await opened()])).toMatch(/Alaska|Bridge/)
    await harness.deliver('interactive', viewAction({ action_id: ids.ask }, { type: 'home' }))
    expect((await opened()).callback_id).toBe(ids.form)
  })

  it('shows on the Home tab the digests of a person and of their channels, and nobody else’s', async () => {
    const made = (channel: string, person: string) =>
      ({ platform: 'slack', space: where.team, channel, person, mayManage: true }) as const
    for (const [text, caller] of [
      ['digest on about:ferries', made('C7', 'U1')],
      ['digest on about:tides', made('C9', 'U2')],
      ['digest on about:secrets', made('C8', 'U2')],
      ['digest on about:elsewhere', { ...made('C6', 'U1'), space: 'T2' }],
    ] as const)
      await commands.runner.runText(text, caller)
    double.answer('users.conversations', { ok: true, channels: [{ id: 'C9', name: 'harbour' }] })
    const opening = { type: 'app_home_opened', tab: 'home', user: 'U1', channel: 'D1' }
    await harness.deliver('events_api', eventCallback(opening))
    const home = textOfMessages([checkView((await double.nextCall('views.publish')).body.view)])
    expect(home).toMatch(/#harbour · [^\n]*about tides/)
    expect(home).toMatch(/about ferries[^\n]*made by you/)
    expect(home).not.toMatch(/secrets|elsewhere/)
    double.answer('users.conversations', { ok: false, error: 'missing_scope' })
    await harness.deliver('events_api', eventCallback(opening))
    const poorer = textOfMessages([checkView((await double.nextCall('views.publish')).body.view)])
    expect(poorer).toContain('about ferries')
    expect(poorer).not.toContain('tides')
  })

  it('turns pages of a modal in the modal', async () => {
    const value = JSON.stringify({ command: 'quote', input: { speaker: 'Donald Trump', page: 2 } })
    await harness.deliver('interactive', viewAction({ action_id: 'page:next', value }, { type: 'modal' }))
    const { body } = await double.nextCall('views.update')
    expect(body.view_id).toBe('V1')
    expect(textOfMessages([checkView(body.view)])).toContain('Page 2 of')
  })

  it('answers the same delivery once, however often it comes', async () => {
    const payload = slashCommand('speakers', double.responseUrl())
    const count = () => double.calls.filter(({ method }) => method === 'response_url').length
    await harness.deliver('slash_commands', payload)
    await responded()
    const before = count()
    expect(await harness.deliver('slash_commands', payload)).toEqual({})
    const event = eventCallback({
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      ts: '3.3',
      text: '<@U0BOT> speakers',
    })
    await harness.deliver('events_api', event)
    await double.nextCall('chat.postMessage')
    const posts = double.calls.length
    await harness.deliver('events_api', event)
    await harness.deliver('slash_commands', slashCommand('help', double.responseUrl()))
    await responded()
    expect(count()).toBe(before + 1)
    expect(double.calls.length).toBe(posts + 1)
  })
})

function checkMessage(body: unknown): Message {
  expect(refusalsOfMessage(body)).toEqual([])
  return body as Message
}

function checkView(view: unknown): Form {
  expect(refusalsOfView(view)).toEqual([])
  return view as Form
}

function buttonsOf({ blocks }: { readonly blocks: readonly object[] }) {
  return (blocks as readonly Block[]).flatMap(({ type, elements = [] }) =>
    type === 'actions' ? elements : [],
  )
}
