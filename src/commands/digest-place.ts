import type { DigestPlace } from '../digests/digests.ts'
import { formatTimeOfDay } from '../digests/parse-schedule.ts'
import { slashText } from '../present/slash-text.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Subscription } from '../store/subscription.ts'
import type { Wording } from '../wording/wording-for.ts'
import type { Answer, CallDeps, Caller } from './command.ts'
import { presentRefusal } from './may-manage.ts'

/** The option that says which of a channel's digests is meant. */
export const digestOption = {
  kind: 'text',
  summary: ({ options }: Wording) => options.digest,
} as const

/** The channel in which a command was typed; undefined where there is none, as on the page. */
export function placeOf({ platform, channel, space, person }: Partial<Caller>): DigestPlace | undefined {
  if (channel === undefined || (platform !== 'discord' && platform !== 'slack')) return undefined
  return { platform, channel, ...(space !== undefined && { space }), ...(person !== undefined && { person }) }
}

type Asking = Pick<CallDeps, 'caller' | 'wording'>

/** Answers in place of a command that changes what others get: where there is no channel, or the caller may not. */
export function refuseToManage({ caller, wording }: Asking): Answer | undefined {
  if (placeOf(caller) === undefined) return presentNoChannel(wording)
  if (caller.mayManage) return undefined
  const { title, text } = wording.digest.mayNotManage
  return presentRefusal(title, text)
}

/** The digest that a call is to change, or the answer that says why it may not or cannot. */
export async function findManaged(typed: string | undefined, deps: CallDeps): ReturnType<typeof findMeant> {
  const refusal = refuseToManage(deps)
  return refusal === undefined ? findMeant(typed, deps) : { answer: refusal }
}

/** The digest that a call is about, or the answer that says why there is none. */
export async function findMeant(
  typed: string | undefined,
  { digests, caller, wording }: CallDeps,
): Promise<{ readonly subscription: Subscription } | { readonly answer: Answer }> {
  const place = placeOf(caller)
  if (place === undefined) return { answer: presentNoChannel(wording) }
  const all = await digests.list(place)
  const [first] = all
  if (first === undefined) return { answer: { ...presentNone({ caller, wording }), refused: true } }
  const wanted = typed?.trim().toLowerCase()
  const meant = wanted === undefined ? all : all.filter(({ id }) => id.toLowerCase() === wanted)
  const [one] = meant
  if (one !== undefined && meant.length === 1) return { subscription: one }
  return {
    answer: {
      title: wording.digest.which,
      blocks: [
        {
          kind: 'text',
          text: inlinesOf(wording.digest.these(strong(`digest:${first.id}`))),
        },
        {
          kind: 'list',
          items: all.map((subscription) => [plain(describeSubscription(subscription, wording))]),
        },
      ],
      actions: [],
      refused: true,
    },
  }
}

/** ‘kx4mq2: 08:30 on weekdays, Asia/Karachi, about bridges’ */
export function describeSubscription(
  { id, settings, state, origin }: Subscription,
  { digest, colon }: Wording,
): string {
  const { at, days, zone, about, speaker, publisher, muted, max, empty } = settings
  return [
    `${id}${colon} ${digest.schedule(formatTimeOfDay(at), days, zone)}`,
    ...(about === undefined ? [] : [digest.about(about)]),
    ...(speaker === undefined ? [] : [digest.quoting(speaker)]),
    ...(publisher === undefined ? [] : [digest.from(publisher)]),
    ...(muted.length === 0 ? [] : [digest.without(muted)]),
    digest.atMost(max),
    ...(empty === 'post' ? [digest.quotationIfEmpty] : []),
    ...(state === 'on' ? [] : [digest.states[state]]),
    ...(origin === 'configuration' ? [digest.configured] : []),
  ].join(', ')
}

/** What to say where a channel has no digest, or there is no channel that could have one. */
export function presentNone({ caller, wording }: Asking): Answer {
  const { digest } = wording
  if (placeOf(caller) === undefined) return presentNoChannel(wording)
  const text = inlinesOf(digest.makeOne(strong(slashText('digest on at:08:30', caller.platform))))
  return { title: digest.noneHere, blocks: [{ kind: 'text', text }], actions: [] }
}

function presentNoChannel({ digest }: Wording): Answer {
  return presentRefusal(digest.noChannel.title, digest.noChannel.text)
}
