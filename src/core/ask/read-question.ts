import { measureOf } from './measure-of.ts'
import { type Word, wordsOf } from '../words/words.ts'
import { stem } from '../words/stem.ts'
import { STOP_WORDS } from '../words/stop-words.ts'

/** What a question wants to hear of. */
export type Wanted = 'person' | 'time' | 'place' | 'number' | 'reason' | 'manner' | 'yes-no' | 'thing'

/** A question, taken apart. */
export interface Question {
  readonly wanted: Wanted
  /** The words that carry its meaning, each once. */
  readonly terms: readonly QuestionTerm[]
  /** The stem of what it asks of its subject, most often a verb: ‘sell’ in ‘Why did Voss sell the boat?’ */
  readonly predicate: string | undefined
  /** It asks what somebody says or thinks. */
  readonly wantsWords: boolean
  /** It asks for a person, a time, a place, a number or one of several things. */
  readonly isFactual: boolean
  /** What the number stands with that it asks for. */
  readonly measure: RegExp | undefined
}

/** A word of a question that an answer should hold. */
export interface QuestionTerm {
  readonly form: string
  readonly stem: string
  /** Written with a capital inside the question: most likely a name. */
  readonly isName: boolean
}

/** Takes a question apart: what it wants, and the words to look for. */
export function readQuestion(question: string): Question {
  const words = wordsOf(question)
  const terms = new Map<string, QuestionTerm>()
  for (const [index, word] of words.entries()) {
    const form = word.form.endsWith("'s") ? word.form.slice(0, -2) : word.form
    if (STOP_WORDS.has(form) || ASKING.has(form)) continue
    const isName = index > 0 && /^\p{Lu}/u.test(question.slice(word.start, word.end))
    const key = stem(form)
    if (!terms.has(key)) terms.set(key, { form, stem: key, isName })
  }
  const wanted = wantedOf(words)
  return {
    wanted,
    terms: [...terms.values()],
    predicate: predicateOf(question, words, terms),
    wantsWords: words.some(({ form }) => UTTERING.has(form)),
    isFactual: FACTS.has(wanted) || words[0]?.form === 'which',
    measure: measureOf(question),
  }
}

const FACTS: ReadonlySet<Wanted> = new Set(['person', 'time', 'place', 'number'])

/** Words by which a question asks for what somebody says or thinks. */
const UTTERING: ReadonlySet<string> = new Set(
  (
    'according opinion view say says said tell tells state states claim claims suggest suggests imply implies describe ' +
    'describes think thinks believe believes argue argues explain explains call calls feel feels warn warns'
  ).split(' '),
)

/**
 * The last word of the question's first clause before what follows the verb: a preposition, or a determiner that opens its
 * object. Auxiliaries and ‘of’ lead on: ‘When was the roof of the hall | repaired’.
 */
function predicateOf(
  question: string,
  words: readonly Word[],
  terms: ReadonlyMap<string, QuestionTerm>,
): string | undefined {
  let predicate: string | undefined
  let isOpen = true
  for (const { start, end, form } of words) {
    const term = terms.get(stem(form.endsWith("'s") ? form.slice(0, -2) : form))
    if (LEADING_ON.has(form)) isOpen = true
    else if (term !== undefined) {
      isOpen = false
      if (!/^\p{Lu}/u.test(question.slice(start, end))) predicate = term.stem
    } else if (!isOpen && predicate !== undefined) break
  }
  return predicate
}

/** Words that say how a question asks, not what about. */
const ASKING: ReadonlySet<string> = new Set(
  (
    'according say says said tell tells told state states stated claim claims suggest suggests imply implies mention ' +
    'mentions describe describes described think thinks believe believes opinion view argue argues convey quote quotes ' +
    'quoted purpose article text passage paragraph author writer story report reported statement true false happen ' +
    'happens happened kind type sort name thing things way example reason one give gives'
  ).split(' '),
)

function wantedOf(words: readonly Word[]): Wanted {
  const forms = words.map(({ form }) => form)
  const at = forms.findIndex((form) => QUESTION_WORDS.has(form))
  const [word = '', next = ''] = [forms[at], forms[at + 1]]
  switch (word) {
    case 'who':
    case 'whom':
    case 'whose':
      return 'person'
    case 'when':
      return 'time'
    case 'where':
      return 'place'
    case 'why':
      return 'reason'
    case 'how':
      if (/^(?:many|much|old|long|far|often|big|large|tall|high|deep|wide|heavy|fast)$/.test(next))
        return 'number'
      return 'manner'
    case 'what':
    case 'which':
      if (/^(?:year|date|day|month|time|week)$/.test(next)) return 'time'
      if (/^(?:country|city|place|town|state|region|island)$/.test(next)) return 'place'
      if (/^(?:percentage|percent|number|share|amount|proportion)$/.test(next)) return 'number'
      if (/^(?:person|people|man|woman|president|minister|leader|company)$/.test(next)) return 'person'
      return 'thing'
    default:
      return AUXILIARIES.has(forms[0] ?? '') ? 'yes-no' : 'thing'
  }
}

const LEADING_ON: ReadonlySet<string> = new Set(
  'is are was were be been being do does did has have had will would can could should may might must of'.split(
    ' ',
  ),
)

const QUESTION_WORDS: ReadonlySet<string> = new Set('who whom whose when where why how what which'.split(' '))

const AUXILIARIES: ReadonlySet<string> = new Set(
  "is are was were do does did has have had will would can could should may might isn't aren't don't doesn't didn't".split(
    ' ',
  ),
)
