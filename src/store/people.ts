import type { Kysely } from 'kysely'
import { toId } from '../core/index.ts'
import type { Schema } from './schema.ts'

/** What an editor knows better than the texts. */
export interface PersonRule {
  readonly name: string
  readonly role?: string
  /** What they are called besides. */
  readonly aliases: readonly string[]
  /** Names under which articles have them, which are all this one person. */
  readonly same: readonly string[]
  /** Only in these articles (ids) is somebody of this name, or called so under `same`, this person. */
  readonly articles?: readonly string[]
}

/** The id that a name has over all articles. */
export function toPersonId(name: string): string {
  return toId(name, 'somebody')
}

/** Whom the rules name by an id that an article uses; undefined where they say nothing. */
export function ruledPerson(
  id: string,
  article: string,
  rules: readonly PersonRule[],
): { readonly id: string; readonly name: string } | undefined {
  const fitting = rules.filter(
    ({ name, same, articles }) =>
      (articles === undefined || articles.includes(article)) &&
      [name, ...same].some((one) => toPersonId(one) === id),
  )
  // What is said of one article counts before what is said of all.
  const rule = fitting.find(({ articles }) => articles !== undefined) ?? fitting[0]
  return rule === undefined ? undefined : { id: toPersonId(rule.name), name: rule.name }
}

const KEY = 'people'

export async function readPersonRules(db: Kysely<Schema>): Promise<PersonRule[]> {
  const row = await db.selectFrom('setting').select('body').where('key', '=', KEY).executeTakeFirst()
  // Only `savePersonRules` writes it.
  return row === undefined ? [] : (JSON.parse(row.body) as PersonRule[])
}

export async function savePersonRules(db: Kysely<Schema>, rules: readonly PersonRule[]): Promise<void> {
  const body = JSON.stringify(rules)
  await db
    .insertInto('setting')
    .values({ key: KEY, body })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ body }))
    .execute()
}

/** Ids of all that rules speak of. */
export function idsInRules(rules: readonly PersonRule[]): string[] {
  return rules.flatMap(({ name, same }) => [name, ...same].map(toPersonId))
}
