import type { Picture } from './picture.ts'

/** Who sees a reply: everybody in the channel, or only the person who asked. */
export type Visibility = 'everyone' | 'caller'

/**
 * A stretch of plain text with its emphasis. No markup is in `text`; each platform escapes its own.
 * - `strong`: stands out.
 * - `marked`: the words that matter inside a quoted sentence: somebody's own words, or what the question asked for.
 * - `removed`, `added`: how a claimed quotation differs from the real one.
 * - `time`: a platform that knows its reader's zone shows the instant by it; `text` is for the others, and names a zone.
 */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'marked' | 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** `instant` in milliseconds since 1970. */
  | { readonly kind: 'time'; readonly text: string; readonly instant: number }

/** A part of a reply. */
export type Block =
  /** Summit's own words. */
  | { readonly kind: 'text'; readonly text: readonly Inline[] }
  /** An article's words, verbatim: the texts of `words` joined are a slice of that article. `caption` says whose, and where. */
  | { readonly kind: 'quote'; readonly words: readonly Inline[]; readonly caption: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'facts'
      readonly facts: readonly { readonly label: string; readonly value: readonly Inline[] }[]
    }
  /** `alt` says in words all that the picture shows: whoever cannot see it, or is not shown it, gets those. */
  | { readonly kind: 'image'; readonly picture: Picture; readonly alt: string }
  | { readonly kind: 'divider' }

/** A command with its input by option name: what a button runs when it is pressed. */
export interface CommandCall {
  readonly command: string
  readonly input: Readonly<Record<string, string | number | boolean>>
}

/** A button. */
export type Action =
  | { readonly kind: 'call'; readonly label: string; readonly call: CommandCall }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }

/** Which page of a longer answer this is, and the calls that show its neighbours. */
export interface Pager {
  readonly page: number
  readonly pages: number
  readonly previous?: CommandCall
  readonly next?: CommandCall
}

/** An answer that knows no platform: adapters render it. */
export interface Reply {
  readonly title: string
  readonly blocks: readonly Block[]
  /** Where it comes from, in one line under the answer. */
  readonly source?: readonly Inline[]
  readonly actions: readonly Action[]
  readonly pager?: Pager
  readonly visibility: Visibility
  /** The language of Summit's own words in it, in which an adapter adds its own; English if missing. */
  readonly locale?: string
}
