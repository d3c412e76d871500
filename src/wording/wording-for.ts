import { de } from './de.ts'
import { en, type Wording } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { pseudo } from './pseudo.ts'

export type { Wording } from './en.ts'

/** Every language that Summit speaks, English first. */
export const wordings: readonly Wording[] = [en, de, fr, es]

/** The wording in the language of a locale, such as `de`, `pt-BR` or `fr_CA.UTF-8`; English where Summit speaks it not. */
export function wordingFor(locale: string | undefined): Wording {
  const tag = (locale ?? '').toLowerCase().replace('_', '-')
  if (tag === 'en-xa') return pseudo
  const [language] = tag.split(/[-.@]/)
  return wordings.find((wording) => wording.tag === language) ?? en
}
