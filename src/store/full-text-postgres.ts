import { type RawBuilder, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import { createPrepare, WHOLE } from './add-texts-postgres.ts'
import type { FullText } from './full-text.ts'
import { createLexicon, TEXT_SEARCH } from './lexemes.ts'
import { eraOf, PASSAGE, placeOf, PLACES } from './word-lists.ts'

/** Lists that are held against each other. What is in so many is little: for the other words it is looked at itself. */
const LISTS = 4

/**
 * `tsvector` columns; the length of one is the number of its different words. All that holds words is found by GIN. That
 * knows no order: for the newest of what holds a common word it would read all. So passages are found by lists of our own.
 */
export function createPostgresFullText(): FullText {
  return { ...postgresSearch, prepare: createPrepare(createLexicon()) }
}

const postgresSearch: Omit<FullText, 'prepare'> = {
  remove: (table, { first, end }) => {
    const removed = sql`delete from ${sql.table(table)} where rowid >= ${first} and rowid < ${end}`
    if (table === 'article_text') return removed
    const { column, list } = PASSAGE[table]
    const concerned = sql`era = ${eraOf(first)} and word in (select unnest(tsvector_to_array(vector)) from removed)`
    const [from, to] = [placeOf(first), placeOf(first) + end - first]
    const kept = sql`select place from unnest(places) as place where place < ${from} or place >= ${to} order by place`
    return sql`
      with removed as (${removed} returning ${sql.ref(column)} as vector),
      emptied as (delete from ${sql.table(list)} where ${concerned} and not exists (${kept}))
      update ${sql.table(list)} set places = array(${kept}) where ${concerned} and exists (${kept})`
  },
  holdsAll: ({ table, column, words }, begun = false) => {
    // Not by `to_tsquery`, which of a word that is two lexemes would ask that they are in a row.
    const query = begun
      ? toQuery(words, ':*')
      : sql`plainto_tsquery(${TEXT_SEARCH}, ${words.flatMap(foldedWords).join(' ')})`
    return sql`(select rowid from ${sql.table(table)} where ${sql.ref(column ?? WHOLE[table])} @@ ${query})`
  },
  newestHolding: ({ table, words }, limit) => {
    const single = [...new Set(words.flatMap(foldedWords))]
    const { column, list } = PASSAGE[table]
    const [first, ...others] = single.slice(0, LISTS).map((word, index) => ({
      lists: sql`${sql.table(list)} as ${sql.table(`list_${index}`)}`,
      places: sql.ref(`list_${index}.places`),
      era: sql.ref(`list_${index}.era`),
      isOfWord: sql`${sql.ref(`list_${index}.word`)} = ${toLexeme(word)}`,
    }))
    if (first === undefined) return sql`select 0::bigint as rowid where false`
    const joined = others.map(
      (one) => sql`join ${one.lists} on ${one.isOfWord} and ${one.era} = ${first.era}`,
    )
    const shared = others.reduce((all, { places }) => sql`summit_shared(${all}, ${places})`, first.places)
    const rowid = sql`(${first.era} * ${sql.lit(PLACES)} + place)`
    // Lists do not tell which words are in a row. Written so, it is looked up for each row as it comes.
    const isLookedAt = single.length > LISTS || words.some((word) => foldedWords(word).length > 1)
    const looked = sql`and (
      select ${sql.ref(column)} @@ ${toQuery(words)} from ${sql.table(table)} as passage where passage.rowid = ${rowid})`
    // Of an era no more than the newest are wanted, unless some of them are not.
    const newest = isLookedAt
      ? sql`held.places`
      : sql`held.places[greatest(1, cardinality(held.places) - ${limit}::integer + 1):]`
    return sql`
      select ${rowid} as rowid from ${first.lists} ${sql.join(joined, sql` `)}
      cross join lateral (select ${shared} as places offset 0) as held
      cross join lateral unnest(${newest}) as place
      where ${first.isOfWord} ${isLookedAt ? looked : sql``}
      order by ${first.era} desc, place desc limit ${limit}`
  },
  findLengths: async (db, table, rowids) => {
    const { rows } = await sql<{ rowid: number; length: number }>`
      select rowid, length(${sql.ref(PASSAGE[table].column)}) as length from ${sql.table(table)}
      where rowid = any(${rowids}::bigint[])`.execute(db)
    return new Map(rows.map(({ rowid, length }) => [rowid, length]))
  },
}

/** A word may be ‘re-use’, which is two in a row in the index. Words of no letter find nothing, as do none. */
function toQuery(words: readonly string[], ending = ''): RawBuilder<unknown> {
  const terms = words.map((word) => foldedWords(word).join(' <-> ')).filter((term) => term !== '')
  return sql`to_tsquery(${TEXT_SEARCH}, ${terms.length === 0 ? '' : `${terms.join(' & ')}${ending}`})`
}

/** A word as vectors have it. */
function toLexeme(word: string): RawBuilder<string> {
  return sql`(tsvector_to_array(to_tsvector(${TEXT_SEARCH}, ${word})))[1]`
}
