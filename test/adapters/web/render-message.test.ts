import { describe, expect, it } from 'vitest'
import { renderMessage, type View } from '../../../src/adapters/web/render-message.ts'
import { createPreviews } from '../../../src/create-previews.ts'
import { parseHtml } from '../../../src/library/parse-html.ts'
import { galleryTable } from '../../support/gallery-runner.ts'
import { replyGallery } from '../../support/reply-gallery.ts'

const ASKED = '/summit quote "a & b" page:2'

async function render(view: View): Promise<ReturnType<typeof parseHtml>> {
  const drawing = { table: galleryTable, previews: createPreviews('components'), asked: ASKED, view }
  return parseHtml(String(await renderMessage(replyGallery.paged, drawing)))
}

const searchOf = (address: string | null | undefined): string[][] => [
  ...new URL(address ?? '', 'http://localhost').searchParams,
]

describe('renderMessage', () => {
  it('carries what was asked as a link to the answer as it is shown', async () => {
    const links = [
      (await render('plain')).querySelector('.asked a'),
      (await render('slack')).querySelector('.asked a'),
    ]
    expect(links.map((link) => link?.textContent)).toEqual([ASKED, ASKED])
    expect(links.map((link) => searchOf(link?.getAttribute('href')))).toEqual([
      [['text', ASKED]],
      [
        ['text', ASKED],
        ['view', 'slack'],
      ],
    ])
  })

  it.each(['plain', 'discord', 'slack'] as const)('opens %s alone, and links to the others', async (view) => {
    const message = await render(view)
    const shown = [...message.querySelectorAll('.view')].filter(
      (each) => each.getAttribute('hidden') === null,
    )
    expect(shown.map((each) => each.getAttribute('class'))).toEqual([`view ${view}`])
    const tabs = [...message.querySelectorAll('.views a')]
    expect(tabs.map((tab) => tab.textContent)).toEqual(['Plain', 'Discord', 'Slack'])
    expect(
      tabs
        .filter((tab) => tab.getAttribute('aria-current') !== null)
        .map((tab) => tab.textContent?.toLowerCase()),
    ).toEqual([view])
  })
})
