// British dates for English: the day before the month, as in the texts.
const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang
const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })

/** @type {readonly [Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.44 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/**
 * Writes the times in a message by the reader’s own clock, as the platforms do.
 * @param {Element} message
 */
export function localiseTimes(message) {
  for (const time of message.querySelectorAll('time[data-form]')) {
    if (!(time instanceof HTMLTimeElement)) continue
    const instant = new Date(time.dateTime)
    time.title = full.format(instant)
    time.textContent = time.dataset.form === 'relative' ? describeDistance(instant) : full.format(instant)
  }
}

/** @param {Date} instant */
function describeDistance(instant) {
  const distance = instant.getTime() - Date.now()
  const [unit, length] = UNITS.find(([, ms]) => Math.abs(distance) >= ms) ?? ['second', 1000]
  return relative.format(Math.round(distance / length), unit)
}
