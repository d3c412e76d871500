import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import type {
  ChannelKey,
  Delivery,
  Subscription,
  SubscriptionSettings,
  SubscriptionStore,
} from './subscription.ts'

/** The state of a row that stands for none any more. */
export const ENDED = 'ended'

/** Keeps subscriptions in their own table. */
export function createSubscriptionStore(db: Kysely<Schema>, { name }: Engine): SubscriptionStore {
  return {
    saveSubscription: async (subscription) => {
      const { id, ...row } = toRow(subscription)
      await db
        .insertInto('subscription')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    changeSubscription: async (id, change) =>
      db.transaction().execute(async (trx) => {
        const query = trx
          .selectFrom('subscription')
          .selectAll()
          .where('id', '=', id)
          .where('state', '<>', ENDED)
        const row = await (name === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
        if (row === undefined) return undefined
        const changed = change(fromRow(row))
        await trx.updateTable('subscription').set(toRow(changed)).where('id', '=', id).execute()
        return changed
      }),
    endSubscription: async (id) => {
      const ended = { state: ENDED, problem: null, next_at: null, ready_at: null }
      await db.transaction().execute(async (trx) => {
        await trx.updateTable('subscription').set(ended).where('id', '=', id).execute()
        await trx.deleteFrom('delivery').where('subscription', '=', id).execute()
      })
    },
    listEnded: async ({ platform, channel }) => {
      const rows = await db
        .selectFrom('subscription')
        .selectAll()
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where('state', '=', ENDED)
        .orderBy('id')
        .execute()
      return rows.map(fromRow).map(({ id, origin, settings, seen }) => ({ id, origin, settings, seen }))
    },
    findSubscription: async (id) => {
      const row = await db
        .selectFrom('subscription')
        .selectAll()
        .where('id', '=', id)
        .where('state', '<>', ENDED)
        .executeTakeFirst()
      return row === undefined ? undefined : fromRow(row)
    },
    listSubscriptions: async ({ platform, channels, owner, origin }) => {
      if (channels?.length === 0) return []
      let query = db.selectFrom('subscription').selectAll().where('state', '<>', ENDED).orderBy('id')
      if (platform !== undefined) query = query.where('platform', '=', platform)
      if (channels !== undefined) query = query.where('channel', 'in', channels)
      if (owner !== undefined) query = query.where('owner', '=', owner)
      if (origin !== undefined) query = query.where('origin', '=', origin)
      return (await query.execute()).map(fromRow)
    },
    listDeliveries: async (subscription, limit) => {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('subscription', '=', subscription)
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toDelivery)
    },
    listShown: async (channel, quotes) => {
      if (quotes.length === 0) return new Set()
      const rows = await db
        .selectFrom('shown_quote')
        .select('quote')
        .where('channel', '=', channelKey(channel))
        .where('quote', 'in', quotes)
        .execute()
      return new Set(rows.map(({ quote }) => quote))
    },
  }
}

/** A channel as one text. */
export function channelKey({ platform, channel }: ChannelKey): string {
  return `${platform}:${channel}`
}

/** The row that `toRow` made. */
export function fromRow(row: Selectable<Schema['subscription']>): Subscription {
  return {
    id: row.id,
    platform: row.platform as Subscription['platform'],
    channel: row.channel,
    origin: row.origin as Subscription['origin'],
    settings: JSON.parse(row.settings) as SubscriptionSettings,
    state: row.state as Subscription['state'],
    seen: row.seen,
    ...(row.space !== null && { space: row.space }),
    ...(row.owner !== null && { owner: row.owner }),
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.next_at !== null && { nextAt: row.next_at }),
    ...(row.ready_at !== null && { readyAt: row.ready_at }),
  }
}

function toRow(subscription: Subscription): Insertable<Schema['subscription']> {
  const { id, platform, channel, origin, state, seen } = subscription
  return {
    ...{ id, platform, channel, origin, state, seen },
    space: subscription.space ?? null,
    owner: subscription.owner ?? null,
    settings: JSON.stringify(subscription.settings),
    problem: subscription.problem ?? null,
    next_at: subscription.nextAt ?? null,
    ready_at: subscription.readyAt ?? subscription.nextAt ?? null,
  }
}

function toDelivery(row: Selectable<Schema['delivery']>): Delivery {
  return {
    dueAt: row.due_at,
    state: row.state as Delivery['state'],
    attempts: row.attempts,
    ...(row.message !== null && { message: row.message }),
    ...(row.url !== null && { url: row.url }),
    ...(row.closed_at !== null && { closedAt: row.closed_at }),
    ...(row.problem !== null && { problem: row.problem }),
  }
}
