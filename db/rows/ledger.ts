import { z } from 'zod'
import type { QuotaGrantRow } from '../../domain/desk/change.ts'
import type { SiteId } from '../../domain/ids.ts'
import {
  type Account,
  type AccountKind,
  type Balance,
  guardedKinds,
  quotaUnit,
  unguardedKinds,
} from '../../domain/ledger/account.ts'
import { count, name, some } from '../codec.ts'
import type { LowStock } from '../store.ts'

const quotaKinds: readonly AccountKind[] = ['granted', 'left', 'held', 'used']
const isQuota = (each: AccountKind) => quotaKinds.includes(each)

const kind = z.enum([...guardedKinds, ...unguardedKinds])

export const accountRow = z.object({
  kind,
  place: name(),
  unit: name(),
}) satisfies z.ZodType<Account>

export const balanceRow = accountRow.extend({ balance: count }) satisfies z.ZodType<Balance>

export const lowStockRow = balanceRow.extend({ minimum: some }) satisfies z.ZodType<LowStock>

/** A transfer as one row of `entries`, still without its change. */
export const entryRow = z
  .object({
    fromKind: kind,
    fromPlace: name(),
    toKind: kind,
    toPlace: name(),
    unit: name(),
    quantity: some,
  })
  .refine(
    (entry) => entry.fromKind !== entry.toKind || entry.fromPlace !== entry.toPlace,
    'a transfer between an account and itself',
  )
  .refine(
    (entry) =>
      [entry.fromKind, entry.toKind].every((each) => isQuota(each) === (entry.unit === quotaUnit)),
    'a transfer of fen between accounts of pieces, or of pieces between accounts of fen',
  )

export const quotaGrantRow = z.object({
  id: name(),
  site: name<SiteId>(),
  month: z.string(),
  amountFen: count,
  version: some,
}) satisfies z.ZodType<QuotaGrantRow>
