import { sql } from 'drizzle-orm'
import { lines, requisitions } from '../schema/requests.ts'
import { events } from '../schema/work.ts'
import { isAsked, isBefore, isWithin, limit } from './asked.ts'
import { mayBeServedOf } from './documents.ts'
import { textOf } from './sql.ts'

const createdAt = sql`r.created_at`
const station = sql`r.station`

/** A word of `planText` is `part*quantity@source=price`; its source is `-` when there was none. */
export const demand = textOf(sql`
  with asked as (
    select r.id, split_part(word, '*', 1) as part,
      bool_or(word like '%@-=%') as lacking, bool_and(word like '%@-=%') as nowhere
    from ${requisitions} r
    join ${events} e on e.aggregate = r.id and e.seq = 1 and e.kind = 'submitted'
    cross join lateral regexp_split_to_table(e.data ->> 'shown', ' ') as word
    where r.kind = 'ordinary' and ${isWithin(createdAt)} and ${isAsked(station)} and word like '%*%'
    group by r.id, part
  ), counted as (
    select * from asked a where a.lacking or not coalesce(
      (select bool_and(l.cancelled = l.requested) from ${lines} l where l.requisition = a.id and l.part = a.part), false)
  )
  select jsonb_build_object(
    'requests', (select count(*) from ${requisitions} r
      where r.kind = 'ordinary' and ${isWithin(createdAt)} and ${isAsked(station)}),
    'lines', count(*),
    'filled', count(*) filter (where not lacking),
    'unstocked', count(*) filter (where nowhere)
  ) as answer from counted`)

const wantedBy = (code: 'part' | 'model') =>
  textOf(sql`
  with tallies as (
    select l.${sql.raw(code)} as code,
      count(distinct r.id) filter (where ${isWithin(createdAt)}) as requests,
      coalesce(sum(l.requested - l.cancelled) filter (where ${isWithin(createdAt)}), 0) as pieces,
      count(distinct r.id) filter (where ${isBefore(createdAt)}) as before
    from ${requisitions} r join ${lines} l on l.requisition = r.id
    where r.kind = 'ordinary' and (${isWithin(createdAt)} or ${isBefore(createdAt)}) and ${isAsked(station)}
      and l.requested > l.cancelled and l.${sql.raw(code)} is not null
    group by 1
  ), most as (
    select * from tallies where requests > 0 order by requests desc, pieces desc, code collate "C" limit ${limit}
  )
  select jsonb_agg(to_jsonb(m) order by requests desc, pieces desc, code collate "C") as answer from most m`)

export const wanted = { part: wantedBy('part'), model: wantedBy('model') } as const

export const backorders = textOf(sql`
  with waiting as (
    select r.id as requisition, r.station, l.part, l.no,
      l.requested - l.cancelled - l.reserved - l.shipped as pieces, r.created_at as asked_at
    from ${lines} l join ${requisitions} r on r.id = l.requisition
    where l.requested - l.cancelled - l.reserved - l.shipped > 0 and r.cancelled_by is null
      and ${mayBeServedOf(sql`r.id`)} and ${isWithin(createdAt)} and ${isAsked(station)}
    order by r.created_at, length(r.id), r.id collate "C", l.no
    limit ${limit}
  )
  select jsonb_agg(to_jsonb(w) - 'no' order by asked_at, length(requisition), requisition collate "C", no) as answer
  from waiting w`)
