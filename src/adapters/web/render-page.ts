import { html } from 'hono/html'
import type { Command } from '../../commands/command.ts'
import { formatCall } from '../../commands/grammar.ts'
import { type Wording, wordings } from '../../wording/wording-for.ts'
import { type Html, renderAsk } from './markup.ts'

interface PageContent {
  readonly table: readonly Command[]
  readonly wording: Wording
  /** Stands in the input when the page opens. */
  readonly typed: string
  /** The answer that the page opens with. */
  readonly message: Html | undefined
}

/** The whole page: the channel, its start telling what can be asked, and the input. It works without its script. */
export function renderPage({ table, wording, typed, message }: PageContent): Html {
  const { page } = wording
  return html`<!doctype html>
    <html lang="${wording.tag}">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <title>Summit</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/previews.css" />
        <script type="module" src="/assets/page.js"></script>
      </head>
      <body>
        <header>
          <h1>
            <a href="/"><img src="/assets/icon.svg" alt="" width="24" height="24" />Summit</a>
          </h1>
          <p>${page.promise}</p>
          ${renderLanguages(wording)}
        </header>
        <main>
          ${renderWelcome(table, wording)}
          <div id="channel" role="log" aria-label="${page.answers}">${message ?? ''}</div>
        </main>
        ${renderComposer(typed, wording)}
        <form id="buttons" action="/" method="get"></form>
        ${renderTemplates(wording)}
      </body>
    </html>`
}

/** Each language by its own name, as an address that the page remembers. */
function renderLanguages({ tag: shown, page }: Wording): Html {
  return html`<nav class="languages" aria-label="${page.language}">
    ${wordings.map(({ tag, name }) =>
      tag === shown
        ? html`<span lang="${tag}" aria-current="true">${name}</span>`
        : html`<a href="/?language=${tag}" lang="${tag}" hreflang="${tag}">${name}</a>`,
    )}
  </nav>`
}

function renderWelcome(table: readonly Command[], wording: Wording): Html {
  const { page } = wording
  return html`<section class="welcome" aria-labelledby="welcome">
    <h2 id="welcome">${page.welcome}</h2>
    <p>${page.pick}</p>
    ${renderExamples(table.slice(0, FIRST), wording)}
    ${table.some(({ name }) => name === DIGEST) ? renderDigestForm(table, wording) : ''}
    ${
      table.length <= FIRST
        ? ''
        : html`<details>
            <summary>${page.everythingElse}</summary>
            ${renderExamples(table.slice(FIRST), wording)}
          </details>`
    }
  </section>`
}

/** So many examples fit a first screen; the table begins with what people ask most. */
const FIRST = 8

function renderExamples(commands: readonly Command[], wording: Wording): Html {
  return html`<ul>
    ${commands.map(({ summary, example }) => {
      const asked = `/summit ${example}`
      return html`<li>
        ${renderAsk(asked, html`<code>${asked}</code><span>${summary(wording)}</span>`, 'example')}
      </li>`
    })}
  </ul>`
}

const DIGEST = 'digest preview'

/** What asks for the digest of a civil date as a channel would get it, in front of everybody; with no date, for the next one. */
export function textOfDigest(date: string, table: readonly Command[]): string {
  const input = { visibility: 'public', ...(date !== '' && { date }) }
  return `/summit ${formatCall({ command: DIGEST, input }, table)}`
}

function renderDigestForm(table: readonly Command[], { page, digest }: Wording): Html {
  return html`<form id="digest" action="/" method="get" data-asks="${textOfDigest('', table)}">
    <label for="date">${page.digestOfDay}</label>
    <input id="date" name="date" type="date" required />
    <button class="action">${digest.preview}</button>
  </form>`
}

function renderComposer(typed: string, { page }: Wording): Html {
  return html`<form id="composer" action="/" method="get" role="search">
    <div class="field">
      <div id="suggestions" hidden>
        <ul id="completions" role="listbox" aria-label="${page.completions}"></ul>
        <p aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> ${page.choose} · <kbd>Tab</kbd> ${page.accept} ·
          <kbd>Esc</kbd> ${page.close}
        </p>
      </div>
      <input
        id="typed"
        name="text"
        value="${typed}"
        type="text"
        role="combobox"
        aria-label="${page.ask}"
        aria-autocomplete="list"
        aria-controls="completions"
        aria-expanded="false"
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="send"
        placeholder="/summit …"
        required
        autofocus
      />
      <button type="submit" aria-label="${page.send}">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M10 16V4M4.5 9.5 10 4l5.5 5.5" />
        </svg>
      </button>
    </div>
  </form>`
}

/** What the script shows by itself: a question under way, and one that did not arrive. */
function renderTemplates({ page }: Wording): Html {
  return html`<template id="pending">
      <article class="message pending" tabindex="-1">
        <p class="asked"></p>
        <p role="status" aria-label="${page.waiting}"><span></span><span></span><span></span></p>
      </article>
    </template>
    <template id="failed">
      <article
        class="message failed"
        tabindex="-1"
        data-unreachable="${page.unreachable}"
        data-refused="${page.refused}"
      >
        <p class="asked"></p>
        <div class="view plain">
          <h2></h2>
          <p>${page.nothingLost}</p>
          <p class="actions">
            <button class="action" form="buttons" name="text">${page.tryAgain}</button>
          </p>
        </div>
      </article>
    </template>`
}
