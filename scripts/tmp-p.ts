import { readFileSync } from 'node:fs'
import { parsePlainText } from '../src/core/article/parse-plain-text.ts'
import { scanArticle, allMentions } from '../src/core/quotes/scan.ts'
import { resolveNames } from '../src/core/people/resolve-names.ts'
import { salientNames, sentenceOf } from '../src/core/quotes/salient-names.ts'
import { findAntecedents } from '../src/core/people/resolve-pronouns.ts'
import { PRONOUN_WEIGHTS } from '../src/core/quotes/model.ts'
const text = readFileSync(0, 'utf8')
const scans = scanArticle(parsePlainText({ title: '' }, text))
const { figures, figureOf } = resolveNames(text, scans.flatMap(allMentions))
const names = salientNames(scans, figureOf)
for (const s of scans) for (const m of s.mentions) if (m.kind === 'pronoun' && m.gender) {
  console.log('##', text.slice(m.start - 30, m.end + 10).replace(/\n/g, '¶'))
  for (const a of findAntecedents(names, { mention: m, paragraph: s.index, sentence: sentenceOf(s, m), lastSpeaker: { figure: figures[0]!, paragraph: s.index - 1 } })) console.log('  ', a.figure.words.join(' '), a.features.reduce((x, f) => x + (PRONOUN_WEIGHTS.get(f) ?? 0), 0).toFixed(2), a.features.map((f) => f + ':' + (PRONOUN_WEIGHTS.get(f) ?? 0)).join('  '))
}
