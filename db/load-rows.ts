import { z } from 'zod'
import { chainFaults } from '../domain/catalogue/chain-faults.ts'
import { instant, jsonText, toColumns } from './codec.ts'
import {
  aliasRow,
  fitRow,
  modelRow,
  partRow,
  photoRow,
  substituteRow,
  supersessionRow,
} from './rows/catalogue.ts'
import { personRow, policyColumns, policyRow, siteColumns, siteRow } from './rows/company.ts'
import type { SeedRows } from './seed-rows.ts'
import type { Sql } from './sql/sql.ts'

/** Rows that must not come in; nothing was written. */
class ImportRefused extends Error {}

type Columns = Record<string, unknown>

/**
 * Fills an empty database with a company, as the owner, in one statement: all of it or nothing. Opening stock is booked
 * like any other transfer, from `supplier` to `available`. Throws `ImportRefused` when a chain of supersessions comes back
 * to where it began.
 */
export async function loadRows(sql: Sql, rows: SeedRows): Promise<void> {
  const ring = chainFaults(rows.catalogue.supersessions).find(({ kind }) => kind === 'ring')
  if (ring) throw new ImportRefused(`a ring of supersessions: ${ring.parts.join(' -> ')}`)
  const tables = tablesOf(rows)
  const inserts = tables.map(({ table, columns }, index) => {
    const names = columns.map((column) => `"${column}"`).join(', ')
    return `${table}_rows as (insert into ${table} (${names})
      select ${names} from json_populate_recordset(null::${table}, $${index + 1}::text::json))`
  })
  const stock = `$${tables.length + 1}`
  const at = `$${tables.length + 2}`
  await sql.query(
    `with ${inserts.join(', ')},
    stock as materialized (
      select place, part, quantity from json_to_recordset(${stock}::text::json)
      as stock(place text, part text, quantity bigint)
    ),
    balances as (
      insert into accounts (kind, place, unit, balance)
      select 'available', place, part, sum(quantity) from stock group by place, part order by part, place
    ),
    opening as (
      insert into changes (key, reply, at) values ('opening-stock', 'null', ${at}::text::timestamptz)
    )
    insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
    select 'opening-stock', 'supplier', '*', 'available', place, part, quantity, ${at}::text::timestamptz
    from stock order by part, place`,
    [
      ...tables.map((table) => jsonText(table.rows)),
      jsonText(z.array(openingStock).parse(rows.openingStock)),
      z.encode(instant, rows.at),
    ],
  )
}

/** True when no company has been loaded yet. */
export async function isEmpty(sql: Sql): Promise<boolean> {
  const rows = await sql.query('select 1 from sites limit 1', [])
  return rows.length === 0
}

const openingStock = z.object({
  place: z.string().min(1),
  part: z.string().min(1),
  quantity: z.int().min(1),
})

type Table = {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly Columns[]
}

function tablesOf(rows: SeedRows): Table[] {
  const { catalogue } = rows
  const people = rows.people.map((person) => ({ ...person, grants: [...person.grants] }))
  const grants = people.flatMap(({ id, grants }) =>
    grants.map((grant) => ({ person: id, ...grant })),
  )
  return [
    encoded('sites', siteRow, rows.sites.map(siteColumns)),
    encoded('people', personRow.omit({ grants: true }), people),
    plain('role_grants', ['person', 'role', 'site'], grants),
    plain('identities', ['platform', 'tenant', 'user', 'person'], rows.identities),
    plain('emails', ['email', 'person'], rows.emails ?? []),
    encoded('policies', policyRow, [policyColumns(rows.policy)]),
    encoded('models', modelRow, catalogue.models),
    encoded('parts', partRow, catalogue.parts),
    encoded('fits', fitRow, catalogue.fits),
    encoded('supersessions', supersessionRow, catalogue.supersessions),
    encoded('aliases', aliasRow, catalogue.aliases),
    encoded('substitutes', substituteRow, catalogue.substitutes ?? []),
    encoded('part_photos', photoRow, catalogue.photos ?? []),
    plain('stock_minimums', ['site', 'part', 'minimum'], rows.stockMinimums),
  ]
}

function encoded<Schema extends z.ZodType<object> & { shape: object }>(
  table: string,
  schema: Schema,
  rows: readonly z.output<Schema>[],
): Table {
  const columns = Object.keys(schema.shape).map((key) =>
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
  return { table, columns, rows: rows.map((row) => toColumns(schema, row)) }
}

/** Rows whose names and values are already those of the table. */
function plain(table: string, columns: readonly string[], rows: readonly object[]): Table {
  return { table, columns, rows: rows.map((row) => ({ ...row })) }
}
