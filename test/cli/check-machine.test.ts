import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkClock, checkDisk, checkZone } from '../../src/cli/check-machine.ts'
import { parseConfig } from '../../src/config/config.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'

describe('checkZone', () => {
  it('says what time it is by the zones that count', () => {
    const config = parseConfig({ TIME_ZONE: 'Asia/Karachi', DIGEST_TZ: 'America/Anchorage' })
    expect(checkZone(config, new Date('2025-08-16T12:00:00Z')).map(({ label }) => label)).toEqual([
      'Time zone: it is 17:00 in Asia/Karachi',
      'Time zone: digests go by America/Anchorage, where it is 04:00',
    ])
  })

  it('says how to mend a zone of the machine that is an offset', () => {
    const utc = parseConfig({ TIME_ZONE: 'UTC' })
    expect(checkZone({ ...utc, timeZone: '+02:00' }, new Date(0))[1]).toMatchObject({
      ok: false,
      mend: expect.stringContaining('Set TIME_ZONE') as string,
    })
    expect(checkZone(utc, new Date(0)).every(({ ok }) => ok)).toBe(true)
  })
})

describe('checkDisk', () => {
  it('tries to write where the database is or will be, and leaves nothing there', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('.summit-'))
    const findings = await checkDisk(parseConfig({ DATABASE_FILE: join(tmpdir(), 'not/yet/summit.db') }))
    expect(findings).toHaveLength(2)
    expect(findings[0]?.ok).toBe(true)
    expect(findings[1]?.label).toMatch(/\d+ [MG]B free/)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('.summit-'))).toEqual(before)
  })

  it('says so where nothing can be written', async () => {
    expect((await checkDisk(parseConfig({ DATABASE_FILE: '/proc/nowhere/summit.db' })))[0]).toMatchObject({
      ok: false,
      mend: expect.stringContaining('DATABASE_FILE') as string,
    })
  })

  it('has nothing to look at with PostgreSQL', async () => {
    const findings = await checkDisk(parseConfig({ DATABASE_URL: 'postgres://a@localhost/b' }))
    expect(findings).toMatchObject([{ ok: true }])
  })
})

describe('checkClock', () => {
  async function compare(aheadMs: number | undefined) {
    const server = createServer((_request, response) => {
      response.sendDate = false
      if (aheadMs !== undefined) response.setHeader('date', new Date(Date.now() + aheadMs).toUTCString())
      response.end('{}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const findings = await checkClock(
      parseConfig({
        DISCORD_TOKEN: 'a.b.c',
        DISCORD_API_URL: url,
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_API_URL: url,
      }),
    )
    server.closeAllConnections()
    server.close()
    return findings
  }

  it('compares with each platform that is set up, by its answer’s date', async () => {
    const right = await compare(0)
    expect(right.map(({ ok }) => ok)).toEqual([true, true])
    const slow = await compare(3_600_000)
    expect(slow.map(({ ok }) => ok)).toEqual([false, false])
    expect(slow[0]?.label).toMatch(/^Clock: 3[56]\d\d s behind Discord’s$/)
    expect((await compare(-3_600_000))[1]?.label).toMatch(/ahead of Slack’s$/)
  })

  it('says that it cannot where nobody tells the time', async () => {
    expect((await compare(undefined)).map(({ label }) => label)).toEqual([
      'Clock: Discord does not tell the time',
      'Clock: Slack does not tell the time',
    ])
    expect(await checkClock(parseConfig({}))).toMatchObject([{ ok: true }])
  })

  it('compares with a database server', async () => {
    const findings = await checkClock(parseConfig({ DATABASE_URL: await createPostgresDatabase() }))
    expect(findings).toMatchObject([
      { ok: true, label: expect.stringMatching(/^Clock: \d s .* PostgreSQL’s$/) as string },
    ])
  })
})
