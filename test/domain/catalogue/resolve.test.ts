import { describe, expect, it } from 'vitest'
import { buildCatalogue } from '../../../domain/catalogue/catalogue.ts'
import type { PartResolution } from '../../../domain/catalogue/resolution.ts'
import { resolveNamed, resolvePart } from '../../../domain/catalogue/resolve.ts'
import { resolveModel } from '../../../domain/catalogue/resolve-model.ts'
import { modelCode, partCode } from '../../../domain/ids.ts'
import { days } from '../../../domain/time.ts'
import { smallCatalogue, smallRows } from '../../support/small-catalogue.ts'

const catalogue = smallCatalogue()
const at = days(100)
const ka = modelCode('BCD-215KA')
const kb = modelCode('BCD-215KB')

const reasons = (resolution: PartResolution) =>
  'reasons' in resolution ? resolution.reasons.map((reason) => reason.kind) : []

function codes(resolution: PartResolution): readonly string[] {
  if (resolution.kind === 'choose') return resolution.candidates.map((one) => one.part.code)
  if (resolution.kind === 'confirm') return [resolution.candidate.part.code]
  return []
}

describe('resolvePart', () => {
  it('takes a code that is in the catalogue, fits the model and agrees with the name', () => {
    const evidence = { model: ka, categories: ['compressor'] }
    const resolution = resolvePart('0064-000385a', evidence, catalogue, at)
    expect(resolution).toMatchObject({ kind: 'exact', part: { code: '0064000385A' }, model: ka })
  })

  it('notes on the card that a sibling model has another part there', () => {
    const resolution = resolvePart('0064000385A', { model: ka }, catalogue, at)
    if (resolution.kind !== 'exact') throw new Error('expected an exact part')
    const [first] = resolution.notes
    expect(first).toEqual({
      kind: 'sibling-differs-in',
      model: ka,
      sibling: 'BCD-215K',
      slot: 'compressor',
    })
  })

  it('has nothing to note where the siblings share the part', () => {
    const resolution = resolvePart('0060830077', { model: ka }, catalogue, at)
    expect(resolution).toMatchObject({ kind: 'exact', notes: [] })
  })

  it('shows the models an exact code fits when no model was said', () => {
    const resolution = resolvePart('0064000385A', {}, catalogue, at)
    expect(resolution).toMatchObject({ kind: 'exact', model: null, fits: [ka] })
  })

  it('asks about a code with a letter missing: what fits the model first', () => {
    const resolution = resolvePart('006400038A', { model: ka }, catalogue, at)
    expect(resolution.kind).toBe('choose')
    expect(reasons(resolution)).toEqual(['not-in-catalogue'])
    expect(codes(resolution)[0]).toBe('0064000385A')
    const candidates = resolution.kind === 'choose' ? resolution.candidates : []
    expect(candidates.map((one) => one.fit).lastIndexOf('fits')).toBe(
      candidates.filter((one) => one.fit === 'fits').length - 1,
    )
    expect(candidates[0]?.differences).toContainEqual({ text: '5', differs: true })
  })

  it('asks about a valid code that does not fit, and offers both what fits and what was typed', () => {
    const resolution = resolvePart('0064000385B', { model: ka }, catalogue, at)
    expect(reasons(resolution)).toEqual(['does-not-fit'])
    expect(codes(resolution)).toEqual(['0064000385A', '0064000385B'])
  })

  it('asks when the name typed beside the code is another part', () => {
    const evidence = { model: ka, categories: ['thermostat'] }
    const resolution = resolvePart('0064000385A', evidence, catalogue, at)
    expect(reasons(resolution)).toEqual(['name-differs'])
    expect(codes(resolution)).toContain('0064000385A')
    expect(codes(resolution)).toContain('0060400102')
  })

  it('asks for a yes when the part is replaced, from the day on', () => {
    const early = resolvePart('0010403487', { model: ka }, catalogue, days(999))
    expect(early.kind).toBe('exact')
    const late = resolvePart('0010403487', { model: ka }, catalogue, days(1_000))
    expect(late).toMatchObject({
      kind: 'confirm',
      reasons: [{ kind: 'superseded', by: '0010403488' }],
      candidate: { part: { code: '0010403488' }, fit: 'fits', via: 'successor' },
    })
  })

  it('lists what a partial code may be, never more than five', () => {
    const resolution = resolvePart('00640003', {}, catalogue, at)
    expect(resolution.kind).toBe('choose')
    expect(codes(resolution).length).toBeLessThanOrEqual(5)
    expect(codes(resolution)).toContain('0064000391')
  })

  it('says so when nothing is near, with what the model has', () => {
    const resolution = resolvePart('ZZ99999', { model: ka }, catalogue, at)
    expect(resolution).toMatchObject({
      kind: 'unknown',
      reasons: [{ kind: 'not-in-catalogue' }],
      has: expect.arrayContaining(['compressor', 'thermostat']),
    })
  })

  it('lists the named parts of the model when the code is far from everything', () => {
    const evidence = { model: ka, categories: ['compressor'] }
    const resolution = resolvePart('ZZ99999', evidence, catalogue, at)
    expect(resolution.kind).toBe('confirm')
    expect(codes(resolution)).toEqual(['0064000385A'])
  })

  it('treats codes that are written alike as a choice, also with a model', () => {
    const [part] = smallRows.parts
    if (!part) throw new Error('the small catalogue is empty')
    const twin = { ...part, code: partCode('00640-00385A') }
    const twins = buildCatalogue({ ...smallRows, parts: [...smallRows.parts, twin] })
    const resolution = resolvePart('0064000385A', { model: ka }, twins, at)
    expect(reasons(resolution)).toEqual(['collides'])
    expect(codes(resolution)).toEqual(['0064000385A', '00640-00385A'])
  })

  it('uses what the station has ordered for the order only', () => {
    const history = new Set([partCode('0064000385B')])
    const resolution = resolvePart('0064000385X', { history }, catalogue, at)
    expect(resolution.kind).toBe('choose')
    expect(codes(resolution)[0]).toBe('0064000385B')
  })

  it('never accepts a look-alike as the code itself', () => {
    const resolution = resolvePart('ОО64ООО385А', { model: ka }, catalogue, at)
    expect(resolution.kind).not.toBe('exact')
    expect(codes(resolution)).toContain('0064000385A')
  })
})

describe('resolveNamed', () => {
  it('asks for a yes when the model has one such part', () => {
    const name = { text: '压缩机', categories: ['compressor'] }
    const resolution = resolveNamed(name, kb, catalogue, at)
    expect(resolution).toMatchObject({
      kind: 'confirm',
      candidate: { part: { code: '0064000385B' } },
    })
  })

  it('asks which when the model has several, the typed one first', () => {
    const name = { text: '冷冻门封条', categories: ['door-gasket'] }
    const resolution = resolveNamed(name, ka, catalogue, at)
    expect(codes(resolution)).toEqual(['0060700221', '0060700220'])
  })

  it('offers the successor in place of a replaced part', () => {
    const name = { text: 'fan motor', categories: ['fan-motor'] }
    const resolution = resolveNamed(name, ka, catalogue, days(2_000))
    expect(codes(resolution)).toEqual(['0010403488'])
  })

  it('says what the model has when it has no such part', () => {
    const name = { text: '排水泵', categories: ['drain-pump'] }
    const resolution = resolveNamed(name, ka, catalogue, at)
    expect(resolution).toMatchObject({
      kind: 'unknown',
      reasons: [{ kind: 'model-has-none', model: ka }],
    })
  })
})

describe('resolveModel', () => {
  const listed = (typed: string) => {
    const resolution = resolveModel(typed, catalogue)
    return resolution.kind === 'choose' ? resolution.candidates.map((one) => one.model.code) : []
  }

  it.each(['BCD-215KA', 'bcd215ka', 'ＢＣＤ 215 KA'])('knows %s', (typed) => {
    expect(resolveModel(typed, catalogue)).toMatchObject({ kind: 'exact', model: { code: ka } })
  })

  it.each(['215A', 'BCD-215A'])('lists all siblings for %s and picks none', (typed) => {
    expect(listed(typed)).toEqual(expect.arrayContaining(['BCD-215K', 'BCD-215KA', 'BCD-215KB']))
  })

  it.each([
    ['215ka', ['BCD-215KA']],
    ['215', ['BCD-215K', 'BCD-215KA', 'BCD-215KB']],
    ['35机', ['KFR-35GW/BP']],
    ['XQG70', ['XQG70-1012']],
    ['21', []],
  ])('only lists for the partial %s', (typed, codes) => {
    expect(resolveModel(typed, catalogue).kind).not.toBe('exact')
    expect(listed(typed)).toEqual(codes)
  })

  it('never takes a Cyrillic look-alike for the model', () => {
    expect(resolveModel('ВСD-215КА', catalogue).kind).toBe('choose')
    expect(listed('ВСD-215КА')).toContain('BCD-215KA')
  })

  it('says so when it knows nothing like it', () => {
    expect(resolveModel('QQQQ-9', catalogue)).toEqual({ kind: 'unknown', typed: 'QQQQ-9' })
    expect(resolveModel('', catalogue).kind).toBe('unknown')
    expect(resolveModel('x'.repeat(100_000), catalogue).kind).toBe('unknown')
  })
})
