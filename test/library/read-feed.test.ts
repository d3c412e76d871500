import { describe, expect, it } from 'vitest'
import { readFeed } from '../../src/library/read-feed.ts'
import { UnreadableDocument } from '../../src/library/unreadable-document.ts'

const URL_OF_FEED = 'https://news.example/feeds/all'
const rss = `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The &amp;amp; Post</title>
<link>https://news.example/</link><ttl>90</ttl><item><title>Bridge &lt;i&gt;opens&lt;/i&gt;</title>
<link>/a?utm_medium=rss</link><guid isPermaLink="false">g1</guid><pubDate>Sat, 16 Aug 2025 10:00:00 GMT</pubDate>
<description>It opens.</description><content:encoded><![CDATA[<p>It opens.</p><p>At last.</p>]]></content:encoded></item></channel></rss>`
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title><id>u</id><updated>2025-08-16T00:00:00Z</updated>
<entry><id>g1</id><title type="html">Bridge &lt;i&gt;opens&lt;/i&gt;</title><link rel="self" href="/self"/>
<link rel="alternate" href="/a"/><published>2025-08-16T23:00:00-04:00</published><updated>2025-08-18T00:00:00Z</updated>
<content type="html">&lt;p&gt;It opens.&lt;/p&gt;&lt;p&gt;At last.&lt;/p&gt;</content></entry></feed>`
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="u"><title>The Post</title><link>https://news.example</link></channel>
<item rdf:about="g1"><title>Bridge opens</title><link>https://news.example/a</link><description>&lt;p&gt;It opens.&lt;/p&gt;&lt;p&gt;At last.&lt;/p&gt;</description>
<dc:date>2025-08-16T10:00:00Z</dc:date></item></rdf:RDF>`
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Post',
  items: [
    {
      id: 'g1',
      url: 'https://news.example/a',
      title: 'Bridge opens',
      content_html: '<p>It opens.</p><p>At last.</p>',
      date_published: '2025-08-16T10:00:00Z',
    },
  ],
})

describe('readFeed', () => {
  it.each([
    ['RSS', rss],
    ['Atom', atom],
    ['RDF', rdf],
    ['JSON Feed', json],
  ])('reads %s', (_, text) => {
    expect(readFeed(text, URL_OF_FEED).entries).toEqual([
      {
        guid: 'g1',
        url: 'https://news.example/a',
        title: 'Bridge opens',
        published: '2025-08-16',
        parts: [
          { kind: 'paragraph', text: 'It opens.' },
          { kind: 'paragraph', text: 'At last.' },
        ],
      },
    ])
  })

  const inText = 'He said “5 < 6 <stop> &amp; go”.\n\nAt last.'
  const escaped = inText.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  it.each([
    ['JSON Feed', json.replace(/"content_html":"[^"]*"/, () => `"content_text":${JSON.stringify(inText)}`)],
    [
      'a summary of JSON Feed',
      json.replace(/"content_html":"[^"]*"/, () => `"summary":${JSON.stringify(inText)}`),
    ],
    ['Atom', atom.replace(/<content .*<\/content>/s, () => `<content type="text">${escaped}</content>`)],
    ['Atom without a type', atom.replace(/<content .*<\/content>/s, () => `<summary>${escaped}</summary>`)],
  ])('takes text for text, with all its characters and paragraphs: %s', (_, text) => {
    expect(readFeed(text, URL_OF_FEED).entries[0]?.parts.map((part) => part.text)).toEqual(
      inText.split('\n\n'),
    )
  })

  it('takes HTML for HTML where Atom leaves its type out', () => {
    const parts = readFeed(atom.replace(' type="html">&lt;p', '>&lt;p'), URL_OF_FEED).entries[0]?.parts
    expect(parts?.map((part) => part.text)).toEqual(['It opens.', 'At last.'])
  })

  it.each([
    ['Fri, 15 Aug 2025 23:30:00 -0400', '2025-08-15'],
    ['Sat, 16 Aug 2025 00:30:00 +0200', '2025-08-16'],
    ['Fri, 15 Aug 25 23:30 EDT', '2025-08-15'],
    ['August 15, 2025', '2025-08-15'],
    ['15 Aug 2025', '2025-08-15'],
    ['Aug 15, 2025 11:30 PM ET', '2025-08-15'],
    ['Fri Aug 15 2025 23:30:00 GMT+0200 (CEST)', '2025-08-15'],
    ['Fri Aug 15 23:30:00 2025', '2025-08-15'],
    ['2025/08/15 1:30 p.m.', '2025-08-15'],
  ])('dates an entry as it was dated there, wherever this machine is: %s', (written, date) => {
    const zone = process.env.TZ
    try {
      for (process.env.TZ of ['Pacific/Auckland', 'America/Los_Angeles']) {
        const text = rss.replace('Sat, 16 Aug 2025 10:00:00 GMT', written)
        expect(readFeed(text, URL_OF_FEED).entries[0]?.published).toBe(date)
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it('reads what a feed says of itself', () => {
    expect(readFeed(rss, URL_OF_FEED)).toMatchObject({ ttl: 90, title: 'The & Post' })
  })

  it('passes over addresses that are not of the web', () => {
    const entries = readFeed(
      json.replace('https://news.example/a', 'javascript:alert(1)'),
      URL_OF_FEED,
    ).entries
    expect(entries[0]).not.toHaveProperty('url')
  })

  it.each([
    ['external', '<!ENTITY x SYSTEM "file:///etc/passwd">'],
    ['parameter', '<!ENTITY % x SYSTEM "http://169.254.169.254/">'],
    ['growing', '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">'],
  ])('refuses XML that declares entities of its own: %s', (_, entity) => {
    const text = rss.replace(/<!DOCTYPE[^>]*>/, `<!DOCTYPE rss [${entity}]>`)
    expect(() => readFeed(text, URL_OF_FEED)).toThrow(/declares entities/)
  })

  it.each(['', 'not a feed', '<html><body>Sign in</body></html>', '{"version":1}', '<rss', '[]', 'null'])(
    'says that it is no feed: %s',
    (text) => expect(() => readFeed(text, URL_OF_FEED)).toThrow(UnreadableDocument),
  )
})
