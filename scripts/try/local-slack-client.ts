import { once } from 'node:events'

/** The workspace that is tried on: one app for each transport, and where all of it listens. */
export const LOCAL_SLACK = {
  port: 3000,
  /** Where Summit's own server listens, for the app that is reached over HTTP. */
  summitPort: 3001,
  channel: 'C01NEWS',
  person: 'U01ADA',
  workspace: {
    workspace: { name: 'Harbour', domain: 'harbour', teamId: 'T01HARBOUR' },
    apps: [
      {
        ...{ appId: 'A01SOCKET', botUserId: 'U0SOCKET', botName: 'summit-socket', mode: 'socket' },
        ...{ botToken: 'xoxb-socket', appToken: 'xapp-socket', signingSecret: 'unused-secret' },
      },
      {
        ...{ appId: 'A02HTTP', botUserId: 'U0HTTP', botName: 'summit-http', mode: 'events' },
        ...{ botToken: 'xoxb-http', appToken: 'xapp-http', signingSecret: 'signing-secret' },
        requestUrl: 'http://127.0.0.1:3001/slack/events',
      },
    ],
    users: [{ id: 'U01ADA', name: 'ada', real_name: 'Ada Fenwick' }],
    channels: [{ id: 'C01NEWS', name: 'news', members: ['U01ADA', 'U0SOCKET', 'U0HTTP'] }],
  },
} as const

/** A message as it stands in the channel. */
export interface PostedMessage {
  readonly ts: string
  readonly text: string
  readonly blocks?: readonly object[]
  readonly app_id?: string
  /** Who alone sees it. */
  readonly ephemeral_to?: string
}

/** A modal or a Home tab. */
export interface OpenView {
  readonly callback_id?: string
  readonly blocks: readonly object[]
}

/** Everything that a person would see, and what they can do. */
export interface LocalSlack {
  readonly isUp: () => Promise<boolean>
  readonly messages: () => Promise<PostedMessage[]>
  readonly views: () => Promise<{
    readonly modals: readonly OpenView[]
    readonly home: (appId: string) => OpenView | undefined
  }>
  readonly command: (appId: string, text: string) => Promise<void>
  readonly say: (text: string) => Promise<void>
  readonly press: (messageTs: string, action: object) => Promise<void>
  readonly openHome: (appId: string) => Promise<void>
  readonly submit: (values: object) => Promise<void>
}

const { channel, person, port } = LOCAL_SLACK
const control = (path: string): string => `http://127.0.0.1:${port}/_control/${path}`

/** Its control interface, and the socket of its page for what that lacks. */
export function createLocalSlack(): LocalSlack {
  const post = async (path: string, body: object): Promise<void> => {
    const response = await fetch(control(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel, user: person, ...body }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
  return {
    isUp: async () =>
      fetch(control('state')).then(
        ({ ok }) => ok,
        () => false,
      ),
    messages: async () => {
      const response = await fetch(control(`messages/${channel}`))
      return ((await response.json()) as { messages: PostedMessage[] }).messages
    },
    views: async () => {
      const { modalStack = [], homeViews = {} } = await onPage()
      return { modals: modalStack, home: (appId) => homeViews[person]?.[appId] }
    },
    command: async (appId, text) => post('command', { appId, command: '/summit', text }),
    say: async (text) => post('message', { text }),
    press: async (messageTs, action) => post('interact', { messageTs, action }),
    openHome: async (appId) => post('open-home', { appId }),
    submit: async (values) => {
      await onPage({ t: 'view_submit', user: person, values })
    },
  }
}

interface PageState {
  readonly modalStack?: readonly OpenView[]
  readonly homeViews?: Readonly<Record<string, Readonly<Record<string, OpenView>>>>
}

/** What the page shows when it is opened; does something there if that is wanted. */
async function onPage(action?: object): Promise<PageState> {
  const page = new WebSocket(`ws://127.0.0.1:${port}/ui`)
  try {
    const [event] = (await once(page, 'message')) as [{ readonly data: string }]
    if (action !== undefined) page.send(JSON.stringify(action))
    return (JSON.parse(event.data) as { state: PageState }).state
  } finally {
    page.close()
  }
}
