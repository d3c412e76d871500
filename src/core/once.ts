/** Makes a value when it is first asked for, and keeps it: nobody waits for what is not needed. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
