import { DEFAULT_MAX } from '../digests/configured-digests.ts'
import { presentInstant } from '../digests/digests.ts'
import { parseDays, parseTimeOfDay } from '../digests/parse-schedule.ts'
import { parseZone, suggestZones } from '../digests/zones.ts'
import { inlinesOf, plain } from '../reply/inline.ts'
import type { SubscriptionSettings } from '../store/subscription.ts'
import { type Answer, defineCommand, type InputOf } from './command.ts'
import { describeSubscription, placeOf, refuseToManage } from './digest-place.ts'
import { presentRefusal } from './may-manage.ts'
import { suggestSpeakers } from './speaker-option.ts'
import type { Wording } from '../wording/wording-for.ts'

const MOST_ARTICLES = 10

/** More would be a feed. */
const MOST_DIGESTS = 10

const options = {
  at: { kind: 'text', summary: ({ commands }: Wording) => commands.digestOn.at },
  tz: {
    kind: 'text',
    summary: ({ commands }: Wording) => commands.digestOn.tz,
    suggest: async (typed: string) =>
      Promise.resolve(suggestZones(typed, 25).map((zone) => ({ value: zone, label: zone }))),
  },
  days: { kind: 'text', summary: ({ commands }: Wording) => commands.digestOn.days },
  about: { kind: 'text', summary: ({ commands }: Wording) => commands.digestOn.about },
  speaker: {
    kind: 'text',
    summary: ({ commands }: Wording) => commands.digestOn.speaker,
    suggest: suggestSpeakers,
  },
  publisher: { kind: 'text', summary: ({ commands }: Wording) => commands.digestOn.publisher },
  max: {
    kind: 'count',
    summary: ({ commands }: Wording) => commands.digestOn.max(DEFAULT_MAX),
    max: MOST_ARTICLES,
  },
  empty: {
    kind: 'text',
    summary: ({ commands }: Wording) => commands.digestOn.empty,
    choices: ['skip', 'post'],
  },
} as const

export const digestOnCommand = defineCommand({
  name: 'digest on',
  summary: ({ commands }) => commands.digestOn.summary,
  example: 'digest on at:08:30 tz:Asia/Karachi days:weekdays',
  visibility: 'caller',
  options,
  run: async (input, { digests, caller, wording }) => {
    const { digest } = wording
    const place = placeOf(caller)
    const refusal = refuseToManage({ caller, wording })
    if (refusal !== undefined || place === undefined)
      return refusal ?? presentRefusal(digest.noChannel.title, digest.noChannel.text)
    const settings = toSettings(input, { zone: digests.zone, locale: caller.locale, wording })
    if ('answer' in settings) return settings.answer
    if ((await digests.list(place)).length >= MOST_DIGESTS) {
      return presentRefusal(digest.oneTooMany, digest.most(MOST_DIGESTS))
    }
    const { subscription, problems } = await digests.add(place, settings)
    const first = presentInstant(subscription.nextAt ?? digests.now(), {
      zone: settings.zone,
      now: digests.now(),
      wording,
    })
    return {
      title: digest.added,
      blocks: [
        { kind: 'text', text: [plain(describeSubscription(subscription, wording))] },
        { kind: 'text', text: inlinesOf(digest.firstComes(first)) },
        ...(problems.length === 0 ? [] : [presentProblems(problems, wording)]),
      ],
      actions: [
        {
          kind: 'call',
          label: digest.preview,
          call: { command: 'digest preview', input: { digest: subscription.id } },
        },
        {
          kind: 'call',
          label: digest.off,
          call: { command: 'digest off', input: { digest: subscription.id } },
        },
      ],
    }
  },
})

function presentProblems(problems: readonly string[], { digest }: Wording): Answer['blocks'][number] {
  return { kind: 'list', items: problems.map((problem) => [plain(digest.beforeThat(problem))]) }
}

/** What holds where an option is left out, and the language of whoever asks. */
interface Defaults {
  readonly zone: string
  readonly locale: string | undefined
  readonly wording: Wording
}

function toSettings(
  {
    at = '08:30',
    tz,
    days = 'weekdays',
    about,
    speaker,
    publisher,
    max = DEFAULT_MAX,
    empty = 'skip',
  }: InputOf<typeof options>,
  { zone: defaultZone, locale, wording: { digest, tag } }: Defaults,
): SubscriptionSettings | { readonly answer: Answer } {
  const minute = parseTimeOfDay(at)
  const weekdays = parseDays(days)
  const zone = tz === undefined ? defaultZone : parseZone(tz)
  const problems: string[] = []
  if (minute === undefined) problems.push(digest.noTime(at))
  if (weekdays === undefined) problems.push(digest.noDays(days))
  if (zone === undefined && tz !== undefined) problems.push(digest.noZone(tz, suggestZones(tz, 3)))
  if (minute === undefined || weekdays === undefined || zone === undefined) {
    return {
      answer: {
        title: digest.wrong,
        blocks: [{ kind: 'list', items: problems.map((problem) => [plain(problem)]) }],
        actions: [],
        refused: true,
      },
    }
  }
  return {
    ...{ at: minute, zone, days: weekdays, max, empty, muted: [] },
    ...(locale !== undefined && { locale: tag }),
    ...(about !== undefined && { about }),
    ...(speaker !== undefined && { speaker }),
    ...(publisher !== undefined && { publisher }),
  }
}
