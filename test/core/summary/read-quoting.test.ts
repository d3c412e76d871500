import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { readQuoting } from '../../../src/core/summary/read-quoting.ts'

/** Of each sentence, how many of its characters stand in marks, and whether it is broken. */
function read(text: string): [number, boolean][] {
  const { paragraphs, sentences } = parsePlainText({ title: '' }, text)
  return readQuoting(text, paragraphs, sentences).map(({ share, isBroken }, index) => {
    const { start, end } = sentences[index] ?? { start: 0, end: 0 }
    return [Math.round(share * (end - start)), isBroken]
  })
}

describe('readQuoting', () => {
  it('measures what stands between marks, curly or straight', () => {
    expect(read('She said “we will stay” twice.')).toEqual([[13, false]])
    expect(read('She said "we will stay" twice.')).toEqual([[13, false]])
    expect(read('“We stay,” she said, “and wait.”')).toEqual([[19, false]])
    expect(read('She said nothing at all.')).toEqual([[0, false]])
    expect(read('("We stay," she said)')).toEqual([[9, false]])
  })

  it('calls a sentence broken that begins or ends inside a quotation', () => {
    expect(read('He said: “We stay. We wait. We see.” Nobody left.')).toEqual([
      [9, true],
      [8, true],
      [7, true],
      [0, false],
    ])
  })

  it('takes a mark for none that opens twice or closes what is not open', () => {
    expect(read('He said “we “stay here” now.')).toEqual([[14, false]])
    expect(read('It is 6” long and stays.')).toEqual([[0, false]])
    expect(read('It is 6 ”long and stays.')).toEqual([[0, false]])
    expect(read('It is 6" long and stays.')).toEqual([[0, false]])
    expect(read('It is " long " and stays.')).toEqual([[0, false]])
  })

  it('begins anew with each paragraph', () => {
    expect(read('He said: “We stay.\n\nNobody left the room.')).toEqual([
      [9, true],
      [0, false],
    ])
  })
})
