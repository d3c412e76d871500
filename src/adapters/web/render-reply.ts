import { html } from 'hono/html'
import type { Picture, Theme } from '../../reply/picture.ts'
import { type Wording, wordingFor } from '../../wording/wording-for.ts'
import type { Action, Block, CommandCall, Inline, Pager, Reply } from '../../reply/reply.ts'
import { type Html, renderAsk, renderLink, renderPicture } from './markup.ts'

/** Writes a call as `/summit …`, which is what a button sends and an address of the page carries. */
export type TextOfCall = (call: CommandCall) => string

/** Where the page finds a picture; undefined where nothing is drawn. */
export type AddressOfPicture = ((picture: Picture, theme: Theme) => string) | undefined

/** A reply as the page itself shows it. */
export function renderReply(reply: Reply, textOfCall: TextOfCall, addressOfPicture: AddressOfPicture): Html {
  const { title, blocks, source, actions, pager } = reply
  return html`<h2 dir="auto">${title}</h2>
    ${blocks.map((block) => renderBlock(block, addressOfPicture))}
    ${source === undefined ? '' : html`<p class="source" dir="auto">${source.map(renderInline)}</p>`}
    ${actions.length === 0 ? '' : html`<p class="actions">${actions.map((action) => renderAction(action, textOfCall))}</p>`}
    ${pager === undefined ? '' : renderPager(pager, textOfCall, wordingFor(reply.locale))}`
}

function renderBlock(block: Block, addressOfPicture: AddressOfPicture): Html {
  switch (block.kind) {
    case 'text':
      return html`<p dir="auto">${block.text.map(renderInline)}</p>`
    case 'quote':
      return html`<figure dir="auto">
        <blockquote>${block.words.map(renderInline)}</blockquote>
        <figcaption dir="auto">${block.caption.map(renderInline)}</figcaption>
      </figure>`
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li dir="auto">${item.map(renderInline)}</li>`)}
      </ul>`
    case 'facts':
      return html`<dl>
        ${block.facts.map(
          ({ label, value }) =>
            html`<div>
              <dt dir="auto">${label}</dt>
              <dd dir="auto">${value.map(renderInline)}</dd>
            </div>`,
        )}
      </dl>`
    case 'image':
      return renderThemed(block, addressOfPicture)
    case 'divider':
      return html`<hr />`
  }
}

/** A picture in the colours that the visitor's page has. */
function renderThemed(
  { picture, alt }: Extract<Block, { kind: 'image' }>,
  addressOfPicture: AddressOfPicture,
): Html {
  if (addressOfPicture === undefined) return renderPicture(undefined, alt)
  return html`<picture>
    <source media="(prefers-color-scheme: dark)" srcset="${addressOfPicture(picture, 'dark')}" />
    <img src="${addressOfPicture(picture, 'light')}" alt="${alt}" width="1200" />
  </picture>`
}

function renderInline(inline: Inline): Html {
  switch (inline.kind) {
    case 'text':
      return html`${inline.text}`
    case 'strong':
      return html`<strong>${inline.text}</strong>`
    case 'marked':
      return html`<mark>${inline.text}</mark>`
    case 'removed':
      return html`<del>${inline.text}</del>`
    case 'added':
      return html`<ins>${inline.text}</ins>`
    case 'link':
      return renderLink(inline.text, inline.url, 'link')
    case 'time':
      return html`<time datetime="${new Date(inline.instant).toISOString()}">${inline.text}</time>`
  }
}

function renderAction(action: Action, textOfCall: TextOfCall): Html {
  switch (action.kind) {
    case 'call':
      return renderAsk(textOfCall(action.call), action.label, 'action')
    case 'link':
      return renderLink(action.label, action.url, 'action')
  }
}

function renderPager(
  { page, pages, previous, next }: Pager,
  textOfCall: TextOfCall,
  { pages: words }: Wording,
): Html {
  const step = (call: CommandCall | undefined, label: string, role: string): Html =>
    call === undefined
      ? html`<button class="${role}" disabled>${label}</button>`
      : renderAsk(textOfCall(call), label, role)
  return html`<nav class="pager" aria-label="${words.ofAnswer}">
    ${step(previous, words.previous, 'previous')}
    <span>${words.place(page, pages)}</span>
    ${step(next, words.next, 'next')}
  </nav>`
}
