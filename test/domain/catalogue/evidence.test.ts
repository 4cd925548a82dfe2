import { describe, expect, it } from 'vitest'
import { buildCatalogue } from '../../../domain/catalogue/catalogue.ts'
import { nameMatcher } from '../../../domain/catalogue/name-agreement.ts'
import type { Evidence } from '../../../domain/catalogue/part-candidates.ts'
import type { PartResolution } from '../../../domain/catalogue/resolution.ts'
import { resolvePart } from '../../../domain/catalogue/resolve.ts'
import { resolveModel } from '../../../domain/catalogue/resolve-model.ts'
import { modelCode, partCode } from '../../../domain/ids.ts'
import { days } from '../../../domain/time.ts'
import { smallRows } from '../../support/small-catalogue.ts'

const ka = modelCode('BCD-215KA')
const [fridgeGasket, freezerGasket] = [partCode('0060700220'), partCode('0060700221')]
const [fan, newFan, shelf] = [partCode('0010403487'), partCode('0010403488'), partCode('SP-001')]
const condition = { 'zh-Hans': '限急修', 'zh-Hant': '限急修', en: 'Urgent repairs only' }

const catalogue = buildCatalogue({
  ...smallRows,
  parts: smallRows.parts.map((part) =>
    part.code === shelf ? { ...part, status: 'discontinued' } : part,
  ),
  fits: smallRows.fits.map((fit) =>
    fit.part === '0060830077' ? { ...fit, serialFrom: '2107', serialTo: null } : fit,
  ),
  substitutes: [
    { part: shelf, substitute: partCode('0060830077'), bothWays: false, condition },
    { part: fan, substitute: partCode('SP-014'), bothWays: true, condition: null },
  ],
})

const resolve = (typed: string, evidence: Evidence) =>
  resolvePart(typed, { model: ka, ...evidence }, catalogue, days(100))
const shown = (resolution: PartResolution) =>
  resolution.kind === 'choose' ? resolution.candidates.map(({ part }) => part.code) : []

describe('the name beside the code', () => {
  it.each(['冷冻门封条', '冷凍門封條', 'freezer door gaskets'])(
    'tells the freezer gasket from its twin, whatever the language: %s',
    (name) => {
      const evidence = { name, categories: ['door-gasket'] }
      const resolution = resolve(fridgeGasket, evidence)
      expect(resolution).toMatchObject({
        kind: 'choose',
        reasons: [{ kind: 'name-fits-better', part: freezerGasket }],
      })
      expect(shown(resolution).slice(0, 2).toSorted()).toEqual([fridgeGasket, freezerGasket])
      expect(resolve(freezerGasket, evidence).kind).toBe('exact')
    },
  )

  it('asks nothing when it fits both twins alike', () => {
    const evidence = { name: '门封条', categories: ['door-gasket'] }
    expect(resolve(fridgeGasket, evidence).kind).toBe('exact')
    expect(resolve(freezerGasket, evidence).kind).toBe('exact')
  })

  it('puts the twin it speaks for first when the code is unknown', () => {
    const evidence = { name: 'Freezer door gasket', categories: ['door-gasket'] }
    expect(shown(resolve('006070022', evidence))[0]).toBe(freezerGasket)
  })

  it('agrees by words in Latin letters and by pairs of characters in Chinese', () => {
    const agreement = nameMatcher('freezer gasket')
    const name = { 'zh-Hans': '冷冻门封条', 'zh-Hant': '冷凍門封條', en: 'Freezer door gasket' }
    expect(agreement(name)).toBe(1)
    expect(agreement({ ...name, en: 'Fridge door gasket' })).toBe(0.5)
    expect(nameMatcher('门封条')(name)).toBe(1)
    expect(nameMatcher('排水泵')(name)).toBe(0)
    expect(nameMatcher('???')(name)).toBe(1)
  })
})

describe("the station's history", () => {
  it('notes that the station usually orders the twin, and asks nothing', () => {
    const resolution = resolve(fridgeGasket, { history: new Set([freezerGasket]) })
    expect(resolution.kind === 'exact' && resolution.notes).toContainEqual({
      kind: 'usual-twin',
      part: freezerGasket,
    })
  })

  it.each([[[fridgeGasket, freezerGasket]], [[fan]], [[]]])(
    'has nothing to note for orders of %j',
    (ordered) => {
      const resolution = resolve(fridgeGasket, { history: new Set(ordered) })
      const notes = resolution.kind === 'exact' ? resolution.notes : []
      expect(resolution.kind).toBe('exact')
      expect(notes.filter(({ kind }) => kind === 'usual-twin')).toEqual([])
    },
  )
})

describe('the serial number', () => {
  it('inside the range settles it: the range needs no word', () => {
    expect(resolve('0060830077', { serial: '210700123' })).toMatchObject({
      kind: 'exact',
      notes: [],
    })
  })

  it('outside the range is a question', () => {
    expect(resolve('0060830077', { serial: '210600123' })).toMatchObject({
      kind: 'choose',
      reasons: [{ kind: 'serial-outside', serial: '210600123', from: '2107', to: null }],
      candidates: [{ fit: 'does-not-fit' }],
    })
  })

  it.each([null, 'ABC', '21'])('that says nothing (%s) leaves the range as a note', (serial) => {
    expect(resolve('0060830077', { serial })).toMatchObject({
      kind: 'exact',
      notes: [{ kind: 'serial-range', from: '2107', to: null }],
    })
  })
})

describe('substitutes', () => {
  it('go in their direction only, unless they go both ways', () => {
    expect(catalogue.substitutesOf(shelf)).toEqual([{ part: '0060830077', condition }])
    expect(catalogue.substitutesOf(partCode('0060830077'))).toEqual([])
    expect(catalogue.substitutesOf(partCode('SP-014'))).toEqual([{ part: fan, condition: null }])
    expect(catalogue.substitutesOf(newFan)).toEqual([])
  })

  it('are named with their condition where a part is no longer made', () => {
    const resolution = resolve('SP-001', { model: modelCode('BCD-268W') })
    expect(resolution.kind === 'exact' && resolution.notes).toEqual([
      { kind: 'discontinued' },
      { kind: 'substitute', by: '0060830077', condition },
    ])
  })
})

describe('hostile input', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['100 kB of digits', '9'.repeat(100_000)],
    ['100 kB of separators', '-'.repeat(100_000)],
    ['100 kB of full-width letters', 'Ａ'.repeat(50_000)],
    ['control characters', '\u0000\u0007\u202e\u200b0010\u000040\ufeff3489'],
    ['lone surrogates', '\ud800\udfff\ud800'],
    ['a bomb for regular expressions', `${'('.repeat(30_000)}a+${')+'.repeat(30_000)}$`],
    ['a thousand combining marks', `0010${'\u0301'.repeat(1_000)}`],
    ['names of object fields', '__proto__ constructor toString'],
    ['nothing', ''],
  ]

  it.each(hostile)('%s gets an answer: as a code, as a model, as a name', (_, text) => {
    const evidence = { name: text, categories: [text], serial: text }
    for (const resolution of [resolve(text, {}), resolve('0060830077', evidence)]) {
      expect(['exact', 'confirm', 'choose', 'unknown']).toContain(resolution.kind)
    }
    expect(['choose', 'unknown']).toContain(resolveModel(text, catalogue).kind)
  })

  it('reads a code through characters that nobody sees', () => {
    expect(resolve('00104\u200b03\u202e487\u0000', {})).toMatchObject({
      kind: 'exact',
      part: { code: fan },
    })
  })

  it('never makes a part of what is none', () => {
    const taken = hostile.map(([, text]) => resolve(text, {}).kind)
    expect(taken).not.toContain('exact')
  })
})
