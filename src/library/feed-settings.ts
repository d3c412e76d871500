import { z } from 'zod'
import { BriefingError } from '../briefing-error.ts'
import type { Feed, FeedSettings } from '../store/feeds.ts'
import type { Store } from '../store/store.ts'
import { isWebAddress } from '../web-address.ts'
import { readSettings } from './read-settings.ts'
import { parseYaml } from './yaml.ts'

/** A feed as somebody asked for it. */
export interface WantedFeed {
  readonly url: string
  readonly settings: FeedSettings
}

const words = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().filter((word) => word.trim() !== ''))

const feedsSchema = z.array(
  z.strictObject({
    url: z.string().refine(isWebAddress, 'not an http or https address of 2,000 characters at most'),
    name: z.string().max(100).optional(),
    every: z.number({ error: 'not a number of minutes' }).min(5).max(10_080).optional(),
    include: words.optional(),
    exclude: words.optional(),
    text: z.enum(['full', 'summary'], { error: 'neither full nor summary' }).optional(),
  }),
)

/** Reads content/feeds.yaml: a list of feeds. Throws a `BriefingError` that names every line that is wrong. */
export function parseFeedsFile(yaml: string): WantedFeed[] {
  let value: unknown
  try {
    value = parseYaml(yaml) ?? []
  } catch (cause) {
    throw new BriefingError('content', '[library] feeds.yaml is not YAML. Mend it.', { cause })
  }
  const parsed = feedsSchema.safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new BriefingError(
      'content',
      `[library] feeds.yaml cannot be used (${problems.join('; ')}). Mend these lines.`,
    )
  }
  return parsed.data.map(({ url, name, every, include, exclude, text }) => ({
    url,
    settings: {
      ...(name !== undefined && { name }),
      ...(every !== undefined && { every }),
      ...(include !== undefined && { include }),
      ...(exclude !== undefined && { exclude }),
      ...(text !== undefined && { full: text === 'full' }),
    },
  }))
}

/** The feeds of content/feeds.yaml; none where there is no such file. */
export async function loadFeedsFile(folder: string): Promise<WantedFeed[]> {
  const yaml = await readSettings(folder, 'feeds.yaml')
  return yaml === undefined ? [] : parseFeedsFile(yaml)
}

/**
 * Makes the feeds of one origin those that are wanted, and leaves those of other origins alone; but what the file says of
 * a feed of the environment counts for more than its bare address there.
 */
export async function declareFeeds(
  origin: Feed['origin'],
  wanted: readonly WantedFeed[],
  { feeds }: Pick<Store, 'feeds'>,
): Promise<void> {
  const known = await feeds.listFeeds()
  for (const { url, settings } of wanted) {
    const before = known.find((feed) => feed.url === url)?.origin ?? origin
    const isOurs = before === origin || (before === 'environment' && origin === 'file')
    if (isOurs) await feeds.saveFeed({ url, origin, settings })
  }
  for (const { url } of known.filter((feed) => feed.origin === origin))
    if (!wanted.some((feed) => feed.url === url)) await feeds.removeFeed(url)
}
