import type { webApi } from '@slack/bolt'
import type { Command } from '../../commands/command.ts'
import { SLASH_COMMAND } from './listen.ts'
import { ids } from './render-form.ts'

/** How Slack is to reach the app: by the socket that it opens, or at its own public address. */
export type ManifestMode = { readonly kind: 'socket' } | { readonly kind: 'http'; readonly url: string }

/** The permissions that the app asks for, each with what it is for. */
export const scopes = {
  commands: 'the slash command and the message shortcut',
  'app_mentions:read': 'answering @Summit',
  'chat:write': 'posting digests, answers to mentions, and word to whoever made a digest that stopped',
  'chat:write.public': 'posting in public channels that Summit was not invited to',
  'users:read': 'letting admins, and nobody else, set up digests and feeds',
  'channels:read':
    'seeing whether a channel for digests is archived, and whose digests the Home tab is to show',
  'groups:read': 'the same for private channels',
  'channels:history': 'looking up, after a crash, whether a digest was posted',
  'groups:history': 'the same for private channels',
  'files:write': 'pictures of quotations and of who was heard',
  'files:read': 'seeing whether Slack has taken in such a picture',
} as const

/** Slack's own type of a manifest. */
type Manifest = webApi.AppsManifestCreateArguments['manifest']

/** The app's manifest, to be pasted at api.slack.com/apps: command, hint and description come from the table. */
export function buildManifest(table: readonly Command[], mode: ManifestMode): Manifest {
  const url = mode.kind === 'http' ? { url: addressIn(mode.url, 'events') } : {}
  const requestUrl = mode.kind === 'http' ? { request_url: addressIn(mode.url, 'events') } : {}
  return {
    display_information: {
      name: 'Summit',
      description: 'Finds who said what in the news, word for word, with a link.',
      background_color: '#1d3557',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'summit', always_online: true },
      slash_commands: [
        {
          command: SLASH_COMMAND,
          description: 'Ask the news: quotations, briefings, checks',
          usage_hint: table.map(({ name }) => name).join(' | '),
          should_escape: false,
          ...url,
        },
      ],
      shortcuts: [
        {
          type: 'message',
          name: 'Check quotes',
          callback_id: ids.checkQuotes,
          description: 'Check whether what this message quotes was really said',
        },
      ],
    },
    oauth_config: {
      ...(mode.kind === 'http' && { redirect_urls: [addressIn(mode.url, 'oauth_redirect')] }),
      scopes: { bot: scopeNames() },
    },
    settings: {
      event_subscriptions: {
        bot_events: ['app_home_opened', 'app_mention', 'app_uninstalled', 'tokens_revoked'],
        ...requestUrl,
      },
      interactivity: {
        is_enabled: true,
        ...requestUrl,
        ...(mode.kind === 'http' && { message_menu_options_url: addressIn(mode.url, 'events') }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: mode.kind === 'socket',
      token_rotation_enabled: false,
    },
  }
}

/** The names of the permissions. */
export function scopeNames(): (keyof typeof scopes)[] {
  return Object.keys(scopes) as (keyof typeof scopes)[]
}

function addressIn(publicUrl: string, path: string): string {
  return new URL(`/slack/${path}`, publicUrl).href
}
