import { slashText } from '../present/slash-text.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { Subscription } from '../store/subscription.ts'
import type { Answer, CallDeps, Caller } from './command.ts'
import { describeSubscription } from './digest-place.ts'

/** The digests of whoever asks where there is no one channel: those of the channels they are in, and those they made. */
export async function presentOwnDigests({ digests, caller }: CallDeps): Promise<Answer> {
  const all = await digests.listFor(caller)
  if (all.length === 0) {
    const text = [
      plain('You have made none, and no channel of yours has one. '),
      strong(slashText('digest on at:08:30', caller.platform)),
      plain(' in a channel makes one for it.'),
    ]
    return { title: 'Your digests', blocks: [{ kind: 'text', text }], actions: [] }
  }
  const items = all.map((subscription) => presentOwn(subscription, caller))
  return { title: 'Your digests', blocks: [{ kind: 'list', items }], actions: [] }
}

function presentOwn(subscription: Subscription, { channels = [], person }: Caller): Inline[] {
  const name = channels.find(({ id }) => id === subscription.channel)?.name
  return [
    strong(name === undefined ? `a channel that you are not in (${subscription.channel})` : `#${name}`),
    plain(` · ${describeSubscription(subscription)}`),
    ...(subscription.owner === person ? [plain(', made by you')] : []),
  ]
}
