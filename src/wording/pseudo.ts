import { en, type Wording } from './en.ts'

/**
 * English with ⟦ ⟧ around every text (the locale `en-XA`, as other projects call theirs): what a screen shows outside of
 * them is an article's, or was forgotten here.
 */
export const pseudo: Wording = { ...mark(en), tag: 'en-XA', name: en.name }

function mark<Value>(value: Value): Value
function mark(value: unknown): unknown {
  if (typeof value === 'string') return `⟦${value}⟧`
  if (Array.isArray(value))
    return value.map((part) => (typeof part === 'string' ? mark(part) : (part as unknown)))
  if (typeof value === 'function')
    return (...given: unknown[]): unknown => mark(Reflect.apply(value, undefined, given) as unknown)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mark(inner)]))
}
