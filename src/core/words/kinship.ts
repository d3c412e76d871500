import { once } from '../once.ts'
import synonyms from './synonyms.json' with { type: 'json' }

const kinOf = once(() => {
  const kin = new Map<string, Set<string>>()
  for (const [stem, others] of Object.entries(synonyms.pairs)) {
    for (const other of others.split(' ')) {
      kin.set(stem, (kin.get(stem) ?? new Set()).add(other))
      kin.set(other, (kin.get(other) ?? new Set()).add(stem))
    }
  }
  return kin
})

/** Whether any of some stems means nearly the same as one (‘worry’, ‘concern’), or is nearly spelt the same (‘Kelly’, ‘Kelley’). */
export function hasKin(one: string, others: Iterable<string>): boolean {
  const kin = kinOf().get(one)
  for (const other of others) if (kin?.has(other) === true || areSpeltAlike(one, other)) return true
  return false
}

const [SHORTEST_PREFIX, LONGEST_ENDING, SHORTEST_TYPO] = [4, 3, 5]

function areSpeltAlike(one: string, other: string): boolean {
  if (other.charCodeAt(0) !== one.charCodeAt(0)) return false
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one]
  const extra = longer.length - shorter.length
  if (shorter.length >= SHORTEST_PREFIX && extra <= LONGEST_ENDING && longer.startsWith(shorter)) return true
  if (shorter.length < SHORTEST_TYPO || extra > 1) return false

  let same = 0
  while (same < shorter.length && shorter[same] === longer[same]) same++
  const rest = shorter.slice(same)
  return longer.slice(same + 1) === (extra === 1 ? rest : rest.slice(1))
}
