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
    [
      'one who does something else with the other',
      `${WET} said Ann Lee and then left with Tom Ray.`,
      ['Ann Lee'],
    ],
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
    ['nobody of two who fit alike', `Ann Lee met Eva Moss in Dover. ${WET} she said.`, ['-']],
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
      'whoever is named after another “she”',
      `Eva Moss was late. She sat down. So did Ann Lee in the end. ${WET} she said.`,
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

  it.each([
    ['the subject of what somebody reports', `Ann Lee said that Tom Ray had told her: ${WET}`, 'Tom Ray'],
    ['the “who” of whoever somebody left with', `Ann Lee left with Tom Ray, who said: ${WET}`, 'Tom Ray'],
    [
      'whoever says it in a sentence of their own',
      `Ann Lee said so. So it was that Tom Ray told her: ${WET}`,
      'Tom Ray',
    ],
    [
      'whoever reports that somebody did something',
      `Ann Lee said that Tom Ray left: ${WET} Eva Moss noted.`,
      'Ann Lee',
    ],
    [
      'whoever said it, if somebody else only agrees after it',
      'Ann Lee said: “It is wet and cold in this town,” and Tom Ray agreed that it was.',
      'Ann Lee',
    ],
    [
      'whoever told of it, if what another claims is in a sentence that is over',
      'Ann Lee told the town on Monday what Tom Ray claims. “It is wet and cold in this town.”',
      'Ann Lee',
    ],
    ['nobody by “she who”', `Ann Lee left. It was she who said: ${WET}`, '-'],
    [
      'the name after an office and a few words',
      `${WET} said the mayor, former dock boss Ann Lee.`,
      'Ann Lee',
    ],
    ['nobody after more words', `${WET} said the mayor, the former old dock boss Ann Lee.`, '-'],
    ['nobody after a number', `${WET} said the mayor, 53, Ann Lee.`, '-'],
    ['no body beside an office', `${WET} said the mayor, the Dover Port Authority.`, '-'],
    ['nobody who only begins a phrase', `${WET} said the mayor, Ann Lee watching.`, '-'],
    ['nobody by what is no person', `The party met. Party Manager Tom Ray left. ${WET} the party said.`, '-'],
    ['no relative in a report', `Tom Ray was out.\n\nAnn Lee left. ${WET} said her brother.`, '-'],
    [
      'whoever was introduced after somebody of unknown sex',
      `The lawyer Qwert Moss called it “theatre.” Her party leader, Tom Ray, went on. ${WET} he said.`,
      'Tom Ray',
    ],
    [
      'whoever the first “she” of a chain is, the others being nearer',
      `Then came Eva Moss. What does Ann Lee make of the young? She thinks about it. ${WET} she says.`,
      'Ann Lee',
    ],
  ])('names %s, as the last who speaks', (_, text, expected) => expect(speakers(text).at(-1)).toBe(expected))
})

describe('resolveSpeaker in a dialogue', () => {
  const TALK = [
    '“Where were you?” asked Ann Lee.',
    '“At the bridge!” said Tom Ray.',
    '“Is it lost?” asked Ann Lee.',
    '“It is!” said Tom Ray.',
  ]
  const last = (...paragraphs: string[]) => speakers(paragraphs.join('\n\n')).at(-1)

  it.each([
    ['nobody, if it may be the aunt who opens the paragraph', 'Her aunt laughed. “It is,” she said.', '-'],
    ['Ann Lee, if it is an uncle who opens it', 'Her uncle laughed. “It is,” she said.', 'Ann Lee'],
    ['the mayor who opens it', 'The mayor laughed. “It is,” she said.', 'Eva Moss'],
    ['nobody, if a judge opens it whom nobody is', 'The judge laughed. “It is,” she said.', '-'],
    ['Ann Lee, if the mayor does not open it', 'Then the mayor laughed. “It is,” she said.', 'Ann Lee'],
    ['Ann Lee, if several open it', 'The women laughed. “It is,” she said.', 'Ann Lee'],
    ['Ann Lee, if it opens with what the mayor owns', 'The mayor’s cat sat. “It is,” she said.', 'Ann Lee'],
    ['whoever the paragraph names', 'The mayor met Ann Lee. “It is,” she said.', 'Ann Lee'],
  ])('takes “she” for %s', (_, paragraph, expected) => {
    expect(last('Mayor Eva Moss was late. Ann Lee met Tom Ray at noon.', ...TALK, paragraph)).toBe(expected)
  })

  it.each([
    [
      'who is called so',
      'Her brother Tom Ray was out. Carl Webb was in.',
      '“Is it?” said her brother.',
      'Tom Ray',
    ],
    [
      'of two who has not just spoken',
      'Tom Ray was out. Carl Webb was in.',
      '“Is it?” said her brother.',
      'Carl Webb',
    ],
    [
      'of two whom the speech does not call',
      'Tom Ray was out. Carl Webb was in.',
      '“Is it, Carl?” said her brother.',
      'Tom Ray',
    ],
    [
      'of three nobody',
      'Tom Ray was out. Carl Webb and Dave Hall were in.',
      '“Is it?” said her brother.',
      '-',
    ],
    ['of nobody’s sex nobody', 'Tom Ray was out.', '“Is it?” said her friend.', '-'],
    ['of several nobody', 'Tom Ray was out.', '“Is it?” said her brothers.', '-'],
  ])('takes a relative for the one %s', (_, intro, paragraph, expected) => {
    expect(last(intro, ...TALK, paragraph)).toBe(expected)
  })
})

describe('groupUnits', () => {
  const words = (text: string) => readQuotations(text).map(([, said]) => said)

  it.each([
    ['“It is wet here today.” “It is cold here today.”', ['It is wet here today.', 'It is cold here today.']],
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
