/** What was sent since the page was opened, recalled by the arrow keys as in a shell. */
export function createRecall() {
  /** @type {string[]} */
  const sent = []
  let draft = ''
  let at = 0

  return {
    /** @param {string} text */
    add(text) {
      if (sent.at(-1) !== text) sent.push(text)
      at = sent.length
    },
    /** Typing goes on from what was recalled. */
    forget() {
      at = sent.length
    },
    isRecalling: () => at < sent.length,
    /**
     * @param {string} typed kept for the way back
     * @returns {string | undefined}
     */
    older(typed) {
      if (at === sent.length) draft = typed
      at = Math.max(at - 1, 0)
      return sent[at]
    },
    newer() {
      at = Math.min(at + 1, sent.length)
      return sent[at] ?? draft
    },
  }
}
