import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { available, change, reserved, transfer } from './changes.ts'
import { compressor, fan, hq, monday } from './company.ts'
import { openCrowd } from './databases.ts'

describe('the journal on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openCrowd>>
  beforeAll(async () => {
    database = await openCrowd(2)
  })
  afterAll(() => database.close())

  test('says of every movement what moved, from where to where, when, and which change did it', async () => {
    const at = monday + 86_400_000
    const supplier = { kind: 'supplier', place: '*' } as const
    await database.store.commit(
      change('moves', {
        at,
        transfers: [
          transfer(available(hq), reserved(hq), 3, fan),
          transfer(supplier, available('C-NJ'), 2, compressor),
        ],
      }),
    )
    const entries = await database.owner`
      select from_kind, from_place, to_kind, to_place, unit, quantity::integer, at
      from entries where change_key = 'moves' order by id`
    const common = { at: new Date(at) }
    expect([...entries]).toEqual([
      {
        ...common,
        from_kind: 'available',
        from_place: hq,
        to_kind: 'reserved',
        to_place: hq,
        unit: fan,
        quantity: 3,
      },
      {
        ...common,
        from_kind: 'supplier',
        from_place: '*',
        to_kind: 'available',
        to_place: 'C-NJ',
        unit: compressor,
        quantity: 2,
      },
    ])
  })

  test('adds what comes to what is there', async () => {
    const supplier = { kind: 'supplier', place: '*' } as const
    const shelf = available('C-HZ')
    for (const quantity of [2, 5]) {
      const transfers = [transfer(supplier, shelf, quantity, compressor)]
      await database.store.commit(change(`comes ${quantity}`, { transfers }))
    }
    const { balances } = await database.store.load({ accounts: [{ ...shelf, unit: compressor }] })
    expect(balances).toEqual([{ ...shelf, unit: compressor, balance: 7 }])
  })

  test('books two lines of one part as two movements', async () => {
    const one = transfer(available(hq), reserved(hq), 1, compressor)
    await database.store.commit(change('two lines', { transfers: [one, one] }))
    const entries = await database.owner`select from entries where change_key = 'two lines'`
    expect(entries).toHaveLength(2)
  })
})
