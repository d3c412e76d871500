/**
 * Who may import whom: the arrows of ARCHITECTURE.md as data. A room is the longest prefix that fits a file's path
 * below src/; it may import itself, the rooms listed, and nothing else of the project.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'briefing-error.ts': [],
  'clock.ts': [],
  'create-log.ts': [],
  'config/': ['briefing-error.ts', 'digests/'],
  'core/': [],
  'reply/': [],
  'pictures/': ['reply/'],
  'store/': ['core/', 'briefing-error.ts'],
  'library/': ['core/', 'store/', 'briefing-error.ts'],
  'present/': ['core/', 'store/', 'reply/'],
  'digests/': ['core/', 'store/', 'reply/', 'present/', 'briefing-error.ts'],
  'commands/': ['core/', 'store/', 'reply/', 'present/', 'digests/'],
  'server.ts': ['briefing-error.ts'],
  'adapters/terminal/': ['commands/', 'reply/'],
  'adapters/web/': ['commands/', 'reply/', 'server.ts', 'briefing-error.ts'],
  'adapters/discord/': [
    'config/',
    'commands/',
    'present/',
    'reply/',
    'digests/',
    'server.ts',
    'briefing-error.ts',
  ],
  'adapters/slack/': ['config/', 'commands/', 'reply/', 'digests/', 'server.ts', 'briefing-error.ts'],
  'json-lines.ts': ['briefing-error.ts'],
  'compose.ts': ['clock.ts', 'config/', 'commands/', 'library/', 'store/', 'digests/', 'pictures/', 'reply/'],
  'create-previews.ts': ['adapters/discord/', 'adapters/slack/', 'adapters/web/'],
  'main.ts': ['*'],
  'summit.ts': ['main.ts', 'cli.ts'],
  'cli/': ['*'],
  'cli.ts': ['*'],
  'health-routes.ts': ['server.ts'],
}

/** Rooms whose files are imported from outside through this one file only. */
export const doors: Readonly<Record<string, string>> = { 'core/': 'core/index.ts' }

/** Packages that may be imported in one room alone. */
export const confinedPackages: Readonly<Record<string, string>> = {
  'discord.js': 'adapters/discord/',
  'discord-api-types': 'adapters/discord/',
  '@slack/bolt': 'adapters/slack/',
  kysely: 'store/',
  pg: 'store/',
  'node-cron': 'digests/',
  satori: 'pictures/',
  '@resvg/resvg-js': 'pictures/',
}
