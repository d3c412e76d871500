/** PostgreSQL's number of the type `integer`. */
const INT4 = 23

/**
 * Whole numbers of 32 bits as PostgreSQL receives an `integer[]` in its binary format (`array_recv` in its arrayfuncs.c),
 * where none of them has to be read out of a text. pg sends a `Buffer` so.
 */
export function toIntegers(values: ArrayLike<number>): Buffer {
  const buffer = Buffer.allocUnsafe(20 + 8 * values.length)
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
  // Dimensions, whether any is null, type of the elements; length and first index of the dimension.
  for (const [index, field] of [1, 0, INT4, values.length, 1].entries()) view.setInt32(4 * index, field)
  for (let index = 0; index < values.length; index++) {
    view.setInt32(20 + 8 * index, 4)
    view.setInt32(24 + 8 * index, values[index] ?? 0)
  }
  return buffer
}
