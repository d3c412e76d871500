import type { Span } from '../text/span.ts'
import { isAsciiLetter, isDigit } from '../text/tokens.ts'
import { rarityOf } from './rarity.ts'
import { rememberWords } from './remember-words.ts'
import { stem } from './stem.ts'
import { STOP_WORDS } from './stop-words.ts'

/** A word where it stands. */
export interface Word extends Span {
  /** Lower-cased, with straight apostrophes and without accents: what two spellings of one word share. */
  readonly form: string
}

/** A word that carries meaning, under the stem that its inflections share. */
export interface Term extends Word {
  readonly stem: string
  /** How much that tells in news, as `rarityOf` has it. */
  readonly rarity: number
}

// Numbers keep their separators (‘1,500’, ‘2.5’); hyphens part words (‘high-tech’); apostrophes do not (‘don’t’).
const WORD = /\d+(?:[.,]\d+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’‘ʼ][\p{L}\p{M}]+)*/uy

/** The words of a stretch of text, in reading order. */
export function wordsOf(text: string, { start, end }: Span = { start: 0, end: text.length }): Word[] {
  const stretch = text.slice(start, end)
  const words: Word[] = []
  let at = 0
  while (at < stretch.length) {
    // Most words are plain letters with a space or a stop after them: these need no pattern and no folding.
    let stop = at
    while (isAsciiLetter(stretch.charCodeAt(stop))) stop += 1
    const isPlain = !mayGoOn(stretch.charCodeAt(stop))
    WORD.lastIndex = at
    const word = isPlain ? stretch.slice(at, stop) : (WORD.exec(stretch)?.[0] ?? '')
    if (word !== '') {
      const form = isPlain ? word.toLowerCase() : formOf(word)
      words.push({ start: start + at, end: start + at + word.length, form })
    }
    at += Math.max(1, word.length)
  }
  return words
}

/** Whether more of a word than plain letters may come with a UTF-16 code unit; nothing does past the end. */
function mayGoOn(code: number): boolean {
  return isDigit(code) || code === 0x27 || (code >= 128 && code !== 0x201c && code !== 0x201d)
}

/** The words of a stretch of text that carry meaning, stemmed. */
export function termsOf(text: string, span?: Span): Term[] {
  const terms: Term[] = []
  for (const { start, end, form } of wordsOf(text, span)) {
    const meaning = meaningOf(form.endsWith("'s") ? form.slice(0, -2) : form)
    if (meaning !== null) terms.push({ start, end, form, stem: meaning.stem, rarity: meaning.rarity })
  }
  return terms
}

/** The stem of a form, and how rare it is in news; words of grammar have none. */
const meaningOf = rememberWords((form) => {
  if (STOP_WORDS.has(form)) return null
  const root = stem(form)
  return { stem: root, rarity: rarityOf(root) }
})

function formOf(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/(?<=\d),(?=\d{3})/g, '')
}
