import type { Command } from './command.ts'

/** Every command, in the order in which help lists them. Registration, grammar, help and README are derived from it. */
export const commandTable: readonly Command[] = []
