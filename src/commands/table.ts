import { addCommand } from './add.ts'
import { articlesCommand } from './articles.ts'
import { askCommand } from './ask.ts'
import { briefCommand } from './brief.ts'
import { checkCommand } from './check.ts'
import type { Command } from './command.ts'
import { digestListCommand, digestNowCommand, digestOffCommand, digestPauseCommand } from './digest-manage.ts'
import { digestMoreCommand } from './digest-more.ts'
import { digestMuteCommand, digestUnmuteCommand } from './digest-mute.ts'
import { digestOnCommand } from './digest-on.ts'
import { digestPreviewCommand } from './digest-preview.ts'
import { feedAddCommand, feedListCommand, feedRemoveCommand } from './feed.ts'
import { digestStatusCommand } from './digest-status.ts'
import { createHelpCommand } from './help.ts'
import { pinCommand } from './pin.ts'
import { quoteCommand } from './quote.ts'
import { sectionsCommand } from './sections.ts'
import { speakersCommand } from './speakers.ts'
import { statusCommand } from './status.ts'
import { withVisibility } from './visibility-option.ts'

const commands: readonly Command[] = [
  briefCommand,
  quoteCommand,
  speakersCommand,
  askCommand,
  checkCommand,
  sectionsCommand,
  articlesCommand,
  digestPreviewCommand,
  digestMoreCommand,
  addCommand,
  pinCommand,
  feedAddCommand,
  feedRemoveCommand,
  feedListCommand,
  statusCommand,
  digestOnCommand,
  digestOffCommand,
  digestListCommand,
  digestStatusCommand,
  digestNowCommand,
  digestPauseCommand,
  digestMuteCommand,
  digestUnmuteCommand,
]

/** Every command, in the order in which help lists them. Registration, grammar, help and README are derived from it. */
export const commandTable: readonly Command[] = [...commands, createHelpCommand(commands)].map(withVisibility)
