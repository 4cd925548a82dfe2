import { describe, expect, it } from 'vitest'
import { buildCatalogue } from '../../../domain/catalogue/catalogue.ts'
import { chainFaults } from '../../../domain/catalogue/chain-faults.ts'
import { checkCharacter, isChecked } from '../../../domain/catalogue/check-character.ts'
import { lintCatalogue } from '../../../domain/catalogue/lint.ts'
import type { CatalogueRows } from '../../../domain/catalogue/part.ts'
import { isInRange } from '../../../domain/catalogue/serial-range.ts'
import { partCode } from '../../../domain/ids.ts'
import { smallRows } from '../../support/small-catalogue.ts'

const step = (part: string, successor: string, since = 1) => ({
  part: partCode(part),
  successor: partCode(successor),
  since,
})

describe('the check character (ISO/IEC 7064 MOD 37,36)', () => {
  it.each([
    ['09980000020033', 'F'],
    ['008182709980000020033350276', 'C'],
    ['BCD215KA', 'R'],
    ['BCD215KB', 'P'],
    ['BCD-215A', 'Q'],
  ])('of %s is %s', (code, check) => {
    expect(checkCharacter(code)).toBe(check)
    expect(isChecked(`${code}-${check}`)).toBe(true)
  })

  it('finds every single wrong character', () => {
    const signs = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    const whole = `BCD215KA${checkCharacter('BCD215KA')}`
    for (let at = 0; at < whole.length; at += 1) {
      for (const sign of signs.filter((each) => each !== whole[at])) {
        expect(isChecked(whole.slice(0, at) + sign + whole.slice(at + 1))).toBe(false)
      }
    }
  })

  it.each(['', '--', '门封12', 'BСD'])('does not exist for %s', (code) => {
    expect(checkCharacter(code)).toBeNull()
    expect(isChecked(code)).toBe(false)
  })
})

describe('chains of supersession', () => {
  it('are faultless in the small catalogue', () => {
    expect(chainFaults(smallRows.supersessions)).toEqual([])
  })

  it('show rings and forks, each once', () => {
    const rows = [step('A', 'B'), step('B', 'C'), step('C', 'B'), step('D', 'E'), step('D', 'F')]
    expect(chainFaults(rows)).toEqual([
      { kind: 'ring', parts: ['B', 'C'] },
      { kind: 'forked', part: 'D', parts: ['E', 'F'] },
    ])
  })

  it('of any length are read without trouble', () => {
    const long = Array.from({ length: 50_000 }, (_, at) => step(`P${at}`, `P${at + 1}`))
    expect(chainFaults(long)).toEqual([])
    expect(chainFaults([...long, step('P50000', 'P0')])).toHaveLength(1)
  })
})

describe('a serial range', () => {
  it.each([
    ['2107', { from: '2107', to: null }, true],
    ['210700123', { from: '2107', to: null }, true],
    ['210699999', { from: '2107', to: null }, false],
    ['2112-00017', { from: '2107', to: '2112' }, true],
    ['211300000', { from: '2107', to: '2112' }, false],
    ['1', { from: null, to: null }, true],
    ['b2000-17', { from: null, to: 'B1999' }, false],
  ])('for %s in %o: %s', (serial, range, is) => {
    expect(isInRange(serial, range)).toBe(is)
  })

  it.each([
    ['21', { from: '2107', to: null }],
    ['A2107', { from: '2107', to: null }],
    ['2107', { from: 'X1', to: null }],
  ])('cannot be told for %s in %o', (serial, range) => {
    expect(isInRange(serial, range)).toBeNull()
  })
})

describe('the catalogue lint', () => {
  const [part] = smallRows.parts
  if (!part) throw new Error('the small catalogue is empty')
  const lint = (rows: CatalogueRows) => lintCatalogue(rows, buildCatalogue(rows))
  const named = (rows: CatalogueRows, kind: string) =>
    lint(rows).filter((each) => each.kind === kind)

  it('names codes that are written alike, also a part and a model', () => {
    const parts = [...smallRows.parts, { ...part, code: partCode('bcd 215-KA') }]
    expect(named({ ...smallRows, parts }, 'alike')).toEqual([
      { kind: 'alike', codes: ['bcd 215-KA', 'BCD-215KA'] },
    ])
  })

  it('names valid twins inside one bill of materials, those of the same name first', () => {
    const [fit] = smallRows.fits.filter((each) => each.part === part.code)
    if (!fit) throw new Error('the first part fits nothing')
    const twin = { ...part, code: partCode(`${part.code.slice(0, -1)}Z`) }
    const rows = {
      ...smallRows,
      parts: [...smallRows.parts, twin],
      fits: [...smallRows.fits, { ...fit, part: twin.code }],
    }
    expect(named(rows, 'twins')[0]).toEqual({
      kind: 'twins',
      parts: [part.code, twin.code].toSorted(),
      models: [fit.model],
      sameName: true,
    })
    expect(named(rows, 'same-name')).toEqual([
      { kind: 'same-name', model: fit.model, slot: fit.slot, parts: [part.code, twin.code] },
    ])
  })

  it('names parts that fit nothing, but none that replace one that does', () => {
    const parts = [...smallRows.parts, { ...part, code: partCode('LONELY-1') }]
    expect(named({ ...smallRows, parts }, 'orphan')).toContainEqual({
      kind: 'orphan',
      part: 'LONELY-1',
    })
    const successors = smallRows.supersessions.map((row) => row.successor)
    const orphans = named(smallRows, 'orphan').map((each) => 'part' in each && each.part)
    expect(orphans.filter((code) => successors.some((each) => each === code))).toEqual([])
  })

  it('names a chain that ends in a part no longer made', () => {
    const parts = smallRows.parts.map((each) => ({ ...each, status: 'discontinued' as const }))
    const [row] = smallRows.supersessions
    expect(named({ ...smallRows, parts }, 'dead-end')).toContainEqual({
      kind: 'dead-end',
      part: row?.part,
      end: row?.successor,
    })
  })
})
