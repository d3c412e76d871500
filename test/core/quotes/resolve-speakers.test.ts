import { describe, expect, it } from 'vitest'
import { readQuotations } from '../../support/read-quotations.ts'

/** Who speaks, quotation by quotation. */
const speakers = (text: string) => readQuotations(text).map(([who]) => who)
const WET = '“It is wet and cold in this town,”'

describe('resolveSpeaker', () => {
  it.each([
    ['two', `${WET} Ann Lee and Tom Ray said.`, ['Ann Lee & Tom Ray']],
    ['two before the words', `Ann Lee and Tom Ray said: ${WET}`, ['Tom Ray & Ann Lee']],
    ['two behind the verb', `${WET} said Ann Lee and Tom Ray.`, ['Ann Lee & Tom Ray']],
    ['one whom a comma parts from the other', `${WET} said Ann Lee, and Tom Ray agreed.`, ['Ann Lee']],
    ['one beside somebody without a name', `${WET} said Ann Lee and the mayor.`, ['Ann Lee']],
    ['one who is named twice', `${WET} said Ann Lee and Lee alone.`, ['Ann Lee']],
  ])('names %s', (_, text, expected) => expect(speakers(text)).toEqual(expected))

  it.each([
    ['the name before “who”', `The mayor met Tom Ray, who said: ${WET}`, ['Tom Ray']],
    ['nobody by “who” alone', `But who said: ${WET} Nobody knows.`, ['-']],
    [
      'the one body of the paragraph by “it”',
      `The Dover Port Authority shut the bridge. ${WET} it said.`,
      ['Dover Port Authority'],
    ],
    [
      'nobody of two bodies by “it”',
      `The Dover Port Authority met the Swale Coal Company. ${WET} it said.`,
      ['-'],
    ],
    ['nobody by “it” where no body is named', `Ann Lee shut the bridge. ${WET} it said.`, ['-']],
    [
      'no body of the paragraph before by “it”',
      `The Dover Port Authority met.\n\nThe bridge was shut. ${WET} it said.`,
      ['-'],
    ],
    [
      'no body that follows by “it”',
      `The bridge was shut. ${WET} it said to the Dover Port Authority.`,
      ['-'],
    ],
    ['nobody by “they”', `Ann Lee met Tom Ray. ${WET} they said.`, ['-']],
    [
      'both by “both leaders”',
      `Ann Lee met Tom Ray in Dover. ${WET} both leaders said.`,
      ['Ann Lee & Tom Ray'],
    ],
    [
      'both by “the two leaders”',
      `Ann Lee met Tom Ray in Dover. ${WET} the two leaders said.`,
      ['Ann Lee & Tom Ray'],
    ],
    [
      'the last two by “both leaders”',
      `Eva Moss left. Ann Lee met Tom Ray. Lee sat. ${WET} both leaders said.`,
      ['Tom Ray & Ann Lee'],
    ],
    ['nobody by “both leaders” where there is one', `Ann Lee sat in Dover. ${WET} both leaders said.`, ['-']],
    ['nobody by “the leaders”', `Ann Lee met Tom Ray. ${WET} the leaders said.`, ['-']],
    ['the one in the office', `Mayor Ann Lee met Judge Tom Ray. ${WET} the judge said.`, ['Tom Ray']],
    [
      'the one in the office by all its words',
      `The dock manager Ann Lee met the ferry manager Tom Ray. ${WET} the dock manager said.`,
      ['Ann Lee'],
    ],
    [
      'the one from there by a word for anybody',
      `French President Ann Lee met German President Tom Ray. ${WET} the French leader said.`,
      ['Ann Lee'],
    ],
    [
      'nobody by a word for anybody alone',
      `French President Ann Lee met German President Tom Ray. ${WET} the leader said.`,
      ['-'],
    ],
    [
      'nobody in an office that none has',
      `Mayor Ann Lee met Judge Tom Ray. ${WET} the engineer said.`,
      ['-'],
    ],
    ['nobody by “a judge”', `Mayor Ann Lee met Judge Tom Ray. ${WET} a judge said.`, ['-']],
    ['the name beside the office', `${WET} the mayor, Ann Lee, said.`, ['Ann Lee']],
    ['the name beside the office, at the end', `${WET} said the mayor, Ann Lee.`, ['Ann Lee']],
    ['the name beside the office, before brackets', `${WET} said the mayor, Ann Lee (left).`, ['Ann Lee']],
  ])('names %s', (_, text, expected) => expect(speakers(text)).toEqual(expected))

  it.each([
    ['the only one nearby who fits', `Ann Lee met Tom Ray in Dover. ${WET} she said.`, ['Ann Lee']],
    ['the subject of two who fit', `Ann Lee met Eva Moss in Dover. ${WET} she said.`, ['Ann Lee']],
    ['nobody where none fits', `Tom Ray came late. ${WET} she said.`, ['-']],
    [
      'somebody who is named since, before one of whom nobody knows whether she is meant',
      `Qwert Moss opened the day. The mayor was late.\n\nQwert Moss met Ann Lee there. ${WET} she said.`,
      ['Ann Lee'],
    ],
    [
      'whoever the first “she” of a chain is',
      `Ann Lee met Eva Moss. She thinks of it often. ${WET} she says.`,
      ['Ann Lee'],
    ],
    [
      'nobody where a woman without a name came since',
      `Ann Lee sat in Dover. There was an old woman. ${WET} she said.`,
      ['-'],
    ],
    [
      'her all the same where it was a man',
      `Ann Lee sat in Dover. There was an old man. ${WET} she said.`,
      ['Ann Lee'],
    ],
    [
      'her all the same where it was “the woman”',
      `Ann Lee sat in Dover. There was the old woman. ${WET} she said.`,
      ['Ann Lee'],
    ],
  ])('takes “she” for %s', (_, text, expected) => expect(speakers(text)).toEqual(expected))
})

describe('groupUnits', () => {
  const words = (text: string) => readQuotations(text).map(([, said]) => said)

  it.each([
    [
      '“We shall build it,” Ann Lee said, “and we shall build it soon.”',
      ['We shall build it, / and we shall build it soon.'],
    ],
    [
      '“We shall build it,” Ann Lee said. “We shall build it soon.”',
      ['We shall build it, / We shall build it soon.'],
    ],
    [
      '“We shall build it,” Ann Lee said.\n\n“We shall build it soon,” she said.',
      ['We shall build it,', 'We shall build it soon,'],
    ],
    [
      '“We shall build it,” Ann Lee said and left the house again at ten. “We shall build it soon.”',
      ['We shall build it,', 'We shall build it soon.'],
    ],
    [
      '“We shall build it,” Ann Lee said. “We shall not,” Tom Ray said.',
      ['We shall build it,', 'We shall not,'],
    ],
    [
      '“We shall build it,” Ann Lee said. Lee added: “We shall build it soon.”',
      ['We shall build it,', 'We shall build it soon.'],
    ],
  ])('joins what the writer only interrupts in “%s”', (text, expected) =>
    expect(words(text)).toEqual(expected),
  )
})
