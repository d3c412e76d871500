import type { Article } from '../../src/core/article/article.ts'
import type { Mention } from '../../src/core/people/mention.ts'
import { type Figure, resolveNames } from '../../src/core/people/resolve-names.ts'
import { findAntecedents, type SalientName } from '../../src/core/people/resolve-pronouns.ts'
import { attributeUnits } from '../../src/core/quotes/attribute-units.ts'
import type { AttributedUnit } from '../../src/core/quotes/attributed-unit.ts'
import { createCandidateFinder } from '../../src/core/quotes/find-candidates.ts'
import { findTurns } from '../../src/core/quotes/find-turns.ts'
import { createKindFeatures } from '../../src/core/quotes/kind-features.ts'
import { type Feature, featureName, NAMES, scoreOf, scoresOf } from '../../src/core/quotes/linear-model.ts'
import { kindModel, pronounWeights, sourceModel } from '../../src/core/quotes/model.ts'
import { salientNames, sentenceOf } from '../../src/core/quotes/salient-names.ts'
import { type ParagraphScan, scanArticle } from '../../src/core/quotes/scan.ts'
import { createSourceFeatures } from '../../src/core/quotes/source-features.ts'
import { joinUnits, type Unit } from '../../src/core/quotes/units.ts'
import { sliceOf } from '../../src/core/text/span.ts'

const kindNames = createKindFeatures(NAMES)
const sourceNames = createSourceFeatures(NAMES)

/**
 * What the three models are shown of an article, quotation by quotation: the features of its kind, of who may be its
 * source, and of whom a pronoun that is its source may stand for, with the scores that come of them.
 */
export function drawFeatures(article: Article): string {
  const { text } = article
  const { scans, names: printed } = scanArticle(article)
  const { figureOf } = resolveNames(text, printed)
  const names = salientNames(scans, figureOf)
  const inTurns = new Set(findTurns(scans).map(({ paragraph }) => paragraph))
  const units = joinUnits(scans.filter(({ index }) => !inTurns.has(index)))
  const attributed = attributeUnits({ scans, names, figureOf, pronounWeights: pronounWeights() }, units, text)
  return units.flatMap((unit) => drawUnit({ text, scans, names, figureOf, attributed }, unit)).join('\n')
}

interface Reading {
  readonly text: string
  readonly scans: readonly ParagraphScan[]
  readonly names: readonly SalientName[]
  readonly figureOf: ReadonlyMap<Mention, Figure>
  readonly attributed: readonly AttributedUnit[]
}

interface Option {
  readonly name: string
  readonly features: readonly string[]
  readonly score: number
}

function drawUnit(reading: Reading, unit: Unit): string[] {
  const { text, attributed } = reading
  const earlier = attributed.filter(({ unit: { first } }) => first.outer.start < unit.first.outer.start)
  const source = attributed.find((each) => each.unit.first === unit.first)?.source
  const { tree, features } = kindModel()
  const scores = scoresOf(tree, features(unit)).map((score) => score.toFixed(2))
  return [
    `# ${unit.segments.map(({ content }) => sliceOf(text, content)).join(' ¶ ')}`,
    `direct, mixed, none: ${scores.join(' ')}: ${kindNames(unit).map(featureName).join(' ')}`,
    '## source',
    ...ranked(sourceOptions(reading, unit, earlier.at(-1))),
    ...(source?.mention.gender === undefined || source.mention.kind !== 'pronoun'
      ? []
      : [`## ${sliceOf(text, source.mention)}`, ...ranked(pronounOptions(reading, source, earlier))]),
    '',
  ]
}

function sourceOptions(
  { text, scans, figureOf }: Reading,
  unit: Unit,
  last: AttributedUnit | undefined,
): Option[] {
  const previous = last?.source
  const previousEnd =
    last === undefined ? undefined : { paragraph: last.unit.last.paragraph, token: last.unit.last.last }
  const context = { figureOf, unit, previous, previousEnd }
  const candidates = createCandidateFinder(scans)(unit, previous)
  const { tree, features } = sourceModel()
  const toOption = (
    name: string,
    names: readonly Feature<string>[],
    numbers: readonly Feature<number>[],
  ): Option => ({ name, features: names.map(featureName), score: scoresOf(tree, numbers)[0] ?? 0 })
  const [nameOf, numberOf] = [sourceNames.ofCandidates(context), features.ofCandidates(context)]
  return [
    ...candidates.map((candidate) =>
      toOption(
        `“${sliceOf(text, candidate.mention)}” ${candidate.place}`,
        nameOf(candidate),
        numberOf(candidate),
      ),
    ),
    toOption('nobody', sourceNames.ofNobody(context), features.ofNobody(context)),
  ]
}

function pronounOptions(
  { scans, names }: Reading,
  { mention, paragraph }: { readonly mention: Mention; readonly paragraph: number },
  earlier: readonly AttributedUnit[],
): Option[] {
  const scan = scans[paragraph]
  if (scan === undefined) return []
  const last = earlier.filter(({ figures }) => figures.length > 0).at(-1)
  const figure = last?.figures[0]
  const lastSpeaker =
    last === undefined || figure === undefined ? undefined : { figure, paragraph: last.unit.last.paragraph }
  const place = { mention, paragraph, sentence: sentenceOf(scan, mention), lastSpeaker }
  return findAntecedents(names, place).map(({ figure: { words }, isNearby, features }) => ({
    name: `${words.join(' ')}${isNearby ? ' nearby' : ''}`,
    features,
    score: scoreOf(pronounWeights(), features),
  }))
}

/** The features of the best two; of the others the score alone, in which a change of theirs shows. */
function ranked(options: readonly Option[]): string[] {
  return [...options]
    .sort((a, b) => b.score - a.score)
    .map(({ name, features, score }, rank) =>
      rank < 2 ? `${score.toFixed(2)} ${name}: ${features.join(' ')}` : `${score.toFixed(2)} ${name}`,
    )
}
