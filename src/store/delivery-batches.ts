import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import type { Claim, DeliveryContent, Outcome, Subscription } from './subscription.ts'
import { channelKey } from './subscriptions.ts'

/** A claim that is about to be posted. */
export interface Prepared {
  readonly claim: Claim
  readonly content: DeliveryContent
  readonly leaseUntil: number
}

/** A claim that was posted. */
export interface Posted {
  readonly claim: Claim
  readonly outcome: Extract<Outcome, { kind: 'posted' }>
  readonly now: number
}

/** Notes of all these that there may be a post; says of which the claim still holds. */
export async function prepareAll(db: Kysely<Schema>, prepared: readonly Prepared[]): Promise<boolean[]> {
  const rows = prepared.map(
    ({ claim, content, leaseUntil }) =>
      sql`(${keyOf(claim)}, ${JSON.stringify(content)}, cast(${leaseUntil} as bigint))`,
  )
  const { rows: changed } = await sql<ChangedRow>`
    with given (subscription, due_at, holder, content, lease_until) as (values ${sql.join(rows)})
    update delivery set content = given.content, lease_until = given.lease_until
    from given where ${isHeld}
    returning delivery.subscription, delivery.due_at`.execute(db)
  return prepared.map(({ claim }) => isAmong(claim, changed))
}

/** Closes all these with their messages and uses up what they show; says of which the claim still held. */
export async function closeAllPosted(db: Kysely<Schema>, posted: readonly Posted[]): Promise<boolean[]> {
  return db.transaction().execute(async (trx) => {
    const rows = posted.map(
      ({ claim, outcome: { message }, now }) =>
        sql`(${keyOf(claim)}, ${message.id}, cast(${message.url ?? null} as text), cast(${now} as bigint))`,
    )
    const { rows: changed } = await sql<ChangedRow>`
      with given (subscription, due_at, holder, message, url, closed_at) as (values ${sql.join(rows)})
      update delivery
      set state = 'posted', holder = null, lease_until = null, problem = null,
        message = given.message, url = given.url, closed_at = given.closed_at
      from given where ${isHeld}
      returning delivery.subscription, delivery.due_at`.execute(trx)
    const closed = posted.filter(({ claim }) => isAmong(claim, changed))
    await useUp(trx, closed)
    return posted.map((one) => closed.includes(one))
  })
}

interface ChangedRow {
  readonly subscription: string
  readonly due_at: number
}

const isHeld = sql`
  delivery.subscription = given.subscription and delivery.due_at = given.due_at
  and delivery.holder = given.holder and delivery.lease_until is not null`

function keyOf({ subscription, dueAt, holder }: Claim): RawBuilder<unknown> {
  return sql`${subscription.id}, cast(${dueAt} as bigint), ${holder}`
}

function isAmong({ subscription, dueAt }: Claim, rows: readonly ChangedRow[]): boolean {
  return rows.some((row) => row.subscription === subscription.id && row.due_at === dueAt)
}

async function useUp(trx: Transaction<Schema>, posted: readonly Posted[]): Promise<void> {
  for (const [seen, group] of Map.groupBy(posted, ({ outcome }) => outcome.content.seen)) {
    await trx
      .updateTable('subscription')
      // One that was in doubt for long may be closed after a later one.
      .set({ seen: sql<number>`case when seen < ${seen} then ${seen} else seen end`, problem: null })
      // In one order everywhere, so that replicas which close at once do not wait for each other in a circle.
      .where('id', 'in', group.map(({ claim }) => claim.subscription.id).sort())
      .where('state', '<>', 'stopped')
      .execute()
  }
  const keyed = posted.map(({ claim, outcome: { content } }) => ({
    channel: keyOfChannel(claim),
    ...content,
  }))
  const restarted = keyed.filter(({ newRound }) => newRound).map(({ channel }) => channel)
  if (restarted.length > 0) await trx.deleteFrom('shown_quote').where('channel', 'in', restarted).execute()
  const shown = keyed.flatMap(({ channel, quotes }) => quotes.map((quote) => ({ channel, quote })))
  if (shown.length === 0) return
  await trx
    .insertInto('shown_quote')
    .values(shown)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function keyOfChannel({ subscription }: { readonly subscription: Subscription }): string {
  return channelKey(subscription)
}
