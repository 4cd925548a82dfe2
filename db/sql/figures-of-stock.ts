import { type SQL, sql } from 'drizzle-orm'
import { parts } from '../schema/catalogue.ts'
import { accounts, entries } from '../schema/ledger.ts'
import { shipments } from '../schema/shipping.ts'
import { from, isAsked, until } from './asked.ts'
import { textOf } from './sql.ts'

const onShelf = (kind: SQL, place: SQL) =>
  sql`(${kind} in ('available', 'reserved') and ${isAsked(place)})`

export const shelves = textOf(sql`
  with found as (
    select a.place, sum(a.balance) as pieces, sum(a.balance * coalesce(p.price_fen, 0)) as value_fen
    from ${accounts} a left join ${parts} p on p.code = a.unit
    where a.unit <> 'fen' and a.balance > 0 and ${onShelf(sql`a.kind`, sql`a.place`)}
    group by a.place
  )
  select jsonb_agg(to_jsonb(f) order by place collate "C") as answer from found f`)

/**
 * What lay on the shelves at a moment is what lies there now without what has moved since. Entries are kept for ever, so
 * only those after the beginning of the span are looked at.
 */
export const turnover = textOf(sql`
  with span as (
    select greatest(${from}, coalesce((select at + interval '1 millisecond' from ${entries} order by id limit 1), ${from})) as since
  ), moved as (
    select e.at, e.quantity * p.price_fen as fen,
      ${onShelf(sql`e.from_kind`, sql`e.from_place`)} as leaves,
      ${onShelf(sql`e.to_kind`, sql`e.to_place`)} as comes,
      e.to_kind in ('consumed', 'transit') as is_gone,
      (s.id is not null and ${isAsked(sql`s."from"`)}) as was_ours
    from ${entries} e
    join ${parts} p on p.code = e.unit
    left join ${shipments} s on e.from_kind = 'transit' and s.id = e.from_place
    where e.at >= (select since from span)
  ), present as (
    select coalesce(sum(a.balance * p.price_fen), 0) as fen
    from ${accounts} a join ${parts} p on p.code = a.unit
    where ${onShelf(sql`a.kind`, sql`a.place`)}
  )
  select jsonb_build_object(
    'used_fen', coalesce(sum(case when leaves and is_gone then fen when comes and was_ours then -fen end)
      filter (where at < ${until}), 0),
    'opening_fen', (select fen from present) - coalesce(sum(fen * (comes::integer - leaves::integer)), 0),
    'closing_fen', (select fen from present)
      - coalesce(sum(fen * (comes::integer - leaves::integer)) filter (where at >= ${until}), 0),
    'since', (select since from span)
  ) as answer from moved`)
