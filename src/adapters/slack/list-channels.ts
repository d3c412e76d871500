import type { webApi } from '@slack/bolt'

/** Channels read at once: more than anybody follows, and as many as Slack gives (“less than 1000”). */
const MOST = 999

/**
 * The channels that somebody is in, as far as Summit may know: public ones, and private ones that it is in as well. None
 * where Slack does not say: what is shown of them can be had in the channel, too.
 */
export async function listChannels(
  client: webApi.WebClient,
  person: string,
): Promise<{ id: string; name: string }[]> {
  try {
    const { channels = [] } = await client.users.conversations({
      user: person,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: MOST,
    })
    return channels.flatMap(({ id, name }) => (id === undefined || name === undefined ? [] : [{ id, name }]))
  } catch {
    return []
  }
}
