/** Whether a path, with its query, may be fetched. */
export type RobotRules = (path: string) => boolean

interface Rule {
  readonly allows: boolean
  readonly pattern: string
}

/** More rules than any honest file has. */
const MAX_RULES = 2000

/**
 * Reads robots.txt as RFC 9309 has it: the groups that name `product`, else those for everybody; of the rules that fit a
 * path the longest counts, and of two as long the one that allows.
 */
export function parseRobots(text: string, product: string): RobotRules {
  const own: Rule[] = []
  const everybody: Rule[] = []
  let isNamed = false
  let open: Rule[][] = []
  let namesOpen = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = '', value = ''] = /^[ \t]*([a-z-]+)[ \t]*:([^#]*)/i.exec(line.slice(0, 2000)) ?? []
    const wanted = value.trim()
    const name = field.toLowerCase()
    if (name === 'user-agent') {
      if (!namesOpen) open = []
      namesOpen = true
      if (wanted === '*') open.push(everybody)
      else if (wanted.toLowerCase() === product.toLowerCase()) {
        isNamed = true
        open.push(own)
      }
    } else if (name === 'allow' || name === 'disallow') {
      namesOpen = false
      if (wanted === '') continue
      for (const group of open)
        if (group.length < MAX_RULES) group.push({ allows: name === 'allow', pattern: wanted })
    }
  }
  const rules = (isNamed ? own : everybody).sort(
    (a, b) => b.pattern.length - a.pattern.length || Number(b.allows) - Number(a.allows),
  )
  return (path) => rules.find(({ pattern }) => fits(path, pattern))?.allows ?? true
}

/** `*` is any run of characters, a `$` at the end is the end of the path. */
function fits(path: string, pattern: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [first = '', ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const piece of pieces.slice(0, isWhole ? -1 : undefined)) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  if (!isWhole) return true
  const last = pieces.at(-1)
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}
