/** Which way a date without a year or a week points from the day of the article. */
export type Direction = 'past' | 'future' | 'unknown'

const IRREGULAR_PAST =
  'was were had did said told met took came went gave made got saw began held spoke left won lost fell rose sent ' +
  'brought bought caught fought taught thought found felt kept knew led paid put ran sat sold stood struck threw wrote ' +
  'broke chose drew drove flew grew hid hit cut shot shut set swore wore became built hurt laid read sought spent split ' +
  'stole sank sang swept wound arose beat bore blew dealt dug forgave froze overtook overthrew quit rode shook showed ' +
  'withdrew woke understood agreed freed guaranteed decreed'

const PAST: ReadonlySet<string> = new Set(IRREGULAR_PAST.split(' '))

const FUTURE: ReadonlySet<string> = new Set(
  (
    "will would shall should may might can could won't wouldn't plans plan expects expect hopes hope intends intend aims " +
    'scheduled due planned slated set expected upcoming until till by next coming opens meets begins starts ends ' +
    'forecast predicted closes expires takes faces travels visits heads hosts holds votes decides returns goes launches arrives kicks ' +
    'leaves departs resumes retires resigns quits moves joins convenes concludes'
  ).split(' '),
)

// ‘to reporters’, ‘to court’: nouns after ‘to’. All other words after it are read as verbs: ‘to meet on Friday’.
const NOUNS_AFTER_TO: ReadonlySet<string> = new Set(
  (
    'the a an this that his her their its our my your him them it us me you court work school prison jail hospital death ' +
    'office power town church college university parliament congress war people bed home some all more about at least'
  ).split(' '),
)

/**
 * The direction that the verbs around a date give it: the nearest before it in the sentence decides, else the nearest
 * after it. ‘He said on Tuesday that he would resign on Friday’ has a Tuesday past and a Friday to come.
 */
export function directionAt(sentence: string, start: number, end: number): Direction {
  const before = tokensOf(sentence.slice(0, start))
  // ‘called an election for Jan. 18’: what is done for a day is done before it.
  if (before.at(-1) === 'for') return 'future'
  const after = tokensOf(sentence.slice(end))
  // ‘By early June she had left’: what was done by then.
  if (
    before.slice(-2).some((word) => /^by$/i.test(word)) &&
    after.slice(0, PLUPERFECT_WITHIN).includes('had')
  )
    return 'past'
  for (let index = before.length - 1; index >= 0; index--) {
    const direction = directionOf(before, index)
    if (direction !== 'unknown') return direction
  }
  for (let index = 0; index < after.length; index++) {
    const direction = directionOf(after, index)
    if (direction !== 'unknown') return direction
  }
  return 'unknown'
}

/** Words between a date and its ‘had’: a name, or what stands before it. */
const PLUPERFECT_WITHIN = 5

function tokensOf(text: string): string[] {
  return text.replace(/’/g, "'").match(/[\p{L}]+(?:'[\p{L}]+)?/gu) ?? []
}

function directionOf(tokens: readonly string[], index: number): Direction {
  const word = tokens[index] ?? ''
  const lower = word.toLowerCase()
  const previous = tokens[index - 1]?.toLowerCase()
  if (lower.endsWith("'ll")) return 'future'
  // ‘was set to open’, ‘is due’: the participle looks ahead, whatever the auxiliary.
  if (FUTURE.has(lower)) return 'future'
  // ‘they leave on Friday’: what is planned is said in the present tense.
  if (/^(?:they|we|you|i)$/.test(previous ?? '') && FUTURE.has(`${lower}s`)) return 'future'
  // ‘to be published on Monday’, ‘will be shut’: the auxiliary before it tells the time.
  if (previous === 'be') return 'unknown'
  if (PAST.has(lower)) return 'past'
  if (previous === 'to' && /^\p{Ll}/u.test(word) && !NOUNS_AFTER_TO.has(lower) && !/[^su]s$/.test(lower))
    return 'future'
  if (/^(?:is|are|am|'s|'re)$/.test(previous ?? '') && lower.endsWith('ing')) return 'future'
  if (/^\p{Ll}+ed$/u.test(word) && word.length > 4 && !word.endsWith('eed')) return 'past'
  return 'unknown'
}
