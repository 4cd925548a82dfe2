import { createHash } from 'node:crypto'
import { Converter } from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { sampleCompany } from '../../db/sample/company.ts'
import { modelGrammar } from '../../domain/catalogue/grammar.ts'
import type { LocalText } from '../../domain/locale.ts'
import { locales } from '../../domain/locale.ts'
import { plainEmail } from '../../domain/people/email.ts'

const company = sampleCompany()
const { catalogue, sites } = company
const codes: ReadonlySet<string> = new Set(catalogue.parts.map(({ code }) => code))
const bills = billsOf(catalogue.fits)
const billOf = (model: string): ReadonlySet<string> => bills.get(model) ?? new Set()

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
const average = (numbers: readonly number[]) =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length

function billsOf(fits: typeof catalogue.fits): ReadonlyMap<string, ReadonlySet<string>> {
  const parts = new Map<string, Set<string>>()
  for (const { model, part } of fits) {
    parts.set(model, (parts.get(model) ?? new Set<string>()).add(part))
  }
  return parts
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** Does `among` hold another code one substitution, insertion or deletion away? */
function hasTwin(code: string, among: ReadonlySet<string>): boolean {
  for (let at = 0; at <= code.length; at += 1) {
    const head = code.slice(0, at)
    const rest = code.slice(at)
    if (rest !== '' && among.has(head + rest.slice(1))) return true
    for (const letter of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      if (among.has(head + letter + rest)) return true
      const replaced = head + letter + rest.slice(1)
      if (replaced !== code && among.has(replaced)) return true
    }
  }
  return false
}

function twinShare(among: ReadonlySet<string>): number {
  return [...among].filter((code) => hasTwin(code, among)).length / among.size
}

/** For every pair of models of one series: the share of the longer bill that both hold. */
function siblingOverlaps(): number[] {
  const series = new Map<string, string[]>()
  for (const { series: name, code } of catalogue.models) {
    series.set(name, [...(series.get(name) ?? []), code])
  }
  return [...series.values()].flatMap((models) =>
    models.flatMap((one, index) =>
      models.slice(index + 1).map((other) => {
        const [mine, theirs] = [billOf(one), billOf(other)]
        const shared = [...mine].filter((part) => theirs.has(part)).length
        return shared / Math.max(mine.size, theirs.size)
      }),
    ),
  )
}

const texts: readonly LocalText[] = [
  ...sites.flatMap(({ name, city, province }) => [name, city, province]),
  ...company.people.map(({ name }) => name),
  ...catalogue.models.map(({ name }) => name),
  ...catalogue.parts.map(({ name }) => name),
]

/** Characters of all texts in one script that a converter would write otherwise. */
function foreign(locale: 'zh-Hans' | 'zh-Hant', from: 'cn' | 't', to: 'cn' | 't'): string[] {
  const convert = Converter({ from, to })
  const characters = new Set(texts.flatMap((text) => Array.from(text[locale])))
  return [...characters].filter((character) => convert(character) !== character)
}

test('the same seed gives the same bytes, another seed others', () => {
  const bytes = hash(company)
  expect(hash(sampleCompany())).toBe(bytes)
  expect(bytes).toBe('84f55d1531739ccaa1b316b8935f4c28ffe07929f57b5f95c0838b087e13d1ab')
  expect(hash(sampleCompany(7))).not.toBe(bytes)
})

test('every row survives a round trip through JSON', () => {
  expect(JSON.parse(JSON.stringify(company))).toEqual(company)
})

describe('the network', () => {
  const stations = sites.filter((site) => site.kind === 'station')

  test('is HQ, 30 centres and 240 stations of four grades, each under a centre', () => {
    expect(countBy(sites.map(({ kind }) => kind))).toEqual({ hq: 1, centre: 30, station: 240 })
    expect(countBy(stations.map(({ grade }) => grade))).toEqual({ A: 24, B: 72, C: 96, D: 48 })
    const centres = new Set(sites.filter(({ kind }) => kind === 'centre').map(({ id }) => id))
    expect(stations.filter(({ centre }) => !centres.has(centre))).toEqual([])
    expect(new Set(stations.map(({ centre }) => centre)).size).toBe(30)
  })

  test('lists a centre before its stations', () => {
    const order = sites.map(({ id }) => id)
    for (const { id, centre } of stations) {
      expect(order.indexOf(centre)).toBeLessThan(order.indexOf(id))
    }
  })

  test('gives every site an id, a name and a spot in China of its own', () => {
    expect(new Set(sites.map(({ id }) => id)).size).toBe(271)
    for (const locale of locales) {
      expect(new Set(sites.map(({ name }) => name[locale])).size).toBe(271)
    }
    expect(new Set(sites.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size).toBe(
      271,
    )
    for (const { latitude, longitude } of sites) {
      expect(latitude).toBeGreaterThan(18)
      expect(latitude).toBeLessThan(54)
      expect(longitude).toBeGreaterThan(73)
      expect(longitude).toBeLessThan(135)
    }
  })
})

describe('the people', () => {
  test('are one or two clerks a station, a manager, a keeper and the cast keeper a centre, and a staff at HQ', () => {
    const rolesAt = (site: string) =>
      countBy(
        company.people.flatMap(({ grants }) =>
          grants.filter((grant) => grant.site === site).map(({ role }) => role),
        ),
      )
    const at = (kind: (typeof sites)[number]['kind']) =>
      sites.filter((site) => site.kind === kind).map(({ id }) => rolesAt(id))
    expect(at('hq')).toEqual([{ keeper: 4, 'hq-manager': 3, operator: 1 }])
    for (const roles of at('centre')) expect(roles).toEqual({ manager: 1, keeper: 2 })
    for (const roles of at('station')) expect([{ clerk: 1 }, { clerk: 2 }]).toContainEqual(roles)
  })

  test('have ids, Chinese names and platform users of their own', () => {
    const { people, identities } = company
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length)
    expect(new Set(people.map(({ name }) => name['zh-Hans'])).size).toBe(people.length)
    const users = identities.map(({ platform, tenant, user }) => `${platform}/${tenant}/${user}`)
    expect(new Set(users).size).toBe(users.length)
    const addresses = (company.emails ?? []).map(({ email }) => plainEmail(email))
    expect(new Set(addresses).size).toBe(people.length)
    expect(addresses).not.toContain(null)
    const known = new Set(people.map(({ id }) => id))
    expect(identities.filter(({ person }) => !known.has(person))).toEqual([])
    expect(Object.keys(countBy(people.map(({ locale }) => locale))).sort()).toEqual(
      [...locales].sort(),
    )
  })
})

describe('the catalogue', () => {
  test('has at least 24 series, 600 models and 12,000 parts, every code once', () => {
    const { models, parts } = catalogue
    expect(new Set(models.map(({ series }) => series)).size).toBeGreaterThanOrEqual(24)
    expect(models.length).toBeGreaterThanOrEqual(600)
    expect(parts.length).toBeGreaterThanOrEqual(12_000)
    expect(new Set(models.map(({ code }) => code)).size).toBe(models.length)
    expect(codes.size).toBe(parts.length)
    expect(Object.keys(countBy(models.map(({ kind }) => kind)))).toHaveLength(3)
    expect(countBy(models.map(({ status }) => status))['discontinued']).toBeGreaterThan(50)
  })

  test('writes every model code by the grammar of its appliance, and still apart when bare', () => {
    const { models } = catalogue
    expect(models.filter(({ kind, code }) => !modelGrammar[kind].test(code))).toEqual([])
    const bare = new Set(models.map(({ code }) => code.replace(/[^A-Z0-9]/g, '')))
    expect(bare.size).toBe(models.length)
  })

  test('writes every part code in ten digits or with one letter among ten', () => {
    expect([...codes].filter((code) => !/^00\d(?:0\d{6}|[A-Z]\d{7})$/.test(code))).toEqual([])
  })

  test('gives about half of the part codes and most model codes a valid neighbour', () => {
    expect(twinShare(codes)).toBeGreaterThan(0.45)
    expect(twinShare(codes)).toBeLessThan(0.65)
    expect(twinShare(new Set(catalogue.models.map(({ code }) => code)))).toBeGreaterThan(0.8)
  })

  test('gives every model 30 to 80 parts, none of them twice', () => {
    const sizes = catalogue.models.map(({ code }) => billOf(code).size)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(30)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(80)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(catalogue.fits.length)
  })

  test('lets siblings share about 90 % of their parts', () => {
    const overlaps = siblingOverlaps()
    expect(average(overlaps)).toBeGreaterThan(0.87)
    expect(average(overlaps)).toBeLessThan(0.93)
    expect(Math.min(...overlaps)).toBeGreaterThan(0.7)
  })

  test('names only models and parts that exist in fits, steps and aliases', () => {
    const models = new Set(catalogue.models.map(({ code }) => code))
    const kinds = new Set(catalogue.parts.map(({ category }) => category))
    const { fits, supersessions, aliases } = catalogue
    expect(fits.filter(({ model, part }) => !models.has(model) || !codes.has(part))).toEqual([])
    expect(
      supersessions.filter(({ part, successor }) => !codes.has(part) || !codes.has(successor)),
    ).toEqual([])
    expect(aliases.filter(({ category }) => !kinds.has(category))).toEqual([])
    expect(new Set(aliases.map(({ alias }) => alias)).size).toBe(aliases.length)
  })

  test('ends every chain of superseded parts in a part of today, at most three steps on', () => {
    const next = new Map(catalogue.supersessions.map(({ part, successor }) => [part, successor]))
    expect(next.size).toBe(catalogue.supersessions.length)
    const lengths = [...next.keys()].map((part) => {
      let steps = 0
      for (let at = next.get(part); at !== undefined && steps < 10; at = next.get(at)) steps += 1
      return steps
    })
    expect(Object.keys(countBy(lengths.map(String)))).toEqual(['1', '2', '3'])
    expect(lengths.filter((steps) => steps === 1)).toHaveLength(300)
    expect(catalogue.supersessions.every(({ since }) => since < company.at)).toBe(true)
  })

  test('has parts in colours, in export voltage, by serial number, and of no known model', () => {
    const names = catalogue.parts.map(({ name }) => name.en)
    expect(names.filter((name) => name.endsWith(' silver')).length).toBeGreaterThan(100)
    expect(names.filter((name) => name.endsWith(' 110V')).length).toBeGreaterThan(50)
    expect(catalogue.fits.filter(({ serialTo }) => serialTo !== null).length).toBeGreaterThan(100)
    const fitting = new Set<string>(catalogue.fits.map(({ part }) => part))
    expect([...codes].filter((code) => !fitting.has(code)).length).toBeGreaterThan(100)
  })
})

describe('the words', () => {
  test('exist in every language, without a blank', () => {
    for (const locale of locales) {
      expect(texts.filter((text) => text[locale].trim() === '')).toEqual([])
    }
    expect(texts.filter((text) => /[\u3400-\u9fff]/.test(text.en))).toEqual([])
  })

  test('keep simplified and traditional characters apart', () => {
    // Characters that stay as they are in these place names although other words change them:
    // 台州, 赤峰, 海淀, 龍岩, 岳陽, 凱里, 咸陽.
    expect(foreign('zh-Hant', 'cn', 't').filter((one) => !'台峰淀岩岳里咸'.includes(one))).toEqual(
      [],
    )
    expect(foreign('zh-Hans', 't', 'cn')).toEqual([])
  })
})

describe('the stock', () => {
  test('fills about 80,000 accounts, each once and none empty', () => {
    const { openingStock } = company
    expect(openingStock.length).toBeGreaterThan(76_000)
    expect(openingStock.length).toBeLessThan(84_000)
    expect(new Set(openingStock.map(({ place, part }) => `${place}|${part}`)).size).toBe(
      openingStock.length,
    )
    expect(openingStock.filter(({ quantity }) => quantity < 1 || quantity > 200)).toEqual([])
  })

  test('has parts that nobody holds and a few hundred places below their minimum', () => {
    const { openingStock, stockMinimums } = company
    const held = new Set<string>(openingStock.map(({ part }) => part))
    expect([...codes].filter((code) => !held.has(code)).length).toBeGreaterThan(50)
    const shelf = new Map(openingStock.map((row) => [`${row.place}|${row.part}`, row.quantity]))
    const low = stockMinimums.filter(
      ({ site, part, minimum }) => (shelf.get(`${site}|${part}`) ?? 0) < minimum,
    )
    expect(stockMinimums.length).toBeGreaterThan(7_500)
    expect(stockMinimums.length).toBeLessThan(8_500)
    expect(low.length).toBeGreaterThan(200)
    expect(low.length).toBeLessThan(600)
  })
})
