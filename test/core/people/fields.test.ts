import { describe, expect, it } from 'vitest'
import { fieldOfRole } from '../../../src/core/people/fields.ts'

describe('fieldOfRole', () => {
  it.each([
    ['Ostby United goalkeeper', 'playing'],
    ['goalkeeper for Ostby', 'playing'],
    ['Republican senator from Ostby', 'governing'],
    ['Prime Minister', 'governing'],
    ['Mayor of Ostby, a farmer', 'governing'],
  ])('reads %s by its head', (role, field) => {
    expect(fieldOfRole(role)).toBe(field)
  })

  it.each([
    'former striker',
    'senator’s spokesman',
    'club president',
    'spokesman for the mayor',
    'ex-mayor',
    '',
  ])('tells nothing by “%s”', (role) => {
    expect(fieldOfRole(role)).toBeUndefined()
  })
})
