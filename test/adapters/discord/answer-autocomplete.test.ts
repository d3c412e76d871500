import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAutocomplete } from '../../../src/adapters/discord/answer-autocomplete.ts'
import type { Suggestion } from '../../../src/commands/command.ts'

const choice = (value: string): Suggestion => ({ value, label: value })

let serial = 0
const typing = (typed: string, person = 'ada') => ({
  kind: 'suggest' as const,
  id: String((serial += 1)),
  applicationId: '100',
  token: 'token',
  caller: { platform: 'discord' as const, person, channel: '300', mayManage: false },
  call: { command: 'quote', input: {} },
  option: 'speaker',
  typed,
})

/** Suggestions that come when the test says so, or as soon as they are asked for. */
function createSuggesting(): {
  readonly suggest: (call: object, option: string, typed: string) => Promise<Suggestion[]>
  readonly come: (typed: string) => void
  readonly fail: (typed: string) => void
} {
  const waiting = new Map<string, PromiseWithResolvers<Suggestion[]>>()
  return {
    suggest: async (_call, _option, typed) => {
      if (typed === 'now') return [choice(typed)]
      const coming = Promise.withResolvers<Suggestion[]>()
      waiting.set(typed, coming)
      return coming.promise
    },
    come: (typed) => waiting.get(typed)?.resolve([choice(typed)]),
    fail: (typed) => waiting.get(typed)?.reject(new Error('too late, and broken')),
  }
}

let rejections: unknown[] = []
const note = (reason: unknown): void => void rejections.push(reason)
beforeEach(() => {
  rejections = []
  process.on('unhandledRejection', note)
})
afterEach(() => {
  process.off('unhandledRejection', note)
  expect(rejections).toEqual([])
})

describe('completing while somebody types', () => {
  it('asks in their language for what there is in their channel', async () => {
    const typists: unknown[] = []
    const answer = createAutocomplete({
      suggest: async (_call, _option, _typed, typist) => {
        typists.push(typist)
        return Promise.resolve([])
      },
    })
    const { caller, ...rest } = typing('gaz')
    await answer({ ...rest, caller: { ...caller, locale: 'de' } })
    const typist = { platform: 'discord', channel: '300', locale: 'de' }
    expect(typists).toEqual([{ ...typist, person: 'ada', mayManage: false }])
  })

  it.each(['come', 'fail'] as const)(
    'gives no choices in time rather than some too late, whether they %s then',
    async (end) => {
      const suggesting = createSuggesting()
      const answer = createAutocomplete(suggesting, 1)
      expect(await answer(typing('slow'))).toEqual({ type: 8, data: { choices: [] } })
      suggesting[end]('slow')
      expect(await answer(typing('now'))).toEqual({
        type: 8,
        data: { choices: [{ name: 'now', value: 'now' }] },
      })
    },
  )

  it('gives no choices to an input that a newer one has overtaken, in whichever order they come', async () => {
    const suggesting = createSuggesting()
    const answer = createAutocomplete(suggesting)
    const [older, newer] = [answer(typing('p')), answer(typing('pu'))]
    suggesting.come('pu')
    suggesting.come('p')
    expect(await newer).toMatchObject({ data: { choices: [{ value: 'pu' }] } })
    expect(await older).toMatchObject({ data: { choices: [] } })
  })

  it('lets nobody’s typing overtake another person’s', async () => {
    const suggesting = createSuggesting()
    const answer = createAutocomplete(suggesting)
    const [one, other] = [answer(typing('p', 'ada')), answer(typing('q', 'eve'))]
    suggesting.come('p')
    suggesting.come('q')
    expect(await one).toMatchObject({ data: { choices: [{ value: 'p' }] } })
    expect(await other).toMatchObject({ data: { choices: [{ value: 'q' }] } })
  })
})
