import { inlinesOf, strong } from '../reply/inline.ts'
import type { ArticleFilter, Store, StoredArticle } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import type { Answer, Deps, Suggestion } from './command.ts'

/** The option by which commands take an article: its id, or words of it. */
export const articleOption = {
  kind: 'text',
  summary: ({ options }: Wording) => options.articleOrNewest,
  suggest: suggestArticles,
} as const

async function suggestArticles(typed: string, { store }: Deps): Promise<Suggestion[]> {
  const filter = typed.trim() === '' ? {} : { titled: typed }
  const { items } = await store.listArticles(filter, { offset: 0, size: 25 })
  return items.map(({ id, title, publisher }) => ({
    value: id,
    label: publisher === undefined ? title : `${title} (${publisher})`,
  }))
}

/** The article meant by an option: by id, else the newest of that title, else of these words; the newest if left out. */
export async function resolveArticle(
  typed: string | undefined,
  { store }: Deps,
): Promise<StoredArticle | undefined> {
  if (typed === undefined) return newestOf({}, store)
  return (
    (await store.findArticle(typed)) ??
    (await newestOf({ titled: typed }, store)) ??
    (await newestOf({ about: typed }, store))
  )
}

async function newestOf(filter: ArticleFilter, store: Store): Promise<StoredArticle | undefined> {
  const { items } = await store.listArticles(filter, { offset: 0, size: 1 })
  const newest = items[0]
  return newest === undefined ? undefined : store.findArticle(newest.id)
}

/** What to say where no article is meant by the option. */
export function presentNoArticle(typed: string | undefined, { articles }: Wording): Answer {
  const text =
    typed === undefined
      ? articles.noneYet(strong('content'))
      : articles.noneCalled(typed, strong('/summit articles'))
  return { title: articles.noSuch, blocks: [{ kind: 'text', text: inlinesOf(text) }], actions: [] }
}
