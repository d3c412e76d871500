import { BASE_OF } from './irregular-forms.ts'

/**
 * Cuts the endings of English inflection and the commonest of derivation, so that ‘invited’, ‘invites’, ‘inviting’ and
 * ‘invitation’ meet. Lighter than Porter’s algorithm (1980), from which its first step comes: what it gives is compared,
 * never shown. Takes a lower-cased word.
 */
export function stem(word: string): string {
  const base = BASE_OF.get(word) ?? word
  if (base.length < 4 || /\d/.test(base)) return base
  return cutDerivation(cutInflection(base))
}

function cutInflection(word: string): string {
  if (word.endsWith('ies') || word.endsWith('ied'))
    return `${word.slice(0, -3)}${word.length > 4 ? 'y' : 'ie'}`
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  const singular = /[^su]s$/.test(word) && !word.endsWith('is') ? word.slice(0, -1) : word
  for (const ending of ['ing', 'ed']) {
    if (!singular.endsWith(ending)) continue
    const root = singular.slice(0, -ending.length)
    // ‘bring’, ‘red’ and ‘need’ have no root; ‘stopped’ doubles its last letter, ‘hoped’ has lost its e.
    if (root.length < 3 || !/[aeiouy]/.test(root) || root.endsWith('e')) return singular
    return /([bdgkmnprt])\1$/.test(root) ? root.slice(0, -1) : root
  }
  return singular
}

const DERIVATION =
  /(?:ization|isation|ations?|ition|ments?|ness|ional|ally|ly|ful|ism|ists?|izer?|iser?|ers?|ors?|ion|ive|al|ity|e)$/

function cutDerivation(word: string): string {
  const root = word.replace(DERIVATION, '')
  // A short remainder is another word: ‘nation’ is no ‘n’, ‘city’ no ‘c’.
  const kept = root.length >= 4 ? root : word.replace(/e$/, '')
  return kept.length > 3 ? kept.replace(/y$/, 'i') : kept
}
