import type postgres from 'postgres'

/** Each statement lists what is wrong, one text a row. */
const rules: Readonly<Record<string, string>> = {
  'every balance is the sum of its entries': `
    select format('%s@%s of %s: %s, entries say %s', kind, place, unit, a.balance, e.balance) as wrong
    from accounts a full join (
      select kind, place, unit, sum(delta) as balance from entries cross join lateral (
        values (from_kind, from_place, -quantity), (to_kind, to_place, quantity)
      ) side(kind, place, delta)
      where kind not in ('supplier', 'lost', 'scrapped', 'granted') group by kind, place, unit
    ) e using (kind, place, unit)
    where coalesce(a.balance, 0) <> coalesce(e.balance, 0) or a.balance < 0`,
  'what is reserved is what the lines hold': `
    select format('%s of %s: %s, lines hold %s', place, unit, a.balance, l.held) as wrong
    from (select place, unit, balance from accounts where kind = 'reserved') a
    full join (
      select source as place, part as unit, sum(reserved) as held from lines
      where reserved > 0 group by source, part
    ) l using (place, unit)
    where coalesce(a.balance, 0) <> coalesce(l.held, 0)`,
  'what is on the road is what the open shipments carry': `
    select format('%s of %s: %s, carried %s', place, unit, a.balance, s.carried) as wrong
    from (select place, unit, balance from accounts where kind = 'transit') a
    full join (
      select shipment as place, part as unit, sum(shipped - accepted - damaged - short) as carried
      from shipment_lines group by shipment, part
    ) s using (place, unit)
    where coalesce(a.balance, 0) <> coalesce(s.carried, 0)`,
  'the quota held is what the requests hold': `
    select format('%s: %s, requests hold %s', place, a.balance, r.held) as wrong
    from (select place, balance from accounts where kind = 'held') a
    full join (
      select station || '/' || quota_month as place, sum(held_fen) as held from requisitions
      where held_fen > 0 group by 1
    ) r using (place)
    where coalesce(a.balance, 0) <> coalesce(r.held, 0)`,
  'a request that is over holds nothing': `
    select format('%s holds something', r.id) as wrong from requisitions r
    where (r.cancelled_by is not null or exists (
        select from approvals a where a.requisition = r.id and a.state = 'rejected'))
      and (r.held_fen > 0 or exists (select from lines l where l.requisition = r.id and l.reserved > 0))`,
  'nothing leaves before it is approved': `
    select format('%s was shipped', s.id) as wrong from shipments s join approvals a using (requisition)
    where a.state <> 'approved'`,
  'events are numbered without a gap': `
    select format('%s has %s events up to %s', aggregate, count(*), max(seq)) as wrong
    from events group by aggregate having count(*) <> max(seq)`,
  'a request has as many events as versions': `
    select format('%s is at %s with %s events', r.id, r.version, count(e.seq)) as wrong
    from requisitions r left join events e on e.aggregate = r.id
    group by r.id having r.version <> count(e.seq)`,
}

/** Checks all of them; each answer names the rule and what broke it. */
export async function brokenInvariants(owner: postgres.Sql): Promise<readonly string[]> {
  const each = Object.entries(rules).map(
    ([rule, statement]) =>
      `(select '${rule}: ' || wrong as text from (${statement} limit 5) found)`,
  )
  const rows = await owner.unsafe(each.join(' union all '))
  return rows.map((row) => String(row['text']))
}
