/** What a reader sees of rendered messages, read by Slack's rules: entities undone in text objects, rich text as it is. */
export function textOfMessages(messages: readonly { readonly blocks: readonly unknown[] }[]): string {
  return messages.flatMap(({ blocks }) => blocks.map(textOfNode)).join('\n')
}

function textOfNode(node: unknown): string {
  const { type, text, url, elements, alt_text, timestamp } = node as {
    type: string
    text?: unknown
    url?: string
    alt_text?: string
    elements?: readonly unknown[]
    timestamp?: number
  }
  const words = typeof text === 'string' ? text : ''
  switch (type) {
    case 'text':
      return words
    case 'link':
      return `${words} (${url ?? ''})`
    case 'date':
      // As if the reader's clock spelled it so.
      return new Date((timestamp ?? NaN) * 1000).toISOString()
    case 'plain_text':
    case 'mrkdwn':
      return unescape(words)
    case 'header':
      return textOfNode(text)
    case 'button':
      return url === undefined ? textOfNode(text) : `${textOfNode(text)} (${url})`
    case 'rich_text_section':
    case 'rich_text_quote':
      return (elements ?? []).map(textOfNode).join('')
    case 'image':
      return alt_text ?? ''
    case 'divider':
      return ''
    default:
      return (elements ?? []).map(textOfNode).join('\n')
  }
}

function unescape(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
