/** Remembered at most. */
const LIMIT = 16_384

/** What is longer is hardly ever a word that comes again. */
const LONGEST = 40

/** Remembers what a pure function gives for a word, a bounded number of them: article after article has the same ones. */
export function rememberWords<Value extends object | null>(
  read: (word: string) => Value,
): (word: string) => Value {
  const known = new Map<string, Value>()
  return (word) => {
    if (word.length > LONGEST) return read(word)
    let value = known.get(word)
    if (value === undefined) {
      // A copy: a slice would keep the whole text in memory that it was cut from.
      const copy = Array.from(word).join('')
      value = read(copy)
      if (known.size === LIMIT) known.clear()
      known.set(copy, value)
    }
    return value
  }
}
