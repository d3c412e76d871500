import { describe, expect, it } from 'vitest'
import { tokenize } from '../../../src/core/text/tokens.ts'
import { mentionsOf } from '../../support/read-mentions.ts'

const printed = (text: string) => mentionsOf(text).map((mention) => mention.printed)
const nominals = (text: string) => mentionsOf(text).filter(({ kind }) => kind === 'nominal')
const phrases = (text: string) => nominals(text).map((mention) => mention.printed)

describe('findMentions', () => {
  it.each([
    ['White House press secretary Ann Lee left.', ['Ann Lee']],
    ['Lee’s press secretary Ann Ray left.', ['Lee', 'Ann Ray']],
    ['Dover and the press secretary Ann Ray left.', ['Dover', 'Ann Ray']],
  ])('in “%s” leaves out a name that only qualifies another', (text, expected) =>
    expect(printed(text)).toEqual(expected),
  )

  it.each([
    ['they met Senator Ada Nwosu (PDP, Enugu East) left.', ['they', 'Senator Ada Nwosu']],
    ['they met Senator Ada Nwosu (with Tom Ray) left.', ['they', 'Senator Ada Nwosu', 'Tom Ray']],
    ['they met Senator Ada Nwosu (a b c Enugu) left Enugu.', ['they', 'Senator Ada Nwosu', 'Enugu']],
    ['they met Senator Ada Nwosu (a b c d e Enugu) left.', ['they', 'Senator Ada Nwosu']],
    ['they met Senator Ada Nwosu (a b c d e f Enugu) left.', ['they', 'Senator Ada Nwosu', 'Enugu']],
    ['they met Senator Ada Nwosu (of Enugu, and so on left.', ['they', 'Senator Ada Nwosu', 'Enugu']],
  ])('in “%s” leaves out what short brackets say of where somebody belongs', (text, expected) =>
    expect(printed(text)).toEqual(expected),
  )

  it.each([
    ['he', 'male', false],
    ['him', 'male', false],
    ['himself', 'male', false],
    ['she', 'female', false],
    ['her', 'female', false],
    ['herself', 'female', false],
    ['they', undefined, true],
    ['them', undefined, true],
    ['we', undefined, true],
    ['us', undefined, true],
    ['me', undefined, false],
    ['it', undefined, false],
    ['who', undefined, false],
  ])('reads “%s” as a pronoun', (word, gender, isPlural) => {
    expect(mentionsOf(`there was ${word}.`)).toMatchObject([
      {
        kind: 'pronoun',
        words: [word],
        gender,
        isPlural,
        isPossessive: false,
        bearer: word === 'it' ? 'unknown' : 'person',
      },
    ])
  })

  it.each([
    ['there was US and IT.', []],
    ['we saw her.', ['we', 'her']],
    ['we saw her and left.', ['we', 'her']],
    ['we saw her house.', ['we']],
    ['we saw her Dover house.', ['we', 'Dover']],
    ['we knew what was her’s.', ['we', 'her']],
  ])('in “%s” tells pronouns from what looks like them', (text, expected) =>
    expect(printed(text)).toEqual(expected),
  )

  it.each([
    ['we saw Tom Ray’s lawyer there.', ['we', 'Tom Ray’s lawyer', 'Tom Ray']],
    ['we saw the club’s captain there.', ['we', 'the club’s captain', 'the club']],
    [
      'we saw the Clinton campaign’s lawyer there.',
      ['we', 'the Clinton campaign’s lawyer', 'the Clinton campaign', 'Clinton'],
    ],
    ['we saw the mayor’s wife there.', ['we', 'the mayor’s wife', 'the mayor']],
    [
      'we saw the mayor’s wife’s lawyer there.',
      ['we', 'the mayor’s wife’s lawyer', 'the mayor’s wife', 'the mayor'],
    ],
    ['we saw her party’s leaders there.', ['we', 'her party’s leaders', 'her party']],
  ])('in “%s” keeps an owner beside what it owns, and of others the longer', (text, expected) =>
    expect(printed(text)).toEqual(expected),
  )

  it('reads what begins or breaks off anywhere', () => {
    const text =
      'We met Majority Leader Ann Lee, 23, a student from New Dover, Dr. Marcia “Cia” Price KC (PDP, Enugu) and the first senior ' +
      'dock manager of the University of the West, Bashar al-Assad, Marks & Spencer, Robert Kennedy, Jr., Secretary of the ' +
      'Treasury Tom Ray’s lawyer, First Lady Eva de la Moss, her 34-year-old brother and First Qwert'
    for (const { start, end } of tokenize(text, { start: 0, end: text.length })) {
      for (const part of [text.slice(start), text.slice(0, end)]) {
        for (const { printed, words, first, last, lead } of mentionsOf(part)) {
          expect(printed.toLowerCase()).toContain(words.at(-1)?.toLowerCase())
          expect(lead).toBeLessThanOrEqual(first)
          expect(first).toBeLessThan(last)
        }
      }
    }
  })
})

describe('findNominals', () => {
  it.each([
    ['there was the mayor.', ['the mayor']],
    ['there was the very mayor.', []],
    ['there was the new French foreign minister.', ['the new French foreign minister']],
    ['there were five tall dark old sad odd grim officers.', ['five tall dark old sad odd grim officers']],
    ['there were five tall dark old sad odd grim wet officers.', ['officers']],
    ['there was the b c d e f mayor.', ['the b c d e f mayor']],
    ['there was the a1 b c d e f g mayor.', []],
    ['there was a mayor and two judges.', ['a mayor', 'two judges']],
    ['there was the mayor Tom Ray.', []],
    ['there was the club president.', ['the club president']],
    ['there was mayor.', []],
    ['there was, mayor of the town.', []],
    ['there were officials.', ['officials']],
    ['there were senior NATO officials.', ['senior NATO officials']],
    ['there were political NATO officials.', ['political NATO officials']],
    ['there were good old left-wing officials.', ['good old left-wing officials']],
    ['there were grim officials.', ['officials']],
    ['there were talented officials.', ['officials']],
    [
      'there were local legal social political federal national regional rural officials.',
      ['legal social political federal national regional rural officials'],
    ],
    ['there were Such officials.', ['officials']],
    ['there was Clinton campaign.', ['Clinton campaign']],
    ['there was Clinton’s campaign.', ['Clinton’s campaign']],
    ['there was old campaign.', []],
    ['Viguerie notes it.', []],
    ['there were the notes.', ['the notes']],
    ['there were those companies.', []],
    ['there were others, many and some.', ['others', 'many', 'some']],
    ['there were the others.', ['others']],
    ['there was 34-year-old man.', []],
    ['there was a 34-year-old man.', ['a 34-year-old man']],
    ['there was, in the end: a 7 man team.', ['a 7 man team']],
  ])('finds the phrases in “%s”', (text, expected) => expect(phrases(text)).toEqual(expected))

  it.each([
    ['the mayor', { bearer: 'person', gender: undefined, isPlural: false, words: ['mayor'] }],
    ['the women', { bearer: 'person', gender: undefined, isPlural: true, words: ['women'] }],
    ['the policeman', { bearer: 'person', gender: 'male', isPlural: false }],
    ['the waitress', { bearer: 'person', gender: 'female', isPlural: false }],
    ['the party', { bearer: 'organisation', gender: undefined, isPlural: false }],
    ['the clubs', { bearer: 'organisation', isPlural: true }],
    ['the families', { bearer: 'person', isPlural: true }],
    ['the deputies', { bearer: 'person', isPlural: true }],
    ['the bosses', { bearer: 'person', isPlural: true }],
    ['the coaches', { bearer: 'person', isPlural: true }],
    ['the wives', { bearer: 'person', isPlural: true }],
    ['the policemen', { bearer: 'person', isPlural: true }],
    ['the attorneys', { bearer: 'person', isPlural: true }],
  ])('reads what “%s” is', (phrase, expected) => {
    expect(mentionsOf(`there was ${phrase} once.`)).toMatchObject([
      { printed: phrase, kind: 'nominal', ...expected },
    ])
  })

  it('sees the ending of a possessor', () => {
    expect(nominals('there was the mayor’s house.').map(({ isPossessive }) => isPossessive)).toEqual([true])
  })

  it('does not look inside of names', () => {
    expect(phrases('We met with the Prime Minister Ann Lee of the Press Club.')).toEqual([])
  })
})
