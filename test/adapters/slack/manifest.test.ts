import { describe, expect, it } from 'vitest'
import { buildManifest } from '../../../src/adapters/slack/manifest.ts'
import { ids } from '../../../src/adapters/slack/render-form.ts'
import { commandTable } from '../../../src/commands/table.ts'
import { refusalsOfManifest } from '../../doubles/slack/block-kit.ts'

const socket = buildManifest(commandTable, { kind: 'socket' })
const http = buildManifest(commandTable, { kind: 'http', url: 'https://summit.example' })

describe('the manifest', () => {
  it('is one by Slack’s own type, either way', () => {
    expect(refusalsOfManifest(socket)).toEqual([])
    expect(refusalsOfManifest(http)).toEqual([])
    expect(refusalsOfManifest({ ...socket, features: { slash_commands: [{ command: '/x' }] } })).not.toEqual(
      [],
    )
  })

  it('hints at every command of the table, within Slack’s limit', () => {
    const [command] = socket.features?.slash_commands ?? []
    expect(command?.command).toBe('/summit')
    for (const { name } of commandTable) expect(command?.usage_hint).toContain(name)
    expect(command?.usage_hint?.length).toBeLessThanOrEqual(1000)
  })

  it('asks for each permission that an event or a feature needs', () => {
    const scopes = socket.oauth_config?.scopes?.bot ?? []
    const events = socket.settings?.event_subscriptions?.bot_events ?? []
    expect(events).toContain('app_mention')
    expect(scopes).toEqual(
      expect.arrayContaining(['app_mentions:read', 'commands', 'chat:write', 'chat:write.public']),
    )
    expect(socket.features?.shortcuts).toMatchObject([{ type: 'message', callback_id: ids.checkQuotes }])
  })

  it('names no address in Socket Mode, and the one server’s in HTTP mode', () => {
    expect(JSON.stringify(socket)).not.toContain('http')
    expect(socket.settings?.socket_mode_enabled).toBe(true)
    expect(http).toMatchObject({
      features: { slash_commands: [{ url: 'https://summit.example/slack/events' }] },
      oauth_config: { redirect_urls: ['https://summit.example/slack/oauth_redirect'] },
      settings: {
        socket_mode_enabled: false,
        event_subscriptions: { request_url: 'https://summit.example/slack/events' },
        interactivity: { message_menu_options_url: 'https://summit.example/slack/events' },
      },
    })
  })
})
