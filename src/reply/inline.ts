import type { Inline } from './reply.ts'

/** Text as it is. */
export const plain = (text: string): Inline => ({ kind: 'text', text })

/** Text that stands out. */
export const strong = (text: string): Inline => ({ kind: 'strong', text })

/** A link; `url` must come from a source that was checked to be http or https. */
export const link = (text: string, url: string): Inline => ({ kind: 'link', text, url })

/** An instant in milliseconds; `text` says it in words, with the zone that they are by. */
export const time = (text: string, instant: number): Inline => ({ kind: 'time', text, instant })
