import { setFlagsFromString } from 'node:v8'

/**
 * Lets V8 hold no more memory than pays, and clear it up with no more threads. Articles are read, asked and forgotten: with
 * a large nursery for such short lives it holds twice the memory, and answers no sooner (measured by `npm run bench:library`).
 * So small a nursery is cleared up by one thread in the time in which several agree, and they are in the database's way. The
 * heap grows by half of what is in use before it clears up, where it would wait for four times as much. Holds for what is
 * allocated from then on: asked for when all is imported, since what is imported stays, and a small nursery would hand it on
 * a hundred times over.
 */
export function boundMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=50')
  setFlagsFromString('--no-parallel-scavenge')
}
