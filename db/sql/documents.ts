import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Person } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { approvalFrom, assembleRequisition, shipmentFrom } from '../assemble.ts'
import { fromColumns, rowsFrom } from '../codec.ts'
import { personRow } from '../rows/company.ts'
import { approvalRow, lineRow, requisitionRow } from '../rows/requests.ts'
import { claimRow, photoRow, shipmentLineRow, shipmentRow } from '../rows/shipping.ts'
import { people, roleGrants } from '../schema/company.ts'
import { approvals, lines, requisitions } from '../schema/requests.ts'
import { claims, photos, shipmentLines, shipments } from '../schema/shipping.ts'

/**
 * One whole requisition as a JSON object, for a statement that selects from `requisitions`. Columns hang on their table
 * by hand: Drizzle leaves the table out where it selects from one only, and `id` alone would be that of the inner table.
 */
export const requisitionDocument: SQL<unknown> = sql`jsonb_build_object(
  'header', to_jsonb(${requisitions}),
  'lines', (select jsonb_agg(to_jsonb(l)) from ${lines} l where l.requisition = ${requisitions}.id),
  'approvals', (select jsonb_agg(to_jsonb(a)) from ${approvals} a where a.requisition = ${requisitions}.id),
  'shipments', (select jsonb_agg(to_jsonb(s)) from ${shipments} s where s.requisition = ${requisitions}.id),
  'shipment_lines', (select jsonb_agg(to_jsonb(sl)) from ${shipments} s join ${shipmentLines} sl on sl.shipment = s.id
    where s.requisition = ${requisitions}.id),
  'claims', (select jsonb_agg(to_jsonb(c)) from ${claims} c where c.requisition = ${requisitions}.id),
  'photos', (select jsonb_agg(to_jsonb(p)) from ${photos} p where p.requisition = ${requisitions}.id))`

const parts = z.object({
  header: z.unknown(),
  lines: z.unknown(),
  approvals: z.unknown(),
  shipments: z.unknown(),
  shipment_lines: z.unknown(),
  claims: z.unknown(),
  photos: z.unknown(),
})

export function requisitionFrom(document: unknown): Requisition {
  const found = parts.parse(document)
  return assembleRequisition({
    header: fromColumns(requisitionRow, found.header),
    lines: rowsFrom(lineRow, found.lines),
    approvals: rowsFrom(approvalRow, found.approvals).map(approvalFrom),
    shipments: rowsFrom(shipmentRow, found.shipments).map(shipmentFrom),
    shipmentLines: rowsFrom(shipmentLineRow, found.shipment_lines),
    claims: rowsFrom(claimRow, found.claims),
    photos: rowsFrom(photoRow, found.photos),
  })
}

/** One person with grants as a JSON object, for a statement that selects from `people`. */
export const personDocument: SQL<unknown> = sql`to_jsonb(${people}) || jsonb_build_object('grants', coalesce(
  (select jsonb_agg(jsonb_build_object('role', g.role, 'site', g.site) order by g.role collate "C", g.site collate "C")
    from ${roleGrants} g where g.person = ${people}.id), '[]'))`

export function personFrom(document: unknown): Person {
  return fromColumns(personRow, document)
}

/** The last approval step is approved, or none was ever asked for. */
export const mayBeServedOf = (
  requisition: SQL,
) => sql`coalesce((select a.state = 'approved' from ${approvals} a
  where a.requisition = ${requisition} order by a.step desc limit 1), true)`

export const mayBeServed = mayBeServedOf(sql`${requisitions}.id`)
