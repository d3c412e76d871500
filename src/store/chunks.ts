/** Rows for one statement: SQLite takes 32,766 values in all. */
const CHUNK = 1000

/** Cuts rows into as many as one statement takes. */
export function inChunks<Row>(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = []
  for (let i = 0; i < rows.length; i += CHUNK) chunks.push(rows.slice(i, i + CHUNK))
  return chunks
}
