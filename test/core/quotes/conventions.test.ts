import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { attributeQuotes } from '../../../src/core/quotes/attribute-quotes.ts'
import { sliceOf } from '../../../src/core/text/span.ts'

/** Every quotation as `[speakers, words]`; speakers joined by a plus, interrupted words by a slash. */
function read(text: string): [string, string][] {
  const article = parsePlainText({ title: '' }, text)
  const { people, quotes } = attributeQuotes(article)
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  return quotes.map(({ speakers, content }) => [
    speakers.map((id) => nameOf.get(id)).join(' + '),
    content.map((span) => sliceOf(text, span)).join(' / '),
  ])
}

interface Convention {
  readonly name: string
  readonly text: string
  readonly quotes: readonly (readonly [speaker: string, words: string])[]
}

const INTRO = 'The council of Dover met on Monday. Ann Lee chaired the session. Tom Ray came late.'

const MARKS: readonly Convention[] = [
  {
    name: 'straight marks',
    text: '"We will rebuild the bridge," said Ann Lee.',
    quotes: [['Ann Lee', 'We will rebuild the bridge,']],
  },
  {
    name: 'curly marks',
    text: '“We will rebuild the bridge,” said Ann Lee.',
    quotes: [['Ann Lee', 'We will rebuild the bridge,']],
  },
  {
    name: 'guillemets',
    text: '«We will rebuild the bridge», said Ann Lee.',
    quotes: [['Ann Lee', 'We will rebuild the bridge']],
  },
  {
    name: 'doubled apostrophes',
    text: "''We will rebuild the bridge,'' said Ann Lee. ``It is our duty,'' she added.",
    quotes: [
      ['Ann Lee', 'We will rebuild the bridge,'],
      ['Ann Lee', 'It is our duty,'],
    ],
  },
  {
    name: 'single marks as the only ones, with apostrophes that look like closers',
    text: '‘It’s the farmers’ bridge and we’ll rebuild it,’ said Ann Lee. ‘They can’t wait any longer,’ she added.',
    quotes: [
      ['Ann Lee', 'It’s the farmers’ bridge and we’ll rebuild it,'],
      ['Ann Lee', 'They can’t wait any longer,'],
    ],
  },
  {
    name: 'a quotation within a quotation',
    text: '“He told me ‘never again’ and left the room,” said Ann Lee.',
    quotes: [['Ann Lee', 'He told me ‘never again’ and left the room,']],
  },
  {
    name: 'a speech whose paragraphs open without having closed',
    text: 'Ann Lee spoke for an hour.\n\n“We will rebuild the bridge,” Lee said. “The money is there.\n\n“The people are there too.\n\n“And so is the will.”\n\nThe hall was silent.',
    quotes: [
      [
        'Ann Lee',
        'We will rebuild the bridge, / The money is there. / The people are there too. / And so is the will.',
      ],
    ],
  },
  {
    name: 'a mark that never closes',
    text: 'Ann Lee said: “We will rebuild the bridge and nobody will stop us.\n\nThe hall was silent. “It was eerie,” said Tom Ray.',
    quotes: [
      ['Ann Lee', 'We will rebuild the bridge and nobody will stop us.'],
      ['Tom Ray', 'It was eerie,'],
    ],
  },
  {
    name: 'insertions in brackets and ellipses, as printed',
    text: 'Ann Lee said: “They [the engineers] have been … very slow.”',
    quotes: [['Ann Lee', 'They [the engineers] have been … very slow.']],
  },
]

const ATTRIBUTIONS: readonly Convention[] = [
  {
    name: 'a split quotation as one',
    text: '“We will rebuild the bridge,” Ann Lee said, “and we will do it this year.”',
    quotes: [['Ann Lee', 'We will rebuild the bridge, / and we will do it this year.']],
  },
  {
    name: 'a cue before',
    text: 'Ann Lee warned, “We will run out of money by May.”',
    quotes: [['Ann Lee', 'We will run out of money by May.']],
  },
  {
    name: 'a cue of several words',
    text: `${INTRO}\n\nLee went on to say, “We will run out of money by May.”`,
    quotes: [['Ann Lee', 'We will run out of money by May.']],
  },
  {
    name: 'according to',
    text: 'The bridge is “beyond any hope of repair,” according to Ann Lee.',
    quotes: [['Ann Lee', 'beyond any hope of repair,']],
  },
  {
    name: 'a passive cue',
    text: '“We will run out of money by May,” the council was told by Ann Lee.',
    quotes: [['Ann Lee', 'We will run out of money by May,']],
  },
  {
    name: 'the perfect and the present',
    text: `${INTRO}\n\n“The bridge is lost,” Lee has said. “The ferry is lost too,” says Tom Ray.`,
    quotes: [
      ['Ann Lee', 'The bridge is lost,'],
      ['Tom Ray', 'The ferry is lost too,'],
    ],
  },
  {
    name: 'a colon',
    text: 'Ann Lee was blunt: “We will run out of money by May.”',
    quotes: [['Ann Lee', 'We will run out of money by May.']],
  },
  {
    name: 'a paragraph that introduces the next',
    text: 'On Monday Ann Lee issued a statement saying:\n\n“We will run out of money by May and nobody seems to care.”',
    quotes: [['Ann Lee', 'We will run out of money by May and nobody seems to care.']],
  },
  {
    name: 'a chain of which only the first names the speaker',
    text: `${INTRO}\n\n“The bridge is lost,” said Ann Lee. “We must build another.”\n\n“And we must start tomorrow.”`,
    quotes: [
      ['Ann Lee', 'The bridge is lost, / We must build another.'],
      ['Ann Lee', 'And we must start tomorrow.'],
    ],
  },
  {
    name: 'alternating dialogue',
    text: `${INTRO}\n\n“Where have you been all day?” Ann Lee asked.\n\n“At the bridge with the engineers,” said Tom Ray.\n\n“And what did they say?”\n\n“They said that it is lost.”`,
    quotes: [
      ['Ann Lee', 'Where have you been all day?'],
      ['Tom Ray', 'At the bridge with the engineers,'],
      ['Ann Lee', 'And what did they say?'],
      ['Tom Ray', 'They said that it is lost.'],
    ],
  },
  {
    name: 'alternating dialogue whose turns hold more than one quotation',
    text: `${INTRO}\n\n“Where were you?” Ann Lee asked. “I waited.”\n\n“At the bridge,” said Tom Ray. He sat down. “All day.”\n\n“And what did they say?”\n\n“That it is lost.”`,
    quotes: [
      ['Ann Lee', 'Where were you? / I waited.'],
      ['Tom Ray', 'At the bridge, / All day.'],
      ['Ann Lee', 'And what did they say?'],
      ['Tom Ray', 'That it is lost.'],
    ],
  },
  {
    name: 'the turn to whoever comes back to it after somebody whom the text does not name',
    text: `${INTRO}\n\n“Who is there?” asked Ann Lee.\n\n“Only me,” a stranger answered.\n\n“And who sent you?”\n\n“Nobody.”\n\n“Come in!” cried Ann Lee.`,
    quotes: [
      ['Ann Lee', 'Who is there?'],
      ['', 'Only me,'],
      ['Ann Lee', 'And who sent you?'],
      ['', 'Nobody.'],
      ['Ann Lee', 'Come in!'],
    ],
  },
  {
    name: 'the turn to whoever was called by name',
    text: `${INTRO}\n\n“Where is the key?” asked Ann Lee. “Tom, have you seen it?”\n\n“Not since noon.”\n\n“Then who has it?” Ann Lee asked.\n\n“I have it,” said Eva Moss.\n\n“You?” cried Tom Ray.`,
    quotes: [
      ['Ann Lee', 'Where is the key? / Tom, have you seen it?'],
      ['Tom Ray', 'Not since noon.'],
      ['Ann Lee', 'Then who has it?'],
      ['Eva Moss', 'I have it,'],
      ['Tom Ray', 'You?'],
    ],
  },
  {
    name: 'a relative who is the only one near by, and nobody where there are two',
    text: `Ann Lee looked up. Her brother Tom had come home.\n\n“Is it lost?” asked Ann Lee.\n\n“It is,” returned her brother.\n\n“All of it?” she cried.\n\nMr. Ray came in. Mr. Moss followed him.\n\n“Is it true?” asked Ann Lee.\n\n“It is!” said her uncle.`,
    quotes: [
      ['Ann Lee', 'Is it lost?'],
      ['Tom', 'It is,'],
      ['Ann Lee', 'All of it?'],
      ['Ann Lee', 'Is it true?'],
      ['', 'It is!'],
    ],
  },
  {
    name: 'the other of two after a paragraph of the writer’s',
    text: `${INTRO}\n\n“Where were you?” Ann Lee asked.\n\n“At the bridge,” said Tom Ray.\n\nThe clock struck.\n\n“All day?” asked Ann Lee.\n\n“And half the night.”`,
    quotes: [
      ['Ann Lee', 'Where were you?'],
      ['Tom Ray', 'At the bridge,'],
      ['Ann Lee', 'All day?'],
      ['Tom Ray', 'And half the night.'],
    ],
  },
  {
    name: 'nobody the answer to their own question',
    text: `${INTRO}\n\nThe room was cold.\n\n“Who is there?” asked Ann Lee.\n\n“Only me, and the rain.”\n\nThe door opened.\n\n“Come in!” cried Ann Lee.\n\n“Thank you!” said Tom Ray.\n\n“Sit!” said Ann Lee.`,
    quotes: [
      ['Ann Lee', 'Who is there?'],
      ['', 'Only me, and the rain.'],
      ['Ann Lee', 'Come in!'],
      ['Tom Ray', 'Thank you!'],
      ['Ann Lee', 'Sit!'],
    ],
  },
  {
    name: 'a member by what brackets say after the name',
    text: 'The motion came from Senator Ada Nwosu (PDP, Enugu East), who said that the closure had “crippled trade along the whole road”.',
    quotes: [['Ada Nwosu', 'crippled trade along the whole road']],
  },
  {
    name: 'an interview set as Q and A',
    text: 'Ann Lee has chaired the council since May. We met Lee in Dover.\n\nQ: Will the bridge be rebuilt?\n\nA: It will, and soon.\n\nQ: Who pays?\n\nA: All of us.',
    quotes: [
      ['', 'Will the bridge be rebuilt?'],
      ['Ann Lee', 'It will, and soon.'],
      ['', 'Who pays?'],
      ['Ann Lee', 'All of us.'],
    ],
  },
  {
    name: 'a transcript with names in capitals',
    text: `${INTRO}\n\nLEE: Where have you been?\n\nRAY: At the bridge.\n\nLEE: All day?`,
    quotes: [
      ['Ann Lee', 'Where have you been?'],
      ['Tom Ray', 'At the bridge.'],
      ['Ann Lee', 'All day?'],
    ],
  },
  {
    name: 'a name after a dash',
    text: 'What our readers say:\n\n“The bridge was the heart of our town.” — Ann Lee\n\n“I shall miss the view.” — Tom Ray',
    quotes: [
      ['Ann Lee', 'The bridge was the heart of our town.'],
      ['Tom Ray', 'I shall miss the view.'],
    ],
  },
  {
    name: 'a tweet',
    text: `${INTRO}\n\n“Proud of the people of Dover tonight,” Lee wrote on Twitter.`,
    quotes: [['Ann Lee', 'Proud of the people of Dover tonight,']],
  },
  {
    name: 'two speakers at once',
    text: '“We will rebuild the bridge together,” Ann Lee and Tom Ray said in a joint letter.',
    quotes: [['Ann Lee + Tom Ray', 'We will rebuild the bridge together,']],
  },
  {
    name: 'an organisation',
    text: '“No decision has been taken on the bridge,” the Dover Port Authority said in a statement.',
    quotes: [['Dover Port Authority', 'No decision has been taken on the bridge,']],
  },
  {
    name: 'a spokesperson without a name as nobody',
    text: `${INTRO}\n\n“No decision has been taken on the bridge,” a spokesman for the council said.`,
    quotes: [['', 'No decision has been taken on the bridge,']],
  },
  {
    name: 'a spokeswoman with a name',
    text: '“No decision has been taken,” said council spokeswoman Maria Bell.',
    quotes: [['Maria Bell', 'No decision has been taken,']],
  },
  {
    name: 'a relayed quotation',
    text: `${INTRO}\n\nLee said that Tom Ray told her, “The bridge is lost and you know it.”`,
    quotes: [['Tom Ray', 'The bridge is lost and you know it.']],
  },
]

const PEOPLE: readonly Convention[] = [
  {
    name: 'an inverted cue with an apposition',
    text: '“We will rebuild,” said Ann Lee, a former mayor of Dover and a friend of Tom Ray.',
    quotes: [['Ann Lee', 'We will rebuild,']],
  },
  {
    name: 'a role that was introduced with a name',
    text: 'French Foreign Minister Marie Dupont arrived in Dover. Tom Ray met her.\n\n“We will rebuild the bridge,” the French minister said.',
    quotes: [['Marie Dupont', 'We will rebuild the bridge,']],
  },
  {
    name: 'a form of address',
    text: `${INTRO}\n\n“We will rebuild the bridge,” Mr. Ray said.`,
    quotes: [['Tom Ray', 'We will rebuild the bridge,']],
  },
  {
    name: 'a military rank',
    text: '“We will rebuild the bridge in a week,” Maj. Gen. Tom Ray said.',
    quotes: [['Tom Ray', 'We will rebuild the bridge in a week,']],
  },
  {
    name: 'a first lady, and her husband by family name',
    text: 'President Carl Wood and First Lady Jane Wood came to Dover. Wood gave a speech. “The bridge is ours,” he said.\n\n“The children of Dover deserve it,” said First Lady Jane Wood.',
    quotes: [
      ['Carl Wood', 'The bridge is ours,'],
      ['Jane Wood', 'The children of Dover deserve it,'],
    ],
  },
  {
    name: 'relatives told apart by the form of address',
    text: 'Carl Wood and Jane Wood have run the ferry for years.\n\n“The bridge ruined us,” Mr. Wood said.\n\n“The ferry will be back,” Mrs. Wood said.',
    quotes: [
      ['Carl Wood', 'The bridge ruined us,'],
      ['Jane Wood', 'The ferry will be back,'],
    ],
  },
  {
    name: 'pronouns by gender',
    text: 'Maria Bell met Peter Hall in Dover on Monday.\n\n“The bridge is lost,” he said.\n\n“I am not so sure about that,” she said.',
    quotes: [
      ['Peter Hall', 'The bridge is lost,'],
      ['Maria Bell', 'I am not so sure about that,'],
    ],
  },
  {
    name: 'a pronoun over a paragraph',
    text: 'Maria Bell took over the council in May. Bell had been a teacher.\n\nThe bridge was closed in June, and the ferry in July.\n\n“It has been a hard year,” she said.',
    quotes: [['Maria Bell', 'It has been a hard year,']],
  },
  {
    name: 'a possessive that is not the speaker',
    text: '“My client has nothing to hide,” Tom Ray’s lawyer, Maria Bell, said.',
    quotes: [['Maria Bell', 'My client has nothing to hide,']],
  },
  {
    name: 'a particle',
    text: '“Europe will help to rebuild it,” said Ursula von der Leyen. “We stand by Dover,” von der Leyen added.',
    quotes: [
      ['Ursula von der Leyen', 'Europe will help to rebuild it,'],
      ['Ursula von der Leyen', 'We stand by Dover,'],
    ],
  },
  {
    name: 'diacritics, printed and left out',
    text: 'José Muñoz came to Dover. “The bridge must be saved,” Munoz said.',
    quotes: [['José Muñoz', 'The bridge must be saved,']],
  },
  {
    name: 'a hyphen and an initial',
    text: '“The bridge must be saved,” said Maria J. Hall-Bell.',
    quotes: [['Maria J. Hall-Bell', 'The bridge must be saved,']],
  },
  {
    name: 'the initials of an office',
    text: 'Chief Executive Kari Nordahl came to Dover with Tor Eide. Asked about the bridge, the CEO said: “We never comment on rumours.”',
    quotes: [['Kari Nordahl', 'We never comment on rumours.']],
  },
  {
    name: 'a pronoun as the subject before it rather than whoever spoke last',
    text: '“It is true,” Beth Ray said. “Everybody knows.”\n\nMom folded the letter in half. “Well,” she said. “I shall talk to him.”',
    quotes: [
      ['Beth Ray', 'It is true, / Everybody knows.'],
      ['Mom', 'Well, / I shall talk to him.'],
    ],
  },
  {
    name: 'somebody whose given name is a month or a small word',
    text: '“It is wet,” said June Whitlock, the engineer. “It is late,” said Per Lunde. “Go home,” Mayor April Moss said. May Chen said: “I shall stay here.”',
    quotes: [
      ['June Whitlock', 'It is wet,'],
      ['Per Lunde', 'It is late,'],
      ['April Moss', 'Go home,'],
      ['May Chen', 'I shall stay here.'],
    ],
  },
  {
    name: 'a month as a month before a family name',
    text: 'In June Whitlock said: “It rained all day.” By early August Moss said: “It has been a wet summer.”',
    quotes: [
      ['Whitlock', 'It rained all day.'],
      ['Moss', 'It has been a wet summer.'],
    ],
  },
  {
    name: 'somebody by one of the names in the middle',
    text: '“It is wet,” Pedro Sánchez Castejón said. “It is late,” said Sánchez.',
    quotes: [
      ['Pedro Sánchez Castejón', 'It is wet,'],
      ['Pedro Sánchez Castejón', 'It is late,'],
    ],
  },
  {
    name: 'the name beside an office with its place',
    text: '“It is wet,” said the mayor of Ostby, Ann Lee. “It is late,” the head of the Harbour Board, Tom Ray, said. “It is cold,” said the mayor of Ostby, Dover and Lund.',
    quotes: [
      ['Ann Lee', 'It is wet,'],
      ['Tom Ray', 'It is late,'],
      ['', 'It is cold,'],
    ],
  },
  {
    name: 'the second of two pronouns like the first',
    text: '“It drove my father mad,” says Claire Hall, his daughter. “He adored her.”\n\nWhat does Ann Lee make of the young? She thinks about it. “They are braver than we were. They are also,” and here she laughs, “much worse at spelling.”',
    quotes: [
      ['Claire Hall', 'It drove my father mad, / He adored her.'],
      ['Ann Lee', 'They are braver than we were. They are also, / much worse at spelling.'],
    ],
  },
  {
    name: 'a pronoun as nobody where somebody without a name came in between',
    text: 'Tom Ray looked up. At the bridge stood a tall man in a green coat. “You cannot cross the river here!” he shouted.',
    quotes: [['', 'You cannot cross the river here!']],
  },
  {
    name: 'a suffix',
    text: 'Robert Hall Jr. came to Dover. “The bridge must be saved,” Hall said.',
    quotes: [['Robert Hall Jr.', 'The bridge must be saved,']],
  },
  {
    name: 'a nickname inside a name as part of it',
    text: '“The bridge must be saved,” said Robert “Bobby” Hall.',
    quotes: [['Robert Hall', 'The bridge must be saved,']],
  },
]

const NO_QUOTATIONS: readonly Convention[] = [
  { name: 'scare quotes', text: `${INTRO} The so-called “experts” stayed at home.`, quotes: [] },
  {
    name: 'the title of a work',
    text: `${INTRO} Her favourite novel is “The Bridge on the Drina” and always was.`,
    quotes: [],
  },
  {
    name: 'a nickname',
    text: `${INTRO} The mayor drives a car known to everybody in town as “The Beast.”`,
    quotes: [],
  },
  {
    name: 'a word of distance',
    text: `${INTRO} It remains to be seen whether the promised “fresh start” will come.`,
    quotes: [],
  },
  {
    name: 'labels of the page',
    text: `${INTRO}\n\nVIDEO: The bridge from above.\n\nPHOTOS: The bridge before the storm.\n\nVIDEO: Inside the ferry.`,
    quotes: [],
  },
  {
    name: 'words in a heading',
    text: `${INTRO}\n\nOutlook: “No Bridge Until There’s Money”\n\nThe council meets again in May, and the engineers will report on the state of the bridge.`,
    quotes: [],
  },
  { name: 'a photo credit', text: `${INTRO}\n\nPhoto: Tom Ray/Getty Images`, quotes: [] },
]

describe('attributeQuotes', () => {
  it.each(MARKS)('reads $name', ({ text, quotes }) => expect(read(text)).toEqual(quotes))
  it.each(ATTRIBUTIONS)('attributes $name', ({ text, quotes }) => expect(read(text)).toEqual(quotes))
  it.each(PEOPLE)('resolves $name', ({ text, quotes }) => expect(read(text)).toEqual(quotes))
  it.each(NO_QUOTATIONS)('leaves out $name', ({ text, quotes }) => expect(read(text)).toEqual(quotes))

  it('gives a caption’s words to whoever the caption names', () => {
    expect(read(`${INTRO}\n\nAnn Lee on Monday. “We will rebuild,” she said. (Photo: Tom Ray)`)).toEqual([
      ['Ann Lee', 'We will rebuild,'],
    ])
  })
})
