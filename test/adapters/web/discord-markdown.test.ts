import { describe, expect, it } from 'vitest'
import {
  type MarkdownBlock,
  type MarkdownRun,
  parseDiscordMarkdown,
} from '../../../src/adapters/web/discord-markdown.ts'

/** Runs as text in which each mark can be seen. */
function spell(runs: readonly MarkdownRun[]): string {
  return runs
    .map((run) => {
      if (run.kind === 'text') return run.text
      if (run.kind === 'time') return `{time ${run.seconds}${run.isRelative ? ' relative' : ''}}`
      return `{${run.kind} ${spell(run.runs)}${run.kind === 'link' ? ` ${run.url}` : ''}}`
    })
    .join('')
}

const spellBlock = (block: MarkdownBlock): string =>
  block.kind === 'list'
    ? `list: ${block.items.map(spell).join(' / ')}`
    : `${block.kind}: ${spell(block.runs)}`

const read = (markdown: string): string[] => parseDiscordMarkdown(markdown).map(spellBlock)

describe('parseDiscordMarkdown', () => {
  it('reads lines by their marks, and neighbours of one look as one', () => {
    expect(read('### Title\n> one\n> two\n-# small\n- a\n- b\ntext\nmore\n\n')).toEqual([
      'heading: Title',
      'quote: one\ntwo',
      'small: small',
      'list: a / b',
      'paragraph: text\nmore\n\n',
    ])
  })

  it.each([
    ['**bold** ~~struck~~ __under__', '{bold bold} {strike struck} {underline under}'],
    ['__**both**__', '{underline {bold both}}'],
    ['> **over\n> lines**', '{bold over\nlines}', 'quote'],
    ['\\*\\*no\\*\\* \\# \\[a\\]\\(b\\) \\\\', '**no** # [a](b) \\'],
    ['[**words** here](https://a.example/b?c=1)', '{link {bold words} here https://a.example/b?c=1}'],
    ['<t:1755345600:F> (<t:1755345600:R>)', '{time 1755345600} ({time 1755345600 relative})'],
  ])('reads %j', (markdown, spelled, kind = 'paragraph') => {
    expect(read(markdown)).toEqual([`${kind}: ${spelled}`])
  })

  it.each([
    '**never closed',
    'a ~~b __c',
    '[no address]',
    '[script](javascript:alert(1))',
    'a](https://a.example)',
    '<t:words>',
    '[a **b](no) c',
  ])('leaves %j as it is', (markdown) => {
    expect(read(markdown)).toEqual([`paragraph: ${markdown}`])
  })

  it('reads marks that cross as the first that ends', () => {
    expect(read('**a __b** c__')).toEqual(['paragraph: {bold a __b} c__'])
  })

  it('gets through a million marks that lead nowhere', () => {
    const hostile = '**[~~__](https://'.repeat(60_000)
    expect(parseDiscordMarkdown(hostile)).toHaveLength(1)
  })
})
