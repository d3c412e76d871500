import { describe, expect, it } from 'vitest'
import { toPlainText } from '../../src/reply/plain-text.ts'

describe('toPlainText', () => {
  it('leaves nothing out: changes are marked, links have their addresses, buttons their labels', () => {
    const text = toPlainText({
      title: 'Altered',
      blocks: [
        {
          kind: 'text',
          text: [
            { kind: 'text', text: 'It would ' },
            { kind: 'removed', text: 'not' },
            { kind: 'added', text: 'never' },
          ],
        },
        {
          kind: 'quote',
          words: [{ kind: 'marked', text: 'It would not.' }],
          caption: [{ kind: 'strong', text: 'Lee' }],
        },
        { kind: 'list', items: [[{ kind: 'link', text: 'Post', url: 'https://example.org/' }]] },
        { kind: 'facts', facts: [{ label: 'page', value: [{ kind: 'text', text: 'which' }] }] },
        { kind: 'divider' },
      ],
      source: [{ kind: 'text', text: 'The Post' }],
      actions: [
        { kind: 'call', label: 'More', call: { command: 'brief', input: {} } },
        { kind: 'link', label: 'Source', url: 'https://example.org/a' },
      ],
      pager: { page: 2, pages: 3 },
      visibility: 'caller',
    })
    expect(text.split('\n\n')).toEqual([
      'Altered',
      'It would [-not-]{+never+}',
      'It would not.\n— Lee',
      '• Post (https://example.org/)',
      'page: which',
      '—',
      'The Post',
      'Page 2 of 3',
      '[More]  [Source: https://example.org/a]',
    ])
  })
})
