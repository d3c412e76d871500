/** Milliseconds to wait after so many failures in a row: from one second to five minutes. */
export function exponential(failures: number): number {
  return Math.min(1000 * 2 ** (failures - 1), 300_000)
}
