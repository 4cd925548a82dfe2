import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { change, header, id, line, shipment } from './changes.ts'
import { compressor, hq } from './company.ts'
import { openCrowd } from './databases.ts'

const append = ['changes', 'entries', 'events', 'decisions'] as const

/** Even the owner, past every door, cannot write these. */
const impossible = [
  ['accounts_not_negative', `update accounts set balance = -1 where unit = '${compressor}'`],
  [
    'entries_quantity',
    `insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
     values ('k', 'available', '${hq}', 'reserved', '${hq}', '${compressor}', 0, now())`,
  ],
  ['lines_price', 'update lines set price_fen = -1'],
  ['lines_not_negative', 'update lines set reserved = -1'],
  ['lines_not_over_requested', 'update lines set reserved = 3'],
  ['lines_not_over_shipped', 'update lines set received = 2, damaged = 1'],
  ['shipment_lines_not_over_shipped', 'update shipment_lines set accepted = 1, short = 1'],
  ['shipment_lines_not_negative', 'update shipment_lines set damaged = -1'],
  ['requisitions_fen', 'update requisitions set held_fen = -1'],
  ['people_version', 'update people set version = 0'],
] as const

describe('the tables themselves, on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openCrowd>>
  beforeAll(async () => {
    database = await openCrowd(2)
    const sent = shipment(id(1))
    const put = {
      requisitions: [header(id(1))],
      lines: [line(id(1), { picked: 1, shipped: 1, source: hq })],
      shipments: [sent],
      shipmentLines: [
        {
          shipment: sent.id,
          line: 1,
          part: compressor,
          shipped: 1,
          accepted: 0,
          damaged: 0,
          short: 0,
        },
      ],
    }
    expect((await database.store.commit(change('rows', { put }))).kind).toBe('committed')
  })
  afterAll(() => database.close())

  test.each(impossible)('%s', async (constraint, statement) => {
    await expect(database.owner.unsafe(statement)).rejects.toMatchObject({
      code: '23514',
      constraint_name: constraint,
    })
  })

  test.each(append)('%s only grow', async (table) => {
    const [first] = await database.owner`
      select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum = 1`
    const writes = [
      `update ${table} set "${first?.['name']}" = default`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]
    for (const write of writes) {
      await expect(database.owner.unsafe(write), write).rejects.toMatchObject({ code: '42501' })
    }
  })
})
