import { foldedWords } from '../core/index.ts'

/** Words that make one shingle: few enough to survive an editor, enough to be nobody else's. */
const SHINGLE = 5

/** Shorter texts are alike by chance. */
const MIN_WORDS = 40

/** Longer ones are compared by their beginning. */
const MAX_WORDS = 5000

/** Bands of four hashes: of texts that share 70 % of their shingles, 96 in 100 share one of twelve bands. */
const BANDS = 12
const ROWS = 4

/** How much of two texts' shingles must be common for one to be a copy of the other. */
const COPY = 0.7

/**
 * The signature of a text, after Broder's resemblance of documents: texts that say nearly the same share one of these
 * bands. Empty for short texts.
 */
export function signatureOf(text: string): string[] {
  const shingles = shinglesOf(text)
  if (shingles.size === 0) return []
  const minima = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let row = 0; row < minima.length; row++) {
      const hash = scramble(shingle, row)
      if (hash < (minima[row] ?? 0)) minima[row] = hash
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = minima.subarray(band * ROWS, (band + 1) * ROWS)
    return `${band}.${rows.reduce((hash, row) => (Math.imul(hash ^ row, 0x01000193) + row) >>> 0, 0x811c9dc5).toString(36)}`
  })
}

/** Whether two texts are copies of each other, give or take a sentence. */
export function isCopy(one: string, other: string): boolean {
  const [a, b] = [shinglesOf(one), shinglesOf(other)]
  if (a.size === 0 || b.size === 0) return false
  let shared = 0
  for (const shingle of a) if (b.has(shingle)) shared += 1
  return shared / (a.size + b.size - shared) >= COPY
}

function shinglesOf(text: string): Set<number> {
  const words = foldedWords(text).slice(0, MAX_WORDS).map(hashWord)
  const shingles = new Set<number>()
  if (words.length < MIN_WORDS) return shingles
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    let hash = 0
    for (let j = i; j < i + SHINGLE; j++) hash = (Math.imul(hash, 31) + (words[j] ?? 0)) >>> 0
    shingles.add(scramble(hash, 0))
  }
  return shingles
}

/** FNV-1a. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** One of many hash functions: the finaliser of MurmurHash3 over a seeded value. */
function scramble(value: number, seed: number): number {
  let hash = (value ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
