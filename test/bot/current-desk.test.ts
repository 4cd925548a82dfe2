import { expect, test } from 'vitest'
import type { Desk } from '../../bot/conversation/desk.ts'
import { createCurrentDesk } from '../../bot/current-desk.ts'
import type { Database } from '../../db/store.ts'
import type { CatalogueRows } from '../../domain/catalogue/part.ts'
import { resolvePart } from '../../domain/catalogue/resolve.ts'
import { modelCode, partCode } from '../../domain/ids.ts'
import { buildNetwork } from '../../domain/network/network.ts'
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
  let rows: () => Promise<CatalogueRows> = async () => smallRows
  // Only what a desk reads at its start is asked of this database.
  const reads = { catalogue: () => rows(), sites: async () => smallSites }
  const database = { reads } as unknown as Database
  const network = buildNetwork(smallSites)
  const log = { info: () => {}, error: () => {} }
  const emailOf = async () => null
  const parts = { database, network, emailOf, now: () => days(100), log }
  const desk = await createCurrentDesk(parts)
  const becomes = (next: () => Promise<CatalogueRows>) => {
    rows = next
  }
  return { ...desk, becomes }
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
