/** Short forms beside the given names that they stand for, lower-cased. Own knowledge. */
const PAIRS =
  'don donald,bill william,will william,bob robert,rob robert,bobby robert,mike michael,jim james,jimmy james,tom thomas,joe joseph,' +
  'ted edward,ted theodore,ed edward,eddie edward,rick richard,dick richard,rich richard,chris christopher,chris christine,' +
  'dan daniel,danny daniel,dave david,chuck charles,charlie charles,jeff jeffrey,ben benjamin,tim timothy,steve steven,' +
  'steve stephen,matt matthew,ron ronald,ken kenneth,greg gregory,liz elizabeth,beth elizabeth,betsy elizabeth,kate katherine,' +
  'kathy katherine,kate kathleen,sue susan,debbie deborah,pat patrick,pat patricia,bernie bernard,larry lawrence,jerry gerald,' +
  'tony anthony,andy andrew,drew andrew,sam samuel,sam samantha,alex alexander,alex alexandra,nick nicholas,fred frederick,' +
  'vlad vladimir,maggie margaret,meg margaret,peggy margaret,jack john,johnny john,hank henry,harry henry,abe abraham,' +
  'al albert,al alan,art arthur,barb barbara,cathy catherine,cindy cynthia,doug douglas,gene eugene,jen jennifer,jenny jennifer,' +
  'jon jonathan,josh joshua,leo leonard,lou louis,mandy amanda,marty martin,mel melvin,nate nathan,nat nathaniel,pete peter,' +
  'phil philip,ray raymond,russ russell,sandy sandra,stan stanley,terry terence,val valerie,vicky victoria,vince vincent,' +
  'walt walter,wes wesley,zach zachary,becky rebecca,becca rebecca,gabe gabriel,max maxwell,mickey michael,nancy ann,ned edward'

const FULL_FORMS: ReadonlyMap<string, readonly string[]> = group(PAIRS)

/** Whether two given names, folded, can be one person's: equal, an initial, a beginning, or a known short form. */
export function areCompatibleGivenNames(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0)
  if (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))) return true
  const formsOfA = FULL_FORMS.get(a) ?? []
  const formsOfB = FULL_FORMS.get(b) ?? []
  return formsOfA.includes(b) || formsOfB.includes(a) || formsOfA.some((form) => formsOfB.includes(form))
}

function group(pairs: string): Map<string, string[]> {
  const forms = new Map<string, string[]>()
  for (const pair of pairs.split(',')) {
    const [short = '', full = ''] = pair.split(' ')
    forms.set(short, [...(forms.get(short) ?? []), full])
  }
  return forms
}
