import { Locale } from 'discord.js'

/** What a command or an option is called in another language, by the name in English. */
export type Localisations = Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>>

/** Names in the languages of which we are sure; whatever is missing is shown in English. Slash commands are lower case. */
export const localisations: Localisations = {
  [Locale.German]: { 'Check quotes': 'Zitate prüfen' },
  [Locale.French]: { 'Check quotes': 'Vérifier les citations' },
  [Locale.SpanishES]: { 'Check quotes': 'Comprobar citas' },
}
