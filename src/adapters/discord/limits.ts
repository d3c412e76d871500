/**
 * What Discord takes, as its documentation has it. Lengths are compared in UTF-16 code units, of which a text never has
 * fewer than characters.
 */
export const limits = {
  /** docs: components/reference, “Messages allow up to 40 total components”, nested ones included. */
  components: 40,
  /** docs: components/reference, “the combined length of all text across all components cannot exceed 4000 characters”. An embed's description takes 4096. */
  text: 4000,
  /** docs: components/reference#action-row, “up to 5 contextually grouped button components”. */
  rowButtons: 5,
  /** docs: components/reference#custom-id, “Custom IDs must be between 1 and 100 characters”. */
  customId: 100,
  /** docs: components/reference#button, “Text that appears on the button; max 80 characters”. */
  buttonLabel: 80,
  /** docs: components/reference#button, “URL for link-style buttons”; max 512 in the API description. */
  buttonUrl: 512,
  /** docs: components/reference#media-gallery, description, and resources/message#attachment-object: “max 1024 characters”. */
  altText: 1024,
  /** docs: resources/message#embed-limits: “up to 10 embeds per message”. */
  embeds: 10,
  /** docs: interactions/receiving-and-responding, autocomplete: “max of 25 choices”. */
  choices: 25,
  /** docs: interactions/application-commands, choice name and value: “1-100 characters”. */
  choiceText: 100,
  /** docs: interactions/application-commands, description of commands and options: “1-100 character description”. */
  description: 100,
  /** docs: interactions/application-commands, string options: max_length “minimum of 1, maximum of 6000”. */
  optionText: 6000,
  /** docs: resources/channel#start-thread-in-forum-or-media-channel, name: “1-100 character channel name”. */
  threadName: 100,
  /** docs: interactions/receiving-and-responding: “You must send an initial response within 3 seconds”. */
  firstResponseMs: 3000,
} as const
