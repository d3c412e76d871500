import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { brief } from '../../../src/core/summary/brief.ts'
import { sliceOf } from '../../../src/core/text/span.ts'
import sets from '../../fixtures/questions.json' with { type: 'json' }

const LATER = [
  'Crane drivers in the northern docks have taken unpaid leave until May.',
  'A bakery near the customs house now opens two hours earlier.',
  'Pupils of the island school are taught in the town library.',
  'Firefighters have moved one engine to the eastern quay.',
  'Engravers have carved the names of all former keepers into granite.',
  'Two swimmers were rescued by a pilot boat.',
  'Tram drivers work an additional shift on weekends.',
  'The brewery has hired horses to deliver its barrels.',
  'Pensioners have founded a choir on the quay.',
  'Divers will inspect the northern pillar in spring.',
  'Insurers have received ninety claims from merchants.',
  'A retired captain lends his launch to midwives.',
].join('\n')
const [first] = sets
const article = parsePlainText(
  { title: first?.title ?? '', published: '2025-02-04' },
  `${first?.text ?? ''}\n${LATER}`,
)

describe('brief', () => {
  it('gives one, three or seven key points', () => {
    const counts = (['headline', 'short', 'full'] as const).map(
      (length) => brief(article, length).keyPoints.length,
    )
    expect(counts).toEqual([1, 3, 7])
  })

  it('keeps to the reading order', () => {
    const starts = brief(article, 'full').keyPoints.map(({ start }) => start)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  })

  it('lets the later half of a long article speak in full', () => {
    const half = article.sentences[Math.ceil(article.sentences.length / 2)]?.start ?? Infinity
    expect(brief(article, 'full').keyPoints.filter(({ start }) => start >= half)).toHaveLength(2)
  })

  it('lets a later half speak from twelve sentences on, and never in the place of the best', () => {
    const told = (count: number) => parsePlainText({ title: '' }, LATER.split('\n').slice(0, count).join(' '))
    const late = (count: number, ranks: readonly number[]) => {
      const article = told(count)
      const keyPoints = ranks.flatMap((rank) => article.sentences[rank] ?? [])
      return brief(article, 'full', keyPoints).keyPoints.map((span) =>
        article.sentences.findIndex(({ start }) => start === span.start),
      )
    }
    expect(late(11, [0, 1, 2, 3, 4, 5, 6, 10, 9])).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(late(12, [0, 1, 2, 3, 4, 5, 7, 11, 10])).toEqual([0, 1, 2, 3, 4, 7, 11])
    expect(late(12, [0, 1, 2, 3, 4, 5, 6, 11])).toEqual([0, 1, 2, 3, 4, 6, 11])
    expect(late(12, [0, 1, 2, 3, 4, 6, 7, 11])).toEqual([0, 1, 2, 3, 4, 6, 7])
    expect(late(12, [0, 11, 10])).toEqual([0, 10, 11])
    expect(late(12, [0, 1])).toEqual([0, 1])
  })

  it('shows up to two sentences before a step, of its own paragraph', () => {
    const stepIn = (...paragraphs: string[]) => {
      const text = paragraphs.join('\n')
      const told = parsePlainText({ title: '', published: '2025-02-04' }, text)
      return brief(told, 'short', []).nextSteps.map(({ sentence }) => sliceOf(text, sentence))
    }
    const promise = 'But he has promised a report to the council by 30 March.'
    const [far, near, whole] = ['He met the ferrymen.', 'They were angry.', 'Mayor Renn came home.']
    expect(stepIn(`${whole} ${far} ${near} ${promise}`)).toEqual([`${far} ${near} ${promise}`])
    expect(stepIn(`${far} ${whole} ${promise}`)).toEqual([`${whole} ${promise}`])
    expect(stepIn(`${near} ${promise}`)).toEqual([`${near} ${promise}`])
    expect(stepIn(promise)).toEqual([promise])
    expect(stepIn(whole, `${near} ${promise}`)).toEqual([`${near} ${promise}`])
  })

  it('shows a next step with the sentence that says whom it means, unless that is a step itself', () => {
    const stepsOf = (text: string) => {
      const told = parsePlainText({ title: '', published: '2025-02-04' }, text)
      const { nextSteps } = brief(told, 'full', [])
      return nextSteps.map(({ sentence }) => sliceOf(text, sentence))
    }
    const mayor = 'Mayor Renn met the ferrymen.'
    const promise = 'But he has promised a report to the council by 30 March.'
    expect(stepsOf(`It rained. ${mayor} ${promise}`)).toEqual([`${mayor} ${promise}`])
    expect(stepsOf(`${mayor}\n${promise}`)).toEqual([promise])
    const plan = 'Mayor Renn plans to open the bridge on 3 March.'
    expect(stepsOf(`${mayor} ${plan} ${promise}`)).toEqual([plan, promise])
  })

  it('puts a self-contained sentence of the next ranks in the place of one that leans on another', () => {
    const others = LATER.split('\n').slice(0, 7)
    const text = ['The harbour bridge was closed on Monday.', 'But it may open in May.', ...others].join(' ')
    const spans = [text.indexOf('But'), 0, ...others.map((one) => text.indexOf(one))].map((start) => ({
      start,
      end: text.indexOf('.', start) + 1,
    }))
    const shown = (['headline', 'short', 'full'] as const).map((length) =>
      brief(parsePlainText({ title: '' }, text), length, spans).keyPoints.map(({ start }) => start),
    )
    expect(shown.map((starts) => starts.includes(text.indexOf('But')))).toEqual([true, false, false])
    expect(shown.map((starts) => starts.length)).toEqual([1, 3, 7])
  })

  it('gives next steps and figures with their sentences', () => {
    const { nextSteps, figures } = brief(article, 'short')
    const slice = ({ start, end }: { start: number; end: number }) => article.text.slice(start, end)
    expect(nextSteps.map(({ sentence }) => slice(sentence))).toContain(
      'He promised a report to the council by the end of March.',
    )
    expect(figures.map(({ span }) => slice(span))).toContain('38,000 vehicles')
  })
})
