/** How often a property is tried that is worth more runs than others; few times where every mutant has to wait for it. */
export function manyRuns(count: number): number {
  return process.env.FEW_RUNS === 'true' ? FEW_RUNS : count
}

/** What tells most mutants from the code. */
export const FEW_RUNS = 20
