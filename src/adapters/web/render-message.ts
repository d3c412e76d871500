import { html } from 'hono/html'
import { z } from 'zod'
import type { Command } from '../../commands/command.ts'
import { formatCall } from '../../commands/grammar.ts'
import type { Picture } from '../../reply/picture.ts'
import type { Reply } from '../../reply/reply.ts'
import { type Wording, wordingFor } from '../../wording/wording-for.ts'
import { drawDiscord } from './draw-discord.ts'
import { drawSlack } from './draw-slack.ts'
import type { Previews } from './previews.ts'
import type { Html } from './markup.ts'
import { type AddressOfPicture, renderReply, type TextOfCall } from './render-reply.ts'

const views = ['plain', 'discord', 'slack'] as const

/** A way in which a message is shown: as the page’s own, or as a platform’s members would see it. */
export type View = (typeof views)[number]

/** The view that an address names; undefined where it names none. */
export function parseView(named: string | undefined): View | undefined {
  return z.enum(views).safeParse(named).data
}

/** What a message is drawn with. */
export interface Drawing {
  readonly table: readonly Command[]
  readonly previews: Previews
  readonly addressOfPicture?: AddressOfPicture
  /** What was asked, as typed. */
  readonly asked: string
  /** Which view is open at first; the page’s script opens the one that was chosen last. */
  readonly view: View
}

/**
 * A message of the channel: what was asked, as a link to this very answer, and the reply in each view. Everybody at a
 * page sees only what they asked themselves, so the plain view says nothing of the reply's `visibility`.
 */
export async function renderMessage(
  reply: Reply,
  { table, previews, addressOfPicture, asked, view }: Drawing,
): Promise<Html> {
  const textOfCall: TextOfCall = (call) => `/summit ${formatCall(call, table)}`
  const wording = wordingFor(reply.locale)
  const pictures = new Set(addressOfPicture === undefined ? [] : picturesOf(reply))
  const [discord, slack] = await Promise.all([
    previews.discord(reply, pictures),
    previews.slack(reply, pictures),
  ])
  const drawing = { textOfCall, addressOfPicture, wording }
  const drawn: Readonly<Record<View, Html>> = {
    plain: renderReply(reply, textOfCall, addressOfPicture),
    discord: drawDiscord(discord, drawing),
    slack: drawSlack(slack, drawing),
  }
  const address = (name: View): string =>
    `/?${new URLSearchParams({ text: asked, ...(name !== 'plain' && { view: name }) }).toString()}`
  return html`<article class="message" tabindex="-1">
    <div class="top">
      <p class="asked"><a href="${address(view)}" dir="auto">${asked}</a></p>
      <nav class="views" aria-label="${wording.page.looks}">
        ${views.map((name) => renderTab({ name, address: address(name), isOpen: name === view }, wording))}
      </nav>
    </div>
    ${views.map((name) => html`<div class="view ${name}" ${name === view ? '' : html` hidden`}>${drawn[name]}</div>`)}
  </article>`
}

function picturesOf({ blocks }: Reply): Picture[] {
  return blocks.flatMap((block) => (block.kind === 'image' ? [block.picture] : []))
}

/** A link, which the page’s script makes a tab. */
function renderTab(
  { name, address, isOpen }: { name: View; address: string; isOpen: boolean },
  { page }: Wording,
): Html {
  return html`<a href="${address}" data-view="${name}" ${isOpen ? html` aria-current="true"` : ''}
    >${page.views[name]}</a
  >`
}
