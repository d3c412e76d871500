import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandRunner } from '../../../src/commands/command-runner.ts'
import type { Pictures } from '../../../src/reply/picture.ts'
import { eventCallback, viewAction } from '../../doubles/slack/payloads.ts'
import type { DoubleCall } from '../../doubles/slack/slack-double.ts'
import { galleryRunner } from '../../support/gallery-runner.ts'
import { type Harness, startOverSocket } from '../../support/slack-harness.ts'

/** A picture is any file here: Slack’s double never looks into it. */
const pictures: Pictures = {
  findObstacle: () => Promise.resolve(undefined),
  draw: () => Promise.resolve(new Uint8Array([137, 80, 78, 71])),
}

const opening = { type: 'app_home_opened', tab: 'home', user: 'U1', channel: 'D1' }
const withPictures = JSON.stringify({ command: 'show', input: { trait: 'withPictures' } })
const imagesIn = ({ body }: DoubleCall): number =>
  JSON.stringify(body.view).match(/"type":"image"/g)?.length ?? 0

describe('a view of Slack’s with pictures', () => {
  let harness: Harness
  beforeEach(async () => {
    const runner: CommandRunner = {
      ...galleryRunner,
      run: async (call, caller) =>
        galleryRunner.run(
          call.command === 'speakers' ? { command: 'show', input: { trait: 'withPictures' } } : call,
          caller,
        ),
    }
    harness = await startOverSocket(runner, { pictures })
  })
  afterEach(async () => harness.close())

  const answerWith = (hash: string) => ({ ok: true, view: { id: 'V7', hash } })

  it('shows the words at once, and the pictures over them when Slack has taken them in', async () => {
    harness.double.answer('views.publish', answerWith('first'))
    await harness.deliver('events_api', eventCallback(opening))
    const words = await harness.double.nextCall('views.publish')
    const drawn = await harness.double.nextCall('views.publish')
    expect([imagesIn(words), imagesIn(drawn)]).toEqual([0, 2])
    expect(JSON.stringify(words.body.view)).toContain('Ada Fenwick 57, Ben Ostby 12')
    expect([words.body.hash, drawn.body.hash]).toEqual([undefined, 'first'])
    expect(drawn.body.user_id).toBe('U1')
  })

  it('opens a modal before a trigger is too old, and draws in that very modal', async () => {
    harness.double.answer('views.open', answerWith('opened'))
    await harness.deliver(
      'interactive',
      viewAction({ action_id: 'call:0', value: withPictures }, { type: 'home' }),
    )
    expect(imagesIn(await harness.double.nextCall('views.open'))).toBe(0)
    const drawn = await harness.double.nextCall('views.update')
    expect(imagesIn(drawn)).toBe(2)
    expect(drawn.body).toMatchObject({ view_id: 'V7', hash: 'opened' })
  })

  it.each(['invalid_blocks', 'not_found', 'hash_conflict'])(
    'leaves the words where Slack says “%s” to the pictures',
    async (error) => {
      harness.double.answer('views.update', () =>
        harness.double.calls.filter(({ method }) => method === 'views.update').length === 0
          ? answerWith('words')
          : { ok: false, error },
      )
      const turn = viewAction({ action_id: 'call:0', value: withPictures }, { type: 'modal' })
      expect(await harness.deliver('interactive', turn)).toEqual({})
      expect(imagesIn(await harness.double.nextCall('views.update'))).toBe(0)
      expect(imagesIn(await harness.double.nextCall('views.update'))).toBe(2)
    },
  )

  it('is shown once where nothing is to be drawn', async () => {
    const value = JSON.stringify({ command: 'show', input: { trait: 'everyBlock' } })
    await harness.deliver('interactive', viewAction({ action_id: 'call:0', value }, { type: 'modal' }))
    await harness.double.nextCall('views.update')
    await harness.adapter.close()
    expect(harness.double.calls.filter(({ method }) => method === 'views.update')).toHaveLength(1)
  })
})
