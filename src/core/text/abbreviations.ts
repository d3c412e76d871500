/**
 * Abbreviations that end in a full stop without ending the sentence, lower-cased, without the last stop.
 * Collected from the Associated Press Stylebook's conventions for titles, states, months and organisations.
 */
const BEFORE_A_NAME =
  'mr mrs ms messrs mme mlle dr prof rev fr hon sr sra pres gov lt gen col maj capt cmdr adm sgt cpl pvt spc pfc brig ' +
  'sen sens rep reps amb atty supt det insp st ste mt ft msgr v vs al approx est dept univ cf eds'

const BEFORE_MORE_TEXT =
  'jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass ' +
  'mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo ont que inc ltd co corp bros jr sr esq etc ' +
  'ave blvd rd a.m p.m u.s u.k u.n e.u d.c u.s.a ph.d b.a m.a m.d n.y n.j n.h n.c n.d s.c s.d w.va r.i n.m e.g i.e'

/** ‘No. 5’ goes on; ‘No. It was not.’ does not. */
export const CONTINUES_BEFORE_NUMBER: ReadonlySet<string> = new Set(
  'no nos fig vol pp p art sec ch'.split(' '),
)

/** After these the sentence goes on, whatever follows: they stand before a name or a number. */
export const ALWAYS_CONTINUES: ReadonlySet<string> = new Set(BEFORE_A_NAME.split(' '))

/** After these it goes on unless a word that usually opens a sentence follows. */
export const USUALLY_CONTINUES: ReadonlySet<string> = new Set(BEFORE_MORE_TEXT.split(' '))

/** Words that open a sentence far more often than they continue one after an abbreviation. */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  (
    'the a an he she it they we you this that these those there here his her its their our my in on at for from after ' +
    'before but and so yet if when while as although though because since until however meanwhile what who why how ' +
    'where according now then still also no not one some many most all both each every another mr. mrs. ms. “ "'
  ).split(' '),
)
