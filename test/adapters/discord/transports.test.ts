import { setImmediate } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CommandRunner } from '../../../src/commands/command-runner.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { readMessage } from '../../doubles/discord/read-message.ts'
import { TOKEN } from '../../doubles/discord/start-discord-double.ts'
import { checkQuotes, press, slashCommand, typing } from '../../support/discord-interactions.ts'
import { galleryRunner } from '../../support/gallery-runner.ts'
import { type RunningTransport, startTransport } from '../../support/discord-transports.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { openShippedRunner } from '../../support/shipped-runner.ts'

const PRIVATE = 1 << 6
const quotePutin = slashCommand.bind(undefined, 'quote', [{ name: 'speaker', value: 'putin' }])

interface Answer {
  readonly type: number
  readonly data?: { readonly flags?: number; readonly choices?: readonly { name: string; value: string }[] }
}

describe.each(['gateway', 'http'] as const)('Summit on Discord over %s', (transport) => {
  let running: RunningTransport
  let close: () => Promise<void>
  /** Answers of the next calls, for what the shipped article cannot show. */
  const staged: (() => Promise<Reply>)[] = []
  const stagedSuggestions: Promise<{ value: string; label: string }[]>[] = []

  beforeAll(async () => {
    const { runner, store } = await openShippedRunner({ remembers: true })
    const staging: CommandRunner = {
      ...runner,
      run: (call, caller) => staged.shift()?.() ?? runner.run(call, caller),
      suggest: (call, option, typed) => stagedSuggestions.shift() ?? runner.suggest(call, option, typed),
    }
    running = await startTransport(transport, staging, 10)
    close = async () => {
      await running.close()
      await store.close()
    }
  })
  afterAll(() => close())
  afterEach(() => expect(running.refusals()).toEqual([]))

  async function ask(interaction: { id: string }): Promise<Answer> {
    return (await running.ask(interaction)) as Answer
  }

  it('answers a slash command with quotations, for everybody', async () => {
    const answer = await ask(quotePutin())
    expect(answer.type).toBe(4)
    expect((answer.data?.flags ?? 0) & PRIVATE).toBe(0)
    const seen = readMessage(answer.data)
    expect(seen.text).toContain('Vladimir Putin')
    expect(seen.text).toContain('the primary causes of the conflict must be eliminated')
    expect(seen.buttons.map(({ label }) => label)).toContain('Next ▶')
  })

  it('answers in the language of whoever asks, around the same words', async () => {
    const english = readMessage((await ask(quotePutin())).data)
    const seen = readMessage((await ask({ ...quotePutin(), locale: 'de' } as { id: string })).data)
    expect(seen.text).toContain('Vladimir Putin: 10 Zitate')
    expect(seen.text).toContain('the primary causes of the conflict must be eliminated')
    expect(seen.buttons.map(({ label }) => label)).toContain('Weiter ▶')
    expect(seen.text.match(/“[^”]*”/g)).toEqual(english.text.match(/“[^”]*”/g))
    expect(await ask({ ...press('unknown'), locale: 'fr' } as { id: string })).toMatchObject({ type: 4 })
  })

  it('answers privately where that is asked for, and by default where the command says so', async () => {
    const asked = [
      { name: 'speaker', value: 'putin' },
      { name: 'visibility', value: 'private' },
    ]
    expect((await ask(slashCommand('quote', asked))).data?.flags).toBe(PRIVATE | (1 << 15))
    expect((await ask(slashCommand('help'))).data?.flags).toBe(PRIVATE | (1 << 15))
  })

  it('tells what was wrong, to the person alone', async () => {
    const answer = await ask(
      slashCommand('quote', [
        { name: 'speaker', value: 'putin' },
        { name: 'since', value: 'then' },
      ]),
    )
    expect(answer.data?.flags).toBe(PRIVATE | (1 << 15))
    expect(readMessage(answer.data).text).toContain('Usage')
  })

  it('turns the page in place for whoever asked, by the id of the button alone', async () => {
    const first = readMessage((await ask(quotePutin())).data)
    const next = first.buttons.find(({ label }) => label === 'Next ▶')?.id ?? ''
    const second = await ask(press(next))
    expect(second.type).toBe(7)
    expect(readMessage(second.data).text).toContain('Page 2 of')
  })

  it('gives another person a private page of their own', async () => {
    const next =
      readMessage((await ask(quotePutin())).data).buttons.find(({ label }) => label === 'Next ▶')?.id ?? ''
    const answer = await ask(press(next, { person: '401' }))
    expect(answer.type).toBe(4)
    expect((answer.data?.flags ?? 0) & PRIVATE).toBe(PRIVATE)
    expect(readMessage(answer.data).text).toContain('Page 2 of')
  })

  it('says so when a button is unknown', async () => {
    for (const id of ['nonsense', '0["quote"]', '0@AAAAAAAAAAAAAAAAAAAAAA.1']) {
      const answer = await ask(press(id))
      expect(readMessage(answer.data).text).toContain('expired')
    }
  })

  it('keeps a call that is too long for a button, and finds it again', async () => {
    const call = { command: 'check', input: { text: '“brothers” '.repeat(30) } }
    staged.push(() =>
      Promise.resolve({
        ...replyGallery.nothingButATitle,
        actions: [{ kind: 'call', label: 'Again', call }],
      }),
    )
    const [button] = readMessage((await ask(slashCommand('help'))).data).buttons
    expect(button?.id?.length).toBeLessThanOrEqual(100)
    const answer = await ask(press(button?.id ?? ''))
    expect(readMessage(answer.data).text).not.toContain('expired')
  })

  it('checks the quotations in a message', async () => {
    const answer = await ask(checkQuotes('Putin said “a special place” there.'))
    expect(answer.data?.flags).toBe(PRIVATE | (1 << 15))
    expect(readMessage(answer.data).text).toContain('a special place')
  })

  it('announces an answer that takes long, and gives it when it is there', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>()
    staged.push(() => promise)
    const edited = running.double.nextRequest('PATCH', /\/messages\/@original$/)
    expect(await ask(quotePutin())).toEqual({ type: 5 })
    resolve(replyGallery.paged)
    expect(readMessage((await edited).body).text).toContain('Low water at six')
  })

  it('keeps a late answer private that only its asker may see', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>()
    staged.push(() => promise)
    const removed = running.double.nextRequest('DELETE', /\/messages\/@original$/)
    const sent = running.double.nextRequest('POST', /^\/webhooks\//)
    await ask(quotePutin())
    resolve({ ...replyGallery.paged, visibility: 'caller' })
    await removed
    expect((await sent).body).toMatchObject({ flags: PRIVATE | (1 << 15) })
  })

  it('announces a late page by updating it', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>()
    staged.push(() => promise)
    const edited = running.double.nextRequest('PATCH', /\/messages\/@original$/)
    expect(await ask(press('0["help",{},1]'))).toEqual({ type: 6 })
    resolve(replyGallery.paged)
    expect(readMessage((await edited).body).text).toContain('Low water at six')
  })

  it('tells a fault politely, to the person alone, and the log its cause under the same reference', async () => {
    staged.push(() => Promise.reject(new Error('the disk is gone')))
    const question = quotePutin()
    const answer = await ask(question)
    expect(answer.data?.flags).toBe(PRIVATE | (1 << 15))
    const { text } = readMessage(answer.data)
    const [, reference = 'none'] = /reference\s+([0-9a-f]{8})/.exec(text) ?? []
    expect(text).not.toContain('disk')
    const line = running.logged.find((each) => each.includes(reference))
    expect(line).toContain('the disk is gone')
    expect(line).not.toContain(`token-${question.id}`)
  })

  it('logs why a late answer was refused, and neither its token nor its words', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>()
    staged.push(() => promise)
    const refusal = { status: 400, body: { message: 'Invalid Form Body', code: 50_035 } }
    running.double.failNext('PATCH', /\/messages\/@original$/, refusal)
    const question = quotePutin()
    await ask(question)
    resolve(replyGallery.paged)
    await expect.poll(() => running.logged.at(-1)).toContain('Invalid Form Body')
    const all = running.logged.join('')
    for (const secret of [`token-${question.id}`, TOKEN, 'Low water at six'])
      expect(all).not.toContain(secret)
  })

  it('pages what is too long for one message, losing nothing', async () => {
    staged.push(() => Promise.resolve(replyGallery.longQuotation))
    const first = readMessage((await ask(slashCommand('speakers'))).data)
    staged.push(() => Promise.resolve(replyGallery.longQuotation))
    const second = readMessage((await ask(press(first.buttons[0]?.id ?? ''))).data)
    const words = `${first.text} ${second.text}`.split('tide').length - 1
    expect(words).toBe(80)
  })

  it('lets nobody change in a direct message what everybody gets', async () => {
    const pin = slashCommand('pin', [{ name: 'article', value: 'alaska-summit' }])
    const { user } = (pin as unknown as { member: { user: object } }).member
    const inServer = { ...pin, member: { user, permissions: String(1 << 5) } }
    expect(readMessage((await ask(inServer)).data).text).toContain('content')
    const direct = { ...pin, context: 1, guild_id: undefined, member: undefined, user }
    expect(readMessage((await ask(direct)).data).text).toContain('That is for those who run this')
  })

  it('lets those change digests whom their server lets call that command, and nobody in a direct message', async () => {
    const called = slashCommand('help')
    const off = { id: '2', type: 1, name: 'digest', options: [{ type: 1, name: 'off', options: [] }] }
    const inServer = { ...called, data: off }
    expect(readMessage((await ask(inServer)).data).text).toContain('no digest')
    const { user } = (called as unknown as { member: { user: object } }).member
    const direct = {
      ...slashCommand('help'),
      context: 1,
      guild_id: undefined,
      member: undefined,
      user,
      data: off,
    }
    expect(readMessage((await ask(direct)).data).text).toContain('Ask somebody who may change digests')
  })

  it('completes a speaker while somebody types', async () => {
    const answer = await ask(typing('quote', [{ name: 'speaker', value: 'pu', focused: true }]))
    expect(answer.type).toBe(8)
    expect(answer.data?.choices?.map(({ value }) => value)).toContain('Vladimir Putin')
  })

  it('offers at most 25 choices of at most 100 characters', async () => {
    const long = { value: 'x'.repeat(101), label: 'too long to be sent' }
    const many = Array.from({ length: 40 }, (_, i) => ({ value: `v${i}`, label: `${i} ${'y'.repeat(120)}` }))
    stagedSuggestions.push(Promise.resolve([long, ...many]))
    const { data } = await ask(typing('quote', [{ name: 'speaker', value: '', focused: true }]))
    expect(data?.choices?.length).toBe(25)
    expect(data?.choices?.[0]?.name).toMatch(/^0 y+…$/)
  })

  it('answers the newest input only', async () => {
    const { promise, resolve } = Promise.withResolvers<{ value: string; label: string }[]>()
    stagedSuggestions.push(promise)
    const older = ask(typing('quote', [{ name: 'speaker', value: 'p', focused: true }]))
    // The gateway keeps the order; over HTTP the first has to be under way.
    while (stagedSuggestions.length > 0) await setImmediate()
    const newer = await ask(typing('quote', [{ name: 'speaker', value: 'pu', focused: true }]))
    resolve([{ value: 'stale', label: 'stale' }])
    expect(newer.data?.choices?.length).toBeGreaterThan(0)
    expect((await older).data?.choices).toEqual([])
  })

  it('gives no choices rather than an error', async () => {
    const answer = await ask(typing('articles', [{ name: 'nothing', value: '', focused: true }]))
    expect(answer).toEqual({ type: 8, data: { choices: [] } })
  })
})

describe.each(['gateway', 'http'] as const)('pictures over %s', (transport) => {
  it('come with the answer, by the way on which files can come', async () => {
    const running = await startTransport(transport, galleryRunner, 60_000)
    const edited = running.double.nextRequest('PATCH', /@original$/)
    const asked = slashCommand('show', [{ name: 'trait', value: 'withPictures' }])
    const answer = (await running.ask(asked)) as Answer
    // Discord takes no files as the answer to its own request.
    expect(answer.type).toBe(transport === 'gateway' ? 4 : 5)
    if (transport === 'http') await edited
    const sent = running.double.requests.filter(({ files }) => files.length > 0)
    expect(sent.map(({ files }) => files.map(({ bytes }) => bytes > 10_000))).toEqual([[true, true]])
    const message = transport === 'gateway' ? answer.data : sent[0]?.body
    expect(readMessage(message).text).toContain('“*Low* water at <six>.” — Ada Fenwick')
    expect(running.refusals()).toEqual([])
    await running.close()
  })
})

describe.each(['gateway', 'http'] as const)('stopping over %s', (transport) => {
  it('waits for an answer that was announced', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>()
    const slow: CommandRunner = { ...galleryRunner, run: () => promise }
    const running = await startTransport(transport, slow, 10)
    expect((await running.ask(slashCommand('brief'))) as Answer).toMatchObject({ type: 5 })
    const closed = running.adapter.close()
    resolve(replyGallery.paged)
    await closed
    const last = running.double.requests.at(-1)
    expect(last).toMatchObject({ method: 'PATCH' })
    expect(readMessage(last?.body).text).toContain('Quotations, page 2 of 3')
    await running.double.close()
  })
})
