import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listLicences, renderLicences } from './licences/list-licences.ts'

// npm run licences: writes docs/licences.md anew, after a dependency was added or removed.
const root = join(import.meta.dirname, '..')
writeFileSync(join(root, 'docs/licences.md'), renderLicences(listLicences(root)))
