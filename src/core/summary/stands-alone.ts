import type { Span } from '../text/span.ts'

/**
 * Whether a stretch of text can be shown as a key point at all: a whole sentence, no caption, byline, teaser or note to
 * the reader.
 */
export function isSentence(text: string, { start, end }: Span): boolean {
  const sentence = text.slice(start, end)
  const words = sentence.split(/\s+/, MIN_WORDS).length
  if (words < MIN_WORDS || end - start > MAX_CHARACTERS) return false
  if (!/^[\p{Lu}\p{N}“"‘'([$€£¥]/u.test(sentence) || !/[.!?…]["”’')\]]*$/.test(sentence)) return false
  return !(CAPTION.test(sentence) || BYLINE.test(sentence) || NOTE.test(sentence))
}

const MIN_WORDS = 5

/** A longer ‘sentence’ is a list or a table that lost its breaks. */
const MAX_CHARACTERS = 700

// ‘File photo: …’, ‘(Photo by …)’, ‘Pictured: …’, ‘… is seen in this handout image’.
const CAPTION =
  /^\(?(?:file )?(?:photos?|images?|pictures?|pictured|caption|video|watch|graphic)\b[^.]{0,20}[:|]|\b(?:photo|image|picture)s? (?:by|courtesy)\b|\/(?:AP|AFP|Getty|Reuters)\b|\b(?:handout|file) (?:photo|image|picture)\b|^\((?:photo|image)/i

// ‘By Jane Doe, Associated Press’, ‘Reporting by …; Editing by …’, ‘CNN's Jane Doe contributed to this report.’
const BYLINE =
  /^By \p{Lu}[\p{L}.’'-]+ \p{Lu}[\p{L}’'-]+(?: and |,|\s*$)|\b(?:[Rr]eporting|[Ee]diting|[Ww]riting) by \p{Lu}|\bcontributed to this (?:report|story|article)\b/u

// ‘Click here to …’, ‘Read more: …’, ‘The opinions expressed in this commentary are solely those of …’
const NOTE =
  /^(?:click|read more|read also|see also|related|sign up|subscribe|follow us|watch|listen|editor[’']?s note|share this|scroll down)\b|\b(?:opinions|views) expressed\b|\ball rights reserved\b|\bcopyright\b|©|https?:\/\/|\bwww\./i

/** Whether a sentence opens on a word that leans on the sentence before: ‘He …’, ‘But …’, ‘Meanwhile …’. */
export function leansBack(text: string, { start, end }: Span): boolean {
  const opening = text.slice(start, Math.min(end, start + 60)).replace(/^[“"‘'([]+/, '')
  return PRONOUN.test(opening) || CONNECTIVE.test(opening) || POINTER.test(opening)
}

// Also after an adverbial: ‘On Friday, he said …’.
const PRONOUN = /^(?:[\p{L}\p{N}’' ]{2,30}, )?(?:he|she|it|they|his|her|its|their|him|them)\b/iu

const CONNECTIVE =
  /^(?:but|and|or|nor|yet|so|then|also|still|however|meanwhile|moreover|furthermore|therefore|thus|hence|instead|nevertheless|nonetheless|besides|additionally|similarly|likewise|otherwise|consequently|indeed|too|as a result|in addition|in turn|by contrast|in contrast|for example|for instance|on the other hand|at the same time|even so|that said|after that|finally|here|there)\b/i

// ‘This was …’, ‘Those who …’ stand alone only where a noun follows at once: ‘This year …’.
const POINTER =
  /^(?:th(?:is|at|ese|ose) (?!(?:year|week|month|morning|afternoon|evening|season|summer|winter|spring|autumn|fall|weekend)\b)|such\b|both\b|the (?:latter|former|two|pair|same)\b|another\b|others?\b|one of them\b|neither\b)/i
