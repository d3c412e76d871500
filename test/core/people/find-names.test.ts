import { describe, expect, it } from 'vitest'
import { mentionsOf } from '../../support/read-mentions.ts'

const names = (text: string) => mentionsOf(text).filter(({ kind }) => kind === 'name')
/** The names of a text, without titles. */
const proper = (text: string) => names(text).map(({ words }) => words.join(' '))
const sliced = (text: string, span: { start: number; end: number } | undefined) =>
  span === undefined ? undefined : text.slice(span.start, span.end)

describe('findNames', () => {
  it.each([
    [
      'particles',
      'We met Ursula von der Leyen and Charles de Gaulle.',
      ['Ursula von der Leyen', 'Charles de Gaulle'],
    ],
    ['at most three particles', 'We met Juan de la del la Vega.', ['Juan', 'Vega']],
    ['an article joined by a hyphen', 'We met Bashar al-Assad today.', ['Bashar al-Assad']],
    ['an ampersand', 'We met Marks & Spencer today.', ['Marks Spencer']],
    ['a suffix after a comma', 'We met Robert Kennedy, Jr. today.', ['Robert Kennedy Jr.']],
    [
      'no other word after a comma',
      'We met Robert Kennedy, Dover and Deal.',
      ['Robert Kennedy', 'Dover', 'Deal'],
    ],
    ['a nickname as none of its words', 'We met Marcia “Cia” Price there.', ['Marcia Price']],
    ['a nickname in straight marks', 'We met Marcia "Cia" Price there.', ['Marcia Price']],
    [
      'no nickname after what is no given name',
      'We met Xyzzy “Qwert” Price there.',
      ['Xyzzy', 'Qwert', 'Price'],
    ],
    ['“of” after a body', 'He left the University of Dover.', ['University of Dover']],
    ['no small word but “the” after “of”', 'He left the University of old Dover.', ['University', 'Dover']],
    ['“of” after nothing else', 'He met Lee of Dover.', ['Lee', 'Dover']],
    ['“of the” after an office', 'We met the Speaker of the House Ann Lee.', ['Ann Lee']],
    ['a month that is a name', 'We met Theresa May on a Monday in May.', ['Theresa May']],
    ['no day and no month', 'We met on Monday in March.', []],
    ['no word of the pronoun', 'But I said that I’ll go.', []],
    ['no abbreviated party', 'Rand Paul, R-Ky., came late.', ['Rand Paul']],
    ['honours after a name left out', 'We met Anita Rao KC MBE.', ['Anita Rao']],
    ['two words at least', 'We met Rao KC.', ['Rao KC']],
    ['names apart that spaces part', 'We met Ann    Lee.', ['Ann', 'Lee']],
    ['new before a name', 'We flew to New York and New Haven.', ['New York', 'New Haven']],
    ['a name of which two spaces part the words', 'We met Ann  Lee.', ['Ann Lee']],
    ['names that three spaces part', 'We met Ann   Lee.', ['Ann', 'Lee']],
    ['no day after a name', 'We met Ann Monday.', ['Ann']],
    ['no other month after a name', 'We met Ann March.', ['Ann']],
    ['no May after what is no given name', 'We met Qwert May.', ['Qwert']],
    ['a common word that is a given name', 'We met Ann Will.', ['Ann Will']],
    [
      'a common word that is a family name after a given name alone',
      'Ann Small met Qwert Small.',
      ['Ann Small', 'Qwert', 'Small'],
    ],
    ['no article before a hyphen in a longer word', 'We met Bashar xal-Assad.', ['Bashar']],
    ['a suffix after no other mark', 'We met Robert Kennedy – Jr. came.', ['Robert Kennedy', 'Jr.']],
    ['no small word as a nickname', 'We met Marcia “cia” Price there.', ['Marcia', 'Price']],
    ['a hyphen in a longer word', 'We met AR-Qwert.', ['AR-Qwert']],
    ['no new before a small word', 'New rules came. We saw New things.', []],
  ])('reads %s', (_, text, expected) => expect(proper(text)).toEqual(expected))

  it.each([
    ['a title alone as no name', 'Senator came late. We met Professor.', []],
    ['titles of several words', 'We met Secretary of State John Kerry.', ['John Kerry']],
    ['a title after “of the”', 'We met Secretary of the Treasury Janet Yellen.', ['Janet Yellen']],
    [
      'a title as a family name after a form of address',
      'We met Mr. King and Mrs. Judge.',
      ['King', 'Judge'],
    ],
    ['a title as a family name after a given name', 'We met Charlie King.', ['Charlie King']],
    ['a title as a family name after an initial', 'We met Peter T. King.', ['Peter T. King']],
    ['a title before a name even after a form of address', 'We met Mrs. Justice Lee.', ['Lee']],
    ['no title alone as a name, whatever stands before it', 'Never will Coach forget it.', []],
    ['a title that is one after another word alone', 'We met Minority Whip Ann Lee.', ['Ann Lee']],
    ['such a word without the other as part of the name', 'Whip Ann Lee left.', ['Whip Ann Lee']],
    ['a whole title after a title', 'We met Lord Mayor Ann Lee.', ['Ann Lee']],
    ['what qualifies a name left out', 'We met Florida Republican Marco Rubio.', ['Marco Rubio']],
    ['an occupation before a name left out', 'We met Dover Lockkeeper Jane Smith.', ['Jane Smith']],
    ['a party before a family name left out', 'We met Republican Rubio.', ['Rubio']],
    ['initials before a family name left out', 'We met DHS Mukasey.', ['Mukasey']],
    ['initials with more letters as a name', 'We met SWALE Mukasey.', ['SWALE Mukasey']],
    ['a party before a family name left out', 'We met Labour Qwert.', ['Qwert']],
    ['a party of several left out', 'We met Democrats Qwert.', ['Qwert']],
    ['a word that only has a party in it', 'We met Xtory Qwert.', ['Xtory Qwert']],
    ['a word that only begins like a party', 'We met Toryx Qwert.', ['Toryx Qwert']],
    ['a role before a family name left out', 'We met Donor Qwert.', ['Qwert']],
    ['what is printed small before a family name left out', 'It continued. So Continued Qwert.', ['Qwert']],
    ['initials of three letters before a name left out', 'We met SWA Ann Lee.', ['Ann Lee']],
    ['two initials as part of a name', 'We met AB Ann Lee.', ['AB Ann Lee']],
    [
      'a given name that is printed small elsewhere',
      'It was frank. Frank Joan Lee left.',
      ['Frank Joan Lee'],
    ],
    [
      'a noun that is printed small nowhere as part of the name',
      'It was. Qwert Joan Lee left.',
      ['Qwert Joan Lee'],
    ],
    ['whoever is from there by their own name', '“No,” said the Spaniard Lopez.', ['Spaniard Lopez']],
    [
      'a county and an office before a name left out',
      'We met Maricopa County Recorder Helen Purcell.',
      ['Helen Purcell'],
    ],
    ['a hyphenated word before a name left out', 'We saw Dover Hit-Maker Tom Ray.', ['Tom Ray']],
    [
      'a noun that opens the sentence left out, if the article has it small',
      'Many passengers waited. Passenger Joan Ellis waited too.',
      ['Joan Ellis'],
    ],
    [
      'a noun inside a sentence as part of the name',
      'Many passengers waited. We met Passenger Joan Ellis there.',
      ['Passenger Joan Ellis'],
    ],
  ])('reads %s', (_, text, expected) => expect(proper(text)).toEqual(expected))

  it.each([
    ['a place', 'Dover won. We came from France.', 'France', 'place'],
    ['a body', 'We asked the Dover Port Authority.', 'Dover Port Authority', 'organisation'],
    ['initials', 'We asked CNN about it.', 'CNN', 'organisation'],
    ['initials with an ampersand', 'We asked AT&T about it.', 'AT&T', 'organisation'],
    ['initials that are too long', 'We asked UNICEFE about it.', 'UNICEFE', 'unknown'],
    ['one letter', 'We asked X about it.', 'X', 'unknown'],
    ['a given name and another', 'We met Ann Lee.', 'Ann Lee', 'person'],
    ['five words', 'We met Ann Bee Cee Dee Lee there.', 'Ann Bee Cee Dee Lee', 'unknown'],
    ['a given name alone', 'We met Ann there.', 'Ann', 'unknown'],
    ['a family name after a title', 'We met Senator Qwert there.', 'Qwert', 'person'],
    ['a family name after a role', 'We met the singer Qwert there.', 'Qwert', 'person'],
    ['what only looks like a body after a form of address', 'We met Mr. Group there.', 'Group', 'person'],
    ['a family name that is a building too', 'We met Peter Hall there.', 'Peter Hall', 'person'],
    ['a building', 'We saw Xavierite Hall there.', 'Xavierite Hall', 'organisation'],
    [
      'a building named after somebody in full',
      'We met at Peter John Guildford Hall.',
      'Peter John Guildford Hall',
      'organisation',
    ],
    ['such a word alone', 'We saw Hall there.', 'Hall', 'unknown'],
    ['a street alone', 'We met Street there.', 'Street', 'unknown'],
    ['a park alone', 'We met Park there.', 'Park', 'unknown'],
    [
      'three words with a family name that is a building',
      'We met Peter John Hall there.',
      'Peter John Hall',
      'person',
    ],
    ['two initials', 'We asked AB about it.', 'AB', 'organisation'],
    ['six initials', 'We asked UNICEF about it.', 'UNICEF', 'organisation'],
    ['initials after small letters', 'We asked McAB about it.', 'McAB', 'unknown'],
    ['a letter before a colon', 'X: Well.', 'X', 'unknown'],
    ['two words in capitals before a colon', 'QWERT QWERTY: Well.', 'QWERT QWERTY', 'unknown'],
    ['a name as in a transcript', 'QWERT: Well.', 'QWERT', 'person'],
  ])('takes %s for what it is', (_, text, name, bearer) =>
    expect(names(text).map(({ words, bearer }) => [words.join(' '), bearer])).toContainEqual([name, bearer]),
  )

  it.each([
    ['Spaniard', []],
    ['Norwegian', []],
    ['Frenchwoman', []],
    ['Londoner', []],
    ['Icelander', []],
    ['Arcadian', ['Arcadian']],
    ['Hamiltons', ['Hamiltons']],
    ['Brooklanders', ['Brooklanders']],
  ])('knows whether “the %s” is a name', (word, expected) => {
    expect(proper(`“We won,” said the ${word}.`)).toEqual(expected)
    expect(proper(`“We won,” said ${word}.`)).toEqual([word])
  })

  it.each([
    ['We met Mr. Qwert.', 'male'],
    ['We met Mrs. Qwert.', 'female'],
    ['We met Ms. King.', 'female'],
    ['We met First Lady Qwert.', 'female'],
    ['We met Dr. Ann Lee.', 'female'],
    ['We met Dr. Qwert.', undefined],
    ['We met her brother Robin.', 'male'],
    ['We met spokeswoman Qwert.', 'female'],
    ['We met Tom Ray.', 'male'],
    ['We met Tom.', undefined],
    ['Mom said so.', 'female'],
    ['We saw the Mary Rose Trust.', undefined],
  ])('reads the gender in “%s”', (text, gender) =>
    expect(names(text).map((name) => name.gender)).toEqual([gender]),
  )

  it.each([
    ['We met Mr. Lee.', 'Mr. Lee', 'Mr.'],
    ['We met Foreign Minister Ann Lee.', 'Foreign Minister Ann Lee', 'Foreign Minister'],
    ['We met French Foreign Minister Ann Lee.', 'Foreign Minister Ann Lee', 'French Foreign Minister'],
    ['We met First Lady Ann Lee.', 'First Lady Ann Lee', 'First Lady'],
    ['We met the prime Minister Ann Lee.', 'Minister Ann Lee', 'Minister'],
    ['Dover’s campaign manager Ann Lee left.', 'Ann Lee', 'Dover’s campaign manager'],
    ['Clinton campaign manager Ann Lee left.', 'Ann Lee', 'Clinton campaign manager'],
    ['We met the former council spokeswoman Ann Lee.', 'Ann Lee', 'former council spokeswoman'],
    ['We met the first senior judge Ann Lee.', 'Ann Lee', 'first senior judge'],
    ['We met her brother Tom Lee.', 'Tom Lee', 'brother'],
    ['We met the council source Ann Lee.', 'Ann Lee', 'council source'],
    ['We met Ann Lee.', 'Ann Lee', undefined],
    ['We met the company Ann Lee Group.', 'Ann Lee Group', undefined],
    [
      'a1 b2 c3 deep d4 e5 f6 dark deep old grey green blue thin rail manager Ann Lee.',
      'Ann Lee',
      'deep old grey green blue thin rail manager',
    ],
  ])('in “%s” takes the title with the name, and all before it for the role', (text, printed, role) => {
    const name = names(text).at(-1)
    expect([name?.printed, sliced(text, name?.role)]).toEqual([printed, role])
  })

  it.each([
    ['Then the late Tom Ray left.', 3],
    ['The old former mayor Tom Ray left.', 4],
    ['The very new young old late Tom Ray left.', 3],
    ['Tom Ray left.', 0],
  ])('in “%s” counts the small words before a name to what leads it', (text, words) => {
    const name = names(text).at(-1)
    expect((name?.first ?? 0) - (name?.lead ?? 0)).toBe(words)
  })

  it('sees the ending of a possessor', () => {
    expect(names('Lee’s lawyer met Ray.').map(({ isPossessive }) => isPossessive)).toEqual([true, false])
  })

  it.each([
    ['said', 'Ann Lee met Marty Small. Small said no.', ['Ann Lee', 'Marty Small', 'Small']],
    ['said of an address', 'We met Mr. Low. Low said no.', ['Low', 'Low']],
    ['had', 'Ann Lee met Marty Small. Small had gone.', ['Ann Lee', 'Marty Small', 'Small']],
    ['no other word', 'Ann Lee met Marty Small. Small things matter.', ['Ann Lee', 'Marty Small']],
    ['no word that begins so', 'Ann Lee met Marty Small. Small wasted talk.', ['Ann Lee', 'Marty Small']],
    ['no word that ends so', 'Ann Lee met Marty Small. Small tennis clubs.', ['Ann Lee', 'Marty Small']],
    ['a capital', 'Ann Lee met Marty Small. Small Town won.', ['Ann Lee', 'Marty Small', 'Town']],
    [
      'anything inside a sentence',
      'Ann Lee met Marty Small. We like Small a lot.',
      ['Ann Lee', 'Marty Small', 'Small'],
    ],
  ])('takes a common word that is a family name here for one before %s', (_, text, expected) =>
    expect(proper(text)).toEqual(expected),
  )

  it.each([
    ['Previous tests failed.', []],
    ['Shoppers came.', []],
    ['Shopping helps.', []],
    ['Sadly nothing came of it.', []],
    ['Qwert came.', ['Qwert']],
    ['Shopping Qwert came.', ['Shopping Qwert']],
    ['Shopping  Qwert came.', ['Shopping Qwert']],
    ['Shopping    Qwert came.', ['Qwert']],
    ['First Qwert came.', ['Qwert']],
    ['Bedford came.', ['Bedford']],
    ['Cooper came, and then a cooper came.', []],
    ['Frank came, and he was frank.', []],
    ['Frank Qwert came, and he was frank.', ['Frank Qwert']],
    ['Sally came.', ['Sally']],
    ['We saw Shoppers. Shoppers came.', ['Shoppers', 'Shoppers']],
    ['In 2010 Shoppers came.', ['Shoppers']],
    ['Mayor Qwert came.', ['Qwert']],
  ])('at the start of “%s” tells a name by its ending and by the rest of the article', (text, expected) =>
    expect(proper(text)).toEqual(expected),
  )

  it('reads a run of fourteen words at most as one name', () => {
    const run = Array.from({ length: 20 }, (_, index) => `Qw${String.fromCharCode(97 + index)}`).join(' ')
    expect(names(`We met ${run}.`).map(({ words }) => words.length)).toEqual([14, 6])
  })
})

describe('findNamesInHeadline', () => {
  const BODY = '\n\nThe town of Dover met on Monday, and the mayor was late as ever.'

  it.each([
    ['a given name with what follows it', 'Tom Ray Blames Heavy Rain Damage', ['Tom Ray']],
    [
      'what the article calls somebody',
      `Qwert Blames Heavy Rain Damage.${BODY} We met Qwert there.`,
      ['Qwert', 'Dover', 'Qwert'],
    ],
    ['nobody else', `Qwert Blames Heavy Rain Damage.${BODY}`, ['Dover']],
    ['a given name alone as none', 'Blame Heavy Rain Damage On Tom', []],
    ['no given name before a common word', 'Blame Heavy Rain Damage on Tom First', []],
  ])('reads %s', (_, text, expected) => expect(proper(text)).toEqual(expected))

  it('takes a body for one', () => {
    const text = 'Alan Bank Blames Heavy Rain Damage'
    expect(names(text).map(({ bearer }) => bearer)).toEqual(['organisation'])
  })
})
