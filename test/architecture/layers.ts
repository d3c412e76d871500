/**
 * Who may import whom: the arrows of ARCHITECTURE.md as data. A room is the longest prefix that fits a file's path
 * below src/; it may import itself, the rooms listed, and nothing else of the project.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'briefing-error.ts': [],
  'clock.ts': [],
  'config/': ['briefing-error.ts', 'digests/', 'wording/'],
  'core/': [],
  'wording/': [],
  'reply/': ['wording/'],
  'pictures/': ['reply/'],
  'store/': ['core/', 'briefing-error.ts'],
  'library/': ['core/', 'store/', 'wording/', 'briefing-error.ts'],
  'present/': ['core/', 'store/', 'reply/', 'wording/'],
  'digests/': ['core/', 'store/', 'reply/', 'present/', 'wording/', 'briefing-error.ts'],
  'commands/': ['core/', 'store/', 'reply/', 'present/', 'wording/', 'digests/'],
  'server.ts': ['briefing-error.ts'],
  'adapters/terminal/': ['commands/', 'reply/', 'wording/'],
  'adapters/web/': ['commands/', 'reply/', 'wording/', 'server.ts', 'briefing-error.ts'],
  'adapters/discord/': [
    'config/',
    'commands/',
    'present/',
    'reply/',
    'wording/',
    'digests/',
    'server.ts',
    'briefing-error.ts',
  ],
  'adapters/slack/': [
    'config/',
    'commands/',
    'reply/',
    'wording/',
    'digests/',
    'server.ts',
    'briefing-error.ts',
  ],
  'json-lines.ts': ['briefing-error.ts'],
  'log.ts': [],
  'compose.ts': [
    'clock.ts',
    'config/',
    'commands/',
    'library/',
    'store/',
    'digests/',
    'pictures/',
    'reply/',
    'metrics.ts',
    'ready-parts.ts',
  ],
  'ready-parts.ts': ['store/', 'digests/', 'metrics.ts', 'health-routes.ts'],
  'metrics.ts': ['commands/', 'digests/'],
  'create-previews.ts': ['adapters/discord/', 'adapters/slack/', 'adapters/web/'],
  'main.ts': ['*'],
  'summit.ts': ['bound-memory.ts', 'main.ts', 'cli.ts'],
  'bound-memory.ts': [],
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
  'prom-client': 'metrics.ts',
  'rate-limiter-flexible': 'commands/',
  '@clack/prompts': 'cli/',
}
