import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'

describe('parseConfig', () => {
  it('needs nothing', () => {
    expect(parseConfig({ PORT: '', HOST: ' ' })).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      contentDir: 'content',
      databaseFile: 'data/summit.db',
      logLevel: 'info',
    })
  })

  it('names every bad variable in one message, and no value', () => {
    const bad = { PORT: 'secret-99999', TIME_ZONE: 'secret/Zone', LOG_LEVEL: 'secret-loud' }
    expect(() => parseConfig(bad)).toThrow(/PORT.*TIME_ZONE.*LOG_LEVEL/)
    expect(() => parseConfig(bad)).not.toThrow(/secret/)
  })

  it('misses Discord’s token where others of its variables are set', () => {
    const key = 'a'.repeat(64)
    expect(() => parseConfig({ DISCORD_PUBLIC_KEY: key, DISCORD_TOKEN: '' })).toThrow(
      'DISCORD_TOKEN (missing)',
    )
    expect(() => parseConfig({ DISCORD_GUILD_ID: '1', PORT: 'x' })).toThrow(/PORT.*DISCORD_TOKEN \(missing\)/)
    expect(parseConfig({ DISCORD_TOKEN: 'a.b.c', DISCORD_PUBLIC_KEY: key }).discord).toBeDefined()
  })

  it.each(['CET', 'EST', '+02:00'])('refuses a time zone by which no digest could go: %s', (zone) => {
    expect(() => parseConfig({ TIME_ZONE: zone })).toThrow(
      'TIME_ZONE (not a time zone such as Europe/Berlin)',
    )
    expect(parseConfig({ TIME_ZONE: 'Etc/GMT-2' }).digests.zone).toBe('Etc/GMT-2')
  })

  it.each(['0', '65536', '80.5', 'http'])('refuses the port %s', (port) => {
    expect(() => parseConfig({ PORT: port })).toThrow('PORT (not a port number)')
  })
})
