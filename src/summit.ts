import { enableCompileCache } from 'node:module'
import { boundMemory } from './bound-memory.ts'

// The program: the bot, or with words behind it the terminal. Compiled code is kept between starts, in the folder for
// temporary files, which halves the time to the first answer; hence the imports that wait until that is said.
enableCompileCache()
boundMemory()
if (process.argv.length > 2) await import('./cli.ts')
else await import('./main.ts')
