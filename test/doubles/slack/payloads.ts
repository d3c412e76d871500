let serial = 0

/** The ids that every payload shares. */
export const where = { team: 'T1', channel: 'C1', person: 'U1' } as const

const next = (): string => String((serial += 1))

/** `/summit …` as Slack sends it. */
export function slashCommand(text: string, responseUrl: string) {
  return {
    command: '/summit',
    text,
    response_url: responseUrl,
    trigger_id: `trigger.${next()}`,
    team_id: where.team,
    team_domain: 'harbour',
    channel_id: where.channel,
    channel_name: 'news',
    user_id: where.person,
    user_name: 'ada',
    api_app_id: 'A1',
    token: 'verification',
    is_enterprise_install: 'false',
  }
}

/** An event in the envelope of the Events API. */
export function eventCallback(event: Readonly<Record<string, unknown>>) {
  return {
    type: 'event_callback',
    team_id: where.team,
    api_app_id: 'A1',
    event_id: `Ev${next()}`,
    event_time: 1_700_000_000,
    authorizations: [
      {
        enterprise_id: null,
        team_id: where.team,
        user_id: 'U0BOT',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
  }
}

/** A pressed button, or a choice made, in a message. */
export function blockAction(
  action: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>> = {},
) {
  return {
    ...interaction('block_actions'),
    channel: { id: where.channel, name: 'news' },
    container: { type: 'message', message_ts: '1700000000.000100', channel_id: where.channel },
    message: { type: 'message', ts: '1700000000.000100', text: 'words' },
    response_url: '',
    actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
    ...over,
  }
}

/** The same inside a view, where there is no channel. */
export function viewAction(
  action: Readonly<Record<string, unknown>>,
  view: Readonly<Record<string, unknown>>,
) {
  return {
    ...interaction('block_actions'),
    container: { type: 'view', view_id: 'V1' },
    view: openView(view),
    actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
  }
}

/** A form that is sent. */
export function viewSubmission(view: Readonly<Record<string, unknown>>) {
  return { ...interaction('view_submission'), view: openView(view), response_urls: [] }
}

/** What somebody types into an external select. */
export function blockSuggestion(blockId: string, value: string, view: Readonly<Record<string, unknown>>) {
  return {
    ...interaction('block_suggestion'),
    // What is only typed triggers nothing.
    trigger_id: undefined,
    action_id: 'summit_field',
    block_id: blockId,
    value,
    container: { type: 'view' },
    view: openView(view),
  }
}

/** A message shortcut. */
export function messageShortcut(
  callbackId: string,
  message: Readonly<Record<string, unknown>>,
  responseUrl: string,
) {
  return {
    ...interaction('message_action'),
    callback_id: callbackId,
    message_ts: '1700000000.000200',
    response_url: responseUrl,
    channel: { id: where.channel, name: 'news' },
    message: { type: 'message', user: 'U2', ts: '1700000000.000200', ...message },
    action_ts: '1',
  }
}

function interaction(type: string) {
  return {
    type,
    trigger_id: `trigger.${next()}`,
    team: { id: where.team, domain: 'harbour' },
    user: { id: where.person, name: 'ada', username: 'ada', team_id: where.team },
    api_app_id: 'A1',
    token: 'verification',
    enterprise: null,
    is_enterprise_install: false,
  }
}

function openView(view: Readonly<Record<string, unknown>>) {
  return {
    id: 'V1',
    team_id: where.team,
    hash: '1.x',
    type: 'modal',
    state: { values: {} },
    private_metadata: '',
    ...view,
  }
}
