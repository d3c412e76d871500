import type { Wanted } from './read-question.ts'

/**
 * Whether a sentence gives the sort of thing that a question wants, apart from the words that the question brings
 * along: a name for *who*, a number for *how many*. `asked` holds the question's words, lower-cased.
 */
export function gives(wanted: Wanted, sentence: string, asked: ReadonlySet<string>): boolean {
  switch (wanted) {
    case 'person':
      return newNames(sentence, asked) || ROLE.test(sentence)
    case 'time':
      return TIME.test(sentence)
    case 'place':
      return PLACE.test(sentence) && newNames(sentence, asked)
    case 'number':
      return NUMBER.test(sentence)
    case 'reason':
      return REASON.test(sentence)
    case 'manner':
      return MANNER.test(sentence)
    case 'yes-no':
    case 'thing':
      return false
  }
}

/** Whether a capitalised word stands inside the sentence that the question did not use. */
function newNames(sentence: string, asked: ReadonlySet<string>): boolean {
  for (const { index, 0: word } of sentence.matchAll(/\p{Lu}[\p{L}’'-]+/gu)) {
    const bare = word.toLowerCase().replace(/['’]s$/, '')
    if (index > 0 && !asked.has(bare)) return true
  }
  return false
}

const ROLE =
  /\b(?:president|minister|chief|director|professor|scientists?|researchers?|teams?|company|officials?|police|founder|author|spokes\w+)\b/i

const TIME =
  /\b(?:1[5-9]|20)\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:today|tomorrow|yesterday|century|decade|ago|year|month|week|hours?|o[’']clock|[ap]\.?m)\b/

const PLACE = /\b(?:in|at|to|from|near|outside|across)\s+(?:the\s+)?\p{Lu}/u

const NUMBER =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|percent|no|none)\b/i

const REASON =
  /\b(?:because|since|so that|due to|thanks to|in order|as a result|owing|therefore|caused?|reasons?|led to|leads to|means? that|to \w+|for fear|why|so)\b/i

const MANNER = /\b(?:by \w+ing|through|using|with|via|thanks to|so|like|means|way)\b/i

/** Whether a number stands before the thing whose number is asked for, within three words: ‘five to ten stores’. */
export function countsOut(sentence: string, stem: string): boolean {
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}.,%]+/gu) ?? []
  return words.some(
    (word, index) =>
      NUMBER.test(word) && words.slice(index + 1, index + 4).some((other) => other.startsWith(stem)),
  )
}
