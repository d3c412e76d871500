import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'

const botToken = `xoxb-${'1'.repeat(12)}`
const appToken = `xapp-${'1'.repeat(12)}`

describe('the configuration of Slack', () => {
  it('is missing where no variable is set', () => {
    expect(parseConfig({}).slack).toBeUndefined()
  })

  it('is Socket Mode for one workspace with two tokens', () => {
    expect(parseConfig({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken }).slack).toEqual({
      transport: { kind: 'socket', appToken },
      workspaces: { kind: 'one', botToken },
      apiUrl: 'https://slack.com/api/',
    })
  })

  it('is HTTP with a signing secret, many workspaces with a client id', () => {
    const environment = {
      SLACK_SIGNING_SECRET: 'signing-secret',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_STATE_SECRET: 'a state secret of some length',
    }
    expect(parseConfig(environment).slack).toMatchObject({
      transport: { kind: 'http', signingSecret: 'signing-secret' },
      workspaces: { kind: 'many', clientId: '1.2' },
    })
  })

  it('names all that is missing or wrong in one message, with no value', () => {
    const environment = { PORT: 'x', SLACK_BOT_TOKEN: 'xoxp-secret', SLACK_API_URL: 'nowhere' }
    const parse = () => parseConfig(environment)
    expect(parse).toThrow(/PORT.*SLACK_APP_TOKEN.*missing.*SLACK_BOT_TOKEN.*xoxb-.*SLACK_API_URL/)
    expect(parse).not.toThrow(/secret/)
  })

  it('takes one workspace or many, not both', () => {
    const environment = {
      SLACK_APP_TOKEN: appToken,
      SLACK_BOT_TOKEN: botToken,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_STATE_SECRET: 'short',
    }
    expect(() => parseConfig(environment)).toThrow(/SLACK_STATE_SECRET.*SLACK_BOT_TOKEN/)
  })
})
