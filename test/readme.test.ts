import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandTable } from '../src/commands/table.ts'
import { wordingFor } from '../src/wording/wording-for.ts'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the README', () => {
  it('lists every command with its options, as the command table has them', () => {
    const table = /<!-- commands:.*?-->\n([\s\S]*?)<!-- \/commands -->/.exec(readme)?.[1]
    expect(table).toBe(
      [
        '| ask | and get | options |',
        '| --- | --- | --- |',
        ...commandTable.map(({ example, summary, options }) => {
          const names = Object.keys(options).filter((name) => name !== 'visibility' && name !== 'page')
          return `| \`/summit ${example}\` | ${summary(wordingFor('en'))} | ${names.map((name) => `\`${name}\``).join(', ')} |`
        }),
        '',
      ].join('\n'),
    )
  })

  it('shows pictures that are there', () => {
    const pictures = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path]) => path ?? '')
    expect(pictures.length).toBeGreaterThan(0)
    for (const path of pictures) expect(readFileSync(join(root, path)).subarray(1, 4).toString()).toBe('PNG')
  })

  it('names every setting in .env.example and no other', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8')
    const named = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)
    const folder = join(root, 'src/config')
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    const read = sources.flatMap((source) =>
      [...source.matchAll(/^ {2}([A-Z][A-Z_]+):|['.](SLACK_[A-Z_]+)\b/gm)].map(
        ([, zod, slack]) => zod ?? slack,
      ),
    )
    expect(read.length).toBeGreaterThan(4)
    // That one is for compose.yaml.
    expect(named.sort()).toEqual([...new Set(read), 'POSTGRES_PASSWORD'].sort())
  })
})
