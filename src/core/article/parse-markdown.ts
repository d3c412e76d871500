import { createRequire } from 'node:module'
import type { Nodes } from 'mdast'
import type * as Mdast from 'mdast-util-from-markdown'
import { once } from '../once.ts'
import { singleSpaces } from '../text/single-spaces.ts'
import type { Article, ArticleDetails } from './article.ts'
import { assembleArticle, type TextBlock } from './assemble.ts'

const require = createRequire(import.meta.url)

/** Loaded with the first article that has markup. */
const mdast = once(() => require('mdast-util-from-markdown') as typeof Mdast)

/**
 * Reads the body of a Markdown file (CommonMark, without front matter) as an article. `text` is its words without
 * markup, a blank line between blocks; HTML and pictures are left out, so that nothing in it can run or load.
 */
export function parseMarkdown(details: ArticleDetails, body: string): Article {
  const words: Words[] = []
  // Most articles are paragraphs and nothing else, of which few have markup; the parser takes twenty times as long to say so.
  for (const part of SPANNING.test(body) ? [body] : body.split(/\n{2,}/)) {
    if (MARKUP.test(part)) collectBlocks(mdast().fromMarkdown(part), words)
    else addWords(words, 'paragraph', part)
  }

  let text = ''
  const blocks: TextBlock[] = []
  for (const block of words) {
    if (text !== '') text += '\n\n'
    blocks.push({ kind: block.kind, start: text.length, end: text.length + block.text.length })
    text += block.text
  }
  return assembleArticle(details, text, blocks)
}

/** A block's words, without white space at either end and with single spaces. */
interface Words {
  readonly kind: TextBlock['kind']
  readonly text: string
}

/**
 * All that can be more than words to CommonMark: escapes, code, emphasis, HTML, links, their definitions, character
 * references, what begins another block than a paragraph, and characters that are replaced. Some of it is words in the
 * end, which the parser tells.
 */
const MARKUP = /[\\`*_<\uFEFF]|[^\P{Cc}\n\t]|\][(:]|&#?\w+;|^(?:[ \t#>+=~-]|\d{1,9}[.)])/mu

/**
 * What of it can go on after a blank line, or tell how the rest is read; of HTML that is only what ends at a mark of its
 * own, not at the blank line.
 */
const SPANNING = /\uFEFF|[^\P{Cc}\n\t]|\]:|^(?:[ \t]|```|~~~|<(?:[!?]|script|pre|style|textarea))/imu

function addWords(words: Words[], kind: Words['kind'], written: string): void {
  const text = singleSpaces(written).trim()
  if (text !== '') words.push({ kind, text })
}

function collectBlocks(node: Nodes, words: Words[]): void {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'code':
      addWords(words, node.type === 'heading' ? 'heading' : 'paragraph', inlineText(node))
      return
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
