import fc from 'fast-check'
import { FEW_RUNS } from './many-runs.ts'

// A gate must say the same of the same tree, so properties are tried on the same values there; everywhere else each run
// tries new ones, and prints the seed of what it breaks.
if (process.env.CI === 'true') fc.configureGlobal({ seed: 20_250_816 })
if (process.env.FEW_RUNS === 'true') fc.configureGlobal({ seed: 20_250_816, numRuns: FEW_RUNS })
