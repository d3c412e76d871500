import { describe, expect, it } from 'vitest'
import { BriefingError } from '../../src/briefing-error.ts'
import { foldedWords } from '../../src/core/index.ts'
import { extractArticle, htmlToParts } from '../../src/library/extract-article.ts'
import { savedPages } from '../fixtures/pages/layouts.ts'

describe('extractArticle', () => {
  it.each(savedPages)('takes the story out of: $layout', ({ html, story }) => {
    const { details, parts } = extractArticle(html, 'https://news.example/a')
    const found = foldedWords(parts.map(({ text }) => text).join(' '))
    const wanted = foldedWords(story.paragraphs.join(' '))
    expect(wanted.filter((word) => !found.includes(word))).toEqual([])
    expect(found.length / wanted.length).toBeLessThan(1.08)
    expect(details.title).toContain(story.title)
  })

  it('finds publisher and date where a page states them, in JSON-LD, OpenGraph or older marks', () => {
    const stating = savedPages.filter(({ html }) => /ld\+json|og:title/.test(html))
    expect(stating.length).toBeGreaterThan(14)
    for (const { html, story } of stating) {
      const { details } = extractArticle(html, 'https://news.example/a')
      expect(details).toMatchObject({
        title: story.title,
        publisher: story.publisher,
        published: story.published,
      })
    }
    const dated = savedPages.filter(({ layout }) => /microdata|old markup/.test(layout))
    for (const { html, story } of dated)
      expect(extractArticle(html, 'https://news.example/a').details.published).toBe(story.published)
  })

  it('takes a canonical address of the same site only, without what says where a reader came from', () => {
    const at = (canonical: string, url: string) => {
      const html =
        savedPages[0]?.html.replace('<head>', `<head><link rel="canonical" href="${canonical}">`) ?? ''
      return extractArticle(html, url).details.url
    }
    expect(at('/story?utm_source=x&id=1', 'https://m.news.example/s')).toBe(
      'https://m.news.example/story?id=1',
    )
    expect(at('https://www.news.example/story', 'https://news.example/s')).toBe(
      'https://www.news.example/story',
    )
    expect(at('https://bank.example/', 'https://news.example/s?fbclid=1#top')).toBe('https://news.example/s')
    expect(at('javascript:alert(1)', 'https://news.example/s')).toBe('https://news.example/s')
    // A site that says so on each of its pages would have one article only.
    expect(at('https://news.example/', 'https://news.example/s')).toBe('https://news.example/s')
    expect(at('/', 'https://news.example/?p=7')).toBe('https://news.example/?p=7')
    expect(at('/', 'https://news.example/')).toBe('https://news.example/')
  })

  it('reads entities in JSON-LD, where HTML has none', () => {
    const stated = {
      '@type': 'NewsArticle',
      headline: 'Ostby&#8217;s bridge &amp; 5 < 6',
      publisher: 'Q&amp;A',
    }
    const script = `<script type="application/ld+json">${JSON.stringify(stated)}</script>`
    const html = savedPages[0]?.html.replace('<head>', `<head>${script}`) ?? ''
    expect(extractArticle(html, 'https://news.example/s').details).toMatchObject({
      title: 'Ostby’s bridge & 5 < 6',
      publisher: 'Q&A',
    })
  })

  it.each([
    ['no article', '<html><body><p>Log in.</p></body></html>'],
    ['nothing', ''],
    ['too many elements', `<body>${'<p>x</p>'.repeat(30_000)}</body>`],
    ['too deep', `<body>${'<div>'.repeat(9000)}x`],
  ])('says that a page cannot be used: %s', (_, html) => {
    expect(() => extractArticle(html, 'https://news.example/a')).toThrow(BriefingError)
  })
})

describe('htmlToParts', () => {
  it('takes nothing of a piece that is more than any article', () => {
    expect(htmlToParts('<p>It &amp; opens.</p>')).toEqual([{ kind: 'paragraph', text: 'It & opens.' }])
    for (const piece of ['<p>x</p>'.repeat(10_000), '&amp;'.repeat(20_001), 'long '.repeat(200_001)])
      expect(htmlToParts(piece)).toEqual([])
  })
})
