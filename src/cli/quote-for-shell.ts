/** All that a shell takes as it stands, between words. */
const HARMLESS = /^[\p{L}\p{N}\s:,.@%+/_–—’“”-]*$/u

/** Writes a command so that a shell hands it over as it is, whatever an article's words in it would mean to the shell. */
export function quoteForShell(command: string): string {
  return HARMLESS.test(command) && !/[\n\r]/.test(command)
    ? command
    : `'${command.replaceAll("'", String.raw`'\''`)}'`
}
