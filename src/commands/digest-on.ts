import { DEFAULT_MAX } from '../digests/configured-digests.ts'
import { presentInstant } from '../digests/digests.ts'
import { parseDays, parseTimeOfDay } from '../digests/parse-schedule.ts'
import { parseZone, suggestZones } from '../digests/zones.ts'
import { plain } from '../reply/inline.ts'
import type { SubscriptionSettings } from '../store/subscription.ts'
import { type Answer, defineCommand, type InputOf } from './command.ts'
import { describeSubscription, placeOf, presentNote, refuseToManage } from './digest-place.ts'
import { suggestSpeakers } from './speaker-option.ts'

const MOST_ARTICLES = 10

/** More would be a feed. */
const MOST_DIGESTS = 10

const options = {
  at: { kind: 'text', summary: 'Time of day, such as 08:30, 8:30am or 0830; 08:30 if left out' },
  tz: {
    kind: 'text',
    summary: 'Time zone, such as Asia/Karachi',
    suggest: async (typed: string) =>
      Promise.resolve(suggestZones(typed, 25).map((zone) => ({ value: zone, label: zone }))),
  },
  days: { kind: 'text', summary: 'daily, weekdays, weekends, or days such as mon,wed; weekdays if left out' },
  about: { kind: 'text', summary: 'Only articles that hold these words' },
  speaker: { kind: 'text', summary: 'Only articles that quote this person', suggest: suggestSpeakers },
  publisher: { kind: 'text', summary: 'Only articles of this publisher' },
  max: { kind: 'count', summary: `Articles a digest; ${DEFAULT_MAX} if left out`, max: MOST_ARTICLES },
  empty: {
    kind: 'text',
    summary: 'When nothing is new: skip it, or post a quotation that was not shown yet; skip if left out',
    choices: ['skip', 'post'],
  },
} as const

export const digestOnCommand = defineCommand({
  name: 'digest on',
  summary: 'Post a digest in this channel, every morning or whenever you say',
  example: 'digest on at:08:30 tz:Asia/Karachi days:weekdays',
  visibility: 'caller',
  options,
  run: async (input, { digests, caller }) => {
    const place = placeOf(caller)
    const refusal = refuseToManage(caller)
    if (refusal !== undefined || place === undefined) return refusal ?? presentNote('Digests', '')
    const settings = toSettings(input, digests.zone)
    if ('answer' in settings) return settings.answer
    if ((await digests.list(place)).length >= MOST_DIGESTS) {
      const most = `A channel has at most ${MOST_DIGESTS} digests. “digest off” ends one.`
      return presentNote('That would be one too many', most)
    }
    const { subscription, problems } = await digests.add(place, settings)
    const first = presentInstant(subscription.nextAt ?? digests.now(), settings.zone, digests.now())
    return {
      title: 'This channel gets a digest',
      blocks: [
        { kind: 'text', text: [plain(describeSubscription(subscription))] },
        { kind: 'text', text: [plain('The first comes '), first, plain('.')] },
        ...(problems.length === 0 ? [] : [presentProblems(problems)]),
      ],
      actions: [
        {
          kind: 'call',
          label: 'Preview',
          call: { command: 'digest preview', input: { digest: subscription.id } },
        },
        { kind: 'call', label: 'Off', call: { command: 'digest off', input: { digest: subscription.id } } },
      ],
    }
  },
})

function presentProblems(problems: readonly string[]): Answer['blocks'][number] {
  return { kind: 'list', items: problems.map((problem) => [plain(`Before that: ${problem}`)]) }
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
  defaultZone: string,
): SubscriptionSettings | { readonly answer: Answer } {
  const minute = parseTimeOfDay(at)
  const weekdays = parseDays(days)
  const zone = tz === undefined ? defaultZone : parseZone(tz)
  const problems: string[] = []
  if (minute === undefined) problems.push(`“${at}” is no time of day such as 08:30, 8:30am or 0830.`)
  if (weekdays === undefined)
    problems.push(`“${days}” is none of daily, weekdays, weekends, mon,wed or mon-fri.`)
  if (zone === undefined && tz !== undefined) problems.push(describeUnknownZone(tz))
  if (minute === undefined || weekdays === undefined || zone === undefined) {
    return {
      answer: {
        title: 'digest on: something is wrong',
        blocks: [{ kind: 'list', items: problems.map((problem) => [plain(problem)]) }],
        actions: [],
      },
    }
  }
  return {
    ...{ at: minute, zone, days: weekdays, max, empty, muted: [] },
    ...(about !== undefined && { about }),
    ...(speaker !== undefined && { speaker }),
    ...(publisher !== undefined && { publisher }),
  }
}

function describeUnknownZone(typed: string): string {
  const close = suggestZones(typed, 3)
  const advice = close.length === 0 ? 'such as Asia/Karachi' : `did you mean ${close.join(' or ')}`
  return `“${typed}” is no time zone of the IANA list; ${advice}${close.length === 0 ? '.' : '?'}`
}
