import { plain } from '../reply/inline.ts'
import type { CommandCall, Inline, Pager } from '../reply/reply.ts'
import type { PageRequest } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'

/** The option that a command of several pages has. */
export const pageOption = {
  kind: 'count',
  summary: ({ options }: Wording) => options.page,
  max: 10_000,
} as const

/** The part of a result that a page shows; pages count from 1. */
export function toPageRequest(page: number, size: number): PageRequest {
  return { offset: (page - 1) * size, size }
}

/** The pager of an answer: none where one page holds everything. */
export function presentPager(
  call: CommandCall,
  page: number,
  size: number,
  total: number,
): { pager?: Pager } {
  const pages = Math.ceil(total / size)
  if (pages <= 1) return {}
  const turnTo = (target: number): CommandCall => ({ ...call, input: { ...call.input, page: target } })
  return {
    pager: {
      page,
      pages,
      ...(page > 1 && { previous: turnTo(Math.min(page - 1, pages)) }),
      ...(page < pages && { next: turnTo(page + 1) }),
    },
  }
}

/** Why a page shows nothing: there is nothing at all, as `nothing` says, or the page lies beyond the last. */
export function explainEmpty(
  nothing: string,
  { page, size, total }: { readonly page: number; readonly size: number; readonly total: number },
  { pages }: Wording,
): Inline[] {
  return [plain(total === 0 ? nothing : pages.none(page, Math.ceil(total / size)))]
}

/** A call with the options that were given, without those that were not. */
export function toCall(
  command: string,
  input: Readonly<Record<string, string | number | boolean | undefined>>,
): CommandCall {
  const given = Object.entries(input).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { command, input: Object.fromEntries(given) }
}
