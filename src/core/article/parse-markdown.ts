import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Article, ArticleDetails } from './article.ts'
import { assembleArticle, type TextBlock } from './assemble.ts'

/**
 * Reads the body of a Markdown file (CommonMark, without front matter) as an article. `text` is its words without
 * markup, a blank line between blocks; HTML and pictures are left out, so that nothing in it can run or load.
 */
export function parseMarkdown(details: ArticleDetails, body: string): Article {
  const words: { kind: TextBlock['kind']; text: string }[] = []
  collectBlocks(fromMarkdown(body), words)

  let text = ''
  const blocks: TextBlock[] = []
  for (const block of words) {
    if (text !== '') text += '\n\n'
    blocks.push({ kind: block.kind, start: text.length, end: text.length + block.text.length })
    text += block.text
  }
  return assembleArticle(details, text, blocks)
}

function collectBlocks(node: Nodes, words: { kind: TextBlock['kind']; text: string }[]): void {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'code': {
      const text = inlineText(node).replace(/\s+/g, ' ').trim()
      if (text !== '') words.push({ kind: node.type === 'heading' ? 'heading' : 'paragraph', text })
      return
    }
    default:
      // Lists, block quotes and the like are read as the paragraphs in them.
      if ('children' in node) for (const child of node.children) collectBlocks(child, words)
  }
}

function inlineText(node: Nodes): string {
  if (node.type === 'break') return ' '
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  return 'children' in node ? node.children.map(inlineText).join('') : ''
}
