import type { Logger } from 'pino'
import { BriefingError } from '../briefing-error.ts'
import { slashText } from '../present/slash-text.ts'
import { plain } from '../reply/inline.ts'
import type { Claim, DeliveryContent, DeliveryLedger, Subscription } from '../store/subscription.ts'
import { wordingFor } from '../wording/wording-for.ts'
import type { DigestComposer } from './compose-digest.ts'
import { localDateAt } from './local-time.ts'
import type { Pacer } from './pacer.ts'
import type { Lateness } from './plan-due.ts'
import type { PostedMessage, Publisher } from './publisher.ts'

/** What one delivery works with. */
export interface Delivering extends Lateness {
  readonly ledger: DeliveryLedger
  readonly composer: DigestComposer
  readonly publisher: Publisher
  readonly pacer: Pacer
  readonly now: () => number
  /** From 0 to 1, as `Math.random` gives it. */
  readonly random: () => number
  readonly log: Logger
  readonly leaseMs: number
  /** The wait before the second attempt; it doubles from there, seven times. */
  readonly backoffMs: number
}

const MAX_DOUBLINGS = 7

/** More than a platform's clock and ours are apart. */
const CLOCKS_APART_MS = 60_000

/**
 * Brings one claimed digest into its channel, or into the state that says why not. Nothing is posted before the ledger
 * says that there may be a post, and nothing is posted again before the channel was looked at. The result is when it is
 * to be tried again, if it is.
 */
export async function deliver(claim: Claim, delivering: Delivering): Promise<number | undefined> {
  const { ledger, publisher, now, log, catchUpMs } = delivering
  const { subscription, dueAt, content } = claim
  const { digest: words } = wordingFor(subscription.settings.locale)
  try {
    if (subscription.state === 'stopped') {
      await ledger.close(claim, { kind: 'failed', problem: subscription.problem ?? words.wasStopped }, now())
      return undefined
    }
    const key = deliveryKey(claim)
    const found =
      content === undefined
        ? undefined
        : await publisher.findPost(subscription.channel, key, earliestPostOf(claim))
    if (content !== undefined && found !== undefined) {
      await closePosted(claim, content, found, delivering)
    } else if (now() - dueAt > catchUpMs) {
      await ledger.close(claim, { kind: 'missed', problem: words.notInTime }, now())
    } else {
      await post(claim, key, delivering)
    }
    return undefined
  } catch (error) {
    const problem = error instanceof BriefingError ? error.message : words.ourFault
    log.warn(
      { err: error, subscription: subscription.id, dueAt, attempts: claim.attempts },
      'digest not posted',
    )
    if (error instanceof BriefingError && error.code === 'platform-refused') {
      await refuse(claim, problem, delivering)
      return undefined
    }
    return postpone(claim, problem, delivering)
  }
}

/** No message of a delivery is older, by the platform's clock. */
function earliestPostOf({ dueAt }: Claim): number {
  return dueAt - CLOCKS_APART_MS
}

/** Goes with the message, at most 25 characters; the same for the same delivery in every process. */
export function deliveryKey({ subscription, dueAt }: Pick<Claim, 'subscription' | 'dueAt'>): string {
  return `${subscription.id}-${Math.floor(dueAt / 1000).toString(36)}`
}

/** The civil date of a digest, by its own zone. */
export function dateOf({ settings }: Subscription, instant: number): string {
  return new Date(localDateAt(instant, settings.zone)).toISOString().slice(0, 10)
}

async function post(claim: Claim, key: string, delivering: Delivering): Promise<void> {
  const { ledger, composer, publisher, pacer, now, leaseMs } = delivering
  const { subscription, dueAt, content } = claim
  // A part of it may stand there: it goes on as it began, and what came since is the next digest's.
  const begun = content && { until: content.seen }
  const digest = await composer.compose(subscription, dateOf(subscription, dueAt), begun)
  if (digest === undefined) {
    await ledger.close(claim, { kind: 'empty' }, now())
    return
  }
  await pacer.turn(subscription.channel)
  // From here on a crash leaves it in doubt. Whoever lost the claim while waiting does not post.
  if (!(await ledger.prepare(claim, digest.content, now() + leaseMs))) return
  const reply = { ...digest.reply, visibility: 'everyone' } as const
  const message = await publisher.post(subscription, reply, key, earliestPostOf(claim))
  await closePosted(claim, digest.content, message, delivering)
}

async function closePosted(
  claim: Claim,
  content: DeliveryContent,
  { id, url }: PostedMessage,
  { ledger, now, log }: Delivering,
): Promise<void> {
  const message = { id, ...(url !== undefined && { url }) }
  await ledger.close(claim, { kind: 'posted', content, message }, now())
  log.info({ subscription: claim.subscription.id, dueAt: claim.dueAt, message: id }, 'digest posted')
}

/** Waiting does not help: the subscription stops, and whoever made it is told. */
async function refuse(
  claim: Claim,
  problem: string,
  { ledger, publisher, now, log }: Delivering,
): Promise<void> {
  const { owner, channel, id, platform } = claim.subscription
  if (!(await ledger.close(claim, { kind: 'failed', problem, stops: true }, now()))) return
  log.error({ subscription: id, channel }, 'digest stopped')
  if (owner === undefined) return
  const { digest: words, tag } = wordingFor(claim.subscription.settings.locale)
  try {
    const advice = words.startsAgain(slashText('digest now', platform))
    await publisher.tell(
      { person: owner, channel },
      {
        title: words.hasStopped,
        blocks: [{ kind: 'text', text: [plain(`${problem} ${advice}`)] }],
        actions: [],
        visibility: 'caller',
        locale: tag,
      },
    )
  } catch (error) {
    // `digest status` says it too.
    log.warn({ err: error, subscription: id }, 'owner not told')
  }
}

async function postpone(
  claim: Claim,
  problem: string,
  { ledger, now, random, backoffMs }: Delivering,
): Promise<number | undefined> {
  const wait = backoffMs * 2 ** Math.min(claim.attempts, MAX_DOUBLINGS) * (0.5 + random() / 2)
  const until = Math.ceil(now() + wait)
  return (await ledger.postpone(claim, until, problem)) ? until : undefined
}
