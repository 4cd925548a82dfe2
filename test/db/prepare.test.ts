import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { preparePostgres } from '../../db/postgres.ts'
import { company } from '../contract/company.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

describe('preparing a database', () => {
  let databases: TestDatabase[]
  beforeAll(async () => {
    databases = []
    for (let count = 0; count < 4; count += 1) databases.push(await createTestDatabase())
  })
  afterAll(async () => {
    for (const database of databases) await database.drop()
  })

  const rows = () => company
  const prepare = ({ url }: TestDatabase) => preparePostgres({ ownerUrl: url, rows })

  test('replicas that start together prepare once, several databases of one server side by side', async () => {
    const thrice = databases.flatMap((database) => [database, database, database])
    const prepared = await Promise.all(thrice.map(prepare))
    expect(prepared.filter(({ loaded }) => loaded)).toHaveLength(databases.length)
  })

  test('a prepared database is left as it is', async () => {
    const [database] = databases
    expect(await prepare(database as TestDatabase)).toEqual({ loaded: false })
  })

  test('a catalogue with a ring of supersessions is refused, and nothing is written', async () => {
    const database = await createTestDatabase()
    const [row] = company.catalogue.supersessions
    if (!row) throw new Error('the company has no supersession')
    const back = { part: row.successor, successor: row.part, since: row.since }
    const catalogue = { ...company.catalogue, supersessions: [row, back] }
    const preparing = preparePostgres({
      ownerUrl: database.url,
      rows: () => ({ ...company, catalogue }),
    })
    await expect(preparing).rejects.toThrow(`a ring of supersessions: ${row.part}`)
    expect(await prepare(database)).toEqual({ loaded: true })
    await database.drop()
  })

  test('opening stock is booked like any transfer: balances are the sums of their entries', async () => {
    const sql = postgres(databases[0]?.url ?? '', { max: 1 })
    const [row] = await sql`
    select count(*)::integer as wrong from accounts a
    where balance <> (
      select coalesce(sum(case when e.to_kind = a.kind and e.to_place = a.place then quantity else -quantity end), 0)
      from entries e where e.unit = a.unit
        and ((e.to_kind, e.to_place) = (a.kind, a.place) or (e.from_kind, e.from_place) = (a.kind, a.place)))`
    const [count] = await sql`select count(*)::integer as accounts from accounts`
    await sql.end()
    expect(row).toEqual({ wrong: 0 })
    expect(count).toEqual({ accounts: company.openingStock.length })
  })
})
