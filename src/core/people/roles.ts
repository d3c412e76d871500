/**
 * Nouns for people by what they do or are, singular, lower-cased; plurals are derived. After a capitalised or adjectival
 * modifier they introduce a name (‘campaign manager Ana Reyes’), after a determiner they stand for one (‘the senator’).
 * Own knowledge.
 */
const ROLES_OF_MEN =
  'man boy father dad daddy papa son brother husband uncle grandfather grandpa granddad nephew king prince spokesman chairman congressman businessman ' +
  'policeman fisherman fireman councilman actor waiter gentleman guy boyfriend widower grandson stepfather anchorman ' +
  'cameraman salesman statesman serviceman assemblyman clergyman'

const ROLES_OF_WOMEN =
  'woman girl mother daughter sister wife aunt auntie grandmother grandma granny niece queen princess spokeswoman chairwoman congresswoman ' +
  'businesswoman policewoman actress waitress lady mom mum mama mamma mommy mummy girlfriend widow granddaughter stepmother councilwoman ' +
  'assemblywoman nun'

const ROLES_OF_EITHER =
  'spokesperson president leader minister senator governor mayor candidate nominee official officer aide adviser advisor ' +
  'strategist analyst expert economist professor scientist researcher scholar historian author writer novelist poet ' +
  'journalist reporter correspondent columnist editor publisher host anchor broadcaster blogger pundit commentator critic ' +
  'lawyer attorney prosecutor judge justice sheriff detective inspector investigator commissioner director manager ' +
  'executive ceo founder co-founder owner chief head boss chair chairperson secretary undersecretary treasurer ' +
  'ambassador diplomat envoy delegate lawmaker legislator representative politician republican democrat conservative ' +
  'liberal activist organizer organiser campaigner volunteer supporter voter resident neighbor neighbour citizen ' +
  'witness victim survivor suspect defendant doctor physician nurse surgeon teacher principal student pupil coach player ' +
  'captain teammate striker goalkeeper quarterback pitcher athlete champion trainer referee general colonel major ' +
  'admiral commander soldier veteran pastor priest bishop rabbi imam pope cardinal preacher minister farmer worker ' +
  'employee employer driver pilot engineer developer designer architect artist painter musician singer rapper drummer ' +
  'guitarist comedian director producer filmmaker screenwriter star celebrity mogul billionaire millionaire developer ' +
  'entrepreneur investor banker trader broker consultant contractor pollster operative surrogate donor fundraiser ' +
  'frontrunner front-runner challenger incumbent contender rival opponent ally friend colleague partner associate ' +
  'assistant deputy counsel speaker premier chancellor monarch monk agent sergeant lieutenant source insider whistleblower ' +
  'moderator interviewer questioner caller guest person individual child parent kid teenager youth customer client patient ' +
  'tenant landlord farmer fan follower member chef cook baker biologist chemist physicist psychologist sociologist ' +
  'epidemiologist virologist meteorologist geologist archaeologist astronomer climatologist statistician librarian curator ' +
  'conservationist ranger firefighter paramedic dispatcher astronaut co-author co-host co-chair superintendent provost dean ' +
  'chairperson vice-president coordinator specialist technician spokesperson secretary-general councillor councilor ' +
  'advocate recorder auditor clerk registrar assessor marshal alderman selectman comptroller regulator negotiator mediator ringleader dictator strongman tycoon heir teen toddler'

/** Nouns for people, singular, with the gender that the noun tells, if it does. */
export const ROLES: ReadonlyMap<string, 'male' | 'female' | undefined> = new Map<
  string,
  'male' | 'female' | undefined
>([
  ...ROLES_OF_EITHER.split(' ').map((role) => [role, undefined] as const),
  ...ROLES_OF_MEN.split(' ').map((role) => [role, 'male'] as const),
  ...ROLES_OF_WOMEN.split(' ').map((role) => [role, 'female'] as const),
])

/** Plurals of the same, and plurals without a singular of use: ‘officials’, ‘women’, ‘police’. */
export const PLURAL_ROLES: ReadonlySet<string> = new Set([
  ...[...ROLES.keys()].map(pluralOf),
  ...'men women children people police authorities families troops others many some several both critics staff'.split(
    ' ',
  ),
])

/** Nouns for what speaks without being a person: bodies, papers, utterances. */
export const SPEAKING_THINGS: ReadonlySet<string> = new Set(
  (
    'campaign committee group party organization organisation company firm corporation agency ministry department ' +
    'government administration office bureau commission council court union association federation coalition alliance ' +
    'foundation institute university college school hospital church team club league bank police army military navy ' +
    'newspaper paper magazine website site network channel outlet station journal blog tabloid publication ' +
    'statement report letter memo memorandum email e-mail message note post tweet article editorial column story essay ' +
    'book study survey poll paper document filing lawsuit complaint indictment affidavit transcript ruling opinion ' +
    'decision order resolution bill law release announcement ad advertisement commercial video caption headline sign ' +
    'banner slogan speech interview press-release invitation notice text platform pac crowd audience'
  ).split(' '),
)

function pluralOf(noun: string): string {
  if (/(?:[^aeiou]y)$/.test(noun)) return `${noun.slice(0, -1)}ies`
  if (noun.endsWith('man')) return `${noun.slice(0, -3)}men`
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`
  return noun === 'child' ? 'children' : noun === 'wife' ? 'wives' : `${noun}s`
}

/** Words of a role with its initials spelt out: ‘the CEO’ is the Chief Executive named before. */
export function spelledOut(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => ROLE_INITIALS.get(word) ?? [word])
}

const ROLE_INITIALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ceo', ['chief', 'executive']],
  ['cfo', ['finance', 'chief']],
  ['pm', ['prime', 'minister']],
  ['vp', ['vice', 'president']],
  ['da', ['district', 'attorney']],
  ['ag', ['attorney', 'general']],
])
