import { Locale, type LocalizationMap } from 'discord.js'
import german from './localisations/de.json' with { type: 'json' }
import french from './localisations/fr.json' with { type: 'json' }
import spanish from './localisations/es.json' with { type: 'json' }
import { cutText } from './cut-text.ts'
import { limits } from './limits.ts'

/** What is shown in another language, by what it is in English: names of commands, options and choices, and descriptions. */
interface Words {
  readonly names: Readonly<Record<string, string>>
  readonly texts: Readonly<Record<string, string>>
}

/** Words by language. Whatever is missing is shown in English; `summit` and `digest` are called so everywhere. */
export type Localisations = Readonly<Partial<Record<Locale, Words>>>

/** The languages that Summit is registered in. */
export const localisations: Localisations = {
  [Locale.German]: german,
  [Locale.French]: french,
  [Locale.SpanishES]: spanish,
  [Locale.SpanishLATAM]: spanish,
}

/** A name, and in each language what it is called there. */
export function named(
  name: string,
  into: Localisations,
): { name: string; name_localizations?: LocalizationMap } {
  const found = collect(into, ({ names }) => names[name])
  return { name, ...(found && { name_localizations: found }) }
}

/** A description made of one text or of several, and the same in each language that has them all. */
export function described(
  texts: readonly string[],
  into: Localisations,
): { description: string; description_localizations?: LocalizationMap } {
  const found = collect(into, (words) => {
    const translated = texts.flatMap((text) => words.texts[text] ?? [])
    return translated.length === texts.length ? join(translated) : undefined
  })
  return { description: join(texts), ...(found && { description_localizations: found }) }
}

function collect(
  into: Localisations,
  find: (words: Words) => string | undefined,
): LocalizationMap | undefined {
  const entries = Object.entries(into).flatMap(([locale, words]) => {
    const word = find(words)
    return word === undefined ? [] : [[locale, word] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function join(texts: readonly string[]): string {
  return cutText(texts.join(' · '), limits.description)
}
