/** Makes what tells the civil date, `YYYY-MM-DD`, of an instant in an IANA time zone. */
export function createCalendar(timeZone: string): (now: Date) => string {
  // Making the format costs a hundred times what using it does.
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (now) => {
    const parts = format.formatToParts(now).map(({ type, value }) => [type, value] as const)
    const { year = '', month = '', day = '' } = Object.fromEntries(parts)
    return `${year}-${month}-${day}`
  }
}
