import type { Article } from '../article/article.ts'
import { describePeople } from '../people/describe-people.ts'
import type { Person } from '../people/person.ts'
import { resolveNames } from '../people/resolve-names.ts'
import { attributeTurns } from './attribute-turns.ts'
import { attributeUnits } from './attribute-units.ts'
import { findTurns } from './find-turns.ts'
import { groupUnits } from './group-units.ts'
import { pronounWeights } from './model.ts'
import type { Quote } from './quote.ts'
import { salientNames } from './salient-names.ts'
import { scanArticle } from './scan.ts'
import { joinUnits } from './units.ts'

/**
 * Finds the quotations of an article and who said them; pure, and linear in the length of the text. Every stretch
 * between quotation marks is judged by a linear model: is it quoted at all, and which mention is its source; the
 * mention is then resolved to people (candidate ranking after O'Keefe 2012, Muzny 2017 and Newell 2018).
 */
export function attributeQuotes(article: Article): { people: Person[]; quotes: Quote[] } {
  const { scans, names: printed } = scanArticle(article)
  const { figures, figureOf } = resolveNames(article.text, printed)
  const names = salientNames(scans, figureOf)

  const turns = findTurns(scans)
  const inTurns = new Set(
    turns.flatMap(({ paragraph, content }) => content.map((_, offset) => paragraph + offset)),
  )
  const units = joinUnits(scans.filter(({ index }) => !inTurns.has(index)))
  const attributed = [
    ...groupUnits(
      attributeUnits({ scans, names, figureOf, pronounWeights: pronounWeights() }, units, article.text),
    ),
    ...attributeTurns(turns, names, figureOf),
  ].sort((a, b) => a.content[0].start - b.content[0].start)

  const { people, idOf } = describePeople(article.text, figures, attributed)
  const quotes = attributed.map(({ content, kind, figures, mention, cue, confidence }): Quote => ({
    content,
    kind,
    speakers: figures.flatMap((figure) => idOf.get(figure) ?? []),
    source: mention === undefined ? null : { start: mention.start, end: mention.end },
    cue,
    confidence,
  }))
  return { people, quotes }
}
