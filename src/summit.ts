import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// The program: the bot, or with words behind it the terminal. Compiled code is kept between starts, in the folder for
// temporary files, which halves the time to the first answer; hence the imports that wait until that is said.
enableCompileCache()
// Articles are read, asked and forgotten: with a large nursery for such short lives V8 holds twice the memory, and answers
// no sooner (measured by `npm run bench:library`).
setFlagsFromString('--semi-space-growth-factor=1')
// And it lets its heap grow to twice what is in use before it clears up, where it would wait for four times as much.
setFlagsFromString('--heap-growing-percent=100')
if (process.argv.length > 2) await import('./cli.ts')
else await import('./main.ts')
