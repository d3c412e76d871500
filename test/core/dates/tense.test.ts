import { expect, it } from 'vitest'
import { directionAt } from '../../../src/core/dates/tense.ts'

it.each([
  ['He was to speak on FRIDAY', 'future'],
  ['He is speaking on FRIDAY', 'future'],
  ['They’ll speak on FRIDAY', 'future'],
  ['It is to be published on FRIDAY', 'future'],
  ['He wants to sing on FRIDAY', 'future'],
  ['The party called an election for FRIDAY', 'future'],
  ['On FRIDAY the shop will close', 'future'],
  ['She said that he leaves on FRIDAY', 'future'],
  ['They said that they leave on FRIDAY', 'future'],
  ['He was on leave on FRIDAY', 'past'],
  ['The ferry was set to sail on FRIDAY', 'future'],
  ['It was published on FRIDAY', 'past'],
  ['He went to court on FRIDAY', 'past'],
  ['On FRIDAY the shop closed', 'past'],
  ['He said that it would rain on FRIDAY', 'future'],
  ['It will be known what he said on FRIDAY', 'past'],
  ['The way to reporters on FRIDAY', 'unknown'],
  ['The way to Ostby on FRIDAY', 'unknown'],
  ['The red bed and the seed on FRIDAY', 'unknown'],
  ['Jared on FRIDAY', 'unknown'],
  ['The evening on FRIDAY', 'unknown'],
  ['He is tall on FRIDAY', 'unknown'],
  ['This king on FRIDAY', 'unknown'],
  ['An island king on FRIDAY', 'unknown'],
  ['The pedals on FRIDAY', 'unknown'],
  ['The shed on FRIDAY', 'unknown'],
  ['They exceed it on FRIDAY', 'unknown'],
  ['They want to arrest him on FRIDAY', 'future'],
  ['On FRIDAY, rain', 'unknown'],
] as const)('tells which way a date points: %s', (text, direction) => {
  const start = text.indexOf('FRIDAY')
  expect(directionAt(text, start, start + 'FRIDAY'.length)).toBe(direction)
})
