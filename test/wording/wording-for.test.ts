import { describe, expect, it } from 'vitest'
import { commandTable } from '../../src/commands/table.ts'
import { say } from '../../src/wording/say.ts'
import { wordingFor, wordings } from '../../src/wording/wording-for.ts'

describe('wordingFor', () => {
  it('takes the language of a locale, however a platform writes it', () => {
    for (const locale of ['de', 'de-DE', 'DE', 'de_AT.UTF-8', 'de@euro'])
      expect(wordingFor(locale).tag).toBe('de')
    expect(wordingFor('es-419').tag).toBe('es')
    expect(wordingFor('fr-CA').tag).toBe('fr')
  })

  it('speaks English to whoever speaks none of its languages or says nothing', () => {
    for (const locale of [undefined, '', 'ja', 'C', 'POSIX', 'design', '__proto__'])
      expect(wordingFor(locale).tag).toBe('en')
  })

  it('marks every text for whoever asks for en-XA', () => {
    const { articles, source, problems } = wordingFor('en-XA')
    expect(articles.nothing).toBe('⟦No article fits that.⟧')
    expect(source.paragraph(2)).toBe('⟦paragraph 2⟧')
    const command = { kind: 'strong', text: '/summit quote' }
    expect(problems.didYouMean(command)).toEqual(['⟦Did you mean ⟧', command, '⟦?⟧'])
  })
})

describe('say', () => {
  it('keeps what stands in a sentence as it is, in its place', () => {
    expect(say`${1} of ${2}`).toEqual([1, ' of ', 2])
    expect(say`nothing`).toEqual(['nothing'])
  })
})

describe.each(wordings.map((wording) => [wording.name, wording] as const))('%s', (_name, wording) => {
  it('writes counts, dates and lists as the language does', () => {
    const { formats, source } = wording
    expect(source.quotations(1)).not.toBe(source.quotations(2).replace('2', '1'))
    const names = ['Ann', 'Bob', 'Cleo'].map((text) => ({ text }))
    expect(formats.and(names).filter((part) => typeof part !== 'string')).toEqual(names)
    expect(formats.date('2025-08-16')).toMatch(/16.*2025/)
    expect(formats.moment(Date.UTC(2025, 7, 16, 3, 30), 'Asia/Karachi', 0)).toMatch(
      /, .*16.*08:30 \(Asia\/Karachi\)$/,
    )
  })

  it('describes every command and option in the 100 characters that Discord has for it', () => {
    const summaries = commandTable.flatMap(({ summary, options }) => [
      summary(wording),
      ...Object.values(options).map((option) => option.summary(wording)),
    ])
    for (const summary of summaries) {
      expect(summary.length, summary).toBeLessThanOrEqual(100)
      expect(summary).not.toMatch(/\.$/)
    }
  })
})
