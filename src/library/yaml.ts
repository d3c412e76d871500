import { createRequire } from 'node:module'
import type * as Yaml from 'yaml'

const require = createRequire(import.meta.url)

/** Loaded with the first YAML that there is: most front matter is read without it. */
const yaml = (): typeof Yaml => require('yaml') as typeof Yaml

/** What a YAML text says; `null` for nothing. Throws where it is none. */
export function parseYaml(text: string): unknown {
  // Aliases are how a small file grows to gigabytes; nothing here needs them.
  return yaml().parse(text, { maxAliasCount: 0, logLevel: 'error' })
}

/** Writes a value as YAML, a line for each field. */
export function writeYaml(value: unknown): string {
  // A folded line would be read back whole, but nobody likes to mend one.
  return yaml().stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' })
}
