import { expect, test } from 'vitest'
import type { Desk } from '../../bot/conversation/desk.ts'
import { createCurrentDesk } from '../../bot/current-desk.ts'
import type { Database } from '../../db/store.ts'
import type { Correction } from '../../domain/catalogue/corrections.ts'
import type { CatalogueRows } from '../../domain/catalogue/part.ts'
import { resolvePart } from '../../domain/catalogue/resolve.ts'
import { modelCode, partCode, siteId } from '../../domain/ids.ts'
import { resolveSite } from '../../domain/network/resolve-site.ts'
import type { Site } from '../../domain/network/site.ts'
import { days } from '../../domain/time.ts'
import { smallRows, smallSites } from '../support/small-catalogue.ts'

const old = partCode('0064000385A')
const fresh = partCode('0064000399A')
const model = modelCode('BCD-215KA')

/** The next catalogue: the compressor has another code, in parts, fits and everywhere. */
const renamed: CatalogueRows = {
  ...smallRows,
  parts: smallRows.parts.map((part) => (part.code === old ? { ...part, code: fresh } : part)),
  fits: smallRows.fits.map((fit) => (fit.part === old ? { ...fit, part: fresh } : fit)),
}

async function changingDesk() {
  let sites = smallSites
  let corrections: readonly Correction[] = []
  let rows: () => Promise<CatalogueRows> = async () => smallRows
  // Only what a desk reads at its start is asked of this database.
  const reads = {
    catalogue: () => rows(),
    sites: async () => sites,
    corrections: async () => corrections,
  }
  const database = { reads } as unknown as Database
  const log = { info: () => {}, error: () => {} }
  const parts = {
    database,
    emailOf: async () => null,
    now: () => days(100),
    linkTo: () => null,
    log,
  }
  const desk = await createCurrentDesk(parts)
  const becomes = (next: () => Promise<CatalogueRows>) => {
    rows = next
  }
  const opens = (site: Site) => {
    sites = [...sites, site]
  }
  const corrected = (all: readonly Correction[]) => {
    corrections = all
  }
  return { ...desk, becomes, opens, corrected }
}

/** What every way of asking says about the two codes, with others getting a turn in between. */
async function answers(desk: Desk): Promise<readonly boolean[]> {
  const { catalogue, search } = desk
  const resolves = () => resolvePart(old, { model }, catalogue, days(100)).kind === 'exact'
  const found: boolean[] = [resolves()]
  for (const ask of [
    () => catalogue.part(old) !== undefined,
    () => catalogue.part(fresh) === undefined,
    () => catalogue.partIndex.exact(old).length === 1,
    () => catalogue.fits(old, model),
    () => catalogue.partsOf(model).some((fit) => fit.part === old),
    () => search('compressor for 215KA', days(100))?.candidates[0]?.part.code === old,
    resolves,
  ]) {
    await new Promise((resolve) => setImmediate(resolve))
    found.push(ask())
  }
  return found
}

test('while catalogues are swapped, every answer comes from the old or the new one, whole', async () => {
  const desk = await changingDesk()
  const seen: (readonly boolean[])[] = []
  let swapping = true
  const asking = Array.from({ length: 8 }, async () => {
    while (swapping) seen.push(await answers(desk.current()))
  })
  for (let swap = 1; swap <= 40; swap += 1) {
    desk.becomes(async () => (swap % 2 === 0 ? smallRows : renamed))
    await desk.reload()
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  swapping = false
  await Promise.all(asking)
  const mixed = seen.filter((one) => new Set(one).size > 1)
  expect(mixed).toEqual([])
  expect(new Set(seen.flat())).toEqual(new Set([true, false]))
  expect(seen.length).toBeGreaterThan(80)
})

test('a reload that fails changes nothing, and the next one works', async () => {
  const desk = await changingDesk()
  const before = desk.current()
  desk.becomes(async () => {
    throw new Error('the database is away')
  })
  await expect(desk.reload()).rejects.toThrow('the database is away')
  expect(desk.current()).toBe(before)
  desk.becomes(async () => renamed)
  await desk.reload()
  expect(desk.current().catalogue.part(fresh)?.category).toBe('compressor')
})

test('a site that was opened is known after a reload, by its code too, to whoever held the network before', async () => {
  const desk = await changingDesk()
  const { network } = desk
  const code = siteId('C-NEW')
  const [first] = smallSites
  if (first) desk.opens({ ...first, id: code })
  expect(resolveSite(code, network).kind).not.toBe('exact')
  await desk.reload()
  expect(resolveSite('c new', network)).toMatchObject({ kind: 'exact', site: { id: code } })
  expect(network.site(code).id).toBe(code)
  expect(desk.current().vocabulary.siteCodes.index.exact('C-NEW')).toEqual([code])
})

test('near codes are put in the order that people have taught, after a reload', async () => {
  const desk = await changingDesk()
  const order = () =>
    desk
      .current()
      .catalogue.partIndex.candidates('006070020', { limit: 5 })
      .map(({ error, rank }) => [error, rank])
  const before = order()
  const typed = '00607000222'
  const slips = Array.from({ length: 400 }, () => ({
    about: 'part' as const,
    typed,
    offered: [],
    chosen: '0060700222',
  }))
  desk.corrected(slips)
  expect(order()).toEqual(before)
  await desk.reload()
  expect(order()).not.toEqual(before)
})
