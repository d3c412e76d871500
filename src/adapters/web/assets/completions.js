/** @typedef {{ label: string, hint: string, text: string }} Completion */

/**
 * The list above the input (the ARIA pattern “combobox with list autocomplete, manual selection”): Enter sends what was
 * typed unless an option was chosen with the arrow keys, Tab takes the chosen option or the first.
 * @param {{
 *   input: HTMLInputElement,
 *   popup: HTMLElement,
 *   list: HTMLElement,
 *   load: (text: string, signal: AbortSignal) => Promise<Completion[]>,
 * }} parts
 */
export function createCompletions({ input, popup, list, load }) {
  /** @type {Completion[]} */
  let shown = []
  let chosen = -1
  let request = new AbortController()

  input.addEventListener('blur', close)
  // Pressing an option must not take the focus away from the input.
  popup.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
    if (option !== null) accept([...list.children].indexOf(option))
  })

  /** Asks what the text can become; an answer to an older text never shows. */
  async function refresh() {
    request.abort()
    request = new AbortController()
    const { signal } = request
    const text = input.value
    if (input.selectionEnd !== text.length) {
      close()
      return
    }
    try {
      const completions = await load(text, signal)
      if (!signal.aborted) show(completions.filter((completion) => completion.text.trim() !== text.trim()))
    } catch {
      // Sending tells what is wrong with the connection; typing goes on without help.
      if (!signal.aborted) close()
    }
  }

  /** @param {Completion[]} completions */
  function show(completions) {
    shown = completions
    list.replaceChildren(...completions.map(drawOption))
    const open = completions.length > 0
    popup.hidden = !open
    input.setAttribute('aria-expanded', String(open))
    choose(-1)
  }

  function close() {
    request.abort()
    show([])
  }

  /** @param {number} index */
  function choose(index) {
    list.children[chosen]?.setAttribute('aria-selected', 'false')
    chosen = index
    const option = list.children[chosen]
    option?.setAttribute('aria-selected', 'true')
    if (option instanceof HTMLElement) scrollTo(option)
    if (option === undefined) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', option.id)
  }

  /** @param {number} index */
  function accept(index) {
    const text = shown[index]?.text
    if (text === undefined) return
    input.value = text
    input.setSelectionRange(text.length, text.length)
    input.scrollLeft = input.scrollWidth
    close()
    void refresh()
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was for the list
   */
  function handleKey(event) {
    if (shown.length === 0) return false
    if (event.key === 'ArrowDown') choose((chosen + 1) % shown.length)
    else if (event.key === 'ArrowUp') choose(chosen <= 0 ? shown.length - 1 : chosen - 1)
    else if (event.key === 'Tab' && !event.shiftKey) accept(Math.max(chosen, 0))
    else if (event.key === 'Enter' && chosen >= 0) accept(chosen)
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    return true
  }

  /** @param {HTMLElement} option */
  function scrollTo({ offsetTop, offsetHeight }) {
    const lowest = offsetTop + offsetHeight - list.clientHeight
    list.scrollTop = Math.min(Math.max(list.scrollTop, lowest), offsetTop)
  }

  return { refresh: () => void refresh(), close, handleKey }
}

/**
 * @param {Completion} completion
 * @param {number} index
 */
function drawOption({ label, hint }, index) {
  const option = document.createElement('li')
  option.id = `completion-${index}`
  option.role = 'option'
  option.ariaSelected = 'false'
  const name = document.createElement('span')
  name.textContent = label
  const about = document.createElement('small')
  about.textContent = hint
  option.append(name, about)
  return option
}
