import type { Span } from '../text/span.ts'
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
}

// Numbers keep their separators (‘1,500’, ‘2.5’); hyphens part words (‘high-tech’); apostrophes do not (‘don’t’).
const WORD = /\d+(?:[.,]\d+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’‘ʼ][\p{L}\p{M}]+)*/gu

/** The words of a stretch of text, in reading order. */
export function wordsOf(text: string, { start, end }: Span = { start: 0, end: text.length }): Word[] {
  const words: Word[] = []
  for (const { index, 0: word } of text.slice(start, end).matchAll(WORD)) {
    words.push({ start: start + index, end: start + index + word.length, form: formOf(word) })
  }
  return words
}

/** The words of a stretch of text that carry meaning, stemmed. */
export function termsOf(text: string, span?: Span): Term[] {
  const terms: Term[] = []
  for (const word of wordsOf(text, span)) {
    const form = word.form.endsWith("'s") ? word.form.slice(0, -2) : word.form
    if (!STOP_WORDS.has(form)) terms.push({ ...word, stem: stem(form) })
  }
  return terms
}

function formOf(word: string): string {
  // Plain ASCII needs no folding, and most words are.
  if (/^[A-Za-z0-9]+$/.test(word)) return word.toLowerCase()
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/(?<=\d),(?=\d{3})/g, '')
}
