/** Last or only words of the names of organisations, lower-cased. Own knowledge. */
export const ORGANISATION_WORDS: ReadonlySet<string> = new Set(
  (
    'times post news journal herald tribune gazette chronicle globe telegraph guardian observer magazine press review ' +
    'daily weekly today network television tv radio broadcasting media channel wire agency reuters bloomberg ' +
    'university college school academy institute center centre foundation fund trust society association federation ' +
    'union league alliance coalition council committee commission board bureau office department ministry ' +
    'administration authority court congress senate house parliament assembly legislature cabinet party campaign movement ' +
    'group inc inc. corp corp. corporation company co co. ltd ltd. llc plc bank holdings industries systems ' +
    'technologies international airlines motors hospital church cathedral police army navy force forces guard corps service ' +
    'services organization organisation club team united project initiative pac kremlin pentagon twitter facebook ' +
    'google apple microsoft amazon youtube instagram republicans democrats nations states museum library band orchestra ' +
    'conference convention caucus primary act street avenue road river lake mountain valley bay beach county city ' +
    'airport tower hotel park square hall stadium arena award prize cup bowl festival committee treaty agreement ' +
    'accord amendment constitution bible war day week month christmas easter ' +
    'broadcasters partners associates poll survey report show tonight'
  ).split(' '),
)

/** Those of the words above that are family names too: ‘Peter Hall’ is no building. */
export const FAMILY_NAMES_TOO: ReadonlySet<string> = new Set(
  'hall park street lake church day bay guard'.split(' '),
)

/** Countries, regions, big cities, peoples and parties: capitalised words that qualify a name or stand for a place. */
export const PLACES_AND_PEOPLES: ReadonlySet<string> = new Set(
  (
    'afghanistan albania algeria america american americans argentina armenia australia australian austria azerbaijan ' +
    'bahrain bangladesh belarus belgium bolivia bosnia brazil brazilian britain british bulgaria california cambodia ' +
    'canada canadian chile china chinese colombia congo croatia cuba cuban cyprus czech denmark danish ecuador egypt ' +
    'egyptian england english estonia ethiopia europe european europeans finland finnish france french germany ' +
    'german greece greek guatemala haiti honduras hungary hungarian iceland india indian indonesia iran iranian iraq iraqi ' +
    'ireland irish israel israeli israelis italy italian jamaica japan japanese jordan kenya korea korean kosovo kuwait ' +
    'latvia lebanon libya libyan lithuania malaysia mexico mexican mexicans morocco myanmar netherlands dutch nicaragua nigeria ' +
    'nigerian norway norwegian pakistan pakistani palestine palestinian palestinians panama paraguay peru philippines poland ' +
    'polish portugal portuguese qatar romania russia russian russians rwanda saudi arabia scotland scottish senegal serbia ' +
    'singapore slovakia slovenia somalia spain spanish sudan sweden swedish switzerland swiss syria syrian taiwan thailand ' +
    'tunisia turkey turkish uganda ukraine ukrainian ukrainians uruguay venezuela vietnam vietnamese wales welsh yemen ' +
    'zimbabwe africa african asia asian arctic antarctica pacific atlantic mediterranean ' +
    'alabama alaska arizona arkansas colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa ' +
    'kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska ' +
    'nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ' +
    'hampshire dakota carolina jersey york mexico ' +
    'washington london paris berlin moscow kyiv kiev beijing tokyo delhi rome madrid brussels geneva vienna jerusalem cairo ' +
    'baghdad tehran kabul islamabad chicago boston atlanta dallas houston miami seattle detroit philadelphia angeles ' +
    'francisco anchorage cleveland manhattan brooklyn hollywood benghazi u.s u.s. us u.k. uk u.n. un eu e.u. ' +
    'republican republicans democrat democrats democratic gop conservative conservatives liberal liberals labour tory tories muslim muslims ' +
    'christian christians catholic catholics jewish jews hispanic hispanics latino latinos black white ' +
    'western eastern northern southern north south east west new islamic state isis nato'
  ).split(' '),
)

/** Capitalised words that are no name of anybody: days, months, and what they are set beside. */
export const CALENDAR_WORDS: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. i'
  ).split(' '),
)
