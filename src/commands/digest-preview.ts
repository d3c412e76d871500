import { composeDigest } from '../digests/compose-digest.ts'
import { defineCommand } from './command.ts'

export const digestPreviewCommand = defineCommand({
  name: 'digest preview',
  summary: 'What the next digest would say',
  example: 'digest preview',
  visibility: 'caller',
  options: {},
  run: async (_input, { store, today }) => composeDigest(store, today()),
})
