import type { Token } from '../text/tokens.ts'

/**
 * Reporting verbs, by lemma, lower-cased, with their irregular forms (past, participle, third person) after a slash.
 * Collected from the verbs that introduce quotations in the literature (Bergler 1992, Krestel 2008, Pareti 2013) and
 * the writer's own knowledge; `said` alone makes up half of the news.
 */
const SAYING =
  'say/said/said/says tell/told/told ask add explain argue claim note insist warn write/wrote/written tweet state declare announce ' +
  'continue respond reply/replied/replied/replies answer acknowledge admit concede confirm deny/denied/denied/denies stress emphasize emphasise ' +
  'recall remember joke quip laugh shout yell scream cry/cried/cried/cries whisper mutter murmur mumble exclaim chant gloat boast brag complain ' +
  'lament vent fume snap/snapped/snapped bark growl groan sigh retort counter object protest interject interrupt chime ' +
  'conclude observe remark comment mention reveal disclose report recount relate repeat reiterate reaffirm echo assert ' +
  'allege contend maintain affirm swear/swore/sworn vow pledge promise threaten caution urge implore plead demand order ' +
  'instruct advise recommend suggest propose offer predict forecast project speculate wonder muse reflect ponder ' +
  'opine summarize summarise sum/summed/summed describe call label dub/dubbed/dubbed brand term characterize characterise deem cite quote ' +
  'read/read/read post publish retweet text email e-mail telegraph cable proclaim pronounce testify/testified/testified/testifies ' +
  'criticize criticise blast slam/slammed/slammed decry/decried/decried/decries denounce condemn attack mock ridicule deride scold chide ' +
  'rebuke accuse blame praise hail applaud tout laud thank congratulate welcome express voice articulate convey communicate ' +
  'inform assure reassure remind notify/notified/notified/notifies inquire query question press challenge probe address lecture ' +
  'preach rant rave tease taunt gush enthuse beam grin smile nod/nodded/nodded shrug/shrugged/shrugged scoff sneer ' +
  'dismiss reject rebut/rebutted/rebutted refute dispute defend justify/justified/justified/justifies believe think/thought/thought ' +
  'hold/held/held feel/felt/felt hope fear guess reckon figure estimate agree disagree appeal beg/begged/begged advocate ' +
  'point go/went/gone/goes put/put/put speak/spoke/spoken talk begin/began/begun start open close finish/finished/finished/finishes end repeat ' +
  'mean/meant/meant know/knew/known learn find/found/found show/showed/shown indicate signal hint imply/implied/implied/implies stipulate ' +
  'sing/sang/sung pray recite holler bellow thunder roar stammer stutter blurt coo croak drawl intone marvel ' +
  'rejoice sniff snort sob/sobbed/sobbed weep/wept/wept wail whine wheeze elaborate expound interpret clarify/clarified/clarified/clarifies ' +
  'specify/specified/specified/specifies outline detail detailed highlight underscore underline refer/referred/referred liken compare ' +
  'caption headline protest return gasp chuckle giggle grumble breathe shriek squeal venture rejoin resume persist volunteer ' +
  'snarl splutter squeak hiss pant prompt correct concur decide allow beseech/besought/besought ejaculate exhort bawl jeer jest ' +
  'hazard frown wink gulp choke croon drone purr yelp bluster bristle'

/** Nouns that introduce a quotation: ‘in a statement: “…”’, ‘his message was “…”’. */
export const CUE_NOUNS: ReadonlySet<string> = new Set(
  (
    'statement tweet message comment remark words question answer response reply quote saying slogan motto speech ' +
    'interview email e-mail letter post text quip joke warning claim argument chant chants tweets statements remarks ' +
    'comments conclusion verdict advice refrain mantra'
  ).split(' '),
)

const GERUND_STEMS: ReadonlyMap<string, string> = new Map([
  ['begin', 'beginn'],
  ['put', 'putt'],
])

/** Words after which marks hold a title, a name, or a phrase that the writer disowns. */
export const NAMING_WORDS: ReadonlyMap<string, string> = new Map([
  ...(
    'novel book film movie song album show series play poem essay painting opera musical sitcom podcast documentary ' +
    'memoir magazine game single track episode hit anthem ballad bestseller video sketch comedy drama'
  )
    .split(' ')
    .map((word) => [word, 'work'] as const),
  ...'known nicknamed named titled entitled codenamed branded referred'
    .split(' ')
    .map((word) => [word, 'named'] as const),
  ...'so-called supposed alleged purported proverbial'.split(' ').map((word) => [word, 'distance'] as const),
])

/** A reporting verb in one of its forms. */
export interface CueForm {
  readonly lemma: string
  readonly form: 'past' | 'present' | 'base' | 'gerund'
}

/** Every form of every reporting verb. */
const CUES: ReadonlyMap<string, CueForm> = inflect(SAYING)

function inflect(lemmas: string): Map<string, CueForm> {
  const forms = new Map<string, CueForm>()
  for (const entry of lemmas.split(' ')) {
    const [lemma = '', past, participle, present] = entry.split('/')
    const stem = lemma.endsWith('e') && lemma !== 'be' ? lemma.slice(0, -1) : lemma
    const doubled =
      past !== undefined && past.endsWith('ed') && past.length - lemma.length === 3
        ? past.slice(0, -2)
        : undefined
    const add = (word: string, form: CueForm['form']): void => {
      if (!forms.has(word)) forms.set(word, { lemma, form })
    }
    add(past ?? `${stem}ed`, 'past')
    add(participle ?? past ?? `${stem}ed`, 'past')
    add(lemma, 'base')
    add(present ?? (/(?:s|x|ch|sh|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`), 'present')
    add(`${doubled ?? GERUND_STEMS.get(lemma) ?? stem}ing`, 'gerund')
  }
  return forms
}

/**
 * The reporting verb at a token, if there is one: ‘the promised “fresh start”’ and ‘Lee’s called meeting’ hold
 * participles that qualify a noun, ‘a report’ and ‘the claims’ are nouns.
 */
export function cueAt(tokens: readonly Token[], at: number): CueForm | undefined {
  const cue = CUES.get(tokens[at]?.lower ?? '')
  if (cue === undefined) return undefined
  return QUALIFIERS.has(tokens[at - 1]?.lower ?? '') && cue.form !== 'gerund' ? undefined : cue
}

const QUALIFIERS: ReadonlySet<string> = new Set(
  "the a an this these those his its their our my your 's no any".split(' '),
)
