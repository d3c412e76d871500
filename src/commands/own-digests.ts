import { slashText } from '../present/slash-text.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { Subscription } from '../store/subscription.ts'
import type { Wording } from '../wording/wording-for.ts'
import type { Answer, CallDeps, Caller } from './command.ts'
import { describeSubscription } from './digest-place.ts'

/** The digests of whoever asks where there is no one channel: those of the channels they are in, and those they made. */
export async function presentOwnDigests({ digests, caller, wording }: CallDeps): Promise<Answer> {
  const all = await digests.listFor(caller)
  if (all.length === 0) {
    const text = wording.digest.noneOwn(strong(slashText('digest on at:08:30', caller.platform)))
    return { title: wording.digest.yours, blocks: [{ kind: 'text', text: inlinesOf(text) }], actions: [] }
  }
  const items = all.map((subscription) => presentOwn(subscription, caller, wording))
  return { title: wording.digest.yours, blocks: [{ kind: 'list', items }], actions: [] }
}

function presentOwn(
  subscription: Subscription,
  { channels = [], person }: Caller,
  wording: Wording,
): Inline[] {
  const name = channels.find(({ id }) => id === subscription.channel)?.name
  return [
    strong(name === undefined ? wording.digest.elsewhere(subscription.channel) : `#${name}`),
    plain(` · ${describeSubscription(subscription, wording)}`),
    ...(subscription.owner === person ? [plain(`, ${wording.digest.madeByYou}`)] : []),
  ]
}
