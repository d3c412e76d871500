import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import type { SalientName } from '../people/resolve-pronouns.ts'
import type { AttributedQuote } from './attributed-quote.ts'
import type { Turn } from './find-turns.ts'

/**
 * Attributes the turns of a transcript to the names before their colons. ‘A:’ is the person whom the introduction names
 * most, if one stands out; ‘Q:’ is nobody.
 */
export function attributeTurns(
  turns: readonly Turn[],
  names: readonly SalientName[],
  figureOf: ReadonlyMap<Mention, Figure>,
): AttributedQuote[] {
  const guest = findGuest(names, turns[0]?.paragraph ?? 0)
  return turns.map(({ content, label, role }) => {
    const figure = role === 'answer' ? guest : label === undefined ? undefined : figureOf.get(label)
    return {
      content,
      kind: 'direct',
      figures: figure === undefined ? [] : [figure],
      mention: label,
      cue: null,
      confidence: figure === undefined ? 0.5 : role === 'answer' ? 0.75 : 0.95,
    }
  })
}

function findGuest(names: readonly SalientName[], firstTurn: number): Figure | undefined {
  const counts = new Map<Figure, number>()
  for (const { figure, paragraph } of names) {
    if (paragraph >= firstTurn) break
    if (figure.bearer === 'person') counts.set(figure, (counts.get(figure) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}
