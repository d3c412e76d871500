import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'

type Opened = Awaited<ReturnType<typeof openSqliteStore>>
let store: Opened

beforeEach(async () => {
  store = await openSqliteStore(':memory:')
})
afterEach(async () => store.close())

describe('installations', () => {
  it('are found by their key, the last one kept', async () => {
    await store.saveInstallation('T1', 'first')
    await store.saveInstallation('T1', 'second')
    await store.saveInstallation('T2', 'other')
    expect(await store.findInstallation('T1')).toBe('second')
  })

  it('are gone once they are removed, the others not', async () => {
    await store.saveInstallation('T1', 'first')
    await store.saveInstallation('T2', 'other')
    await store.removeInstallation('T1')
    expect(await store.findInstallation('T1')).toBeUndefined()
    expect(await store.findInstallation('T2')).toBe('other')
  })
})
