import { Locale, type LocalizationMap } from 'discord.js'
import type { Summary } from '../../commands/command.ts'
import { type Wording, wordingFor } from '../../wording/wording-for.ts'
import { cutText } from './cut-text.ts'
import { limits } from './limits.ts'

/** The wordings that Summit is registered in beside English, by Discord's names of the languages. */
export const localisations: readonly (readonly [Locale, Wording])[] = [
  Locale.German,
  Locale.French,
  Locale.SpanishES,
  Locale.SpanishLATAM,
].map((locale) => [locale, wordingFor(locale)] as const)

/** A name, and what it is called in each language that has a word for it; names that are typed stay English. */
export function named(name: string): { name: string; name_localizations?: LocalizationMap } {
  const found = localisations.flatMap(([locale, { names }]) =>
    names[name] === undefined ? [] : [[locale, names[name]] as const],
  )
  return { name, ...(found.length > 0 && { name_localizations: Object.fromEntries(found) }) }
}

/** A description made of one text or of several, in each language. */
export function described(texts: readonly Summary[]): {
  description: string
  description_localizations: LocalizationMap
} {
  const describe = (wording: Wording): string =>
    cutText(texts.map((text) => text(wording)).join(' · '), limits.description)
  return {
    description: describe(wordingFor('en')),
    description_localizations: Object.fromEntries(
      localisations.map(([locale, wording]) => [locale, describe(wording)]),
    ),
  }
}
