import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { config as loadEnvFile } from 'dotenv'
import { pino } from 'pino'
import { z } from 'zod'
import { renderReply } from './adapters/terminal/render-reply.ts'
import { boundMemory } from './bound-memory.ts'
import { BriefingError } from './briefing-error.ts'
import { backup } from './cli/backup.ts'
import { count } from './cli/count.ts'
import { doctor } from './cli/doctor.ts'
import { manifest } from './cli/manifest.ts'
import { quoteForShell } from './cli/quote-for-shell.ts'
import { savePictures } from './cli/save-pictures.ts'
import type { CallOutcome } from './commands/answered.ts'
import type { ObserveCall } from './commands/command-runner.ts'
import { formatCall } from './commands/grammar.ts'
import { commandTable } from './commands/table.ts'
import { openSummit } from './compose.ts'
import { parseConfig } from './config/config.ts'
import {
  analyse,
  type Article,
  parsePlainText,
  rankPassages,
  toAnalysisLine,
  toAnswersLine,
} from './core/index.ts'
import { eachJsonLine } from './json-lines.ts'
import { addFile } from './library/add-file.ts'
import { createLog } from './log.ts'
import { readArticle } from './library/read-article.ts'
import { moveStore } from './store/move-store.ts'
import { openStore } from './store/open-store.ts'

const USAGE = `summit                       start the bot
summit COMMAND … [--json]    any command: summit help lists them
summit init                  asks for what Discord and Slack need, and writes .env
summit doctor [PART]         what keeps Summit from working, and the mend; --json for scripts
summit manifest slack [URL]  Slack's app manifest, for Socket Mode or for HTTP at that address
summit backup FILE           a copy of the SQLite database, while Summit runs
summit migrate FROM TO       copy everything to an empty database: a SQLite file and a postgres:// address, either way
summit analyse FILE…         articles to one JSON line each
summit analyse --jsonl       the same for lines of {"id", "text", "title"?} on standard input
summit ask --jsonl           questions of articles: {"id", "text", "title"?, "questions": [{"question"}]}
summit add FILE              a text, Markdown or saved page of this machine into the content folder
summit export > FILE         articles, feeds and settings as JSON lines
summit import < FILE         takes them in; what is there already stays
`

/** Runs one invocation; the result is the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args
  if (first === undefined || first === '--help' || first === '-h') {
    process.stdout.write(USAGE)
    return 0
  }
  if (first === 'ask' && rest.includes('--jsonl')) return answerLines()
  if (first === 'analyse') return rest.includes('--jsonl') ? analyseLines() : analyseFiles(rest)
  if (first === 'export' || first === 'import') return carry(first)
  if (first === 'backup') {
    loadEnvFile({ quiet: true })
    return backup(rest, parseConfig(process.env))
  }
  if (first === 'migrate') return migrate(rest)
  if (first === 'add' && rest.length > 0 && !rest.some((each) => /^(https?|url):/i.test(each)))
    return addFiles(rest)
  if (first === 'manifest') return manifest(rest)
  if (first === 'init') {
    const { init } = await import('./cli/init.ts')
    const terminal = { input: process.stdin, output: process.stdout }
    return init({ terminal, envFile: '.env', environment: process.env })
  }
  if (first === 'doctor') {
    loadEnvFile({ quiet: true })
    return doctor(rest, process.env)
  }
  return answer(args)
}

async function carry(direction: 'export' | 'import'): Promise<number> {
  loadEnvFile({ quiet: true })
  const summit = await openSummit(parseConfig(process.env), createLog('warn', pino.destination(2)))
  try {
    if (direction === 'export') await pipeline(summit.exportLines(), process.stdout, { end: false })
    else {
      const { files, articles, feeds, others, kept } = await summit.importLines(
        createInterface({ input: process.stdin }),
      )
      const came = [
        count(files, 'file', 'files'),
        count(articles, 'article', 'articles'),
        count(feeds, 'feed', 'feeds'),
        count(others, 'digest', 'digests'),
      ]
      process.stdout.write(`${came.join(', ')} came; ${count(kept, 'was', 'were')} there already.\n`)
    }
    return 0
  } finally {
    await summit.close()
  }
}

async function answer(args: readonly string[]): Promise<number> {
  loadEnvFile({ quiet: true })
  const log = createLog('warn', pino.destination(2))
  const outcomes: CallOutcome[] = []
  const observe: ObserveCall = () => (_command, outcome) => void outcomes.push(outcome)
  const summit = await openSummit(parseConfig(process.env), log, { observe })
  try {
    const reply = await summit.runner.runText(args.filter((arg) => arg !== '--json').join(' '), {
      platform: 'terminal',
      mayManage: true,
      ...terminalLocale(process.env),
    })
    const isJson = args.includes('--json')
    const saved = isJson ? new Map<never, never>() : await savePictures(reply, summit.pictures)
    const style = {
      saved,
      colour: process.stdout.isTTY && process.env.NO_COLOR === undefined,
      formatCall: (call: Parameters<typeof formatCall>[0]) => quoteForShell(formatCall(call, commandTable)),
    }
    process.stdout.write(isJson ? `${JSON.stringify(reply)}\n` : renderReply(reply, style))
    return outcomes.includes('answered') ? 0 : 1
  } finally {
    await summit.close()
  }
}

/** What a shell says of its person's language, the first that is set (POSIX, Locale, 8.2). */
function terminalLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): { locale?: string } {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  return locale === undefined ? {} : { locale }
}

async function addFiles(files: readonly string[]): Promise<number> {
  loadEnvFile({ quiet: true })
  const { contentDir } = parseConfig(process.env)
  let refused = 0
  for (const file of files) {
    try {
      const { path, title } = await addFile(file, contentDir)
      process.stdout.write(`“${title}” is ${join(contentDir, path)} now.\n`)
    } catch (error) {
      refused += 1
      report(error, file)
    }
  }
  return refused > 0 ? 1 : 0
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
    process.stdout.write(
      `Moved ${count(articles, 'article', 'articles')} and ${count(rows, 'row', 'rows')} of everything else.\n`,
    )
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
      printAnalysis(basename(file), readArticle(file, readFileSync(file)))
    } catch (error) {
      refused += 1
      report(error, file)
    }
  }
  return refused > 0 ? 1 : 0
}

/** A line of `analyse --jsonl`. */
const articleLine = z.object({
  id: z.coerce.string().optional(),
  text: z.string(),
  title: z.string().nullish(),
})

async function analyseLines(): Promise<number> {
  return eachJsonLine(articleLine, ({ id, text, title }, number) => {
    printAnalysis(id ?? String(number), parsePlainText({ title: title ?? '' }, text))
  })
}

/** A line of `ask --jsonl`. */
const questionsLine = articleLine.extend({ questions: z.array(z.object({ question: z.string() })) })

async function answerLines(): Promise<number> {
  return eachJsonLine(questionsLine, ({ id, text, title, questions }, number) => {
    const article = parsePlainText({ title: title ?? '' }, text)
    const analysed = { ...article, analysis: analyse(article) }
    const candidates = article.sentences.map((sentence) => ({ article: analysed, sentence }))
    const answers = questions.map(({ question }) => ({
      question,
      answer: rankPassages(question, candidates),
    }))
    printJson(toAnswersLine(id ?? String(number), answers))
  })
}

function printAnalysis(id: string, article: Article): void {
  printJson(toAnalysisLine(id, article, analyse(article)))
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

function report(error: unknown, what: string): void {
  if (!(error instanceof Error)) throw error
  process.stderr.write(
    `${error instanceof BriefingError ? error.message : `[summit] ${what}: ${error.message}`}\n`,
  )
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads it has read enough, as `head` has after ten lines.
  if (error.code === 'EPIPE') process.exit()
  throw error
})
boundMemory()
try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  report(error, 'summit')
  process.exitCode = 1
}
