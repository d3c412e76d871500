import { describe, expect, it } from 'vitest'
import { cueAt } from '../../../src/core/words/cues.ts'
import { tokenize } from '../../../src/core/text/tokens.ts'

/** The verb at the last word. */
function cue(text: string): string | undefined {
  const tokens = tokenize(text, { start: 0, end: text.length })
  const found = cueAt(tokens, tokens.length - 1)
  return found === undefined ? undefined : `${found.lemma} ${found.form}`
}

describe('cueAt', () => {
  it.each([
    ['said', 'say past'],
    ['says', 'say present'],
    ['say', 'say base'],
    ['saying', 'say gerund'],
    ['declared', 'declare past'],
    ['declaring', 'declare gerund'],
    ['replies', 'reply present'],
    ['wrote', 'write past'],
    ['written', 'write past'],
    ['writing', 'write gerund'],
    ['confesses', undefined],
    ['stresses', 'stress present'],
    ['preaches', 'preach present'],
    ['publishes', 'publish present'],
    ['nodding', 'nod gerund'],
    ['nodded', 'nod past'],
    ['beginning', 'begin gerund'],
    ['putting', 'put gerund'],
    ['denying', 'deny gerund'],
    ['goes', 'go present'],
    ['going', 'go gerund'],
    ['dubbing', 'dub gerund'],
    ['saw', undefined],
    ['', undefined],
  ])('knows “%s”', (text, expected) => expect(cue(text)).toBe(expected))

  it.each([
    ['Lee said', 'say past'],
    ['Lee’s called', undefined],
    ['the promised', undefined],
    ['a report', undefined],
    ['no claims', undefined],
    ['the saying', 'say gerund'],
  ])('tells a verb from what qualifies a noun in “%s”', (text, expected) => expect(cue(text)).toBe(expected))
})
