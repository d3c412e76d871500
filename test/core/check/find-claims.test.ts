import { expect, it } from 'vitest'
import { findClaims } from '../../../src/core/check/find-claims.ts'

it.each([
  [
    '“We will rebuild the bridge,” Ann Lee said on Monday.',
    [{ words: 'We will rebuild the bridge,', speaker: 'Ann Lee' }],
  ],
  [
    '“We will rebuild,” Ann Lee said, “the old bridge this year.”',
    [{ words: 'We will rebuild, the old bridge this year.', speaker: 'Ann Lee' }],
  ],
  ['“We will rebuild the bridge,” somebody said.', [{ words: 'We will rebuild the bridge,' }]],
  ['we will rebuild the bridge', [{ words: 'we will rebuild the bridge' }]],
  ['', [{ words: '' }]],
])('finds what is claimed, and of whom: %s', (message, claims) => {
  expect(findClaims(message)).toStrictEqual(claims)
})
