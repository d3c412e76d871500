import {
  checkQuote,
  type Claim,
  type Comparison,
  findClaims,
  foldedWords,
  sliceOf,
  type Verdict,
} from '../core/index.ts'
import { presentExcerpt, presentPlace, presentTitle } from '../present/excerpt.ts'
import { presentQuote, presentSpeakers } from '../present/quote.ts'
import { presentSourceLinks } from '../present/links.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { FoundQuote, FoundSentence, StoredArticle } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import { type Deps, defineCommand } from './command.ts'
import { suggestSpeakers } from './speaker-option.ts'

/** How many claims of one message are checked. */
const MAX_CLAIMS = 5

/** How many real quotations, and sentences, a claim is held against word by word. */
const CANDIDATES = 10

type Found = Verdict<FoundQuote, FoundSentence>

export const checkCommand = defineCommand({
  name: 'check',
  summary: ({ commands }) => commands.check.summary,
  example: 'check "there’s no deal until there’s a deal"',
  visibility: 'caller',
  repeatable: true,
  options: {
    text: { kind: 'text', summary: ({ commands }) => commands.check.text, required: true },
    speaker: { kind: 'text', summary: ({ commands }) => commands.check.speaker, suggest: suggestSpeakers },
  },
  run: async ({ text, speaker }, deps) => {
    const { wording } = deps
    const claims = findClaims(text).slice(0, MAX_CLAIMS)
    const checked = await Promise.all(
      claims.map(async (claim) => {
        const claimed = speaker === undefined ? claim : { ...claim, speaker }
        return { claim: claimed, verdict: await check(claimed, deps) }
      }),
    )
    const [only] = checked
    return {
      title:
        checked.length === 1 && only !== undefined
          ? verdictTitle(only.verdict, wording)
          : wording.check.several(checked.length),
      blocks: checked.flatMap(({ claim, verdict }, index) => [
        ...(index > 0 ? [{ kind: 'divider' } as const] : []),
        ...(checked.length > 1 ? [presentClaim(claim, verdict, wording)] : []),
        ...presentVerdict(claim, verdict, wording),
      ]),
      actions: presentSourceLinks(
        checked.flatMap(({ verdict }) => articleOf(verdict) ?? []),
        wording,
      ),
    }
  },
})

async function check(claim: Claim, { store }: Deps): Promise<Found> {
  const words = foldedWords(claim.words)
  const of = claim.speaker === undefined ? {} : { speaker: claim.speaker }
  const quotes = await store.searchQuotes(words, CANDIDATES)
  const verdict = checkQuote<FoundQuote, FoundSentence>(claim.words, { quotes, sentences: [] }, of)
  if (verdict.kind === 'verbatim') return verdict
  return checkQuote(claim.words, { quotes, sentences: await store.searchWording(words, CANDIDATES) }, of)
}

function verdictTitle(verdict: Found, { check: words }: Wording): string {
  switch (verdict.kind) {
    case 'verbatim':
      return verdict.comparison.whole ? words.verbatim : words.verbatimInLonger
    case 'altered':
      return words.altered
    case 'someone-elses':
      return words.someoneElses
    case 'writers-words':
      return words.writersWords
    case 'not-found':
      return words.notFound
  }
}

function presentClaim({ words }: Claim, verdict: Found, wording: Wording): Block {
  const text = wording.check.claim(strong(verdictTitle(verdict, wording)), words)
  return { kind: 'text', text: inlinesOf(text) }
}

function presentVerdict({ speaker }: Claim, verdict: Found, wording: Wording): Block[] {
  const { check: words } = wording
  switch (verdict.kind) {
    case 'verbatim':
      return [
        ...note(verdict.comparison.turnsMeaning ? [plain(words.turnedBefore)] : []),
        presentQuote(verdict.found, wording),
      ]
    case 'altered':
      return [
        ...presentDifferences(verdict.found.article, verdict.comparison, wording),
        presentQuote(verdict.found, wording),
      ]
    case 'someone-elses':
      return [
        ...note(presentWhose(speaker, verdict, wording)),
        ...(verdict.comparison.exact
          ? []
          : presentDifferences(verdict.found.article, verdict.comparison, wording)),
        presentQuote(verdict.found, wording),
      ]
    case 'writers-words':
      return [
        ...(verdict.comparison.exact
          ? []
          : presentDifferences(verdict.found.article, verdict.comparison, wording)),
        presentSentence(verdict.found, verdict.comparison, wording),
      ]
    case 'not-found':
      return note([plain(words.nowhere)])
  }
}

function presentWhose(
  claimed: string | undefined,
  { found, comparison }: Extract<Found, { kind: 'someone-elses' }>,
  wording: Wording,
): Inline[] {
  const { saidExactly, saidNearly } = wording.check
  const said = (comparison.exact ? saidExactly : saidNearly)(claimed, presentSpeakers(found, wording))
  return said.flatMap((part) => (typeof part === 'string' ? plain(part) : part))
}

/** The real words with the claim's differences: struck out what the claim left out, underlined what it put in. */
function presentDifferences(
  article: StoredArticle,
  { differences, turnsMeaning }: Comparison,
  { check: words }: Wording,
): Block[] {
  const shown = differences.flatMap((difference, index): Inline[] => [
    ...(index > 0 ? [plain(' ')] : []),
    difference.kind === 'added'
      ? { kind: 'added', text: difference.text }
      : {
          kind: difference.kind === 'kept' ? 'text' : 'removed',
          text: sliceOf(article.text, difference.span),
        },
  ])
  return [{ kind: 'text', text: shown }, ...note(turnsMeaning ? [plain(words.turned)] : [])]
}

function presentSentence(
  { article, sentence }: FoundSentence,
  { spans }: Comparison,
  wording: Wording,
): Block {
  return {
    kind: 'quote',
    words: presentExcerpt(article, sentence, spans),
    caption: [plain(`${presentPlace(article, sentence, wording)} · `), presentTitle(article)],
  }
}

function note(text: readonly Inline[]): Block[] {
  return text.length === 0 ? [] : [{ kind: 'text', text }]
}

function articleOf(verdict: Found): StoredArticle | undefined {
  return verdict.kind === 'not-found' ? undefined : verdict.found.article
}
