import type { BarChart, Obstacle } from '../reply/picture.ts'
import { box, gap, MAX_CONTENT, MEASURE, pile, rectangle, type Stack } from './canvas.ts'
import { setSmall } from './set-text.ts'
import type { Colours } from './themes.ts'
import type { Typesetter } from './typesetter.ts'

const LABEL_SIZE = 40
/** Between a label and its amount. */
const BETWEEN = 32

/** Each bar under its own label, which may be as long as the picture is wide; the amount at the right. */
export async function layOutBars(
  { title, bars, source }: BarChart,
  colours: Colours,
  typesetter: Typesetter,
): Promise<Stack | Obstacle> {
  const { ink, quiet } = colours
  const small = { face: 'sans', size: 36, colour: quiet, measure: MEASURE } as const
  const most = Math.max(...bars.map(({ amount }) => amount))
  const stacks = await Promise.all([
    setSmall(title, { face: 'serif', size: 60, colour: ink, measure: MEASURE }, typesetter),
    ...source.map((line) => setSmall(line, small, typesetter)),
    ...bars.map((bar) => layOutBar(bar, most, { colours, typesetter })),
  ])
  const whole: Stack[] = []
  for (const [index, stack] of stacks.entries()) {
    if (typeof stack === 'string') return stack
    whole.push(...(index === stacks.length - bars.length ? [gap(12)] : []), stack)
  }
  const { boxes, height } = pile(...whole)
  return height > MAX_CONTENT ? 'too-long' : { boxes, height }
}

async function layOutBar(
  { label, amount, written }: BarChart['bars'][number],
  most: number,
  { colours: { ink, quiet, accent }, typesetter }: { colours: Colours; typesetter: Typesetter },
): Promise<Stack | Obstacle> {
  const at = { size: LABEL_SIZE, measure: MEASURE }
  const widths = await typesetter.measure([written], { family: 'source-sans-3', weight: 400 })
  const numberWidth = (widths?.[0] ?? 0) * LABEL_SIZE
  const [name, count] = await Promise.all([
    setSmall(
      label,
      { ...at, face: 'strong', colour: ink, measure: MEASURE - numberWidth - BETWEEN },
      typesetter,
    ),
    setSmall(written, { ...at, face: 'sans', colour: quiet }, typesetter),
  ])
  if (typeof name === 'string') return name
  if (typeof count === 'string') return count
  const row = box(
    { justifyContent: 'space-between', alignItems: 'flex-end', height: name.height, flexShrink: 0 },
    [box({ flexDirection: 'column' }, name.boxes), box({ flexDirection: 'column' }, count.boxes)],
  )
  return pile(
    gap(30),
    { boxes: [row], height: name.height },
    gap(8),
    rectangle(Math.max(6, Math.round((MEASURE * amount) / most)), 24, accent),
  )
}
