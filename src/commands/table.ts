import { articlesCommand } from './articles.ts'
import type { Command } from './command.ts'
import { createHelpCommand } from './help.ts'
import { quoteCommand } from './quote.ts'
import { sectionsCommand } from './sections.ts'
import { speakersCommand } from './speakers.ts'
import { withVisibility } from './visibility-option.ts'

const commands: readonly Command[] = [quoteCommand, speakersCommand, sectionsCommand, articlesCommand]

/** Every command, in the order in which help lists them. Registration, grammar, help and README are derived from it. */
export const commandTable: readonly Command[] = [...commands, createHelpCommand(commands)].map(withVisibility)
