import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { beforeAll, describe, expect, it } from 'vitest'
import { confinedPackages, doors, layers } from './layers.ts'

const root = join(import.meta.dirname, '../..')
let modules: IModule[] = []

beforeAll(async () => {
  const result = await cruise(
    ['src'],
    { baseDir: root, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
    undefined,
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  )
  modules = (result.output as ICruiseResult).modules
}, 60_000)

describe('the house', () => {
  it('is read whole: every source file is in the graph', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    expect(files.length).toBeGreaterThan(30)
    expect(modules.map(({ source }) => source)).toEqual(expect.arrayContaining(files))
  })

  it('has imports that point one way only', () => {
    expect(arrows().filter(({ from, to }) => !isAllowed(from, to))).toEqual([])
  })

  it('is entered through its doors', () => {
    const past = arrows().filter(({ from, to }) => {
      const room = roomOf(to)
      return room !== roomOf(from) && doors[room] !== undefined && doors[room] !== to
    })
    expect(past).toEqual([])
  })

  it('has no cycles', () => {
    const circular = modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter((dependency) => dependency.circular)
        .map(({ resolved }) => `${source} -> ${resolved}`),
    )
    expect(circular).toEqual([])
  })

  it('keeps platforms and the database in their rooms', () => {
    const strays = modules.filter(isOurs).flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ module }) => {
          const room = Object.entries(confinedPackages).find(
            ([name]) => module === name || module.startsWith(`${name}/`),
          )?.[1]
          return room !== undefined && !below(source).startsWith(room)
        })
        .map(({ module }) => `${source} -> ${module}`),
    )
    expect(strays).toEqual([])
  })

  it('refuses what it should: the check can fail', () => {
    expect(isAllowed('core/analyse.ts', 'store/store.ts')).toBe(false)
    expect(isAllowed('adapters/web/page.ts', 'store/store.ts')).toBe(false)
    expect(isAllowed('store/find.ts', 'core/index.ts')).toBe(true)
  })
})

function isOurs({ source }: IModule): boolean {
  return source.startsWith('src/')
}

function below(path: string): string {
  return path.replace(/^src\//, '')
}

function arrows(): { from: string; to: string }[] {
  return modules
    .filter(isOurs)
    .flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => resolved.startsWith('src/'))
        .map(({ resolved }) => ({ from: below(source), to: below(resolved) })),
    )
}

function roomOf(path: string): string {
  const rooms = Object.keys(layers).filter((room) => path.startsWith(room))
  return rooms.sort((a, b) => b.length - a.length)[0] ?? path
}

function isAllowed(from: string, to: string): boolean {
  const room = roomOf(from)
  const allowed = layers[room] ?? []
  return room === roomOf(to) || allowed.includes('*') || allowed.includes(roomOf(to))
}
