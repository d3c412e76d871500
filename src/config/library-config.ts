import { z } from 'zod'
import { isWebAddress } from '../web-address.ts'

/** Where articles come from besides the content folder, and how long they stay. */
export interface LibraryConfig {
  /** Feeds to follow. */
  readonly feeds: readonly string[]
  /** Days after which what came from feeds and links goes; it stays if left out. */
  readonly keepDays?: number
  /** Named to the sites from which pages are fetched. */
  readonly contact?: string
}

/** The variables that are about the library. */
export const libraryVariables = {
  FEEDS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((url) => url !== ''))
    .refine(
      (urls) => urls.every(isWebAddress),
      'not http or https addresses with commas between them, each of 2,000 characters at most',
    )
    .default([]),
  KEEP_DAYS: z.coerce
    .number({ error: 'not a number of days' })
    .int('not a number of days')
    .min(1, 'not a number of days')
    .optional(),
  CONTACT: z
    .string()
    .regex(
      /^(https?:\/\/|mailto:)[\x21-\x7e]{3,200}$/,
      'not an address such as https://example.org or mailto:me@example.org',
    )
    .optional(),
}

/** The library's part of the configuration. */
export function toLibraryConfig({
  FEEDS: feeds,
  KEEP_DAYS: keepDays,
  CONTACT: contact,
}: z.infer<z.ZodObject<typeof libraryVariables>>): LibraryConfig {
  return { feeds, ...(keepDays !== undefined && { keepDays }), ...(contact !== undefined && { contact }) }
}
