import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A package that runs with Summit, and what it may be used under. */
export interface Licensed {
  readonly name: string
  /** As SPDX writes it; ‘unknown’ where the package says nothing. */
  readonly licence: string
}

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), license: z.string().optional() })),
})

/** Everything that `npm ci --omit=dev` installs, on any platform, by name. */
export function listLicences(root: string): Licensed[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const found = new Map(
    Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { license = 'unknown' }]) => {
        const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
        return [`${name} ${license}`, { name, licence: license }]
      }),
  )
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The list as docs/licences.md has it. */
export function renderLicences(licensed: readonly Licensed[]): string {
  const groups = [...Map.groupBy(licensed, ({ licence }) => licence)].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    '# Licences of what runs with Summit',
    '',
    'Written by `npm run licences`; a test holds it to package-lock.json, and every licence to a list of those that are allowed.',
    ...groups.flatMap(([licence, members]) => [
      '',
      `## ${licence}`,
      '',
      members.map(({ name }) => name).join(', '),
    ]),
    '',
  ].join('\n')
}
