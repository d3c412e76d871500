import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { config as loadEnvFile } from 'dotenv'
import { pino } from 'pino'
import { renderReply } from './adapters/terminal/render-reply.ts'
import { BriefingError } from './briefing-error.ts'
import { formatCall } from './commands/grammar.ts'
import { commandTable } from './commands/table.ts'
import { openSummit } from './compose.ts'
import { parseConfig } from './config.ts'
import { analyse, type Article, parsePlainText, toAnalysisLine } from './core/index.ts'
import { readArticle } from './library/read-article.ts'
import { moveStore } from './store/move-store.ts'
import { openStore } from './store/open-store.ts'

const USAGE = `summit                     start the bot
summit COMMAND … [--json]  any command: summit help lists them
summit migrate FROM TO     copy everything to an empty database: a SQLite file and a postgres:// address, either way
summit analyse FILE…       articles to one JSON line each
summit analyse --jsonl     the same for lines of {"id", "text", "title"?} on standard input
`

/** Runs one invocation; the result is the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args
  if (first === undefined || first === '--help' || first === '-h') {
    process.stdout.write(USAGE)
    return 0
  }
  if (first === 'analyse') return rest.includes('--jsonl') ? analyseLines() : analyseFiles(rest)
  if (first === 'migrate') return migrate(rest)
  return answer(args)
}

async function answer(args: readonly string[]): Promise<number> {
  loadEnvFile({ quiet: true })
  const log = pino({ level: 'warn' }, pino.destination(2))
  const summit = await openSummit(parseConfig(process.env), log)
  try {
    const reply = await summit.runner.runText(args.filter((arg) => arg !== '--json').join(' '), {
      platform: 'terminal',
      mayManage: true,
    })
    const style = {
      colour: process.stdout.isTTY && process.env.NO_COLOR === undefined,
      formatCall: (call: Parameters<typeof formatCall>[0]) => formatCall(call, commandTable),
    }
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(reply)}\n` : renderReply(reply, style))
    return 0
  } finally {
    await summit.close()
  }
}

async function migrate(places: readonly string[]): Promise<number> {
  const [from, to, more] = places
  if (from === undefined || to === undefined || more !== undefined)
    throw new BriefingError('configuration', '[summit] migrate needs two places: FROM and TO.')
  if (!from.startsWith('postgres') && !existsSync(from))
    throw new BriefingError('configuration', `[summit] there is no file ${from} to migrate from.`)
  const stores = [await openStore(from), await openStore(to)] as const
  try {
    const { articles, rows } = await moveStore(...stores)
    process.stdout.write(`Moved ${articles} articles and ${rows} rows of everything else.\n`)
    return 0
  } finally {
    for (const store of stores) await store.close()
  }
}

function analyseFiles(files: readonly string[]): number {
  if (files.length === 0)
    throw new BriefingError('configuration', '[summit] analyse needs a file, or --jsonl.')
  let refused = 0
  for (const file of files) {
    try {
      printLine(basename(file), readArticle(file, readFileSync(file)))
    } catch (error) {
      refused += 1
      report(error, file)
    }
  }
  return refused > 0 ? 1 : 0
}

async function analyseLines(): Promise<number> {
  let number = 0
  let refused = 0
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1
    if (line.trim() === '') continue
    try {
      const { id, text, title } = parseJsonLine(line, number)
      printLine(id, parsePlainText({ title }, text))
    } catch (error) {
      refused += 1
      report(error, `line ${number}`)
    }
  }
  return refused > 0 ? 1 : 0
}

function parseJsonLine(line: string, number: number): { id: string; text: string; title: string } {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') {
      const id = 'id' in value ? String(value.id) : String(number)
      return { id, text: value.text, title: 'title' in value ? String(value.title) : '' }
    }
  } catch {
    // Falls through to the one error for both.
  }
  throw new BriefingError('content', `[summit] line ${number} is no JSON object with a "text".`)
}

function printLine(id: string, article: Article): void {
  process.stdout.write(`${JSON.stringify(toAnalysisLine(id, article, analyse(article)))}\n`)
}

function report(error: unknown, what: string): void {
  if (!(error instanceof Error)) throw error
  process.stderr.write(
    `${error instanceof BriefingError ? error.message : `[summit] ${what}: ${error.message}`}\n`,
  )
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  report(error, 'summit')
  process.exitCode = 1
}
