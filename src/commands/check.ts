import {
  checkQuote,
  type Claim,
  type Comparison,
  findClaims,
  foldedWords,
  rarestOf,
  sliceOf,
  type Verdict,
} from '../core/index.ts'
import { presentExcerpt, presentPlace, presentTitle } from '../present/excerpt.ts'
import { presentQuote, presentSpeakers } from '../present/quote.ts'
import { presentSourceLinks } from '../present/links.ts'
import { plain } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { FoundQuote, FoundSentence, StoredArticle } from '../store/store.ts'
import { type Deps, defineCommand } from './command.ts'
import { suggestSpeakers } from './speaker-option.ts'

/** How many claims of one message are checked. */
const MAX_CLAIMS = 5

/** How many real quotations, and sentences, a claim is held against word by word. */
const CANDIDATES = 20

/** So many of its words a claim is looked for by in the writers' sentences: all of a long one take ten times as long. */
const TELLING = 4

type Found = Verdict<FoundQuote, FoundSentence>

export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Whether somebody really said it',
  example: 'check "there’s no deal until there’s a deal"',
  visibility: 'caller',
  options: {
    text: { kind: 'text', summary: 'The words, or a message that quotes some', required: true },
    speaker: { kind: 'text', summary: 'Who is said to have said it', suggest: suggestSpeakers },
  },
  run: async ({ text, speaker }, deps) => {
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
          ? verdictTitle(only.verdict)
          : `${checked.length} quotations checked`,
      blocks: checked.flatMap(({ claim, verdict }, index) => [
        ...(index > 0 ? [{ kind: 'divider' } as const] : []),
        ...(checked.length > 1 ? [presentClaim(claim, verdict)] : []),
        ...presentVerdict(claim, verdict),
      ]),
      actions: presentSourceLinks(checked.flatMap(({ verdict }) => articleOf(verdict) ?? [])),
    }
  },
})

async function check(claim: Claim, { store }: Deps): Promise<Found> {
  const words = foldedWords(claim.words)
  const [quotes, sentences] = await Promise.all([
    store.searchQuotes(words, CANDIDATES),
    store.searchSentences(rarestOf(words, TELLING), {}, CANDIDATES),
  ])
  return checkQuote(
    claim.words,
    { quotes, sentences },
    claim.speaker === undefined ? {} : { speaker: claim.speaker },
  )
}

function verdictTitle(verdict: Found): string {
  switch (verdict.kind) {
    case 'verbatim':
      return verdict.comparison.whole ? 'Verbatim' : 'Verbatim, as part of a longer quotation'
    case 'altered':
      return 'Altered'
    case 'someone-elses':
      return 'Someone else’s'
    case 'writers-words':
      return 'The writer’s own words, no quotation'
    case 'not-found':
      return 'Not in the sources'
  }
}

function presentClaim({ words }: Claim, verdict: Found): Block {
  return { kind: 'text', text: [{ kind: 'strong', text: `${verdictTitle(verdict)}: ` }, plain(`“${words}”`)] }
}

function presentVerdict({ speaker }: Claim, verdict: Found): Block[] {
  switch (verdict.kind) {
    case 'verbatim':
      return [
        ...note(verdict.comparison.turnsMeaning ? [plain(TURNED_BEFORE)] : []),
        presentQuote(verdict.found),
      ]
    case 'altered':
      return [...presentDifferences(verdict.found.article, verdict.comparison), presentQuote(verdict.found)]
    case 'someone-elses':
      return [
        ...note([
          plain(`Not ${speaker ?? 'theirs'}: `),
          ...presentSpeakers(verdict.found),
          plain(verdict.comparison.exact ? ' said exactly this.' : ' said nearly this.'),
        ]),
        ...(verdict.comparison.exact ? [] : presentDifferences(verdict.found.article, verdict.comparison)),
        presentQuote(verdict.found),
      ]
    case 'writers-words':
      return [
        ...(verdict.comparison.exact ? [] : presentDifferences(verdict.found.article, verdict.comparison)),
        presentSentence(verdict.found, verdict.comparison),
      ]
    case 'not-found':
      return note([plain('No article quotes or says this.')])
  }
}

const TURNED_BEFORE = 'What was left out before these words turns their meaning.'
const TURNED = 'The difference turns the meaning.'

/** The real words with the claim's differences: struck out what the claim left out, underlined what it put in. */
function presentDifferences(article: StoredArticle, { differences, turnsMeaning }: Comparison): Block[] {
  const shown = differences.flatMap((difference, index): Inline[] => [
    ...(index > 0 ? [plain(' ')] : []),
    difference.kind === 'added'
      ? { kind: 'added', text: difference.text }
      : {
          kind: difference.kind === 'kept' ? 'text' : 'removed',
          text: sliceOf(article.text, difference.span),
        },
  ])
  return [{ kind: 'text', text: shown }, ...note(turnsMeaning ? [plain(TURNED)] : [])]
}

function presentSentence({ article, sentence }: FoundSentence, { spans }: Comparison): Block {
  return {
    kind: 'quote',
    words: presentExcerpt(article, sentence, spans),
    caption: [plain(`${presentPlace(article, sentence)} · `), presentTitle(article)],
  }
}

function note(text: readonly Inline[]): Block[] {
  return text.length === 0 ? [] : [{ kind: 'text', text }]
}

function articleOf(verdict: Found): StoredArticle | undefined {
  return verdict.kind === 'not-found' ? undefined : verdict.found.article
}
