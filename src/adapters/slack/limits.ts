/**
 * What Slack refuses beyond. Lengths are in UTF-16 code units, after escaping.
 *
 * Sources: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects) and the notes in
 * `@slack/types` 3.2; `messageJson` is nowhere in the documentation: about 13,200 characters, structure included,
 * bring `msg_blocks_too_long` (github.com/slackapi/bolt-js/issues/2509).
 */
export const limits = {
  blocksPerMessage: 50,
  blocksPerView: 100,
  messageJson: 13_200,
  /** Of a text object. */
  text: 3000,
  /** Of a run of rich text, for which nothing is documented: six times as much, which JSON may take, fits a message. */
  run: 2000,
  header: 150,
  /** Of an image, for whoever does not see it. */
  altText: 2000,
  /** The same of a file that is uploaded (docs.slack.dev/reference/methods/files.getUploadURLExternal). */
  fileAltText: 1000,
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  /** Buttons in one row; more start another. */
  elementsPerActions: 25,
  actionId: 255,
  blockId: 255,
  /** Of a section, of which Summit draws none: facts are rich text, in which nothing is markup. */
  fields: 10,
  fieldText: 2000,
  optionText: 75,
  optionValue: 75,
  optionsPerSelect: 100,
  placeholder: 150,
  viewTitle: 24,
  viewMetadata: 3000,
  /** Of a plain text input. */
  inputText: 3000,
} as const

/** Milliseconds in which Slack wants options for a select; it gives up after 3,000. */
export const OPTIONS_TIMEOUT_MS = 2500

/** How often, and for how many milliseconds, a `response_url` may be used (docs.slack.dev/interactivity/handling-user-interaction). */
export const RESPONSES_PER_URL = 5

/** Milliseconds between two posts to one channel: “1 per second per channel” (docs.slack.dev/apis/web-api/rate-limits). */
export const POST_INTERVAL_MS = 1000
