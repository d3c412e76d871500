/** More than servers read; and no index of PostgreSQL takes three kilobytes. */
const MAX_CHARACTERS = 2000

/** Whether a text is an http or https address that may be fetched and kept: without a name or password, and not longer than any is. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.href.length <= MAX_CHARACTERS
  )
}
