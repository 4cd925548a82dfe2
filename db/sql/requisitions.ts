import { and, asc, desc, eq, exists, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { ShipmentId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { isOldestFirst } from '../order.ts'
import { sites } from '../schema/company.ts'
import { approvals, lines, requisitions } from '../schema/requests.ts'
import { shipments } from '../schema/shipping.ts'
import type { RequisitionQuery } from '../store.ts'
import { mayBeServed, requisitionDocument, requisitionFrom } from './documents.ts'
import type { Drizzle } from './sql.ts'

/** As the partial index on open lines has it. */
const openLine = sql`${lines.requested} - ${lines.cancelled} - ${lines.received} - ${lines.damaged} - ${lines.short} > 0`

export async function readRequisitions(
  db: Drizzle,
  query: RequisitionQuery,
): Promise<Requisition[]> {
  const direction = isOldestFirst(query.view) ? asc : desc
  const rows = await db
    .select({ document: requisitionDocument })
    .from(requisitions)
    .where(and(...filters(db, query), viewed(db, query)))
    .orderBy(
      direction(requisitions.createdAt),
      direction(sql`length(${requisitions.id})`),
      direction(sql`${requisitions.id} collate "C"`),
    )
    .limit(query.limit)
  return rows.map((row) => requisitionFrom(row.document))
}

/** The requisition of a shipment, or of the newest shipment with that tracking number. */
export async function readByShipment(
  db: Drizzle,
  by: { readonly id: ShipmentId } | { readonly tracking: string },
): Promise<Requisition | null> {
  const rows = await db
    .select({ document: requisitionDocument })
    .from(requisitions)
    .innerJoin(shipments, eq(shipments.requisition, requisitions.id))
    .where('id' in by ? eq(shipments.id, by.id) : eq(shipments.tracking, by.tracking))
    .orderBy(desc(shipments.shippedAt), desc(sql`${shipments.id} collate "C"`))
    .limit(1)
  return rows[0] === undefined ? null : requisitionFrom(rows[0].document)
}

function filters(db: Drizzle, query: RequisitionQuery): (SQL | undefined)[] {
  const { station, requester, centre, serviceOrder, replaces } = query
  const stations = db.select({ id: sites.id }).from(sites)
  return [
    station === undefined ? undefined : eq(requisitions.station, station),
    requester === undefined ? undefined : eq(requisitions.requester, requester),
    serviceOrder === undefined ? undefined : eq(requisitions.serviceOrder, serviceOrder),
    replaces === undefined ? undefined : eq(requisitions.replaces, replaces),
    centre === undefined
      ? undefined
      : inArray(requisitions.station, stations.where(eq(sites.centre, centre))),
  ]
}

function viewed(db: Drizzle, query: RequisitionQuery): SQL | undefined {
  switch (query.view) {
    case 'open':
      return exists(linesWhere(db, openLine))
    case 'awaiting-approval':
      return and(
        isNull(requisitions.cancelledBy),
        exists(
          db
            .select({ one: sql`1` })
            .from(approvals)
            .where(and(eq(approvals.requisition, requisitions.id), eq(approvals.state, 'pending'))),
        ),
      )
    case 'in-transit':
      return exists(
        db
          .select({ one: sql`1` })
          .from(shipments)
          .where(and(eq(shipments.requisition, requisitions.id), eq(shipments.state, 'open'))),
      )
    case 'to-ship':
      return and(
        exists(
          linesWhere(
            db,
            sql`${lines.reserved} > 0`,
            query.source === undefined ? undefined : eq(lines.source, query.source),
          ),
        ),
        mayBeServed,
      )
    case 'latest':
      return undefined
  }
}

function linesWhere(db: Drizzle, condition: SQL, other?: SQL) {
  return db
    .select({ one: sql`1` })
    .from(lines)
    .where(and(eq(lines.requisition, requisitions.id), condition, other))
}
