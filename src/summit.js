import { enableCompileCache } from 'node:module'
import process from 'node:process'

// The program: the bot, or with words behind it the terminal. Compiled code is kept between starts, in the folder for
// temporary files, which halves the time to the first answer; hence the imports that wait until that is said. It is the
// one file in JavaScript: types are stripped from what is not kept, and Node takes a tenth of a second to load what strips
// them.
enableCompileCache()
if (process.argv.length > 2) await import('./cli.ts')
else await import('./main.ts')
