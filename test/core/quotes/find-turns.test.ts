import { describe, expect, it } from 'vitest'
import { findTurns } from '../../../src/core/quotes/find-turns.ts'
import { readQuotations } from '../../support/read-quotations.ts'
import { scansOf } from '../../support/read-mentions.ts'

const paragraphs = (...lines: string[]) => lines.join('\n\n')
/** Each turn as the words of its paragraphs. */
const turns = (...lines: string[]) => {
  const text = paragraphs(...lines)
  return findTurns(scansOf(text)).map(({ content, label, role }) => [
    label === undefined ? role : label.words.join(' '),
    content.map(({ start, end }) => text.slice(start, end)).join(' / '),
  ])
}

describe('findTurns', () => {
  it('finds turns by names and by letters', () => {
    expect(turns('LEE: One.', 'RAY: Two.', 'ANN LEE: Three.', 'LEE: Four.')).toEqual([
      ['LEE', 'One.'],
      ['RAY', 'Two.'],
      ['ANN LEE', 'Three.'],
      ['LEE', 'Four.'],
    ])
    expect(turns('Q: One?', 'A: Two.', 'Q: Three?')).toEqual([
      ['question', 'One?'],
      ['answer', 'Two.'],
      ['question', 'Three?'],
    ])
  })

  it.each([
    ['two turns', ['LEE: One.', 'RAY: Two.']],
    ['one speaker', ['LEE: One.', 'LEE: Two.', 'LEE: Three.']],
    ['nobody who speaks again', ['LEE: One.', 'RAY: Two.', 'MOSS: Three.']],
    ['small letters', ['Lee: One.', 'Ray: Two.', 'Lee: Three.']],
    ['no colon', ['LEE said one.', 'RAY said two.', 'LEE said three.']],
    ['nothing after the colon', ['LEE:', 'RAY:', 'LEE:']],
    ['no label', [': One.', ': Two.', ': Three.']],
    ['labels of the page', ['VIDEO: One.', 'PHOTO: Two.', 'VIDEO: Three.']],
    ['six words', ['AB CD EF GH IJ LEE: One.', 'RAY: Two.', 'AB CD EF GH IJ LEE: Three.']],
    ['days', ['MONDAY: One.', 'TUESDAY: Two.', 'MONDAY: Three.']],
    ['what is no name', ['ON 5 MAY: One.', 'OF: Two.', 'ON 5 MAY: Three.']],
  ])('finds none in %s', (_, lines) => expect(turns(...lines)).toEqual([]))

  it('takes off the marks around a turn, and goes on where they stay open', () => {
    expect(turns('“LEE: One.', '“And one.', '“And all.”', '“RAY: Two.”', '“LEE: Three.”')).toEqual([
      ['LEE', 'One. / And one. / And all.'],
      ['RAY', 'Two.'],
      ['LEE', 'Three.'],
    ])
  })

  it('takes off the marks around the words of a turn, where they hold all of it', () => {
    expect(turns('LEE: “One.”', 'RAY: “Two,” he said. “Three.”', 'LEE: He said “four.”')).toEqual([
      ['LEE', 'One.'],
      ['RAY', '“Two,” he said. “Three.”'],
      ['LEE', 'He said “four.”'],
    ])
  })

  it('ends a turn where its mark closes', () => {
    expect(turns('“LEE: One.', '“And two.”', '“Three.”', '“RAY: Four.”', '“LEE: Five.”')).toEqual([
      ['LEE', 'One. / And two.'],
      ['RAY', 'Four.'],
      ['LEE', 'Five.'],
    ])
  })

  it('ends an open turn at the next label, at a paragraph of the writer’s and at the end', () => {
    expect(turns('“LEE: One.', '“RAY: Two.', 'It rained.', '“No.', '“LEE: Three.', '“And four.')).toEqual([
      ['LEE', 'One.'],
      ['RAY', 'Two.'],
      ['LEE', 'Three. / And four.'],
    ])
  })
})

describe('attributeTurns', () => {
  const INTRO = 'The town met on Monday, and it rained as it often does.'
  const INTERVIEW = ['Q: Where is it?', 'A: It is here.', 'Q: Is it?', 'A: It is.']

  it.each([
    ['the one person of the introduction', 'We met Ann Lee on Monday.', 'Ann Lee'],
    ['who is named most in it', 'We met Ann Lee and Tom Ray on Monday. Later Lee was alone.', 'Ann Lee'],
    ['whoever comes first or last', 'We met Ann Lee and Tom Ray on Monday. Later Ray was alone.', 'Tom Ray'],
    [
      'nobody of whom it is not known that they are a person',
      'We met Qwert. Qwert sat with Ann Lee.',
      'Ann Lee',
    ],
    ['nobody of two', 'We met Ann Lee and Tom Ray on Monday.', '-'],
    ['nobody where nobody is named', 'We met on Monday.', '-'],
    ['no body', 'We met the Dover Port Authority on Monday.', '-'],
    ['nobody who comes later', 'We met on Monday.', '-', 'Then Ann Lee left.'],
  ])('takes for the one who answers %s', (_, introduction, guest, ...after) => {
    const read = readQuotations(paragraphs(introduction, ...INTERVIEW, ...after))
    expect(read).toEqual([
      ['-', 'Where is it?', 0.5],
      [guest, 'It is here.', guest === '-' ? 0.5 : 0.75],
      ['-', 'Is it?', 0.5],
      [guest, 'It is.', guest === '-' ? 0.5 : 0.75],
    ])
  })

  it('takes nobody for the one who answers who is asked about', () => {
    const turns = ['Q: Where were Tom Ray and Mr. Ray?', ...INTERVIEW.slice(1)]
    const read = readQuotations(paragraphs('We met Ann Lee on Monday.', ...turns))
    expect(read.map(([who]) => who)).toEqual(['-', 'Ann Lee', '-', 'Ann Lee'])
  })

  it('takes what a speaker quotes for a part of their turn', () => {
    const turns = ['LEE: One.', 'RAY: She told me: “It is wet and cold in this town.”', 'LEE: Three.']
    expect(readQuotations(paragraphs(INTRO, ...turns)).map(([, said]) => said)).toEqual([
      'One.',
      'She told me: “It is wet and cold in this town.”',
      'Three.',
    ])
  })

  it('attributes a transcript, whatever else is quoted around it', () => {
    const text = paragraphs(
      `${INTRO} “It is wet,” said Ann Lee.`,
      '“LEE: One “wet” day.',
      '“And one.”',
      'RAY: Two.',
      'LEE: Three.',
      '“It is dry,” said Tom Ray.',
    )
    expect(readQuotations(text).map(([who, said]) => [who, said])).toEqual([
      ['Ann Lee', 'It is wet,'],
      ['Ann Lee', 'One “wet” day. / And one.'],
      ['Tom Ray', 'Two.'],
      ['Ann Lee', 'Three.'],
      ['Tom Ray', 'It is dry,'],
    ])
  })
})
