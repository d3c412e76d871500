const STORED = 'summit.view'

/** How many messages were made so far, for ids that differ. */
let count = 0

/**
 * The ways in which messages are shown, as tabs (the ARIA pattern “tabs with automatic activation”). What was chosen
 * last is how the next message opens, in this visit and the next.
 * @param {string | null} named the view that the page’s address names
 */
export function createViews(named) {
  let chosen = named ?? recall()

  /**
   * Makes tabs of a message’s links to its views.
   * @param {HTMLElement} message
   * @param {string | null} [opened] the view to open; the chosen one if left out
   */
  function enhance(message, opened = chosen) {
    const list = message.querySelector('.views')
    if (list === null) return
    count += 1
    const tabs = [...list.querySelectorAll('a')]
    list.role = 'tablist'
    for (const tab of tabs) {
      const name = tab.dataset.view ?? ''
      const panel = panelOf(message, name)
      tab.role = 'tab'
      tab.removeAttribute('aria-current')
      tab.id = `tab-${count}-${name}`
      panel.id = `view-${count}-${name}`
      panel.role = 'tabpanel'
      panel.tabIndex = 0
      tab.setAttribute('aria-controls', panel.id)
      panel.setAttribute('aria-labelledby', tab.id)
    }
    const initial = tabs.find(({ dataset }) => dataset.view === opened) ?? tabs[0]
    if (initial !== undefined) select(initial)

    list.addEventListener('click', (event) => {
      // A link may still be opened in a new tab.
      if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return
      const tab = tabs.find((each) => each === event.target)
      if (tab === undefined) return
      event.preventDefault()
      choose(tab)
    })
    list.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent)) return
      const at = tabs.findIndex((each) => each === event.target)
      const target = tabs[targetOf(event.key, at, tabs.length)]
      if (at < 0 || target === undefined) return
      event.preventDefault()
      choose(target)
      target.focus()
    })

    /** @param {HTMLAnchorElement} tab */
    function choose(tab) {
      select(tab)
      chosen = tab.dataset.view ?? null
      remember(chosen)
      tab.scrollIntoView({ block: 'nearest' })
    }

    /** @param {HTMLAnchorElement} selected */
    function select(selected) {
      for (const tab of tabs) {
        const isSelected = tab === selected
        tab.ariaSelected = String(isSelected)
        tab.tabIndex = isSelected ? 0 : -1
        panelOf(message, tab.dataset.view ?? '').hidden = !isSelected
      }
      const asked = message.querySelector('.asked a')
      if (asked instanceof HTMLAnchorElement) asked.href = selected.href
    }
  }

  return { enhance }
}

/**
 * The view in which a message is open.
 * @param {Element} message
 */
export function openView(message) {
  const tab = message.querySelector('[role=tab][aria-selected=true]')
  return tab instanceof HTMLElement ? (tab.dataset.view ?? null) : null
}

/**
 * @param {string} key
 * @param {number} at
 * @param {number} length
 * @returns {number} -1 for keys that tabs do not take
 */
function targetOf(key, at, length) {
  if (key === 'ArrowRight') return (at + 1) % length
  if (key === 'ArrowLeft') return (at + length - 1) % length
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  return key === ' ' ? at : -1
}

/**
 * @param {HTMLElement} message
 * @param {string} name
 */
function panelOf(message, name) {
  const panel = message.querySelector(`.view.${name}`)
  if (!(panel instanceof HTMLElement)) throw new TypeError(`the message has no view ${name}`)
  return panel
}

function recall() {
  try {
    return localStorage.getItem(STORED)
  } catch {
    // Somebody keeps sites from storing anything: each visit begins plain.
    return null
  }
}

/** @param {string | null} view */
function remember(view) {
  try {
    localStorage.setItem(STORED, view ?? '')
  } catch {
    // As above.
  }
}
