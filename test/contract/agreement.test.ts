import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { books } from '../../db/invariants.ts'
import type { Change } from '../../domain/desk/change.ts'
import type { Json } from '../../domain/json.ts'
import type { AccountPlace } from '../../domain/ledger/account.ts'
import { expectHealthy } from '../support/healthy.ts'
import { available, change, conversation, reserved } from './changes.ts'
import { company, compressor, fan, hq, monday } from './company.ts'
import { databases, type Opened } from './databases.ts'

describe('three databases side by side', () => {
  let all: Opened[]
  beforeAll(async () => {
    all = await Promise.all(Object.values(databases).map((open) => open(company)))
  })
  afterAll(async () => {
    for (const database of all) {
      await expectHealthy(database, books)
      await database.close()
    }
  })

  const places: AccountPlace[] = [
    available(hq),
    reserved(hq),
    available('C-HZ'),
    { kind: 'transit', place: 'REQ-1-S1' },
    { kind: 'supplier', place: '*' },
    { kind: 'lost', place: '*' },
  ]
  const transfers = fc.array(
    fc
      .record({
        sides: fc.shuffledSubarray(places, { minLength: 2, maxLength: 2 }),
        unit: fc.constantFrom(compressor, fan),
        quantity: fc.integer({ min: 1, max: 6 }),
      })
      .map(({ sides: [from = available(hq), to = reserved(hq)], unit, quantity }) => ({
        from,
        to,
        unit,
        quantity,
      })),
    { maxLength: 4 },
  )
  const steps = fc.record({
    key: fc.integer({ min: 1, max: 300 }),
    transfers,
    address: fc.constantFrom('a', 'b'),
    /** How far the expected version is from the true one. */
    drift: fc.constantFrom(0, 0, 0, 0, 0, 1, -1),
    draft: fc.jsonValue({ maxDepth: 1 }),
    task: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  })
  type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never

  function changeOf(step: Step, trueVersion: number): Change {
    const { key, address, drift, task } = step
    const version = Math.max(0, trueVersion + drift)
    const draft = step.draft as Json
    return change(`key-${key}`, {
      transfers: step.transfers,
      expect: [{ kind: 'conversation', id: address, version }],
      put: { conversations: [conversation(address, { version: version + 1, draft })] },
      events: [{ aggregate: address, kind: `key-${key}`, actor: 'test', at: monday, data: null }],
      tasks:
        task === null
          ? []
          : [{ key: `${task}`, kind: 'k', payload: task, dueAt: monday, lane: address }],
    })
  }

  test('memory, PGlite and PostgreSQL give the same answers to whatever comes', async () => {
    const kinds = new Map<string, number>()
    const versions = { a: 0, b: 0 }
    for (const step of fc.sample(steps, { numRuns: 600, seed: 20_261_102 })) {
      const next = changeOf(step, versions[step.address])
      const [first, ...others] = await Promise.all(
        all.map((database) => database.store.commit(next)),
      )
      for (const other of others) expect(other).toEqual(first)
      const kind = first?.kind ?? ''
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      if (kind === 'committed') versions[step.address] += 1
    }
    for (const kind of ['committed', 'duplicate', 'conflict', 'shortfall']) {
      expect(kinds.get(kind), kind).toBeGreaterThan(50)
    }

    const want = { units: [compressor, fan], conversations: ['a', 'b'] }
    const views = await Promise.all(
      all.map(async (database) => ({
        snapshot: await database.store.load(want),
        events: [await database.events('a'), await database.events('b')],
        entries: await database.entries(),
        claimed: (await database.tasks.claim(monday, 50, 60)).map(
          ({ token: _token, id: _id, ...rest }) => rest,
        ),
      })),
    )
    expect(views[1]).toEqual(views[0])
    expect(views[2]).toEqual(views[0])
  })

  test('every balance is the sum of its entries', async () => {
    for (const database of all) {
      const { balances, transfers: booked } = await database.books()
      for (const { kind, place, unit, balance } of balances) {
        const isIt = (side: AccountPlace) => side.kind === kind && side.place === place
        const sum = booked
          .filter((each) => each.unit === unit)
          .reduce(
            (total, { from, to, quantity }) =>
              total + (isIt(to) ? quantity : 0) - (isIt(from) ? quantity : 0),
            0,
          )
        expect(sum).toBe(balance)
      }
    }
  })
})
