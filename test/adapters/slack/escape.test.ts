import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMessage, escapeText, escapeToFit, unescapeMarkup } from '../../../src/adapters/slack/escape.ts'
import { controlSequences } from '../../doubles/slack/block-kit.ts'

describe('escaping', () => {
  it('leaves nothing that Slack reads as markup, and comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '!', '@', 'a', ';', 'lt') }), (text) => {
        expect(controlSequences(escapeText(text))).toEqual([])
        expect(decodeMessage(escapeText(text))).toBe(text)
      }),
    )
  })

  it('cuts between characters, never inside an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, limit) => {
        const fitted = escapeToFit(text, limit)
        expect(fitted.length).toBeLessThanOrEqual(limit)
        expect(decodeMessage(escapeText(text)).startsWith(decodeMessage(fitted.replace(/…$/, '')))).toBe(true)
      }),
    )
    expect(escapeToFit('a&b&c', 7)).toBe('a&amp;…')
  })
})

describe('what somebody wrote in Slack', () => {
  it.each([
    ['<@U0BOT> quote putin', ' quote putin'],
    ['see <https://a.example/x|the report>', 'see the report'],
    ['see <https://a.example/x>', 'see https://a.example/x'],
    ['in <#C1|news>', 'in news'],
    ['<!channel> hello <!subteam^S1|@all>', ' hello @all'],
    ['5 &lt; 6 &amp; 7', '5 &lt; 6 &amp; 7'],
  ])('reads ‘%s’ as ‘%s’', (delivered, meant) => {
    expect(unescapeMarkup(delivered)).toBe(meant)
  })

  it('is a value once its entities are undone, each of them once', () => {
    expect(decodeMessage('5 &lt; 6 &amp;amp; <https://a.example|seven>')).toBe('5 < 6 &amp; seven')
  })
})
