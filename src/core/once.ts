/** Makes a value when it is first asked for, and keeps it: so nothing waits at the start for tables and parsers. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
