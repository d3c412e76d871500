import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createWebRoutes } from '../../src/adapters/web/create-web-routes.ts'
import { commandTable } from '../../src/commands/table.ts'
import { openSummit } from '../../src/compose.ts'
import { parseConfig } from '../../src/config/config.ts'
import { createPreviews } from '../../src/create-previews.ts'
import { type RunningServer, startServer } from '../../src/server.ts'

/** Summit's page with its real parts on any free port, the store in a temporary folder that goes with it. */
export async function serveSummit(contentDir: string): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'summit-'))
  const log = pino({ level: 'silent' })
  const config = parseConfig({ CONTENT_DIR: contentDir, DATABASE_FILE: join(folder, 'summit.db') })
  const { host } = config
  const summit = await openSummit(config, log)
  const { runner, pictures } = summit
  const previews = createPreviews('components')
  const routes = [await createWebRoutes({ runner, table: commandTable, previews, pictures, host })]
  const server = await startServer({ host, port: 0, routes, log })
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await summit.close()
      await rm(folder, { recursive: true })
    },
  }
}
