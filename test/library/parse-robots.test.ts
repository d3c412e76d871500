import { describe, expect, it } from 'vitest'
import { parseRobots } from '../../src/library/parse-robots.ts'

describe('parseRobots', () => {
  it('lets the longest rule that fits decide, of two as long the one that allows', () => {
    const allows = parseRobots(
      'User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /a/b/c',
      'Summit',
    )
    expect(['/', '/a', '/a/b/x', '/a/b/c'].map(allows)).toEqual([true, false, true, true])
  })

  it('follows the group that names it, else the one for everybody', () => {
    const text =
      'User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: summit # us\nDisallow: /private'
    expect(['/', '/private/x'].map(parseRobots(text, 'Summit'))).toEqual([true, false])
    expect(parseRobots(text, 'Nobody')('/')).toBe(false)
    expect(parseRobots('User-agent: Summit\nDisallow:\n\nUser-agent: *\nDisallow: /', 'Summit')('/x')).toBe(
      true,
    )
  })

  it('knows * and $', () => {
    const allows = parseRobots('User-agent: *\r\nDisallow: /*.pdf$\r\nDisallow: /*/print/*x', 'Summit')
    expect(['/a.pdf', '/a.pdf?b', '/a/print/index', '/print/x', '/pdf'].map(allows)).toEqual([
      false,
      true,
      false,
      true,
      true,
    ])
  })

  it('takes nonsense as permission', () => {
    expect(parseRobots('<html>Not found</html>', 'Summit')('/x')).toBe(true)
    expect(parseRobots('Disallow: /', 'Summit')('/x')).toBe(true)
  })
})
