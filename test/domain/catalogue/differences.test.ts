import { describe, expect, it } from 'vitest'
import { differences, differencesWithin } from '../../../domain/catalogue/differences.ts'

const shown = (typed: string, code: string) =>
  differences(typed, code)
    .map(({ text, differs }) => (differs ? `[${text}]` : text))
    .join('')

describe('differences', () => {
  it.each([
    ['BCD-215A', 'BCD-215KA', 'BCD-215[K]A'],
    ['bcd215ka', 'BCD-215KA', 'BCD-215KA'],
    ['BCD-215KA', 'BCD-215KB', 'BCD-215K[B]'],
    ['0064000358A', '0064000385A', '00640003[85]A'],
    ['BCD-21SKA', 'BCD-215KA', 'BCD-21[5]KA'],
    ['BCD-215KAX', 'BCD-215KA', 'BCD-215K[A]'],
    ['', 'A-1', '[A]-[1]'],
  ])('of %s and %s are marked as %s', (typed, code, marked) => {
    expect(shown(typed, code)).toBe(marked)
  })

  it('always make up the whole code', () => {
    const pieces = differences('x'.repeat(1_000), 'KFR-50LW(50568)Aa-2')
    expect(pieces.map((piece) => piece.text).join('')).toBe('KFR-50LW(50568)Aa-2')
  })

  it('of a partial code leave alone what stands before it', () => {
    expect(differencesWithin('215A', 'BCD-215KA', 4)).toEqual([
      { text: 'BCD-', differs: false },
      { text: '215', differs: false },
      { text: 'K', differs: true },
      { text: 'A', differs: false },
    ])
  })
})
