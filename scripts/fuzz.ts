import { feedOne, importers } from '../test/fuzz/mutated-inputs.ts'

// Damaged pages, feeds and Markdown files, so many of all together; the first that is neither taken nor refused ends it.
const total = Number(process.argv[2] ?? 100_000)
const first = Number(process.argv[3] ?? 1)
for (const importer of importers) {
  const count = { taken: 0, refused: 0 }
  let slowest = { ms: 0, seed: 0 }
  for (let n = 0; n < total / importers.length; n++) {
    const from = performance.now()
    count[feedOne(importer, first + n)] += 1
    const ms = performance.now() - from
    if (ms > slowest.ms) slowest = { ms, seed: first + n }
  }
  console.log(
    `${importer.name}: ${count.taken} taken, ${count.refused} refused; the slowest ${slowest.ms.toFixed(0)} ms (seed ${slowest.seed})`,
  )
}
