/** Remembered at most. */
const LIMIT = 16_384

/** V8 copies so short a slice; a longer one would keep the whole text in memory that it was cut from. */
const LONGEST = 12

/** Remembers what a pure function gives for a word, a bounded number of them: article after article has the same ones. */
export function rememberWords<Value extends object | null>(
  read: (word: string) => Value,
): (word: string) => Value {
  const known = new Map<string, Value>()
  return (word) => {
    if (word.length > LONGEST) return read(word)
    let value = known.get(word)
    if (value === undefined) {
      value = read(word)
      if (known.size === LIMIT) known.clear()
      known.set(word, value)
    }
    return value
  }
}
