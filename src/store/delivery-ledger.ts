import {
  type Insertable,
  type Kysely,
  type Selectable,
  sql,
  type Transaction,
  type UpdateQueryBuilder,
  type UpdateResult,
} from 'kysely'
import { closeAllPosted, type Posted, prepareAll, type Prepared } from './delivery-batches.ts'
import type { Engine } from './engine.ts'
import { gather } from './gather.ts'
import type { Schema } from './schema.ts'
import type {
  Claim,
  ClaimRequest,
  DeliveryContent,
  DeliveryLedger,
  DuePlan,
  Outcome,
  Subscription,
} from './subscription.ts'
import { ENDED, fromRow } from './subscriptions.ts'

/**
 * The ledger in a table. On PostgreSQL the rows that one replica claims are locked and skipped by the others; SQLite
 * lets one transaction write at a time.
 */
export function createDeliveryLedger(db: Kysely<Schema>, { name }: Engine): DeliveryLedger {
  const skipsLocked = name === 'postgres'
  const prepare = gather(async (prepared: readonly Prepared[]) => prepareAll(db, prepared))
  const closePosted = gather(async (posted: readonly Posted[]) => closeAllPosted(db, posted))
  return {
    claimDue: async (request, plan) =>
      db.transaction().execute(async (trx) => claimDue(trx, request, plan, skipsLocked)),
    claimOpen: async (request) =>
      db.transaction().execute(async (trx) => claimOpen(trx, request, skipsLocked)),
    count: async (now) => {
      const due = db.selectFrom('subscription').where('ready_at', '<=', now)
      const open = db.selectFrom('delivery').where('lease_until', 'is not', null)
      const dueCount = await due.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
      const openCount = await open
        .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.count<number>('content').as('in_doubt')])
        .executeTakeFirstOrThrow()
      return { due: dueCount.n, open: openCount.n, inDoubt: openCount.in_doubt }
    },
    addDelivery: async (subscription, dueAt) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('delivery')
        .values({ ...openRow(subscription, dueAt), lease_until: dueAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    renew: async (holders, leaseUntil) => {
      if (holders.length === 0) return
      await db
        .updateTable('delivery')
        .set({ lease_until: leaseUntil })
        .where('holder', 'in', holders)
        .where('lease_until', 'is not', null)
        .execute()
    },
    prepare: async (claim, content, leaseUntil) => prepare({ claim, content, leaseUntil }),
    close: async (claim, outcome, now) =>
      outcome.kind === 'posted'
        ? closePosted({ claim, outcome, now })
        : db.transaction().execute(async (trx) => closeUnposted(trx, claim, outcome, now)),
    forget: async (before) => {
      await db.deleteFrom('delivery').where('closed_at', '<', before).execute()
    },
    postpone: async (claim, until, problem) =>
      changedOne(await held(db, claim).set({ holder: null, lease_until: until, problem }).executeTakeFirst()),
  }
}

async function claimDue(
  trx: Transaction<Schema>,
  { now, leaseUntil, holder, platforms, limit }: ClaimRequest,
  plan: (due: Subscription) => DuePlan,
  skipsLocked: boolean,
): Promise<Claim[]> {
  const query = trx
    .selectFrom('subscription')
    .selectAll()
    .where('ready_at', '<=', now)
    // Not the bare column: SQLite would take its index, read every subscription of the platform, and sort them.
    .where(sql<string>`platform || ''`, 'in', platforms)
    .orderBy('ready_at')
    .limit(limit)
  const rows = await (skipsLocked ? query.forUpdate().skipLocked() : query).execute()
  if (rows.length === 0) return []
  const plans = rows.map((row) => ({ subscription: fromRow(row), plan: plan(fromRow(row)) }))
  const due = plans.flatMap(({ subscription, plan: { dueAt } }) =>
    dueAt === undefined ? [] : [{ ...openRow(subscription.id, dueAt), holder, lease_until: leaseUntil }],
  )
  const missed = plans.flatMap(({ subscription, plan: planned }) =>
    planned.missed.map((dueAt) => missedRow(subscription.id, dueAt, now)),
  )
  // An instant that is in the ledger already, because a clock was set back, is not delivered again.
  const inserted = new Set(
    (await insertNew(trx, [...due, ...missed])).map(
      ({ subscription, due_at }) => `${due_at} ${subscription}`,
    ),
  )
  await moveOn(trx, plans)
  return plans.flatMap(({ subscription, plan: { dueAt } }) =>
    dueAt !== undefined && inserted.has(`${dueAt} ${subscription.id}`)
      ? [{ subscription, dueAt, holder, attempts: 0 }]
      : [],
  )
}

async function insertNew(
  trx: Transaction<Schema>,
  rows: readonly Insertable<Schema['delivery']>[],
): Promise<Pick<Selectable<Schema['delivery']>, 'subscription' | 'due_at'>[]> {
  if (rows.length === 0) return []
  return trx
    .insertInto('delivery')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['subscription', 'due_at'])
    .execute()
}

/** One statement for all subscriptions that go on to the same instant, which most of a batch do. */
async function moveOn(
  trx: Transaction<Schema>,
  plans: readonly { readonly subscription: Subscription; readonly plan: DuePlan }[],
): Promise<void> {
  const groups = Map.groupBy(plans, ({ plan }) => `${plan.nextAt} ${plan.readyAt}`)
  for (const group of groups.values()) {
    const first = group[0]
    if (first === undefined) continue
    await trx
      .updateTable('subscription')
      .set({ next_at: first.plan.nextAt, ready_at: first.plan.readyAt, state: 'on' })
      .where(
        'id',
        'in',
        group.map(({ subscription }) => subscription.id),
      )
      .execute()
  }
}

async function claimOpen(
  trx: Transaction<Schema>,
  { now, leaseUntil, holder, platforms, limit }: ClaimRequest,
  skipsLocked: boolean,
): Promise<Claim[]> {
  const query = trx
    .selectFrom('delivery')
    .selectAll()
    .where('lease_until', '<=', now)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('subscription')
          .select('id')
          .whereRef('subscription.id', '=', 'delivery.subscription')
          .where('platform', 'in', platforms)
          .where('state', '<>', ENDED),
      ),
    )
    .orderBy('lease_until')
    .limit(limit)
  const rows = await (skipsLocked ? query.forUpdate().skipLocked() : query).execute()
  const claims: Claim[] = []
  for (const { subscription: id, due_at, attempts, content } of rows) {
    await trx
      .updateTable('delivery')
      .set({ holder, lease_until: leaseUntil, attempts: attempts + 1 })
      .where('subscription', '=', id)
      .where('due_at', '=', due_at)
      .execute()
    const row = await trx.selectFrom('subscription').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) continue
    claims.push({
      subscription: fromRow(row),
      dueAt: due_at,
      holder,
      attempts: attempts + 1,
      // Only `prepare` writes it.
      ...(content !== null && { content: JSON.parse(content) as DeliveryContent }),
    })
  }
  return claims
}

async function closeUnposted(
  trx: Transaction<Schema>,
  claim: Claim,
  outcome: Exclude<Outcome, { kind: 'posted' }>,
  now: number,
): Promise<boolean> {
  const problem = outcome.kind === 'empty' ? null : outcome.problem
  const closed = await held(trx, claim)
    .set({ state: outcome.kind, holder: null, lease_until: null, closed_at: now, problem })
    .executeTakeFirst()
  if (!changedOne(closed)) return false
  if (outcome.kind !== 'empty' && outcome.stops === true) {
    await trx
      .updateTable('subscription')
      .set({ state: 'stopped', problem: outcome.problem, next_at: null, ready_at: null })
      .where('id', '=', claim.subscription.id)
      .execute()
  }
  return true
}

/** The row of a claim, as long as it is this holder's. */
function held(
  db: Kysely<Schema>,
  { subscription, dueAt, holder }: Claim,
): UpdateQueryBuilder<Schema, 'delivery', 'delivery', UpdateResult> {
  return db
    .updateTable('delivery')
    .where('subscription', '=', subscription.id)
    .where('due_at', '=', dueAt)
    .where('holder', '=', holder)
    .where('lease_until', 'is not', null)
}

function changedOne({ numUpdatedRows }: UpdateResult): boolean {
  return numUpdatedRows === 1n
}

function openRow(subscription: string, dueAt: number): Insertable<Schema['delivery']> {
  return { subscription, due_at: dueAt, state: 'open', attempts: 0 }
}

function missedRow(subscription: string, dueAt: number, now: number): Insertable<Schema['delivery']> {
  return { ...openRow(subscription, dueAt), state: 'missed', closed_at: now }
}
