import { DiscordAPIError } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { BriefingError } from '../src/briefing-error.ts'
import { createKeptLog } from './support/kept-log.ts'

describe('the log', () => {
  it('has an error’s causes, and neither the address nor the body of a request that failed', () => {
    const cause = new DiscordAPIError(
      { code: 50_035, message: 'Invalid Form Body' },
      50_035,
      400,
      'PATCH',
      'https://discord.example/webhooks/1/secret-token/messages/@original',
      { body: { content: 'what somebody said' }, files: undefined },
    )
    const { log, lines } = createKeptLog()
    log.error({ err: cause }, 'answer failed')
    log.error({ err: new BriefingError('platform-refused', 'not posted', { cause }) }, 'post failed')
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      expect(line).toContain('Invalid Form Body')
      expect(line).not.toMatch(/secret-token|what somebody said/)
    }
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { code: 50_035, status: 400 } })
  })
})
