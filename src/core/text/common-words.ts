/**
 * Words that carry grammar, lower-cased: what opens a sentence with a capital without naming anybody. Own knowledge of
 * the closed classes of English, with the adverbs and nouns that most often open a sentence in the news.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those each every either neither both all some any many most much more few several another other ' +
    'others such no none one two three four five six seven eight nine ten i me my mine we us our ours you your yours he him his she ' +
    'her hers it its they them their theirs who whom whose which what whoever whatever somebody someone anybody anyone ' +
    'everybody everyone nobody nothing something anything everything there here where when while why how because since ' +
    'until unless although though if whether as than then so thus hence yet but and or nor for of in on at by to from ' +
    'with without within into onto upon over under above below between among amid against about across after before ' +
    'during through throughout toward towards despite besides beyond near off out up down along around per via like unlike ' +
    'not never ever always often sometimes usually rarely seldom perhaps maybe also too even only just still already again ' +
    'once twice now later earlier soon today tomorrow yesterday tonight meanwhile however moreover furthermore nevertheless ' +
    'nonetheless instead otherwise therefore accordingly indeed certainly clearly obviously apparently reportedly ' +
    'allegedly ultimately finally eventually recently previously currently formerly originally initially first second third ' +
    'last next is are was were be been being am do does did done have has had having will would shall should can could may ' +
    'might must let get got go goes went come came make makes made take takes took see says said say asked told according given based ' +
    'asking speaking talking referring responding following including regarding concerning considering despite yes ok okay ' +
    'well oh hey hello thanks thank please good bad new old young big small great long short high low late early part ' +
    'people men women children officials critics supporters experts analysts reporters voters lawmakers police ' +
    'nearly almost about roughly more less fewer ' +
    'back away ahead far rather quite very really simply merely mostly largely partly mainly generally especially ' +
    "particularly specifically similarly likewise additionally overall elsewhere anyway don’t don't it’s it's i’m i'm " +
    "that’s that's there’s there's he’s she’s we’re they’re you’re can’t won’t didn’t doesn’t isn’t wasn’t let’s " +
    'read watch listen click share follow photo image source update correction editor’s'
  ).split(' '),
)
