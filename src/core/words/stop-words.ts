/** Words of grammar: they say how a sentence is built, not what it is about. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those such some any each every either neither all both no ' +
    'i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers ' +
    'herself it its itself they them their theirs themselves one oneself who whom whose which what when where why how ' +
    'whoever whatever whichever whenever wherever ' +
    'am is are was were be been being do does did doing done have has had having will would shall should can could may ' +
    'might must ought need ' +
    "isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't shan't shouldn't can't " +
    "cannot couldn't mustn't i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd " +
    "we'd they'd i'll you'll he'll she'll we'll they'll that's there's here's what's who's let's " +
    'and or but nor so yet if then else than because as until while although though since unless whether ' +
    'of at by for with about against between into through during before after above below to from up down in out on ' +
    'off over under again further once upon within without toward towards among amid across along around behind ' +
    'beside besides beyond despite except inside near onto outside per via ' +
    'here there very too also only just even still not own same other another more most much many few less least ' +
    'ever never always often quite rather really almost already perhaps however indeed s t d ll m re ve'
  ).split(' '),
)
