import { describe, expect, it } from 'vitest'
import { BriefingError } from '../src/briefing-error.ts'
import { createLog } from '../src/log.ts'

function logOf(write: (log: ReturnType<typeof createLog>) => void): unknown[] {
  const lines: string[] = []
  write(createLog('debug', { write: (line) => lines.push(line) }))
  return lines.map((line) => JSON.parse(line) as unknown)
}

describe('createLog', () => {
  it('tells of an error what it is and what caused it, and nothing that it carries', () => {
    const cause = Object.assign(new Error('Missing Access'), {
      status: 403,
      code: 50_001,
      url: 'https://discord.com/api/webhooks/1/token-word',
      requestBody: { json: { content: 'message-word' } },
      config: { headers: { Authorization: 'Bearer token-word' } },
    })
    const error = new BriefingError('platform-refused', '[discord] cannot post', { cause })
    const [line] = logOf((log) => log.warn({ err: error }, 'digest not posted'))
    expect(line).toMatchObject({
      msg: 'digest not posted',
      err: {
        type: 'BriefingError',
        code: 'platform-refused',
        cause: { message: 'Missing Access', status: 403, code: 50_001, stack: expect.any(String) as string },
      },
    })
    expect(JSON.stringify(line)).not.toMatch(/token-word|message-word/)
  })

  it('ends where causes go in circles, and takes what is no error for none', () => {
    const error = new Error('round')
    error.cause = error
    const [round, none] = logOf((log) => {
      log.error({ err: error }, 'failed')
      log.error({ err: { token: 'token-word' } }, 'failed')
    })
    expect(JSON.stringify(round).match(/"round"/g)).toHaveLength(6)
    expect(JSON.stringify(none)).not.toContain('token-word')
  })

  it('leaves long values out of addresses, which may be keys to them', () => {
    const lines = logOf((log) => {
      log.info({ feed: 'https://a.example/feed?id=3&key=0123456789abcdef' }, 'feed failed')
      log.info({ url: 'https://a.example/plain' }, 'page not read')
      log.info({ feed: 'no address' }, 'feed failed')
    })
    expect(lines).toMatchObject([
      { feed: expect.stringMatching(/^https:\/\/a\.example\/feed\?id=3&key=(…|%E2%80%A6)$/) as string },
      { url: 'https://a.example/plain' },
      { feed: 'no address' },
    ])
    expect(JSON.stringify(lines)).not.toContain('0123456789abcdef')
  })
})
