import { html } from 'hono/html'
import type { Command } from '../../commands/command.ts'
import { formatCall } from '../../commands/grammar.ts'
import type { Picture, Theme } from '../../reply/picture.ts'
import type { Action, Block, CommandCall, Inline, Pager, Reply } from '../../reply/reply.ts'

/** Markup in which every value was escaped. */
export type Html = ReturnType<typeof html>

/** Where the page finds a picture. */
export type AddressOfPicture = (picture: Picture, theme: Theme) => string

/** The same call as `/summit …`, which is what a button sends and an address of the page carries. */
function textOfCall(call: CommandCall, table: readonly Command[]): string {
  return `/summit ${formatCall(call, table)}`
}

/**
 * A message of the channel: what was asked, as a link to this very answer, and the reply. Everybody at a page sees only
 * what they asked themselves, so the reply's `visibility` needs no drawing.
 */
export function renderMessage(
  asked: string,
  reply: Reply,
  table: readonly Command[],
  addressOfPicture?: AddressOfPicture,
): Html {
  const { title, blocks, source, actions, pager } = reply
  return html`<article class="message" tabindex="-1">
    <p class="asked"><a href="${addressOf(asked)}" dir="auto">${asked}</a></p>
    <h2 dir="auto">${title}</h2>
    ${blocks.map((block) => renderBlock(block, addressOfPicture))}
    ${source === undefined ? '' : html`<p class="source" dir="auto">${source.map(renderInline)}</p>`}
    ${actions.length === 0 ? '' : html`<p class="actions">${actions.map((action) => renderAction(action, table))}</p>`}
    ${pager === undefined ? '' : renderPager(pager, table)}
  </article>`
}

/** A button that asks something, with or without the page's script. */
export function renderAsk(text: string, content: Html | string, role: string): Html {
  return html`<button class="${role}" form="buttons" name="text" value="${text}">${content}</button>`
}

function addressOf(asked: string): string {
  return `/?${new URLSearchParams({ text: asked }).toString()}`
}

function renderBlock(block: Block, addressOfPicture: AddressOfPicture | undefined): Html {
  switch (block.kind) {
    case 'text':
      return html`<p dir="auto">${block.text.map(renderInline)}</p>`
    case 'quote':
      return html`<figure>
        <blockquote dir="auto">${block.words.map(renderInline)}</blockquote>
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
      return renderPicture(block, addressOfPicture)
    case 'divider':
      return html`<hr />`
  }
}

/** In the colours that the visitor's page has. Where nobody draws, the words stand for the picture. */
function renderPicture(
  { picture, alt }: Extract<Block, { kind: 'image' }>,
  addressOfPicture: AddressOfPicture | undefined,
): Html {
  if (addressOfPicture === undefined) return html`<p dir="auto">${alt}</p>`
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

/** Only the web's own addresses become links: the text of any other stays text. */
function renderLink(text: string, url: string, role: string): Html {
  const address = URL.parse(url)
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:') return html`<span>${text}</span>`
  return html`<a class="${role}" href="${address.href}" target="_blank" rel="noopener noreferrer">${text}</a>`
}

function renderAction(action: Action, table: readonly Command[]): Html {
  switch (action.kind) {
    case 'call':
      return renderAsk(textOfCall(action.call, table), action.label, 'action')
    case 'link':
      return renderLink(action.label, action.url, 'action')
  }
}

function renderPager({ page, pages, previous, next }: Pager, table: readonly Command[]): Html {
  const step = (call: CommandCall | undefined, label: string, role: string): Html =>
    call === undefined
      ? html`<button class="${role}" disabled>${label}</button>`
      : renderAsk(textOfCall(call, table), label, role)
  return html`<nav class="pager" aria-label="Pages of this answer">
    ${step(previous, 'Previous', 'previous')}
    <span>Page ${page} of ${pages}</span>
    ${step(next, 'Next', 'next')}
  </nav>`
}
