import { describe, expect, it } from 'vitest'
import { buildCatalogue } from '../../../domain/catalogue/catalogue.ts'
import type { CatalogueRows, Fit } from '../../../domain/catalogue/part.ts'
import { succession } from '../../../domain/catalogue/succession.ts'
import { modelCode, partCode } from '../../../domain/ids.ts'
import { days } from '../../../domain/time.ts'
import { smallCatalogue, smallRows } from '../../support/small-catalogue.ts'

const catalogue = smallCatalogue()
const ka = modelCode('BCD-215KA')

describe('a catalogue', () => {
  it('knows parts, models and what fits what', () => {
    expect(catalogue.part(partCode('0064000385A'))?.category).toBe('compressor')
    expect(catalogue.model(ka)?.series).toBe('BCD-215')
    expect(catalogue.partsOf(ka)).toHaveLength(7)
    expect(catalogue.modelsOf(partCode('0060400102'))).toEqual(['BCD-215K', 'BCD-215KA'])
    expect(catalogue.part(partCode('nothing'))).toBeUndefined()
    expect(catalogue.partsOf(modelCode('nothing'))).toEqual([])
  })

  it('knows the siblings of a model', () => {
    expect(catalogue.siblings(ka).map((model) => model.code)).toEqual(['BCD-215K', 'BCD-215KB'])
    expect(catalogue.siblings(modelCode('BCD-268W'))).toEqual([])
  })

  it.each(['压缩机', '壓縮機', 'Compressor', 'compressors', '压机', 'YSJ'])(
    'knows that %s is a compressor',
    (word) => {
      expect(catalogue.categoriesNamed(word)).toEqual(['compressor'])
    },
  )

  it('finds the parts of a name in a model', () => {
    const codes = catalogue.partsNamed(ka, 'door-gasket').map((part) => part.code)
    expect(codes).toEqual(['0060700220', '0060700221'])
    expect(catalogue.partsNamed(ka, 'drain-pump')).toEqual([])
    expect(catalogue.categoriesOf(ka)).toContain('thermostat')
  })

  it('calls a category by what all its names end in', () => {
    expect(catalogue.categoryName('door-gasket')).toEqual({
      'zh-Hans': '门封条',
      'zh-Hant': '門封條',
      en: 'Door gasket',
    })
  })

  it('counts a successor as fitting where the part it replaces fits', () => {
    expect(catalogue.fit(partCode('0010403488'), ka).map((fit) => fit.slot)).toEqual(['fan-motor'])
    expect(catalogue.fit(partCode('0064000385B'), ka)).toEqual([])
  })

  it('holds 12,000 parts and 36,000 fits', () => {
    const rows = largeRows()
    expect(buildCatalogue(rows).parts).toHaveLength(rows.parts.length)
  })
})

function largeRows(): CatalogueRows {
  const [part] = smallRows.parts
  const [model] = smallRows.models
  if (!part || !model) throw new Error('the small catalogue is empty')
  const parts = Array.from({ length: 12_000 }, (_, id) => ({
    ...part,
    code: partCode(`00${10_000_000 + id * 7}`),
  }))
  const models = Array.from({ length: 600 }, (_, id) => ({
    ...model,
    code: modelCode(`BCD-${100 + id}X`),
    series: `BCD-${Math.floor(id / 4)}`,
  }))
  const fits = Array.from({ length: 36_000 }, (_, id): Fit => {
    const one = parts[id % parts.length] ?? part
    const of = models[id % models.length] ?? model
    return {
      model: of.code,
      part: one.code,
      slot: `${id}`,
      quantity: 1,
      serialFrom: null,
      serialTo: null,
    }
  })
  return { ...smallRows, parts, models, fits }
}

describe('succession', () => {
  const [a, b, c] = [partCode('A'), partCode('B'), partCode('C')]
  const chain = succession([
    { part: a, successor: b, since: days(10) },
    { part: b, successor: c, since: days(20) },
  ])

  it('follows the chain as far as it goes at that moment', () => {
    expect(chain.successorOf(a, days(9))).toBe(a)
    expect(chain.successorOf(a, days(10))).toBe(b)
    expect(chain.successorOf(a, days(20))).toBe(c)
    expect(chain.predecessorsOf(c)).toEqual([b, a])
  })

  it('takes the latest of several successors', () => {
    const twice = succession([
      { part: a, successor: b, since: days(1) },
      { part: a, successor: c, since: days(2) },
    ])
    expect(twice.successorOf(a, days(3))).toBe(c)
  })

  it('leaves a part as it is when its chain is a ring', () => {
    const ring = succession([
      { part: a, successor: b, since: 0 },
      { part: b, successor: a, since: 0 },
    ])
    expect(ring.successorOf(a, days(1))).toBe(a)
    expect(ring.predecessorsOf(a)).toEqual([b])
  })
})
