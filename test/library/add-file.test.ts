import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addFile } from '../../src/library/add-file.ts'
import { readArticle } from '../../src/library/read-article.ts'

describe('addFile', () => {
  let from: string
  let content: string
  beforeEach(() => {
    from = mkdtempSync(join(tmpdir(), 'summit-from-'))
    content = mkdtempSync(join(tmpdir(), 'summit-content-'))
  })
  afterEach(() => {
    for (const folder of [from, content]) rmSync(folder, { recursive: true })
  })

  function make(name: string, text: string | Uint8Array): string {
    writeFileSync(join(from, name), text)
    return join(from, name)
  }
  const kept = (path: string) => readFileSync(join(content, path))

  it('keeps Markdown and plain text as they are', async () => {
    const markdown = '---\ntitle: The Bridge\n---\n\nIt opens.\n'
    expect(await addFile(make('My Bridge.MD', markdown), content)).toEqual({
      path: 'added/my-bridge.md',
      title: 'The Bridge',
    })
    expect(kept('added/my-bridge.md').toString()).toBe(markdown)
    expect(await addFile(make('note.txt', 'It *opens*.'), content)).toMatchObject({ path: 'added/note.txt' })
    expect(readArticle('note.txt', kept('added/note.txt')).text).toBe('It *opens*.')
  })

  it('takes the article out of a saved page', async () => {
    const sentence =
      'The council of Ostby opened the bridge on Friday, after four years of work on its piers. '
    const page = `<html><head><title>The Bridge</title></head><body><nav>Home</nav><article><h1>The Bridge</h1>
      <p>${sentence.repeat(3)}</p><p>${sentence.repeat(2)}</p></article></body></html>`
    const { path, title } = await addFile(make('saved.html', page), content)
    expect([path, title]).toEqual(['added/saved.md', 'The Bridge'])
    const article = readArticle(path, kept(path))
    expect(article.url).toBeUndefined()
    expect(article.text).toContain(sentence.trim())
    expect(article.text).not.toContain('Home')
  })

  it('says what is wrong with a file, and keeps nothing of it', async () => {
    const wrongs: readonly (readonly [string, RegExp])[] = [
      [make('empty.md', ''), /empty\.md holds no text/],
      [make('picture.md', new Uint8Array([0x89, 0, 0xff])), /picture\.md is not UTF-8 text/],
      [make('teaser.html', '<p>Read more.</p>'), /teaser\.html: it holds no article/],
      [join(from, 'missing.md'), /missing\.md cannot be read/],
      [from, /is no file/],
    ]
    for (const [file, wrong] of wrongs) await expect(addFile(file, content)).rejects.toThrow(wrong)
    expect(() => kept('added/empty.md')).toThrow()
  })

  it('replaces nothing, and takes nothing that is in the folder', async () => {
    const file = make('a.md', 'One.')
    await addFile(file, content)
    writeFileSync(file, 'Another.')
    await expect(addFile(file, content)).rejects.toThrow(/would replace added\/a\.md/)
    expect(kept('added/a.md').toString()).toBe('One.')
    await expect(addFile(join(content, 'added/a.md'), content)).rejects.toThrow(/already/)
  })
})
