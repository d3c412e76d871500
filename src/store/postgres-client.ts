import { type ClientBase, DatabaseError, type QueryResult } from 'pg'

/** Plans that each connection keeps at most: more than there are queries, fewer than a leak would make. */
const MAX_PLANS = 200

/** What PostgreSQL says when a table has got another column since it planned a query for all of them. */
const OUTDATED = '0A000'

/** The names under which connections keep the plans of what is asked again and again. */
export interface PlanNames {
  /** None the first time, and where there are too many. */
  readonly nameOf: (text: string) => string | undefined
  readonly rename: (text: string) => void
}

export function createPlanNames(): PlanNames {
  const names = new Map<string, string>()
  let given = 0

  function rename(text: string): void {
    given += 1
    names.set(text, `summit_${given}`)
  }

  return {
    rename,
    nameOf: (text) => {
      const name = names.get(text)
      if (name === undefined && names.size < MAX_PLANS) rename(text)
      return name
    },
  }
}

type Ask = (text: string, values: readonly unknown[]) => Promise<QueryResult>

/**
 * A client's `query` with two differences. Of a short query, PostgreSQL spends most of the time on planning it: what comes
 * again keeps its plan. Not in transactions: they fill tables, and a plan for an empty one would be kept for a full one. And
 * it asks with a callback: asked for a promise, pg leaves rows behind that V8 clears up with its whole heap only; whenever
 * it clears up what is young, all of them are copied, which takes milliseconds instead of tenths.
 */
export function createAsk(client: ClientBase, plans: PlanNames): Ask {
  const query = client.query.bind(client)
  let isInTransaction = false

  async function send(
    text: string,
    values: readonly unknown[],
    name: string | undefined,
  ): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      query({ text, values: [...values], ...(name !== undefined && { name }) }, (error, result) => {
        // It is there or not, whatever its type says.
        if (error instanceof Error) reject(error)
        else resolve(result)
      })
    })
  }

  return async (text, values) => {
    // The words that Kysely says.
    if (text === 'begin') isInTransaction = true
    else if (text === 'commit' || text === 'rollback') isInTransaction = false
    const name = isInTransaction ? undefined : plans.nameOf(text)
    if (name === undefined) return send(text, values, name)
    try {
      return await send(text, values, name)
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== OUTDATED) throw error
      plans.rename(text)
      return send(text, values, undefined)
    }
  }
}
