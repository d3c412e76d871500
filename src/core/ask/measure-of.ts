/** What a number must stand with to answer a question for one: ‘How much …’ wants money, ‘How old …’ an age. */
export function measureOf(question: string): RegExp | undefined {
  return MEASURES.find(({ asks }) => asks.test(question))?.wants
}

const MEASURES: readonly { readonly asks: RegExp; readonly wants: RegExp }[] = [
  {
    asks: /\bhow much (?:did|does|do|will|is|has|have|was|are|were|money)\b|\bhow much\b.*\b(?:cost|pay|paid|worth|earn|spen[dt]|owe|charge)|\bwhat (?:does|did|will|do) .* cost\b|\b(?:price|salary|fee|fine|cost)s? of\b/i,
    wants: /[$€£¥]|\b(?:euros?|pounds?|dollars?|crowns?|cents?|pence|francs?|yen|rupees?)\b/i,
  },
  {
    asks: /\bhow old\b|\bwhat age\b/i,
    wants: /\b\d+[- ]years?[- ]old\b|, \d{1,3}[,.]|\b(?:aged|age of|age|is|was|turned|turns) \d{1,3}\b/i,
  },
  {
    asks: /\bhow (?:long|often)\b/i,
    wants: /\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|daily|weekly)\b/i,
  },
  {
    asks: /\b(?:percentage|percent|share|proportion)\b/i,
    wants: /%|\bper ?cent\b|\b(?:half|third|quarter|fifths?|tenth)\b/i,
  },
  {
    asks: /\bhow (?:tall|high|deep|wide|far|big|large|heavy|fast)\b/i,
    wants:
      /\d ?(?:%|\p{L})|\b(?:met(?:er|re)s?|feet|foot|inch(?:es)?|miles?|kilo\p{L}*|tonnes?|acres?|hectares?)\b/iu,
  },
  {
    asks: /\bhow many\b/i,
    wants:
      /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|thousands?|millions?|billions?)\b/i,
  },
]
