/**
 * Makes one call of many that come in the same turn of the event loop: under load a hundred rows then cost little more
 * than one, and a single call waits for nothing. `work` answers in the order of the items.
 */
export function gather<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let open: { readonly items: Item[]; readonly results: Promise<readonly Result[]> } | undefined

  function begin(): NonNullable<typeof open> {
    const items: Item[] = []
    const turn = new Promise<void>((resolve) => void setImmediate(resolve))
    const results = turn.then(async () => {
      open = undefined
      return work(items)
    })
    return { items, results }
  }

  return async (item) => {
    const batch = (open ??= begin())
    const index = batch.items.push(item) - 1
    const results = await batch.results
    const result = results[index]
    if (index >= results.length || result === undefined) throw new TypeError('a call without a result')
    return result
  }
}
