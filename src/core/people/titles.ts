/**
 * Titles that stand before a name, lower-cased: forms of address, offices, ranks, orders. Own knowledge, checked
 * against the Associated Press Stylebook's entries on titles, military titles and religious titles.
 */
const TITLES_OF_MEN =
  'mr mr. messrs messrs. sir lord king prince pope monsieur señor senor herr congressman assemblyman councilman ' +
  'alderman chairman spokesman duke baron emperor rabbi father brother uncle cardinal bishop archbishop imam sheikh ' +
  'ayatollah friar'

const TITLES_OF_WOMEN =
  'mrs mrs. ms ms. miss mme mme. mlle. madame dame lady queen princess señora senora frau congresswoman ' +
  'assemblywoman councilwoman chairwoman spokeswoman duchess baroness empress sister aunt mother'

const TITLES_OF_EITHER =
  'dr dr. doctor prof prof. professor president vice-president premier chancellor minister secretary undersecretary ' +
  'senator sen sen. sens. representative rep rep. reps. gov gov. governor lt lt. lieutenant gen gen. general col col. ' +
  'colonel maj maj. major capt capt. captain cmdr. commander adm adm. admiral sgt sgt. sergeant cpl. corporal pvt. ' +
  'private spc. brig. brigadier marshal judge justice rev rev. reverend pastor bishop hon. mayor sheriff ' +
  'ambassador amb. speaker chair chairperson commissioner director attorney atty. det. detective officer deputy ' +
  'inspector superintendent coach ceo chief councillor comptroller treasurer ' +
  'delegate del. supt. consul envoy emir sultan sheik msgr. fr. st. first-lady candidate nominee ' +
  'republican democrat democratic representative-elect president-elect senator-elect co-chair co-founder editor ' +
  'det insp supt pc cllr prof maj hon shopkeeper neighbour neighbor ' +
  'publisher host anchor columnist correspondent reporter author actor actress singer rapper comedian'

/** Words that precede a name inside one run of capitals; the value is the gender that the title tells, if it does. */
export const TITLES: ReadonlyMap<string, 'male' | 'female' | undefined> = new Map<
  string,
  'male' | 'female' | undefined
>([
  ...TITLES_OF_EITHER.split(' ').map((title) => [title, undefined] as const),
  ...TITLES_OF_MEN.split(' ').map((title) => [title, 'male'] as const),
  ...TITLES_OF_WOMEN.split(' ').map((title) => [title, 'female'] as const),
])

/** Titles that are always followed by a name, so that the next word is one, whatever it looks like. */
export const FORMS_OF_ADDRESS: ReadonlySet<string> = new Set(
  'mr mr. messrs. mrs mrs. ms ms. miss mme. mlle. sen. rep. gov. dr. prof. lt. gen. col. maj. capt. sgt. rev. adm. sir'.split(
    ' ',
  ),
)

/** Titles of several words: the last word, with those that may stand before it. */
export const TITLE_TAILS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'minister',
    new Set(['prime', 'foreign', 'defence', 'defense', 'finance', 'interior', 'health', 'deputy']),
  ],
  [
    'general',
    new Set([
      'attorney',
      'solicitor',
      'surgeon',
      'secretary',
      'inspector',
      'lt.',
      'maj.',
      'brig.',
      'major',
      'lieutenant',
      'brigadier',
    ]),
  ],
  ['lady', new Set(['first'])],
  ['president', new Set(['vice', 'former', 'then'])],
  ['whip', new Set(['majority', 'minority'])],
  ['leader', new Set(['majority', 'minority', 'opposition', 'senate', 'house', 'party'])],
])

/** Endings after a family name. */
export const NAME_SUFFIXES: ReadonlySet<string> = new Set('jr jr. sr sr. ii iii iv phd md esq'.split(' '))

/** Honours and degrees after a name, written in capitals: ‘Anita Rao KC’. They are no part of it. */
export const POST_NOMINALS: ReadonlySet<string> = new Set(
  'KC QC MP MPs MEP MSP MLA OBE MBE CBE DBE KBE FRS MD PhD Ph.D. DDS RN CPA MBA'.split(' '),
)

/** Particles inside a family name, written small or with a capital: ‘Ursula von der Leyen’, ‘Bashar al-Assad’. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de da do dos das di del della du des la le van von der den ter ten bin ibn ben al el ul y e zu af av st. san santa mac'.split(
    ' ',
  ),
)
