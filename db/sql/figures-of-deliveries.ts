import { sql } from 'drizzle-orm'
import { requisitions } from '../schema/requests.ts'
import { shipmentLines, shipments } from '../schema/shipping.ts'
import { isAsked, isBefore, isWithin, limit } from './asked.ts'
import { textOf } from './sql.ts'

const receivedAt = sql`s.received_at`
const promisedAt = sql`s.promised_at`

/** The carrier's word or the station's, whichever was earlier; `least` passes over null. */
const arrival = sql`least(case s.stage when 'delivered' then s.stage_at end, s.received_at)`

/** Every shipment goes to the station of its requisition. */
const station = sql`s."to"`

export const carriers = textOf(sql`
  with parcels as (
    select s.carrier, ${isWithin(promisedAt)} as due, ${arrival} <= s.promised_at as on_time,
      coalesce(${isWithin(receivedAt)}, false) as received, l.*
    from ${shipments} s
    cross join lateral (
      select bool_or(sl.damaged > 0) as damaged, bool_or(sl.short > 0) as short,
        count(*) as lines, count(*) filter (where sl.damaged > 0) as damaged_lines
      from ${shipmentLines} sl where sl.shipment = s.id
    ) l
    where (${isWithin(promisedAt)} or ${isWithin(receivedAt)}) and ${isAsked(station)}
  ), tallies as (
    select carrier,
      count(*) filter (where due) as due,
      count(*) filter (where due and on_time) as on_time,
      count(*) filter (where received) as received,
      count(*) filter (where received and damaged) as damaged,
      count(*) filter (where received and short) as short,
      coalesce(sum(lines) filter (where received), 0) as lines,
      coalesce(sum(damaged_lines) filter (where received), 0) as damaged_lines
    from parcels group by carrier
  )
  select jsonb_agg(to_jsonb(t) order by carrier collate "C") as answer from tallies t`)

export const broken = textOf(sql`
  with tallies as (
    select sl.part,
      count(*) filter (where ${isWithin(receivedAt)}) as lines,
      count(*) filter (where sl.damaged > 0 and ${isWithin(receivedAt)}) as damaged_lines,
      coalesce(sum(sl.damaged) filter (where ${isWithin(receivedAt)}), 0) as damaged_pieces,
      count(*) filter (where sl.damaged > 0 and ${isBefore(receivedAt)}) as before
    from ${shipments} s join ${shipmentLines} sl on sl.shipment = s.id
    where (${isWithin(receivedAt)} or ${isBefore(receivedAt)}) and ${isAsked(station)}
    group by sl.part
  ), most as (
    select * from tallies where damaged_lines > 0
    order by damaged_lines desc, damaged_pieces desc, part collate "C" limit ${limit}
  )
  select jsonb_agg(to_jsonb(m) order by damaged_lines desc, damaged_pieces desc, part collate "C") as answer from most m`)

/** Follows what replaces broken goods back to what was asked for first. */
export const cycle = textOf(sql`
  with recursive taken as (
    select s.id, s.requisition, s.shipped_at, s.received_at,
      (select count(*) from ${shipmentLines} sl where sl.shipment = s.id and sl.accepted > 0) as lines
    from ${shipments} s where ${isWithin(receivedAt)} and ${isAsked(station)}
  ), chain as (
    select t.id as shipment, r.replaces, r.created_at
    from taken t join ${requisitions} r on r.id = t.requisition
    union all
    select c.shipment, r.replaces, r.created_at from chain c join ${requisitions} r on r.id = c.replaces
  ), asked as (select shipment, created_at from chain where replaces is null)
  select jsonb_build_object(
    'lines', coalesce(sum(t.lines), 0),
    'total', coalesce(sum(t.lines * (extract(epoch from t.received_at - a.created_at) * 1000)::bigint), 0),
    'until_shipped', coalesce(sum(t.lines * (extract(epoch from t.shipped_at - a.created_at) * 1000)::bigint), 0)
  ) as answer
  from taken t join asked a on a.shipment = t.id`)
