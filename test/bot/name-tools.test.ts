import { describe, expect, it } from 'vitest'
import { nameTools } from '../../bot/name-tools.ts'
import { buildPartSearch } from '../../domain/catalogue/part-search.ts'
import { days } from '../../domain/time.ts'
import { smallCatalogue } from '../support/small-catalogue.ts'

const search = buildPartSearch(smallCatalogue(), nameTools)
const found = (text: string) =>
  search(text, days(100))?.candidates.map((candidate) => candidate.part.code) ?? []

describe('likeness of names', () => {
  it.each([
    ['compresor', 'Compressor'],
    ['door gaskets', 'Door gasket'],
    ['thermostats', 'Thermostat'],
    ['压缩机', '压缩机'],
  ])('sees that %s is %s', (typed, name) => {
    expect(nameTools.likeness(typed, name)).toBeGreaterThan(0.9)
  })

  it.each([
    ['compressor', 'Condenser'],
    ['water', 'Door gasket'],
    ['排水泵', '进水阀'],
    ['', 'Compressor'],
  ])('sees that %s is not %s', (typed, name) => {
    expect(nameTools.likeness(typed, name)).toBeLessThan(0.9)
  })

  it('knows the reading of a whole word', () => {
    expect(nameTools.initials('压缩机')).toBe('ysj')
    expect(nameTools.initials('重庆')).toBe('cq')
  })
})

describe('a search', () => {
  it.each([
    ['ysj 215KA', ['0064000385A']],
    ['compressor for 215KA', ['0064000385A']],
    ['215ka 压机', ['0064000385A']],
    ['BCD-215KA compresor', ['0064000385A']],
    ['wkq BCD-215KA', ['0060400102']],
    ['0064000391', ['0064000391']],
    ['64000391', ['0064000391']],
  ])('for %s lists %j', (text, codes) => {
    expect(found(text)).toEqual(codes)
  })

  it('lists the parts of every model that a partial one may be', () => {
    const list = search('215 压缩机', days(100))
    expect(list?.models).toEqual(['BCD-215K', 'BCD-215KA', 'BCD-215KB'])
    expect(list?.candidates.map(({ part }) => part.category)).toEqual(
      list?.candidates.map(() => 'compressor'),
    )
    expect(list?.candidates.length).toBeGreaterThan(1)
  })

  it('lists the beginning of a code, at most five, and says how many more there are', () => {
    const list = search('0060...', days(100))
    expect(list?.candidates.length).toBeLessThanOrEqual(5)
    expect(list?.candidates.every(({ part }) => part.code.startsWith('0060'))).toBe(true)
  })

  it.each([
    '',
    '   ',
    'hello there',
    '完全不是',
    'x'.repeat(100_000),
    '\u0000\u0001',
    '((((a+)+)+)+)$',
  ])('has nothing for %j', (text) => {
    expect(search(text, days(100))).toBeNull()
  })
})
