/** The parts that a doctor looks at, in the order in which it tells of them. */
export const PARTS = [
  'configuration',
  'database',
  'content',
  'feeds',
  'discord',
  'slack',
  'zone',
  'disk',
  'clock',
] as const

/** One of them. */
export type Part = (typeof PARTS)[number]

/** One thing that was looked at; `mend` says what to do where it is not well. */
export interface Finding {
  readonly label: string
  readonly ok: boolean
  readonly mend?: string
}
