import { sliceOf } from '../text/span.ts'
import { foldName, genderOfGivenName } from './given-names.ts'
import type { Gender, Mention } from './mention.ts'
import { areCompatibleGivenNames } from './nicknames.ts'
import { spelledOut } from './roles.ts'
import { NAME_SUFFIXES, PARTICLES } from './titles.ts'

/** Everybody that an article names, while it is being read. */
export interface Figure {
  /** The fullest name so far, in its words: the longest, of equals the first. */
  words: readonly string[]
  family: string
  given: string | undefined
  readonly suffix: string | undefined
  gender: Gender | undefined
  bearer: Mention['bearer']
  /** The name mentions that are theirs, in reading order of their resolution. */
  readonly mentions: Mention[]
  /** Words of what the article says they are, lower-cased: ‘russian’, ‘president’. */
  readonly roleWords: Set<string>
}

/** Who is who by name. */
interface NamesResolved {
  readonly figures: readonly Figure[]
  readonly figureOf: ReadonlyMap<Mention, Figure>
}

/**
 * Gathers name mentions, in reading order, into figures. Full names first: one family name and given names that agree
 * are one person; then single names, which are a known person's family name, or their given name, or a figure of their own.
 */
export function resolveNames(text: string, names: readonly Mention[]): NamesResolved {
  const register = createRegister(text)
  const { figureOf } = register
  for (const name of names) {
    if (isFull(name) && (name.bearer === 'person' || name.bearer === 'organisation')) register.addFull(name)
  }
  for (const name of names)
    if (!figureOf.has(name) && isFull(name) && name.bearer !== 'place') register.addFull(name)
  // ‘Mr. Obama’ before ‘President Obama’: the first tells that it is not Michelle Obama who was named in full.
  const single = names.filter((name) => !figureOf.has(name))
  for (const name of single) if (name.gender !== undefined) register.addSingle(name)
  for (const name of single) if (!figureOf.has(name)) register.addSingle(name)
  for (const figure of register.figures) figure.gender ??= genderOfOneName(figure)
  return register
}

/** ‘Elizabeth’, who has no other name in the article, is a woman; a family name that is also given tells nothing. */
function genderOfOneName({ words, bearer }: Figure): Gender | undefined {
  return words.length === 1 && bearer !== 'organisation' ? genderOfGivenName(words[0] ?? '') : undefined
}

/** Figures by their names, growing. */
interface Register extends NamesResolved {
  readonly addFull: (mention: Mention) => void
  readonly addSingle: (mention: Mention) => void
}

function createRegister(text: string): Register {
  const figures: Figure[] = []
  const figureOf = new Map<Mention, Figure>()
  const byFamily = new Map<string, Figure[]>()
  const byGiven = new Map<string, Figure[]>()
  // Single names come when all full ones are known.
  let byMiddle: ReadonlyMap<string, Figure[]> | undefined
  const settle = (mention: Mention, match: Figure | undefined): void => {
    const figure = match ?? createFigure(mention)
    if (match === undefined) {
      figures.push(figure)
      addTo(byFamily, figure.family, figure)
      if (figure.given !== undefined) addTo(byGiven, figure.given, figure)
    } else {
      absorb(figure, mention)
    }
    figure.mentions.push(mention)
    for (const word of roleWords(text, mention)) figure.roleWords.add(word)
    figureOf.set(mention, figure)
  }
  return {
    figures,
    figureOf,
    addFull: (mention) => settle(mention, findNamesake(byFamily, mention)),
    addSingle: (mention) => {
      byMiddle ??= indexMiddleNames(figures)
      const match = findByOneName({ byFamily, byGiven, byMiddle }, mention)
      // A word that is also a place is somebody's name only where the article has such a person: ‘West said’.
      const isSomebody = match?.bearer === 'person' && match.given !== undefined && mention.words.length === 1
      if (mention.bearer !== 'place' || isSomebody) settle(mention, match)
    },
  }
}

function roleWords(text: string, { role }: Mention): readonly string[] {
  return role === undefined
    ? []
    : spelledOut(
        sliceOf(text, role)
          .toLowerCase()
          .match(/[\p{L}-]+/gu) ?? [],
      )
}

/** Namesakes beyond these are not told apart: it bounds the work on a text of one family name. */
const NAMESAKE_LIMIT = 32

function addTo(index: Map<string, Figure[]>, key: string, figure: Figure): void {
  const list = index.get(key)
  if (list === undefined) index.set(key, [figure])
  else if (list.length < NAMESAKE_LIMIT) list.push(figure)
}

/** ‘Luiz Inácio Lula da Silva’ is called Lula, ‘Pedro Sánchez Castejón’ Sánchez. */
function indexMiddleNames(figures: readonly Figure[]): Map<string, Figure[]> {
  const byMiddle = new Map<string, Figure[]>()
  for (const figure of figures) {
    if (figure.bearer === 'organisation') continue
    for (const word of new Set(figure.words.slice(1, -1).map(foldName)))
      if (word.length > 1 && !PARTICLES.has(word)) addTo(byMiddle, word, figure)
  }
  return byMiddle
}

interface NameParts {
  readonly given: string | undefined
  readonly family: string
  readonly suffix: string | undefined
}

function partsOf({ words, bearer }: Mention): NameParts {
  if (bearer === 'organisation')
    return { given: undefined, family: words.map(foldName).join(' '), suffix: undefined }
  const folded = words.map(foldName)
  const last = folded.at(-1) ?? ''
  const suffix = folded.length > 1 && NAME_SUFFIXES.has(last) ? last : undefined
  const proper = suffix === undefined ? folded : folded.slice(0, -1)
  return { given: proper.length > 1 ? proper[0] : undefined, family: proper.at(-1) ?? '', suffix }
}

function isFull(mention: Mention): boolean {
  return mention.bearer === 'organisation' || partsOf(mention).given !== undefined
}

function createFigure(mention: Mention): Figure {
  return {
    words: mention.words,
    ...partsOf(mention),
    gender: mention.gender,
    bearer: mention.bearer,
    mentions: [],
    roleWords: new Set(),
  }
}

function absorb(figure: Figure, mention: Mention): void {
  if (mention.words.length > figure.words.length && namesAgree(figure, mention)) {
    figure.words = mention.words
    figure.given = partsOf(mention).given
  }
  figure.gender ??= mention.gender
  if (figure.bearer === 'unknown') figure.bearer = mention.bearer
}

/** Whether the longer name opens with the figure's own given name, so that it is a fuller form and no description. */
function namesAgree(figure: Figure, mention: Mention): boolean {
  const { given } = partsOf(mention)
  return figure.given === undefined || (given !== undefined && areCompatibleGivenNames(given, figure.given))
}

function findNamesake(byFamily: ReadonlyMap<string, Figure[]>, mention: Mention): Figure | undefined {
  const { given, family, suffix } = partsOf(mention)
  return byFamily.get(family)?.find((figure) => {
    if (mention.bearer === 'organisation' || figure.bearer === 'organisation')
      return mention.bearer === figure.bearer
    if (given === undefined || figure.given === undefined || figure.suffix !== suffix) return false
    return areCompatibleGivenNames(given, figure.given) || middleMatches(given, figure)
  })
}

/** ‘Rodham Clinton’ beside ‘Hillary Rodham Clinton’. */
function middleMatches(given: string, figure: Figure): boolean {
  return given.length > 1 && figure.words.slice(1, -1).some((word) => foldName(word) === given)
}

interface NameIndexes {
  readonly byFamily: ReadonlyMap<string, Figure[]>
  readonly byGiven: ReadonlyMap<string, Figure[]>
  readonly byMiddle: ReadonlyMap<string, Figure[]>
}

function findByOneName({ byFamily, byGiven, byMiddle }: NameIndexes, mention: Mention): Figure | undefined {
  const { family, suffix } = partsOf(mention)
  const relatives = (byFamily.get(family) ?? []).filter(
    (figure) =>
      agrees(figure, mention) &&
      (suffix === undefined || figure.suffix === suffix) &&
      figure.bearer !== 'organisation',
  )
  if (relatives.length > 0) return pickRelative(relatives, mention)
  const namesakes = (byGiven.get(family) ?? []).filter((figure) => agrees(figure, mention))
  if (namesakes.length > 0) return pickRelative(namesakes, mention)
  const [only, ...others] = (byMiddle.get(family) ?? []).filter((figure) => agrees(figure, mention))
  return others.length === 0 ? only : undefined
}

function agrees(figure: Figure, { gender }: Mention): boolean {
  return gender === undefined || figure.gender === undefined || figure.gender === gender
}

/**
 * Of relatives a bare family name means the one whom the article names most (‘Hillary Clinton … Bill Clinton … Clinton
 * said’); one who is introduced only later counts half.
 */
function pickRelative(relatives: readonly Figure[], mention: Mention): Figure | undefined {
  let best: { figure: Figure; weight: number } | undefined
  for (const figure of relatives) {
    const isIntroduced = (figure.mentions[0]?.start ?? Number.POSITIVE_INFINITY) < mention.start
    const weight = figure.mentions.length * (isIntroduced ? 1 : 0.5)
    if (best === undefined || weight > best.weight) best = { figure, weight }
  }
  return best?.figure
}
