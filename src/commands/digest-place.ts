import type { DigestPlace } from '../digests/digests.ts'
import { formatSchedule } from '../digests/parse-schedule.ts'
import { slashText } from '../present/slash-text.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Subscription } from '../store/subscription.ts'
import type { Answer, CallDeps, Caller } from './command.ts'

/** The option that says which of a channel's digests is meant. */
export const digestOption = {
  kind: 'text',
  summary: 'Which digest, by its name in “digest list”; left out where there is only one',
} as const

/** The channel in which a command was typed; undefined where there is none, as on the page. */
export function placeOf({ platform, channel, space, person }: Caller): DigestPlace | undefined {
  if (channel === undefined || (platform !== 'discord' && platform !== 'slack')) return undefined
  return { platform, channel, ...(space !== undefined && { space }), ...(person !== undefined && { person }) }
}

/** Answers in place of a command that changes what others get: where there is no channel, or the caller may not. */
export function refuseToManage(caller: Caller): Answer | undefined {
  if (placeOf(caller) === undefined) return presentNoChannel()
  if (caller.mayManage) return undefined
  return presentNote(
    'Ask somebody who manages this channel',
    'Digests are for everybody here, so only people who may manage the channel change them. “digest preview” and “digest status” are for all.',
  )
}

/** The digest that a call is to change, or the answer that says why it may not or cannot. */
export async function findManaged(typed: string | undefined, deps: CallDeps): ReturnType<typeof findMeant> {
  const refusal = refuseToManage(deps.caller)
  return refusal === undefined ? findMeant(typed, deps) : { answer: refusal }
}

/** The digest that a call is about, or the answer that says why there is none. */
export async function findMeant(
  typed: string | undefined,
  { digests, caller }: CallDeps,
): Promise<{ readonly subscription: Subscription } | { readonly answer: Answer }> {
  const place = placeOf(caller)
  if (place === undefined) return { answer: presentNoChannel() }
  const all = await digests.list(place)
  const [first] = all
  if (first === undefined) return { answer: presentNone(caller) }
  const wanted = typed?.trim().toLowerCase()
  const meant = wanted === undefined ? all : all.filter(({ id }) => id.toLowerCase() === wanted)
  const [one] = meant
  if (one !== undefined && meant.length === 1) return { subscription: one }
  return {
    answer: {
      title: 'Which digest?',
      blocks: [
        {
          kind: 'text',
          text: [plain('This channel has several. Add '), strong(`digest:${first.id}`), plain(':')],
        },
        { kind: 'list', items: all.map((subscription) => [plain(describeSubscription(subscription))]) },
      ],
      actions: [],
    },
  }
}

/** ‘kx4mq2: 08:30 on weekdays, Asia/Karachi, about bridges’ */
export function describeSubscription({ id, settings, state, origin }: Subscription): string {
  const { about, speaker, publisher, muted, max, empty } = settings
  return [
    `${id}: ${formatSchedule(settings)}`,
    ...(about === undefined ? [] : [`about ${about}`]),
    ...(speaker === undefined ? [] : [`quoting ${speaker}`]),
    ...(publisher === undefined ? [] : [`from ${publisher}`]),
    ...(muted.length === 0 ? [] : [`without ${muted.join(' and ')}`]),
    `at most ${max} articles`,
    ...(empty === 'post' ? ['a quotation when nothing is new'] : []),
    ...(state === 'on' ? [] : [state]),
    ...(origin === 'configuration' ? ['set by configuration'] : []),
  ].join(', ')
}

/** A title and a sentence. */
export function presentNote(title: string, text: string): Answer {
  return { title, blocks: [{ kind: 'text', text: [plain(text)] }], actions: [] }
}

/** What to say where a channel has no digest. */
export function presentNone({ platform }: Caller): Answer {
  const text = [
    plain('This channel has no digest. '),
    strong(slashText('digest on at:08:30', platform)),
    plain(' makes one.'),
  ]
  return { title: 'No digest here', blocks: [{ kind: 'text', text }], actions: [] }
}

function presentNoChannel(): Answer {
  return presentNote(
    'Digests live in channels',
    'Type this in the Discord or Slack channel that is to get the digest. Here, “digest preview” shows what one would say.',
  )
}
