/** Somebody (or an organisation) that an article names. */
export interface Person {
  /** Stable within one article: the canonical name in lower-case ASCII letters and hyphens, ‘donald-trump’. */
  readonly id: string
  /** The fullest form that the article gives: ‘Donald Trump’, without title. */
  readonly name: string
  /** Other ways in which the article refers to them, as printed: ‘Trump’, ‘the Russian leader’. */
  readonly aliases: readonly string[]
  /** What the article says they are: ‘Russian Foreign Ministry spokesperson’. */
  readonly role?: string
}
