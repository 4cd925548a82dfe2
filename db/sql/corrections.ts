import { and, desc, eq, inArray, max, sql } from 'drizzle-orm'
import type { Correction } from '../../domain/catalogue/corrections.ts'
import type { PartCode, SiteId } from '../../domain/ids.ts'
import { json, name } from '../codec.ts'
import { correctionFrom } from '../rows/corrections.ts'
import { lines, requisitions } from '../schema/requests.ts'
import { events } from '../schema/work.ts'
import { byBytes } from './catalogue.ts'
import type { Drizzle } from './sql.ts'

/** Answers to questions about codes, newest first. */
export async function readCorrections(db: Drizzle, limit: number): Promise<readonly Correction[]> {
  const verbs = ['pick-part', 'pick-model', 'none-of-these']
  const rows = await db
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.kind, 'picked'), inArray(sql`${events.data}->>'verb'`, verbs)))
    .orderBy(desc(events.at), byBytes(events.aggregate), events.seq)
    .limit(limit)
  return rows.flatMap((row) => correctionFrom(json.parse(row.data)))
}

/** Parts on requisitions of a station, those asked for last first. */
export async function readOrderedParts(
  db: Drizzle,
  station: SiteId,
  limit: number,
): Promise<readonly PartCode[]> {
  const rows = await db
    .select({ part: lines.part })
    .from(lines)
    .innerJoin(requisitions, eq(lines.requisition, requisitions.id))
    .where(eq(requisitions.station, station))
    .groupBy(lines.part)
    .orderBy(desc(max(requisitions.createdAt)), byBytes(lines.part))
    .limit(limit)
  return rows.map((row) => name<PartCode>().parse(row.part))
}
