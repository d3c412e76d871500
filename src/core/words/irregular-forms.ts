/** Irregular forms of common verbs and nouns before the word that they belong to; a group ends with that word. */
const GROUPS =
  'arose arisen arise, awoke awoken awake, bore borne bear, beat beaten beat, became become, began begun begin, bent bend, ' +
  'bit bitten bite, bled bleed, blew blown blow, broke broken break, bred breed, brought bring, built build, burnt burn, ' +
  'bought buy, caught catch, chose chosen choose, came come, crept creep, dealt deal, dug dig, drew drawn draw, ' +
  'dreamt dream, drank drunk drink, drove driven drive, ate eaten eat, fell fallen fall, fed feed, felt feel, ' +
  'fought fight, fled flee, flew flown fly, forbade forbidden forbid, forgot forgotten forget, forgave forgiven forgive, ' +
  'froze frozen freeze, got gotten get, gave given give, went gone go, grew grown grow, hung hang, heard hear, ' +
  'hid hidden hide, held hold, kept keep, knew known know, laid lay, led lead, left leave, lent lend, lost lose, made make, ' +
  'meant mean, met meet, paid pay, ran run, rode ridden ride, rang rung ring, rose risen rise, said say, saw seen see, ' +
  'sought seek, sold sell, sent send, shook shaken shake, shone shine, shot shoot, showed shown show, shrank shrunk shrink, ' +
  'sang sung sing, sank sunk sink, sat sit, slept sleep, slid slide, spoke spoken speak, spent spend, spun spin, ' +
  'stood stand, stole stolen steal, stuck stick, struck stricken strike, swore sworn swear, swept sweep, swam swum swim, ' +
  'swung swing, took taken take, taught teach, tore torn tear, told tell, thought think, threw thrown throw, ' +
  'understood understand, woke woken wake, wore worn wear, won win, withdrew withdrawn withdraw, wound wind, ' +
  'wrote written write, children child, men man, women woman, people person, feet foot, teeth tooth, mice mouse, geese goose, ' +
  'lives life, wives wife, knives knife, leaves leaf, halves half, thieves thief, wolves wolf, shelves shelf, ' +
  'crises crisis, analyses analysis, bases basis, criteria criterion, phenomena phenomenon, data datum, media medium, ' +
  'better best good, worse worst bad, died dies dying die, lied lies lying lie, death dead'

/** The word that an irregular form belongs to. */
export const BASE_OF: ReadonlyMap<string, string> = new Map(
  GROUPS.split(', ').flatMap((group) => {
    const forms = group.split(' ')
    const base = forms.at(-1) ?? ''
    return forms.slice(0, -1).map((form) => [form, base] as const)
  }),
)
