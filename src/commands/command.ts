import type { Digests } from '../digests/digests.ts'
import type { Pictures } from '../reply/picture.ts'
import type { Reply, Visibility } from '../reply/reply.ts'
import type { Store } from '../store/store.ts'
import type { FetchRefusal } from '../wording/en.ts'
import type { Wording } from '../wording/wording-for.ts'

/** Who asks, and where. */
export interface Caller {
  readonly platform: 'discord' | 'slack' | 'web' | 'terminal'
  /** The platform's id of the server or workspace; missing in a direct message, on the page and on a terminal. */
  readonly space?: string
  /** The platform's ids of the channel and the person. */
  readonly channel?: string
  readonly person?: string
  /** The channels that the person is in, where the question comes from none of them, as on Slack's Home tab. */
  readonly channels?: readonly { readonly id: string; readonly name: string }[]
  /** Whether they may change what others get: Manage Server and its like. */
  readonly mayManage: boolean
  /** The language they read, as their platform names it (`de`, `pt-BR`); missing where it says nothing. */
  readonly locale?: string
}

/** What commands work with. */
export interface Deps {
  readonly store: Store
  readonly digests: Digests
  /** The present civil date, `YYYY-MM-DD`, in the bot's own time zone. */
  readonly today: () => string
  /** Takes in what is elsewhere; missing where nothing may be fetched. */
  readonly library?: LibraryPort
  /** Missing where nothing is drawn. */
  readonly pictures?: Pictures
}

/** What became of an address that was to be added. */
export type AddedLink =
  | { readonly kind: 'new' | 'known' | 'copy'; readonly article: string }
  /** It is a file of the content folder now, and can be asked about in a moment. */
  | { readonly kind: 'file'; readonly path: string; readonly title: string }
  /** Why not, to be worded in the language of whoever asked. */
  | { readonly kind: 'refused'; readonly refused: FetchRefusal }

/** The library, as commands see it. */
export interface LibraryPort {
  readonly addLink: (url: string) => Promise<AddedLink>
}

/** What one call works with. */
export interface CallDeps extends Deps {
  readonly caller: Caller
  /** The words to answer in: the caller's language. */
  readonly wording: Wording
}

/** A completion offered while somebody types: `label` is shown, `value` is what the option then holds. */
export interface Suggestion {
  readonly value: string
  readonly label: string
}

/** Who is still typing, as far as a platform says. */
export type Typist = Partial<Pick<Caller, 'platform' | 'channel' | 'locale'>>

/** What suggestions are made with. */
export type SuggestDeps = Deps & Pick<CallDeps, 'wording'> & { readonly typist: Typist }

/** Completes what was typed so far, best first. `input` holds the options that were already given, as typed. */
export type Suggest = (typed: string, deps: SuggestDeps, input: RawInput) => Promise<Suggestion[]>

/** What something is for, in the language of whoever reads it. */
export type Summary = (wording: Wording) => string

interface OptionBase {
  readonly summary: Summary
  readonly required?: true
}

/** One option of a command; the kind says which values it takes. */
export type Option =
  | (OptionBase & { readonly kind: 'text'; readonly choices?: readonly string[]; readonly suggest?: Suggest })
  /** A whole number from `min`, or 1, to `max`. */
  | (OptionBase & { readonly kind: 'count'; readonly min?: number; readonly max: number })
  /** A civil date: `2025-08-16`, `today`, `yesterday` or `7d` (so many days ago); arrives as `YYYY-MM-DD`. */
  | (OptionBase & { readonly kind: 'date' })
  /** Yes or no; no if left out. In a text the option's name alone says yes: `--card`. */
  | (OptionBase & { readonly kind: 'flag' })

/** The options of a command by name; the first is also its positional one in text. */
export type Options = Readonly<Record<string, Option>>

/** A value as a platform delivers it. */
export type RawInput = Readonly<Record<string, string | number | boolean>>

type ValueOf<O> = O extends { kind: 'count' }
  ? number
  : O extends { kind: 'flag' }
    ? boolean
    : O extends { choices: readonly (infer Choice)[] }
      ? Choice
      : string

/** The input of a command's `run`, inferred from its options. */
export type InputOf<O extends Options> = {
  readonly [Name in keyof O as O[Name] extends { required: true } ? Name : never]: ValueOf<O[Name]>
} & {
  readonly [Name in keyof O as O[Name] extends { required: true } ? never : Name]?: ValueOf<O[Name]>
}

/** A subcommand of `/summit`, defined once: registration, grammar, help and README are derived from it. */
export interface Command<O extends Options = Options> {
  /** `quote`, or with a space where it stands in a group: `digest preview`. */
  readonly name: string
  readonly summary: Summary
  /** A call that works on the shipped article, without the leading `/summit`. */
  readonly example: string
  readonly options: O
  /** Who sees its reply unless the caller says otherwise. */
  readonly visibility: Visibility
  /** Its answer follows from its input, the day, the language and what the store keeps, and from nothing else. */
  readonly repeatable?: true
  readonly run: (input: InputOf<O>, deps: CallDeps) => Promise<Answer>
}

/** What a command answers; who sees it is for the runner to say. */
export interface Answer extends Omit<Reply, 'visibility'> {
  /** It did not do what it was asked to do; that nothing was found is an answer. */
  readonly refused?: true
}

/** Checks a command's definition against its types and forgets the input's, so that commands fit one table. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // Only `parseInput` makes inputs, and it makes them from these very options.
  return command as unknown as Command
}
