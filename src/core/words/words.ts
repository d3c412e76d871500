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

/** What a word that carries meaning stands for. */
export interface Meaning {
  /** What its inflections share. */
  readonly stem: string
  /** How much that tells in news, as `rarityOf` has it. */
  readonly rarity: number
}

/** A word that carries meaning, where it stands. */
export type Term = Word & Meaning

// Numbers keep their separators (‘1,500’, ‘2.5’); hyphens part words (‘high-tech’); apostrophes do not (‘don’t’).
const WORD = /\d+(?:[.,]\d+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’‘ʼ][\p{L}\p{M}]+)*/uy

/** The words of a stretch of text, in reading order. */
export function wordsOf(text: string, span?: Span): Word[] {
  const words: Word[] = []
  eachWord(text, span, (form, start, end) => words.push({ start, end, form }))
  return words
}

function eachWord(
  text: string,
  { start, end }: Span = { start: 0, end: text.length },
  visit: (form: string, start: number, end: number) => void,
): void {
  const stretch = text.slice(start, end)
  let at = 0
  while (at < stretch.length) {
    // Most words are plain letters with a space or a stop after them: these need no pattern and no folding.
    let stop = at
    while (isAsciiLetter(stretch.charCodeAt(stop))) stop += 1
    const isPlain = !mayGoOn(stretch.charCodeAt(stop))
    WORD.lastIndex = at
    const word = isPlain ? stretch.slice(at, stop) : (WORD.exec(stretch)?.[0] ?? '')
    if (word !== '') visit(isPlain ? word.toLowerCase() : formOf(word), start + at, start + at + word.length)
    at += Math.max(1, word.length)
  }
}

/** Whether more of a word than plain letters may come with a UTF-16 code unit; nothing does past the end. */
function mayGoOn(code: number): boolean {
  return isDigit(code) || code === 0x27 || (code >= 128 && code !== 0x201c && code !== 0x201d)
}

/** The words of a stretch of text that carry meaning, stemmed. */
export function termsOf(text: string, span?: Span): Term[] {
  const terms: Term[] = []
  eachWord(text, span, (form, start, end) => {
    const meaning = meaningOf(form)
    if (meaning !== null) terms.push({ start, end, form, stem: meaning.stem, rarity: meaning.rarity })
  })
  return terms
}

/** What they stand for alone: half the work, where nobody asks how they are written or where. */
export function meaningsOf(text: string, span?: Span): Meaning[] {
  const meanings: Meaning[] = []
  eachWord(text, span, (form) => {
    const meaning = meaningOf(form)
    if (meaning !== null) meanings.push(meaning)
  })
  return meanings
}

/** Words of grammar have none. */
function meaningOf(form: string): Meaning | null {
  return readMeaning(form.endsWith("'s") ? form.slice(0, -2) : form)
}

const readMeaning = rememberWords((form): Meaning | null => {
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
