/** The IANA zones that this Node knows; UTC, which it leaves out of its own list, included. */
const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]

/** The zone's name as IANA spells it, for any spelling of its letters and older names too; undefined where there is none. */
export function parseZone(typed: string): string | undefined {
  const name = typed.trim().replace(/\s+/g, '_')
  const known = ZONES.find((zone) => zone.toLowerCase() === name.toLowerCase())
  // ‘+02:00’ and ‘EST’ are taken by Intl, and know nothing of summer time.
  if (known !== undefined || !name.includes('/')) return known
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** Zones for what was typed so far: those with a part that begins so, then those that hold it anywhere. */
export function suggestZones(typed: string, limit: number): string[] {
  const wanted = typed.trim().toLowerCase().replace(/\s+/g, '_')
  const begins = ZONES.filter((zone) => `/${zone.toLowerCase()}`.includes(`/${wanted}`))
  const holds = ZONES.filter((zone) => zone.toLowerCase().includes(wanted) && !begins.includes(zone))
  return [...begins, ...holds].slice(0, limit)
}
