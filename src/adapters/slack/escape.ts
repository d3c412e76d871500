/**
 * Text for a field in which Slack reads `<…>` as a mention or a link: the three characters that its documentation
 * names are turned into entities, and no others (docs.slack.dev/messaging/formatting-message-text#escaping).
 */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/**
 * What somebody meant by a message that Slack delivers with its own markup: a link is its label, a channel its name,
 * a mention of a person or a group nothing, and entities stay for the grammar to read.
 */
export function unescapeMarkup(text: string): string {
  return text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_whole, target: string, label = '') => {
    if (/^[@!]/.test(target)) return label === '' ? '' : String(label)
    return label === '' ? target.replace(/^#/, '') : String(label)
  })
}

/** The words, or as many of them as fit once they are escaped, with an ellipsis for the rest. */
export function escapeToFit(text: string, limit: number): string {
  const escaped = escapeText(text)
  if (escaped.length <= limit) return escaped
  let fitting = ''
  for (const character of text) {
    const next = fitting + escapeText(character)
    if (next.length > limit - 1) break
    fitting = next
  }
  return `${fitting}…`
}

/** The same for a message that is to be a value, which no grammar will read: its entities are undone as well. */
export function decodeMessage(text: string): string {
  return unescapeMarkup(text).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
