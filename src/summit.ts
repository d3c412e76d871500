import { enableCompileCache } from 'node:module'

// The program: the bot, or with words behind it the terminal. Compiled code is kept between starts, in the folder for
// temporary files, which halves the time to the first answer; hence the imports that wait until that is said.
enableCompileCache()
await import(process.argv.length > 2 ? './cli.ts' : './main.ts')
