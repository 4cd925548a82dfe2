import { z } from 'zod'
import type { Change, Expectation, Put } from '../domain/desk/change.ts'
import { invariant } from '../domain/invariant.ts'
import type { Transfer } from '../domain/ledger/transfer.ts'
import { approvalColumns, shipmentColumns } from './assemble.ts'
import { instant, json, name, throughJson, toColumns } from './codec.ts'
import { delegationColumns, delegationRow } from './rows/delegations.ts'
import { entryRow, quotaGrantRow } from './rows/ledger.ts'
import { approvalRow, lineRow, requisitionRow } from './rows/requests.ts'
import { claimRow, photoRow, shipmentLineRow, shipmentRow } from './rows/shipping.ts'
import {
  cardCopyRow,
  conversationRow,
  expectationRow,
  factRow,
  newTaskRow,
  settingRow,
} from './rows/work.ts'

const head = z.object({ key: name(), at: instant, reply: json })

/** An expectation and whether this change also writes the row, which decides how it is locked. */
export type Check = Expectation & { readonly written: boolean }

/** The argument of `commit_change`: every row checked and in columns. Throws when a row breaks its schema. */
export function encodeChange(change: Change): Record<string, unknown> {
  return {
    ...toColumns(head, { key: change.key, at: change.at, reply: change.reply }),
    expect: checksOf(change).map((check) => ({
      ...toColumns(expectationRow, check),
      written: check.written,
    })),
    put: encodePut(change.put),
    transfers: change.transfers.map((transfer) => toColumns(entryRow, entryOf(transfer))),
    events: change.events.map((fact) => toColumns(factRow, fact)),
    tasks: change.tasks.map((task) => toColumns(newTaskRow, task)),
  }
}

/** The change as the database would see it, sharing nothing with the caller's. Checks what `encodeChange` checks. */
export function copyOfChange(change: Change): Change {
  encodeChange(change)
  return throughJson(change) as Change
}

/** A transfer in the columns of `entries`. */
function entryOf(transfer: Transfer): z.output<typeof entryRow> {
  return {
    fromKind: transfer.from.kind,
    fromPlace: transfer.from.place,
    toKind: transfer.to.kind,
    toPlace: transfer.to.place,
    unit: transfer.unit,
    quantity: transfer.quantity,
  }
}

/**
 * Everything whose version must be looked at: what the change expects, and every row with a version that it writes,
 * which must be one version behind. So no row is ever written over news its writer has not seen.
 */
export function checksOf(change: Change): Check[] {
  const written = writtenVersions(change.put)
  const isSame = (one: Expectation, other: Expectation) =>
    one.kind === other.kind && one.id === other.id
  for (const row of written) {
    const wrong = change.expect.find((each) => isSame(each, row) && each.version !== row.version)
    invariant(!wrong, `${row.kind} ${row.id} is put one version above the expected one`)
  }
  const expected = change.expect.map((each) => ({
    ...each,
    written: written.some((row) => isSame(row, each)),
  }))
  const unexpected = written.filter((row) => !change.expect.some((each) => isSame(each, row)))
  return [...expected, ...unexpected.map((row) => ({ ...row, written: true }))]
}

/** The version that each written row must still have. */
function writtenVersions(put: Put): Expectation[] {
  const before = (kind: Expectation['kind'], id: string, version: number): Expectation => ({
    kind,
    id,
    version: version - 1,
  })
  return [
    ...(put.requisitions ?? []).map((row) => before('requisition', row.id, row.version)),
    ...(put.shipments ?? []).map((row) => before('shipment', row.id, row.version)),
    ...(put.conversations ?? []).map((row) => before('conversation', row.address, row.version)),
    ...(put.delegations ?? []).map((row) => before('delegation', row.id, row.version)),
    ...(put.quotaGrants ?? []).map((row) => before('quota-grant', row.id, row.version)),
  ]
}

type Columns = Record<string, unknown>

/** Rows by table, in columns; tables without rows are left out. */
function encodePut(put: Put): Record<string, Columns[]> {
  const tables: Record<string, { rows: Columns[]; key: readonly string[] }> = {
    requisitions: { rows: encode(requisitionRow, put.requisitions), key: ['id'] },
    lines: { rows: encode(lineRow, put.lines), key: ['requisition', 'no'] },
    approvals: { rows: encode(approvalRow, put.approvals?.map(approvalColumns)), key: ['id'] },
    delegations: {
      rows: encode(delegationRow, put.delegations?.map(delegationColumns)),
      key: ['id'],
    },
    shipments: { rows: encode(shipmentRow, put.shipments?.map(shipmentColumns)), key: ['id'] },
    shipment_lines: {
      rows: encode(shipmentLineRow, put.shipmentLines),
      key: ['shipment', 'line'],
    },
    claims: { rows: encode(claimRow, put.claims), key: ['id'] },
    photos: { rows: encode(photoRow, put.photos), key: ['shipment', 'file'] },
    quota_grants: { rows: encode(quotaGrantRow, put.quotaGrants), key: ['id'] },
    conversations: { rows: encode(conversationRow, put.conversations), key: ['address'] },
    card_copies: { rows: encode(cardCopyRow, put.cardCopies), key: ['id'] },
    settings: { rows: encode(settingRow, put.settings), key: ['name'] },
  }
  const used = Object.entries(tables).filter(([, table]) => table.rows.length > 0)
  for (const [table, { rows, key }] of used) {
    const keys = new Set(rows.map((row) => JSON.stringify(key.map((column) => row[column]))))
    invariant(keys.size === rows.length, `a change puts each row of ${table} once`)
  }
  return Object.fromEntries(used.map(([table, { rows }]) => [table, rows]))
}

function encode<Schema extends z.ZodType<object>>(
  schema: Schema,
  rows: readonly z.output<Schema>[] | undefined,
): Columns[] {
  return (rows ?? []).map((row) => toColumns(schema, row))
}
