import type { Inline } from './reply.ts'

/** Text as it is. */
export const plain = (text: string): Inline => ({ kind: 'text', text })

/** Text that stands out. */
export const strong = (text: string): Inline => ({ kind: 'strong', text })

/** A sentence of the wording, with what stands in it. */
export const inlinesOf = (said: readonly (string | Inline)[]): Inline[] =>
  said.map((part) => (typeof part === 'string' ? plain(part) : part))

/** A link; `url` must come from a source that was checked to be http or https. */
export const link = (text: string, url: string): Inline => ({ kind: 'link', text, url })

/** An instant in milliseconds; `text` says it in words, with the zone that they are by. */
export const time = (text: string, instant: number): Inline => ({ kind: 'time', text, instant })
