import type { CommandCall } from '../reply/reply.ts'
import type { Command } from './command.ts'

/** What a text asks for: a call with its values as typed, or the word that names no command. */
export type ParsedText =
  | { readonly kind: 'call'; readonly call: CommandCall; readonly command: Command }
  | { readonly kind: 'unknown-command'; readonly typed: string }

/**
 * Reads `path [positional] pair*`, a pair being `known:value`, `--known value` or `--known=value`. Only options that
 * the command declares are keys, so ‘re: Ukraine’ and addresses stay text. A value runs to the next pair; quotation
 * marks around a whole value keep keys inside it from counting. Entities (`&amp;`) and a dash that a phone made of
 * `--` are read as what was typed.
 */
export function parseText(text: string, table: readonly Command[]): ParsedText {
  const typed = decodeEntities(text)
    .trim()
    .replace(/^\/?summit(?=\s|$)/i, '')
    .trim()
  const command = findByPath(typed, table)
  if (command === undefined) return { kind: 'unknown-command', typed: typed.split(/\s+/)[0] ?? '' }

  const names = Object.keys(command.options)
  const rest = typed.slice(pathLength(typed, command))
  const input: Record<string, string> = {}
  for (const slot of splitSlots(rest, names)) {
    const name = slot.name ?? names[0]
    if (name !== undefined && (slot.name !== undefined || slot.value !== ''))
      input[name] = unquote(slot.value)
    // A command without options that is given words: an undeclared name makes the check of its input say so.
    else if (slot.value !== '') input.text = unquote(slot.value)
  }
  return { kind: 'call', call: { command: command.name, input }, command }
}

/** Writes a call as the text that `parseText` reads back to the same call, values as strings. */
export function formatCall({ command: name, input }: CommandCall, table: readonly Command[]): string {
  const names = Object.keys(table.find((command) => command.name === name)?.options ?? {})
  const words = Object.entries(input).map(([key, value]) => {
    const written = quoteIfNeeded(String(value), names)
    return { first: key === names[0], text: key === names[0] ? written : `${key}:${written}` }
  })
  const ordered = [...words.filter(({ first }) => first), ...words.filter(({ first }) => !first)]
  return encodeEntities([name, ...ordered.map(({ text }) => text)].join(' '))
}

/** A stretch of the text after the path: the positional value (no name) or a pair. */
export interface Slot {
  readonly name: string | undefined
  readonly value: string
}

/** Cuts what follows the path at the keys that stand outside quotation marks; the positional value comes first. */
export function splitSlots(rest: string, names: readonly string[]): Slot[] {
  const slots: Slot[] = []
  let name: string | undefined
  let from = 0
  let at = 0
  while (at < rest.length) {
    // A value may follow its key without a space.
    if (at !== from && !atWordStart(rest, at)) {
      at += 1
      continue
    }
    const closing = closingQuote(rest, at)
    if (closing !== undefined) {
      at = closing + 1
      continue
    }
    const key = keyAt(rest, at, names)
    if (key === undefined) {
      at += 1
      continue
    }
    slots.push({ name, value: rest.slice(from, at).trim() })
    name = key.name
    at = from = key.end
  }
  slots.push({ name, value: rest.slice(from).trim() })
  return slots
}

/** The command with the longest path that the text begins with: `digest on` before `digest`. */
function findByPath(typed: string, table: readonly Command[]): Command | undefined {
  let longest: Command | undefined
  for (const command of table)
    if (command.name.length > (longest?.name.length ?? 0) && pathLength(typed, command) > 0) longest = command
  return longest
}

/** How many characters of the text are the command's path; 0 where it is another command's. */
export function pathLength(typed: string, { name }: Command): number {
  let at = 0
  for (const word of name.split(' ')) {
    const start = at === 0 ? 0 : at + spaceAt(typed, at)
    at = start + word.length
    const isSpoken = typed.slice(start, at).toLowerCase() === word
    if (!isSpoken || (at < typed.length && spaceAt(typed, at) === 0)) return 0
  }
  return at
}

/** How many characters of white space there are from here on. */
function spaceAt(text: string, at: number): number {
  let end = at
  while (end < text.length && /\s/.test(text.charAt(end))) end += 1
  return end - at
}

function atWordStart(text: string, at: number): boolean {
  return (at === 0 || /\s/.test(text.charAt(at - 1))) && !/\s/.test(text.charAt(at))
}

function keyAt(
  text: string,
  at: number,
  names: readonly string[],
): { name: string; end: number } | undefined {
  const match = /^(--|[–—])?([a-z]+)([:=]|(?=\s|$))/i.exec(text.slice(at, at + 40))
  if (match === null) return undefined
  const [whole, dashes, word, separator] = match
  const name = names.find((known) => known === word?.toLowerCase())
  const isPair = dashes === undefined ? separator === ':' : true
  return name !== undefined && isPair ? { name, end: at + whole.length } : undefined
}

const CLOSERS: Readonly<Record<string, string>> = { '"': '"', '“': '”"', '„': '“”"', '«': '»"' }

/** Where the quotation mark at `at` is closed by one before white space or the end; undefined where it is not. */
function closingQuote(text: string, at: number): number | undefined {
  const closers = CLOSERS[text.charAt(at)]
  if (closers === undefined) return undefined
  for (let i = at + 1; i < text.length; i++) {
    if (text.charAt(i) === '\\') i += 1
    else if (closers.includes(text.charAt(i)) && /^(\s|$)/.test(text.slice(i + 1, i + 2))) return i
  }
  return undefined
}

function unquote(value: string): string {
  return closingQuote(value, 0) === value.length - 1
    ? value.slice(1, -1).replace(/\\(["“”„«»\\])/g, '$1')
    : value
}

function quoteIfNeeded(value: string, names: readonly string[]): string {
  const ambiguous =
    value === '' ||
    value.trim() !== value ||
    // An opening mark could be closed by one in the next value.
    /(?:^|\s)["“„«]/.test(value) ||
    splitSlots(` ${value}`, names).length > 1
  return ambiguous ? `"${value.replace(/["\\]/g, '\\$&')}"` : value
}

/** Slack delivers these three characters as entities; nobody else types them. */
function decodeEntities(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

function encodeEntities(text: string): string {
  return text.replace(/&(?=(?:amp|lt|gt);)/g, '&amp;')
}
