import { describe, expect, it } from 'vitest'
import { indexOver } from '../../../domain/catalogue/code-index.ts'
import { openSnapshot, snapshotOf } from '../../../domain/catalogue/code-snapshot.ts'
import { codeTables } from '../../../domain/catalogue/code-tables.ts'

const codes = ['BCD-215KA', 'BCD-215KB', '0010203662', '门封-12', 'ab 12']
const snapshot = () => snapshotOf(codeTables(codes), 7)

describe('a snapshot', () => {
  it('answers as the index it was made from', () => {
    const opened = openSnapshot(snapshot(), 7)
    if (opened.kind !== 'opened') throw new Error(opened.why)
    const [stored, built] = [indexOver(opened.tables), indexOver(codeTables(codes))]
    for (const typed of ['bcd215ka', 'BCD-215K', '001020366', '门封12', 'AB1', '']) {
      expect(stored.exact(typed)).toEqual(built.exact(typed))
      expect(stored.candidates(typed, { limit: 9 })).toEqual(built.candidates(typed, { limit: 9 }))
    }
    expect(stored.exact('门封12')).toEqual(['门封-12'])
    expect(stored.containing('215', 9)).toEqual(['BCD-215KA', 'BCD-215KB'])
  })

  it('is refused when a single word of it is damaged, wherever', () => {
    const whole = snapshot()
    for (let at = 0; at < whole.length; at += 4) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      expect(openSnapshot(bytes, 7).kind, `byte ${at}`).toBe('unreadable')
    }
  })

  it.each([
    ['of other codes', snapshot(), 8, 'other-version'],
    ['cut short', snapshot().slice(0, -4), 7, 'damaged'],
    ['of another kind', new Uint8Array(64), 7, 'not-a-snapshot'],
    ['empty', new Uint8Array(0), 7, 'not-a-snapshot'],
  ])('is refused when it is %s', (_, bytes, of, why) => {
    expect(openSnapshot(bytes, of)).toEqual({ kind: 'unreadable', why })
  })
})
