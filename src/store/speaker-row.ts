import type { Schema } from './schema.ts'

/** What is read of somebody who is quoted. */
export type SpeakerRow = Pick<Schema['speaker'], 'id' | 'name' | 'role' | 'quotes'>

/** The same as it is known outside: who has no role has none, instead of null. */
export function withoutNullRole<Row extends { role: string | null }>({
  role,
  ...row
}: Row): Omit<Row, 'role'> & { role?: string } {
  return role === null ? row : { ...row, role }
}
