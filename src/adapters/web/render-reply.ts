import { html } from 'hono/html'
import type { Action, Block, CommandCall, Inline, Pager, Reply } from '../../reply/reply.ts'
import { type Html, renderAsk, renderLink } from './markup.ts'

/** Writes a call as `/summit …`, which is what a button sends and an address of the page carries. */
export type TextOfCall = (call: CommandCall) => string

/** A reply as the page itself shows it. */
export function renderReply(reply: Reply, textOfCall: TextOfCall): Html {
  const { title, blocks, source, actions, pager } = reply
  return html`<h2 dir="auto">${title}</h2>
    ${blocks.map(renderBlock)}
    ${source === undefined ? '' : html`<p class="source" dir="auto">${source.map(renderInline)}</p>`}
    ${actions.length === 0 ? '' : html`<p class="actions">${actions.map((action) => renderAction(action, textOfCall))}</p>`}
    ${pager === undefined ? '' : renderPager(pager, textOfCall)}`
}

function renderBlock(block: Block): Html {
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
    case 'divider':
      return html`<hr />`
  }
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

function renderPager({ page, pages, previous, next }: Pager, textOfCall: TextOfCall): Html {
  const step = (call: CommandCall | undefined, label: string, role: string): Html =>
    call === undefined
      ? html`<button class="${role}" disabled>${label}</button>`
      : renderAsk(textOfCall(call), label, role)
  return html`<nav class="pager" aria-label="Pages of this answer">
    ${step(previous, 'Previous', 'previous')}
    <span>Page ${page} of ${pages}</span>
    ${step(next, 'Next', 'next')}
  </nav>`
}
