import { link, plain, strong, time } from '../../src/reply/inline.ts'
import type { Picture } from '../../src/reply/picture.ts'
import type { Inline, Reply } from '../../src/reply/reply.ts'

const marked = (text: string): Inline => ({ kind: 'marked', text })

/** A picture of each kind. */
const card: Picture = {
  kind: 'quotation',
  words: [
    { text: '“', isSaid: false },
    { text: '*Low* water at <six>.', isSaid: true },
    { text: '”', isSaid: false },
  ],
  speaker: 'Ada Fenwick',
  role: 'mayor of Ostby',
  source: ['A Bridge at Last'],
}
const chart: Picture = {
  kind: 'bars',
  title: 'Who was heard',
  source: ['Words quoted in one article'],
  bars: [
    { label: 'Ada Fenwick', amount: 57, written: '57' },
    { label: 'Ben Ostby', amount: 12, written: '12' },
  ],
}

/** An instant whose words are those by which the doubles' readers see it. */
const timed = (instant: number): Inline => time(new Date(instant).toISOString(), instant)

const note: Reply = { title: 'A note', blocks: [], actions: [], visibility: 'everyone' }

/** One reply of each trait that a renderer has to draw; the texts are invented. */
export const replyGallery = {
  everyInline: {
    ...note,
    title: 'Every kind of emphasis',
    blocks: [
      {
        kind: 'text',
        text: [
          plain('Plain, '),
          strong('strong, '),
          marked('marked, '),
          { kind: 'removed', text: 'removed, ' },
          { kind: 'added', text: 'added, ' },
          link('linked', 'https://news.example/harbour?page=1&view=full'),
          plain('.'),
        ],
      },
      { kind: 'text', text: [plain('Low water comes '), timed(Date.UTC(2031, 4, 2, 6)), plain('.')] },
    ],
  },
  everyBlock: {
    ...note,
    title: 'Every kind of block',
    blocks: [
      { kind: 'text', text: [plain('A sentence of ours.')] },
      { kind: 'quote', words: [plain('The harbour opened.')], caption: [plain('Harbour news, paragraph 1')] },
      { kind: 'divider' },
      { kind: 'list', items: [[plain('First point')], [strong('Second'), plain(' point')]] },
      {
        kind: 'facts',
        facts: [
          { label: 'Publisher', value: [plain('The Harbour Post')] },
          { label: 'Published', value: [strong('2 May 2031')] },
        ],
      },
    ],
  },
  mixedQuotation: {
    ...note,
    title: 'Ada Fenwick',
    blocks: [
      {
        kind: 'quote',
        words: [
          plain('The mayor called the new bridge “'),
          marked('a promise kept'),
          plain('” and thanked the masons, whom she named “'),
          marked('the patient ones'),
          plain('.”'),
        ],
        caption: [strong('Ada Fenwick'), plain(', paragraph 4, in “A Bridge at Last”')],
      },
    ],
    source: [
      plain('The Harbour Post, 2 May 2031 · '),
      link('A bridge for the harbour', 'https://news.example/b'),
    ],
  },
  longQuotation: {
    ...note,
    title: 'A long quotation',
    blocks: [
      {
        kind: 'quote',
        words: [plain('“We measured the tide again, and wrote it down as it was. '.repeat(80) + '”')],
        caption: [plain('The keeper, paragraph 2')],
      },
    ],
  },
  alteredQuotation: {
    ...note,
    title: 'Altered',
    blocks: [
      { kind: 'text', text: [plain('Ada Fenwick said something else:')] },
      {
        kind: 'quote',
        words: [
          plain('“We '),
          { kind: 'removed', text: 'never' },
          plain(' '),
          { kind: 'added', text: 'always' },
          plain(' meant to build it'),
          { kind: 'added', text: ' here' },
          plain('.”'),
        ],
        caption: [strong('Ada Fenwick'), plain(', paragraph 6')],
      },
    ],
    source: [plain('The Harbour Post')],
  },
  paged: {
    ...note,
    title: 'Quotations, page 2 of 3',
    blocks: [{ kind: 'quote', words: [plain('“Low water at six.”')], caption: [plain('The keeper')] }],
    pager: {
      page: 2,
      pages: 3,
      previous: { command: 'show', input: { trait: 'paged', page: 1 } },
      next: { command: 'show', input: { trait: 'paged', page: 3 } },
    },
  },
  withActions: {
    ...note,
    title: 'Which Fenwick?',
    blocks: [{ kind: 'text', text: [plain('Two people of that name are quoted.')] }],
    actions: [
      { kind: 'call', label: 'Ada Fenwick', call: { command: 'show', input: { trait: 'mixedQuotation' } } },
      { kind: 'call', label: 'Say “both: of them”', call: { command: 'show', input: { trait: 'a "b" c' } } },
      { kind: 'link', label: 'Read the article', url: 'https://news.example/b' },
    ],
  },
  hostileText: {
    ...note,
    title: '<img src=x onerror=alert(1)> @everyone <@123>',
    blocks: [
      {
        kind: 'text',
        text: [
          plain('</p><script>alert(1)</script> & &amp; *not bold* _nor this_ `code` ~~struck~~ <!channel>'),
        ],
      },
      {
        kind: 'quote',
        words: [plain('“<b>bold</b>” '), marked('"><svg onload=alert(1)>'), plain(" 'single' || spoiler ||")],
        caption: [plain('https://bare.example/ @here [text](https://evil.example)')],
      },
      { kind: 'list', items: [[plain('<iframe src="//evil.example">')]] },
      { kind: 'facts', facts: [{ label: '<i>label</i>', value: [plain('${value}')] }] },
    ],
    source: [plain('<style>*{display:none}</style>')],
    actions: [
      {
        kind: 'call',
        label: '<b>label</b>',
        call: { command: 'show', input: { trait: '"><script>alert(1)</script>' } },
      },
    ],
  },
  hostileLinks: {
    ...note,
    title: 'Links that go nowhere',
    blocks: [
      {
        kind: 'text',
        text: [
          link('script', 'javascript:alert(1)'),
          plain(' '),
          link('spaced', ' java\nscript:alert(1)'),
          plain(' '),
          link('inline', 'data:text/html,<script>alert(1)</script>'),
          plain(' '),
          link('no address', 'not an address'),
          plain(' '),
          link('quotes', 'https://news.example/"onmouseover="alert(1)'),
        ],
      },
    ],
    actions: [{ kind: 'link', label: 'pressed', url: 'javascript:alert(1)' }],
  },
  otherScripts: {
    ...note,
    title: 'שלום · العربية · 日本語 · 👩🏽‍🚀',
    blocks: [
      {
        kind: 'quote',
        words: [plain('قال العمدة: «'), marked('وعد تحقق'), plain('».')],
        caption: [plain('فقرة 3')],
      },
      { kind: 'text', text: [plain('Emoji 🏔️🇳🇴 and a run of '), strong('ﷺ'.repeat(3)), plain('.')] },
    ],
  },
  withPictures: {
    ...note,
    title: 'A card and a chart',
    blocks: [
      {
        kind: 'image',
        picture: card,
        alt: `“*Low* water at <six>.” — Ada Fenwick, mayor of Ostby. A Bridge at Last`,
      },
      { kind: 'text', text: [strong('Ada Fenwick'), plain(' · paragraph 4')] },
      { kind: 'image', picture: chart, alt: 'Who was heard, in words quoted: Ada Fenwick 57, Ben Ostby 12' },
    ],
  },
  pictureOfManyWords: {
    ...note,
    title: 'A picture that takes many words to tell',
    blocks: [{ kind: 'image', picture: chart, alt: 'Ada Fenwick fifty-seven words, '.repeat(80) }],
  },
  unbroken: {
    ...note,
    title: 'Wide'.repeat(60),
    blocks: [
      { kind: 'text', text: [plain('x'.repeat(600)), link('y'.repeat(300), 'https://news.example/y')] },
      { kind: 'facts', facts: [{ label: 'z'.repeat(120), value: [plain('w'.repeat(400))] }] },
    ],
    actions: [{ kind: 'call', label: 'v'.repeat(120), call: { command: 'show', input: {} } }],
  },
  nothingButATitle: { ...note, title: 'The sources do not say.', visibility: 'caller' },
} as const satisfies Readonly<Record<string, Reply>>
