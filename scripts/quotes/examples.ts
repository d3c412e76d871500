import { parsePlainText } from '../../src/core/article/parse-plain-text.ts'
import { foldName } from '../../src/core/people/given-names.ts'
import type { Mention } from '../../src/core/people/mention.ts'
import { type Figure, resolveNames } from '../../src/core/people/resolve-names.ts'
import { findAntecedents, type PronounPlace } from '../../src/core/people/resolve-pronouns.ts'
import { type ChosenSource, createCandidateFinder } from '../../src/core/quotes/find-candidates.ts'
import { createKindFeatures } from '../../src/core/quotes/kind-features.ts'
import { featureName, NAMES } from '../../src/core/quotes/linear-model.ts'
import { salientNames, sentenceOf } from '../../src/core/quotes/salient-names.ts'
import { type ParagraphScan, scanArticle } from '../../src/core/quotes/scan.ts'
import type { SourceContext } from '../../src/core/quotes/source-context.ts'
import { createSourceFeatures } from '../../src/core/quotes/source-features.ts'
import { joinUnits, type Unit } from '../../src/core/quotes/units.ts'
import type { Example } from './fit-linear.ts'
import type { GoldArticle, GoldQuote, GoldSource } from './gold.ts'

/** The kinds in the order of the model's weights. */
export const KINDS = ['direct', 'mixed', 'none'] as const

const kindFeatures = createKindFeatures(NAMES)
const sourceFeatures = createSourceFeatures(NAMES)

/** What an annotated article teaches each of the three models. */
export interface ArticleExamples {
  readonly source: readonly Example[]
  readonly kind: readonly Example[]
  readonly pronoun: readonly Example[]
}

/** Reads the examples off one article; the source of the quotation before is taken from the annotation. */
export function examplesOf(gold: GoldArticle, article: number): ArticleExamples {
  const { scans, names } = scanArticle(parsePlainText({ title: '' }, gold.text))
  const { figures, figureOf } = resolveNames(gold.text, names)
  const annotated = joinUnits(scans).map((unit) => ({ unit, quote: findGold(gold, unit) }))
  return {
    kind: kindExamples(gold, annotated).map((example) => ({ ...example, article })),
    source: sourceExamples(scans, figureOf, annotated).map((example) => ({ ...example, article })),
    pronoun: pronounExamples(gold, { scans, figures, figureOf, annotated }).map((example) => ({
      ...example,
      article,
    })),
  }
}

interface Annotated {
  readonly unit: Unit
  readonly quote: GoldQuote | undefined
}

type Choice = Omit<Example, 'article'>

/** The annotated quotation that shares more than half of the unit's first stretch. */
function findGold({ quotes }: GoldArticle, { first: { content } }: Unit): GoldQuote | undefined {
  return quotes.find(
    ({ kind, segments }) =>
      kind !== 'indirect' &&
      segments.some(
        ([start, end]) =>
          Math.min(end, content.end) - Math.max(start, content.start) > (content.end - content.start) / 2,
      ),
  )
}

function kindExamples(gold: GoldArticle, annotated: readonly Annotated[]): Choice[] {
  return annotated.flatMap(({ unit, quote }): Choice[] => {
    const { start, end } = unit.first.content
    if (quote === undefined && gold.ignore.some(([from, to]) => from < end && to > start)) return []
    const features = kindFeatures(unit)
    const options = KINDS.map((kind) => features.map((feature) => `${kind}:${featureName(feature)}`))
    const kind = quote?.kind === 'direct' || quote?.kind === 'mixed' ? quote.kind : 'none'
    return [{ options, right: [KINDS.indexOf(kind)] }]
  })
}

function sourceExamples(
  scans: readonly ParagraphScan[],
  figureOf: ReadonlyMap<Mention, Figure>,
  annotated: readonly Annotated[],
): Choice[] {
  const find = createCandidateFinder(scans)
  const examples: Choice[] = []
  let previous: ChosenSource | undefined
  let previousEnd: SourceContext['previousEnd']
  for (const { unit, quote } of annotated) {
    if (quote === undefined) continue
    const context = { figureOf, unit, previous, previousEnd }
    const candidates = find(unit, previous)
    const options = [
      ...candidates.map(sourceFeatures.ofCandidates(context)),
      sourceFeatures.ofNobody(context),
    ].map((features) => features.map(featureName))
    const mentions = candidates.map(({ mention }) => mention)
    const right = quote.source === null ? [candidates.length] : rightMentions(quote.source, mentions)
    if (right.length > 0) examples.push({ options, right })
    previousEnd = { paragraph: unit.last.paragraph, token: unit.last.last }
    previous = candidates[right[0] ?? -1]
  }
  return examples
}

/** Of the mentions inside the annotated source: those with the speaker's family name, else the first that owns nothing. */
function rightMentions(source: GoldSource, mentions: readonly Mention[]): number[] {
  const inside = [...mentions.keys()]
    .filter((index) => overlaps(source, mentions[index]))
    .sort((a, b) => (mentions[a]?.start ?? 0) - (mentions[b]?.start ?? 0))
  const family = foldName(source.canonical?.name.split(' ').at(-1) ?? '')
  const named = inside.filter((index) => mentions[index]?.words.some((word) => foldName(word) === family))
  if (named.length > 0) return named
  const free = inside.filter((index) => mentions[index]?.isPossessive === false)
  return (free.length > 0 ? free : inside).slice(0, 1)
}

function overlaps({ spans }: GoldSource, mention: Mention | undefined): boolean {
  return mention !== undefined && spans.some(([start, end]) => start < mention.end && end > mention.start)
}

interface Reading {
  readonly scans: readonly ParagraphScan[]
  readonly figures: readonly Figure[]
  readonly figureOf: ReadonlyMap<Mention, Figure>
  readonly annotated: readonly Annotated[]
}

function pronounExamples(gold: GoldArticle, { scans, figures, figureOf, annotated }: Reading): Choice[] {
  const names = salientNames(scans, figureOf)
  const spoken = annotated.flatMap(({ unit, quote }) => {
    const figure = figures.find((each) => isNamed(each, quote?.source?.canonical?.name))
    return figure === undefined
      ? []
      : [{ quote, figure, paragraph: unit.last.paragraph, end: unit.first.content.end }]
  })
  return gold.quotes.flatMap((asked): Choice[] => {
    const { source } = asked
    if (source?.type !== 'pronoun' || source.canonical === null) return []
    const { name } = source.canonical
    for (const scan of scans) {
      const mention = scan.mentions.find((each) => each.kind === 'pronoun' && overlaps(source, each))
      if (mention?.gender === undefined) continue
      // Who said the quotation itself, often before its pronoun, is what is to be found out.
      const lastSpeaker: PronounPlace['lastSpeaker'] = spoken
        .filter(({ quote, end }) => quote !== asked && end < mention.start)
        .at(-1)
      const place = { mention, paragraph: scan.index, sentence: sentenceOf(scan, mention), lastSpeaker }
      const antecedents = findAntecedents(names, place)
      const right = antecedents.flatMap(({ figure }, index) => (isNamed(figure, name) ? [index] : []))
      return right.length > 0 ? [{ options: antecedents.map(({ features }) => features), right }] : []
    }
    return []
  })
}

/** Whether a figure bears an annotated name: the family name, and the first letter of the given name if both have one. */
function isNamed({ words }: Figure, name: string | undefined): boolean {
  if (name === undefined) return false
  const parts = name.replace(/,? (?:Jr|Sr|II|III)\.?$/, '').split(' ')
  if (foldName(words.at(-1) ?? '') !== foldName(parts.at(-1) ?? '')) return false
  return (
    words.length === 1 ||
    parts.length === 1 ||
    foldName(words[0] ?? '').startsWith(foldName(parts[0] ?? '').slice(0, 1))
  )
}
