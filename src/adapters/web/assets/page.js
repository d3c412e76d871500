import { createCompletions } from './completions.js'
import { createRecall } from './recall.js'
import { localiseTimes } from './times.js'
import { createViews, openView } from './views.js'

const composer = find('#composer', HTMLFormElement)
const input = find('#typed', HTMLInputElement)
const scroller = find('main', HTMLElement)
const channel = find('#channel', HTMLElement)
const recall = createRecall()
const views = createViews(new URLSearchParams(location.search).get('view'))
const completions = createCompletions({
  input,
  popup: find('#suggestions', HTMLElement),
  list: find('#completions', HTMLElement),
  load: loadCompletions,
})

composer.addEventListener('submit', (event) => {
  event.preventDefault()
  const text = input.value.trim()
  if (text === '') return
  recall.add(text)
  completions.close()
  input.value = ''
  void ask(text, undefined).then(({ arrived }) => {
    // What could not be sent stands in the input again, unless something else was typed meanwhile.
    if (!arrived && input.value === '') input.value = text
  })
})

find('#buttons', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault()
  const button = event.submitter
  if (!(button instanceof HTMLButtonElement)) return
  // On the platforms every button's answer takes the place of its message.
  const message = button.closest('.pager, .failed, .discord, .slack')?.closest('.message')
  void ask(button.value, message ?? undefined).then((shown) => moveFocus(button, shown.message))
})

input.addEventListener('input', () => {
  recall.forget()
  completions.refresh()
})

input.addEventListener('keydown', (event) => {
  if (event.isComposing || completions.handleKey(event)) return
  if (event.key === 'ArrowUp') setTyped(recall.older(input.value))
  else if (event.key === 'ArrowDown' && recall.isRecalling()) setTyped(recall.newer())
  else if (event.key === 'ArrowDown') completions.refresh()
  else if (event.key === 'PageUp') scroller.scrollBy(0, -0.8 * scroller.clientHeight)
  else if (event.key === 'PageDown') scroller.scrollBy(0, 0.8 * scroller.clientHeight)
  else return
  event.preventDefault()
})

// An input drops line breaks without leaving a space, which would join the words of a quotation.
input.addEventListener('paste', (event) => {
  const pasted = event.clipboardData?.getData('text') ?? ''
  if (!/[\r\n]/.test(pasted)) return
  event.preventDefault()
  input.setRangeText(
    pasted.replace(/\s*[\r\n]\s*/g, ' '),
    input.selectionStart ?? 0,
    input.selectionEnd ?? 0,
    'end',
  )
  completions.refresh()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === input || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  input.focus()
  if (input.value === '') {
    input.value = '/'
    completions.refresh()
  }
})

document.querySelector('#digest')?.addEventListener('submit', (event) => {
  event.preventDefault()
  if (!(event.currentTarget instanceof HTMLFormElement)) return
  const { value } = find('#date', HTMLInputElement)
  void ask(`${event.currentTarget.dataset.asks} date:${value}`, undefined)
})

for (const message of channel.querySelectorAll('.message')) {
  if (message instanceof HTMLElement) complete(message)
}
channel.lastElementChild?.scrollIntoView()

/**
 * Asks, and shows the answer at the end of the channel or in place of an earlier message.
 * @param {string} text
 * @param {Element | undefined} replaced
 * @returns {Promise<{ arrived: boolean, message: HTMLElement }>} the message that tells the answer or the trouble
 */
async function ask(text, replaced) {
  const pending = fill('pending', text)
  if (replaced === undefined) {
    channel.append(pending)
    reveal(pending)
  } else replaced.setAttribute('aria-busy', 'true')
  try {
    const response = await post('/ask', text)
    const message = parse(await response.text())
    complete(message, replaced)
    ;(replaced ?? pending).replaceWith(message)
    reveal(message)
    return { arrived: true, message }
  } catch (error) {
    const message = fill('failed', text)
    const { unreachable = '', refused = '' } = message.dataset
    find('h2', HTMLElement, message).textContent =
      error instanceof RefusedError ? `${refused} (${error.message})` : unreachable
    find('button', HTMLButtonElement, message).value = text
    replaced?.removeAttribute('aria-busy')
    // A page of an answer that is there already stays when its neighbour cannot be had.
    if (replaced?.classList.contains('failed')) replaced.replaceWith(message)
    else if (replaced === undefined) pending.replaceWith(message)
    else channel.append(message)
    reveal(message)
    return { arrived: false, message }
  }
}

/**
 * @param {string} text
 * @param {AbortSignal} signal
 */
async function loadCompletions(text, signal) {
  const response = await post('/complete', text, signal)
  if (!response.ok) return []
  return /** @type {import('./completions.js').Completion[]} */ (await response.json())
}

class RefusedError extends Error {}

/**
 * @param {string} path
 * @param {string} text
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>}
 */
async function post(path, text, signal) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    ...(signal === undefined ? {} : { signal }),
  })
  // Asking too fast is answered in words.
  if (!response.ok && response.status !== 429) throw new RefusedError(String(response.status))
  return response
}

/**
 * The answer is the server's own markup, in which it has escaped every value.
 * @param {string} markup
 */
function parse(markup) {
  const template = document.createElement('template')
  template.innerHTML = markup
  return find('.message', HTMLElement, template.content)
}

/**
 * Gives a message of the server what only a script can: tabs, and times by the reader's clock.
 * @param {HTMLElement} message
 * @param {Element} [replaced] the message whose place and view it takes
 */
function complete(message, replaced) {
  localiseTimes(message)
  views.enhance(message, (replaced && openView(replaced)) ?? undefined)
}

/**
 * @param {string} template
 * @param {string} asked
 */
function fill(template, asked) {
  const content = document.importNode(find(`#${template}`, HTMLTemplateElement).content, true)
  find('.asked', HTMLElement, content).textContent = asked
  return find('.message', HTMLElement, content)
}

/** @param {Element} message */
function reveal(message) {
  message.scrollIntoView({ block: message.clientHeight > scroller.clientHeight ? 'start' : 'end' })
  // A picture has no height before it is there.
  for (const picture of message.querySelectorAll('.view:not([hidden]) img'))
    if (picture instanceof HTMLImageElement && !picture.complete)
      picture.addEventListener('load', () => reveal(message), { once: true })
}

/**
 * After a button was pressed: to its like in the answer that took its place, or else to the answer itself.
 * @param {HTMLButtonElement} pressed
 * @param {HTMLElement} message
 */
function moveFocus(pressed, message) {
  if (document.activeElement !== document.body && document.activeElement !== pressed) return
  const view = message.querySelector('.view:not([hidden])') ?? message
  const alike = pressed.isConnected ? [] : [...view.querySelectorAll('button:enabled')]
  const like =
    alike.find(
      ({ className, textContent }) => className === pressed.className && textContent === pressed.textContent,
    ) ??
    alike.find(({ className }) => className === pressed.className) ??
    alike.find((button) => button.closest('.pager') !== null)
  const target = like instanceof HTMLElement ? like : message
  target.focus({ preventScroll: true })
}

/** @param {string | undefined} text */
function setTyped(text) {
  if (text === undefined) return
  input.value = text
  input.setSelectionRange(text.length, text.length)
}

/**
 * @template {Element} E
 * @param {string} selector
 * @param {new () => E} type
 * @param {ParentNode} [within]
 * @returns {E}
 */
function find(selector, type, within = document) {
  const element = within.querySelector(selector)
  if (!(element instanceof type)) throw new TypeError(`the page has no ${selector}`)
  return element
}
