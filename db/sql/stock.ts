import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { SiteId } from '../../domain/ids.ts'
import type { Balance } from '../../domain/ledger/account.ts'
import { balanceRow, lowStockRow } from '../rows/ledger.ts'
import { accounts, stockMinimums } from '../schema/ledger.ts'
import type { LowStock } from '../store.ts'
import { byBytes } from './catalogue.ts'
import type { Drizzle } from './sql.ts'

/** Available pieces above zero, by unit and place. */
export async function readStock(
  db: Drizzle,
  units: readonly string[],
  places: readonly SiteId[] | undefined,
): Promise<Balance[]> {
  const rows = await db
    .select()
    .from(accounts)
    .where(
      and(
        inArray(accounts.unit, [...units]),
        eq(accounts.kind, 'available'),
        places === undefined ? undefined : inArray(accounts.place, [...places]),
        gt(accounts.balance, 0),
      ),
    )
    .orderBy(byBytes(accounts.unit), byBytes(accounts.place))
  return rows.map((row) => balanceRow.parse(row))
}

/** Worst first: what is left as a share of the minimum, then how much is missing. */
export async function readLowStock(
  db: Drizzle,
  places: readonly SiteId[] | null,
  limit: number,
): Promise<LowStock[]> {
  const balance = sql<number>`coalesce(${accounts.balance}, 0)`.mapWith(Number)
  const rows = await db
    .select({
      kind: sql<'available'>`'available'`,
      place: stockMinimums.site,
      unit: stockMinimums.part,
      balance,
      minimum: stockMinimums.minimum,
    })
    .from(stockMinimums)
    .leftJoin(
      accounts,
      and(
        eq(accounts.unit, stockMinimums.part),
        eq(accounts.kind, 'available'),
        eq(accounts.place, stockMinimums.site),
      ),
    )
    .where(
      and(
        lt(balance, stockMinimums.minimum),
        places === null ? undefined : inArray(stockMinimums.site, [...places]),
      ),
    )
    .orderBy(
      sql`${balance}::float8 / ${stockMinimums.minimum}`,
      sql`${balance} - ${stockMinimums.minimum}`,
      byBytes(stockMinimums.site),
      byBytes(stockMinimums.part),
    )
    .limit(limit)
  return rows.map((row) => lowStockRow.parse(row))
}
