import { createFormats } from '../wording/formats.ts'

/** A number with its noun, for whoever runs Summit: ‘1 file’, ‘2,000 files’. */
export const { count } = createFormats('en-GB')
