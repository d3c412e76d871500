import { BriefingError } from '../../src/briefing-error.ts'
import { extractArticle } from '../../src/library/extract-article.ts'
import { readArticle } from '../../src/library/read-article.ts'
import { readFeed } from '../../src/library/read-feed.ts'
import { writeMarkdown } from '../../src/library/write-markdown.ts'
import { savedPages } from '../fixtures/pages/layouts.ts'
import { createRandom } from '../support/random.ts'

/** An importer, with inputs that it takes, to be damaged. */
interface Importer {
  readonly name: string
  readonly seeds: readonly string[]
  /** Gives all text that it found. */
  readonly take: (input: string) => string
}

const URL_OF_PAGE = 'https://news.example/a'

const RSS = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Post</title><ttl>60</ttl><item><guid>1</guid><title>A &amp; B</title><link>https://news.example/1</link><pubDate>Sat, 16 Aug 2025 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>“It opens,” she said.</p>]]></content:encoded></item></channel></rss>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>u</id><updated>2025-08-16T00:00:00Z</updated><entry><id>1</id><title type="html">A &lt;b&gt;x&lt;/b&gt;</title><link rel="alternate" href="/2"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It opens.</p></div></content></entry></feed>`
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="u"><title>T</title></channel><item rdf:about="1"><title>R</title><link>https://news.example/3</link></item></rdf:RDF>`
const JSON_FEED = `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://news.example/4","title":"J","content_html":"<p>It opens.</p>","date_published":"2025-08-16T00:00:00Z"}]}`

/** The importers whose inputs come from strangers. */
export const importers: readonly Importer[] = [
  {
    name: 'pages',
    seeds: savedPages.map(({ html }) => html),
    take: (input) => {
      const { details, parts } = extractArticle(input, URL_OF_PAGE)
      return writeMarkdown(details, parts)
    },
  },
  {
    name: 'feeds',
    seeds: [RSS, ATOM, RDF, JSON_FEED],
    take: (input) =>
      readFeed(input, URL_OF_PAGE)
        .entries.flatMap(({ title, parts }) => [title, ...parts.map(({ text }) => text)])
        .join('\n'),
  },
  {
    name: 'Markdown files',
    seeds: savedPages.slice(0, 4).map(({ story }) =>
      writeMarkdown(
        { title: story.title, url: URL_OF_PAGE, published: story.published, also: [{ url: URL_OF_PAGE }] },
        story.paragraphs.map((text) => ({ kind: 'paragraph', text })),
      ),
    ),
    take: (input) => readArticle('a.md', new TextEncoder().encode(input)).text,
  },
]

/** Damages one input and feeds it in; throws where the importer does anything but take it or refuse it. */
export function feedOne({ name, seeds, take }: Importer, seed: number): 'taken' | 'refused' {
  const random = createRandom(seed)
  const input = mutate(seeds, random)
  try {
    const found = take(input)
    // Work is bounded by what comes in: nothing grows.
    if (found.length > 4 * input.length + 2000) throw new RangeError('more came out than went in')
    return 'taken'
  } catch (error) {
    if (error instanceof BriefingError) return 'refused'
    throw new Error(`${name}, seed ${seed}: ${JSON.stringify(input.slice(0, 2000))}`, { cause: error })
  }
}

const SPLINTERS = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&',
    '&#x110000;',
    '&#0;',
    '&lol;',
    '"',
    "'",
    '=',
    '\0',
    '\uFEFF',
  ],
  ...[
    '\uD800',
    '<p>',
    '</p>',
    '<div>',
    '<table><tr><td>',
    '<br>',
    '<script>',
    '<style>',
    '<svg>',
    '<template>',
    '<!DOCTYPE',
    '&amp;',
    '<p a=b ',
    ' c=d',
  ],
  ...[
    '<!ENTITY x SYSTEM "file:///etc/passwd">',
    '&x;',
    '<rss>',
    '<item>',
    '<guid>',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'null',
    '1e999',
  ],
  ...[
    '---\n',
    '\n---\n',
    '- ',
    '# ',
    '> ',
    '```',
    '*',
    '_',
    '[a]: b',
    '![',
    '](',
    '<a href="javascript:x">',
    '&a',
    '*a',
    '<<: *a',
  ],
  ...[
    '“',
    '”',
    '\n\n',
    ' '.repeat(200),
    'a'.repeat(500),
    '__proto__',
    '"@graph":',
    '"@type":"NewsArticle"',
    '2025-02-30',
  ],
] as const

function mutate(seeds: readonly string[], random: () => number): string {
  const any = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  let text = any(seeds) ?? ''
  const at = (): number => Math.floor(random() * (text.length + 1))
  for (let n = 1 + Math.floor(random() * 6); n > 0; n--) {
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number]
    const kind = Math.floor(random() * 6)
    if (kind === 0) text = text.slice(0, from) + text.slice(from + Math.floor(random() * 40))
    else if (kind === 1) text = text.slice(0, from) + (any(SPLINTERS) ?? '') + text.slice(from)
    else if (kind === 2) text = text.slice(0, from)
    else if (kind === 3)
      text = text.slice(0, to) + text.slice(from, Math.min(to, from + 2000)) + text.slice(to)
    else if (kind === 4) {
      const other = any(seeds) ?? ''
      text = text.slice(0, from) + other.slice(Math.floor(random() * other.length))
    } else
      text =
        text.slice(0, from) + (any(SPLINTERS) ?? '').repeat(Math.floor(random() * 300)) + text.slice(from)
  }
  return text
}
