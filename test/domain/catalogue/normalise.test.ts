import { describe, expect, it } from 'vitest'
import {
  foldLookalikes,
  foldScripts,
  normaliseCode,
  normaliseName,
} from '../../../domain/catalogue/normalise.ts'

describe('normaliseCode', () => {
  it.each([
    ['bcd-215ka', 'BCD215KA'],
    ['ＢＣＤ－２１５ＫＡ', 'BCD215KA'],
    ['bcd 215 ka', 'BCD215KA'],
    ['BCD—215_KA', 'BCD215KA'],
    ['KFR-50LW(50568)Aa-2', 'KFR50LW50568AA2'],
    ['BC/BD-203', 'BCBD203'],
    ['  --  ', ''],
  ])('reads %s as %s', (typed, normalised) => {
    expect(normaliseCode(typed)).toBe(normalised)
    expect(normaliseCode(normaliseCode(typed))).toBe(normalised)
  })

  it('keeps letters of other scripts apart from Latin ones', () => {
    expect(normaliseCode('ВСD215')).not.toBe('BCD215')
    expect(foldScripts(normaliseCode('ВСD215КА'))).toBe('BCD215KA')
  })
})

describe('foldLookalikes', () => {
  it('gives one sign to characters that look alike', () => {
    expect(foldLookalikes('O0I1LS5B8Z2')).toBe('00111558822')
  })
})

describe('normaliseName', () => {
  it('leaves out spaces, dashes and case, and keeps the script', () => {
    expect(normaliseName('Door-Gasket ')).toBe('doorgasket')
    expect(normaliseName('門封條（白）')).toBe('門封條白')
  })
})
