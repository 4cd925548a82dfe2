import { describe, expect, test } from 'vitest'
import {
  consolePage,
  mistypedCompressor,
  models,
  parts,
  people,
  places,
  seats,
} from '../../db/sample/cast.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import { holds } from '../../domain/people/person.ts'

/** The cast is the same for every seed. */
describe.each([215, 1, 2026])('the cast of the founding story, drawn from seed %i', (seed) => {
  const company = sampleCompany(seed)
  const { catalogue, policy } = company
  const taizhou = company.sites.find(({ id }) => id === places.taizhou)
  const byCode = new Map(catalogue.parts.map((part) => [part.code, part]))

  const slotParts = (model: string, slot: string) =>
    catalogue.fits.filter((fit) => fit.model === model && fit.slot === slot).map(({ part }) => part)
  const stockOf = (part: string) =>
    Object.fromEntries(
      company.openingStock
        .filter((row) => row.part === part)
        .map(({ place, quantity }) => [place, quantity]),
    )
  const priceOf = (code: (typeof parts)[keyof typeof parts]) => byCode.get(code)?.priceFen ?? 0

  test('the Taizhou station is of grade B, in Zhejiang, under the Hangzhou centre', () => {
    expect(taizhou).toMatchObject({
      kind: 'station',
      grade: 'B',
      centre: places.hangzhou,
      name: { 'zh-Hans': '台州维修站', 'zh-Hant': '台州維修站', en: 'Taizhou station' },
      province: { en: 'Zhejiang' },
    })
    expect(policy.grades.B.directDraw).toBe('always')
  })

  test('everybody has their role at their place, and a seat at the console', () => {
    const person = (id: string) => company.people.find((each) => each.id === id)
    const has = (id: string, role: Parameters<typeof holds>[1], site: (typeof places)['hq']) => {
      const found = person(id)
      return found !== undefined && holds(found, role, site)
    }
    expect(has(people.clerk, 'clerk', places.taizhou)).toBe(true)
    expect(has(people.manager, 'manager', places.hangzhou)).toBe(true)
    expect(has(people.hangzhouKeeper, 'keeper', places.hangzhou)).toBe(true)
    expect(has(people.keeper, 'keeper', places.hq)).toBe(true)
    expect(has(people.hqManager, 'hq-manager', places.hq)).toBe(true)
    expect(has(people.operator, 'operator', places.hq)).toBe(true)
    for (const [user, id] of Object.entries(seats)) {
      expect(company.identities).toContainEqual({ ...consolePage, user, person: id })
    }
  })

  test('every model people type exists and is made today', () => {
    const active = catalogue.models.filter(({ status }) => status === 'active')
    expect(active.map(({ code }) => code)).toEqual(expect.arrayContaining(Object.values(models)))
    // What the story's clerk may leave a letter out of: no model is called so.
    expect(catalogue.models.map(({ code }) => String(code))).not.toContain('BCD-215A')
  })

  test('KA and KB hold different compressors and thermostats, and the same door gasket', () => {
    expect(slotParts(models.ka, 'compressor')).toEqual([parts.compressorKa])
    expect(slotParts(models.kb, 'compressor')).toEqual([parts.compressorKb])
    expect(slotParts(models.k, 'compressor')).toEqual([parts.compressorK])
    expect(slotParts(models.ka, 'thermostat')).toEqual([parts.thermostatKa])
    expect(slotParts(models.kb, 'thermostat')).toEqual([parts.thermostatKb])
    expect(slotParts(models.ka, 'door-gasket')).toEqual([parts.doorGasket])
    expect(slotParts(models.kb, 'door-gasket')).toEqual([parts.doorGasket])
  })

  test('a name asked for with a model of the cast has one answer', () => {
    const answers = (model: string, category: string) =>
      catalogue.fits.filter(
        (fit) => fit.model === model && byCode.get(fit.part)?.category === category,
      )
    expect(answers(models.ka, 'compressor')).toHaveLength(1)
    expect(answers(models.ka, 'thermostat')).toHaveLength(1)
    expect(answers(models.ka, 'door-gasket')).toHaveLength(1)
    expect(answers(models.frostFree, 'door-gasket')).toHaveLength(1)
    expect(answers(models.wallSplit, 'control-board')).toHaveLength(1)
    expect(answers(models.drumWasher, 'control-board')).toHaveLength(1)
  })

  test('the code without its letter is no part, and only the two compressors are one step away', () => {
    const drop = (code: string, at: number) => code.slice(0, at) + code.slice(at + 1)
    expect(byCode.has(parts.compressorKa)).toBe(true)
    expect(drop(parts.compressorKa, 3)).toBe(mistypedCompressor)
    expect(drop(parts.compressorKb, 3)).toBe(mistypedCompressor)
    const near = [...byCode.keys()].filter((code) => {
      if (code.length === mistypedCompressor.length) {
        const differing = Array.from(code).filter((one, at) => one !== mistypedCompressor[at])
        return differing.length <= 1
      }
      return Array.from(code).some((_, at) => drop(code, at) === mistypedCompressor)
    })
    expect(near.sort()).toEqual([parts.compressorKa, parts.compressorKb])
  })

  test('HQ has six of the right compressor, two far centres have some, nobody else', () => {
    expect(stockOf(parts.compressorKa)).toEqual({
      [places.hq]: 6,
      [places.chengdu]: 2,
      [places.harbin]: 1,
    })
    expect(stockOf(parts.compressorKb)[places.hangzhou]).toBe(3)
    expect(company.stockMinimums).toContainEqual({
      site: places.hangzhou,
      part: parts.compressorKa,
      minimum: 2,
    })
  })

  test('one compressor needs no approval of grade B, one board does', () => {
    const { pieceLimitFen, requestLimitFen } = policy.grades.B
    expect(priceOf(parts.compressorKa)).toBeLessThan(pieceLimitFen)
    expect(priceOf(parts.compressorKa) * 2).toBeLessThan(requestLimitFen)
    expect(priceOf(parts.expensiveBoard)).toBeGreaterThan(pieceLimitFen)
    expect(slotParts(models.wallSplit, 'control-board')).toEqual([parts.expensiveBoard])
    expect(stockOf(parts.expensiveBoard)[places.hangzhou]).toBe(2)
  })

  test('the codes people quote are parts of today', () => {
    expect(byCode.get(parts.fanMotor)?.category).toBe('fan-motor')
    expect(byCode.get(parts.motor)?.category).toBe('motor')
    expect(byCode.get(parts.sensor)?.category).toBe('sensor')
    for (const code of Object.values(parts)) expect(byCode.get(code)?.status).toBe('active')
    const superseded = new Set(catalogue.supersessions.map(({ part }) => part))
    expect(Object.values(parts).filter((code) => superseded.has(code))).toEqual([])
  })

  test('the sizes hold', () => {
    expect(catalogue.models.length).toBeGreaterThanOrEqual(600)
    expect(catalogue.parts.length).toBeGreaterThanOrEqual(12_000)
  })
})
