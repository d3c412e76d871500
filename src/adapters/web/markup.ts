import { html } from 'hono/html'

/** Markup in which every value was escaped. */
export type Html = ReturnType<typeof html>

/** A link in a new tab that learns nothing of the page. Only the web’s own addresses become links: the text of any other stays text. */
export function renderLink(text: Html | string, url: string, role: string): Html {
  const address = URL.parse(url)
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:') return html`<span>${text}</span>`
  return html`<a class="${role}" href="${address.href}" target="_blank" rel="noopener noreferrer">${text}</a>`
}

/** A button that asks something, with or without the page's script. */
export function renderAsk(text: string, content: Html | string, role: string): Html {
  return html`<button class="${role}" form="buttons" name="text" value="${text}">${content}</button>`
}

/** An instant, in UTC until the page's script writes it by the reader's own clock. */
export function renderTime(seconds: number, form: 'full' | 'relative'): Html {
  const instant = new Date(seconds * 1000)
  if (Number.isNaN(instant.getTime())) return html`<span>${seconds}</span>`
  return html`<time datetime="${instant.toISOString()}" data-form="${form}"
    >${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC</time
  >`
}

/** A picture at an address of the page’s own, asked for when it comes into sight; its words where there is none. */
export function renderPicture(address: string | undefined, alt: string): Html {
  return address === undefined
    ? html`<p dir="auto">${alt}</p>`
    : html`<img class="picture" src="${address}" alt="${alt}" width="1200" loading="lazy" />`
}
