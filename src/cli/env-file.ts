import {
  chownSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { parse } from 'dotenv'
import { BriefingError } from '../briefing-error.ts'

/** Variables by name; an empty value is one that is not set. */
export type Variables = Readonly<Record<string, string>>

/**
 * Sets variables in the text of a `.env` file, where it has them empty or else at its end. Whatever has a value already
 * keeps it, and every other line stays as it is.
 */
export function setVariables(text: string, values: Variables): string {
  return Object.entries(values).reduce((written, [name, value]) => setVariable(written, name, value), text)
}

/** The text of a `.env` file; where there is none, that of the example beside it, and else nothing. */
export function readEnvFile(path: string): string {
  const source = [path, `${path}.example`].find((candidate) => existsSync(candidate))
  return source === undefined ? '' : readFileSync(source, 'utf8')
}

/** Replaces the file at once, so that it is the old one or the new one and never half of it; only its owner may read it. */
export function writeEnvFile(path: string, text: string): void {
  // A link stays a link.
  const target = existsSync(path) ? realpathSync(path) : path
  const fresh = `${target}.new`
  try {
    rmSync(fresh, { force: true })
    writeFileSync(fresh, text, { mode: 0o600, flag: 'wx', flush: true })
    if (existsSync(target)) {
      const { uid, gid } = statSync(target)
      chownSync(fresh, uid, gid)
    }
    renameSync(fresh, target)
  } catch (cause) {
    rmSync(fresh, { force: true })
    throw new BriefingError(
      'configuration',
      `[init] cannot write ${path}. Is its folder writable for this user?`,
      {
        cause,
      },
    )
  }
}

function setVariable(text: string, name: string, value: string): string {
  const before = parse(text)
  if (before[name]?.trim()) return text
  const isRight = (candidate: string): boolean => {
    const after = parse(candidate)
    const names = new Set([name, ...Object.keys(before), ...Object.keys(after)])
    return [...names].every((each) => after[each] === (each === name ? value : before[each]))
  }
  const written = [fillIn(text, name, value), append(text, name, value)].find(isRight)
  if (written === undefined)
    throw new BriefingError(
      'configuration',
      `[init] cannot add ${name} to what .env holds. Please add it by hand.`,
    )
  return written
}

/** In the last line that has it empty, since the last is the one that counts; a comment behind it stays. */
function fillIn(text: string, name: string, value: string): string {
  const empty = new RegExp(
    `^([ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=)(?:[ \\t]*(?:''|""))?(?=[ \\t]*(?:#.*)?\\r?$)`,
    'gm',
  )
  const last = [...text.matchAll(empty)].at(-1)
  if (last === undefined) return text
  const [whole, start = ''] = last
  return `${text.slice(0, last.index)}${start}${value}${text.slice(last.index + whole.length)}`
}

function append(text: string, name: string, value: string): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  return `${text}${text === '' || text.endsWith('\n') ? '' : end}${name}=${value}${end}`
}
