import type { CardWords, Picture, Theme } from '../../src/reply/picture.ts'

const said = (text: string): CardWords => ({ text, isSaid: true })
const plain = (text: string): CardWords => ({ text, isSaid: false })
const source = ['A Bridge at Last for the Harbour of Ostby', 'The Harbour Post · 2 May 2031']
const mayor = { kind: 'quotation', speaker: 'Ada Fenwick', role: 'mayor of Ostby', source } as const

/** Pictures of every length and script that are kept as golden files; the texts are invented. */
export const pictureSamples = {
  short: { ...mayor, words: [plain('“'), said('Low water at six.'), plain('”')] },
  usual: {
    ...mayor,
    words: [
      plain('“'),
      said('The bridge opens in spring, and nobody will pay a toll: not the baker, not the ferryman, not me'),
      plain(',” the mayor told the council on Monday. “'),
      said('That was the promise, and a promise that waits eleven years is a promise all the same.'),
      plain('”'),
    ],
  },
  long: {
    ...mayor,
    words: [
      plain('“'),
      said(
        'We measured the tide again, and wrote it down as it was, and the table that hangs in the harbour office is the table of that night. Nobody has changed a figure in it. Whoever says that the wall was too low before the storm should come and read it, as the engineers did, line by line, and tell me afterwards which of those lines they would have written in another way, and why.',
      ),
      plain('”'),
    ],
  },
  greek: {
    kind: 'quotation',
    words: [plain('«'), said('Η γέφυρα ανοίγει την άνοιξη και κανείς δεν θα πληρώσει διόδια'), plain('»')],
    speaker: 'Ελένη Παπαδοπούλου',
    role: 'δήμαρχος',
    source: ['Επιτέλους μια γέφυρα', 'Ο Λιμένας · 2 May 2031'],
  },
  cyrillic: {
    kind: 'quotation',
    words: [
      plain('«'),
      said('Міст відкриється навесні, і ніхто не платитиме за проїзд'),
      plain('», — сказала вона. «'),
      said('Это обещание мы сдержим'),
      plain('».'),
    ],
    speaker: 'Олена Ґонта',
    source: ['Нарешті міст: Ђорђе Њежић о отварању', 'Портовий вісник · 2 May 2031'],
  },
  fragment: {
    ...mayor,
    speaker: 'Zoë Dvořáková-Żółkiewska and Nguyễn Văn Ưu',
    words: [
      plain('The engineers called the old wall “'),
      said('a promise kept by luck'),
      plain('” and asked the council for a new one before the next winter.'),
    ],
  },
  chart: {
    kind: 'bars',
    title: 'Who was heard',
    source: ['Words quoted in 12 new articles'],
    bars: [
      { label: 'Ada Fenwick', amount: 1204, written: '1,204' },
      {
        label: 'Bartholomew Featherstonehaugh-Cholmondeley of the Northern Harbour Commission',
        amount: 873,
        written: '873',
      },
      { label: 'Олена Ґонта', amount: 410, written: '410' },
      { label: 'Ελένη Παπαδοπούλου', amount: 96, written: '96' },
      { label: 'Cyd Marlow', amount: 12, written: '12' },
      { label: 'Dot Ray', amount: 1, written: '1' },
    ],
  },
  loneSpeaker: {
    kind: 'bars',
    title: 'Who was heard',
    source: ['Words quoted in A Bridge at Last'],
    bars: [{ label: 'Ada Fenwick', amount: 57, written: '57' }],
  },
} as const satisfies Readonly<Record<string, Picture>>

/** Those that are kept: all light, and some dark. */
export const goldenPictures: readonly {
  readonly name: keyof typeof pictureSamples
  readonly theme: Theme
}[] = [
  ...(Object.keys(pictureSamples) as (keyof typeof pictureSamples)[]).map((name) => ({
    name,
    theme: 'light' as const,
  })),
  { name: 'usual', theme: 'dark' },
  { name: 'chart', theme: 'dark' },
]
