import type postgres from 'postgres'
import { encodeChange } from '../../db/change-json.ts'
import type { Change } from '../../domain/desk/change.ts'

/**
 * The usual way, pinned: the same rows, locks and checks as `commit_change`, statement by statement in a transaction of
 * the client, where every account is looked at with `SELECT ... FOR UPDATE` before it is changed. It is as careful as
 * the function (sorted locks, prepared statements, one insert per table) and gives up nothing of it.
 */
const statements = {
  key: `insert into changes (key, reply, at) values ($1, $2::text::jsonb, $3::text::timestamptz)
    on conflict (key) do nothing returning key`,
  person: 'select version from people where id = $1 for share',
  policy: 'select version from policies for share',
  requisition: 'select version from requisitions where id = $1 for no key update',
  units: `select code from parts where code in (select jsonb_array_elements_text($1::text::jsonb))`,
  putRequisition: `insert into requisitions select * from jsonb_populate_recordset(null::requisitions, $1::text::jsonb)
    on conflict (id) do update set version = excluded.version where requisitions.version = excluded.version - 1`,
  putLines: `insert into lines select * from jsonb_populate_recordset(null::lines, $1::text::jsonb)
    on conflict (requisition, no) do update set reserved = excluded.reserved`,
  balance: 'select balance from accounts where unit = $1 and kind = $2 and place = $3 for update',
  update: `update accounts set balance = $4::text::bigint where unit = $1 and kind = $2 and place = $3`,
  insert: `insert into accounts (unit, kind, place, balance) values ($1, $2, $3, $4::text::bigint)`,
  entries: `insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
    select $1, from_kind, from_place, to_kind, to_place, unit, quantity, $2::text::timestamptz
    from jsonb_populate_recordset(null::entries, $3::text::jsonb)`,
  lockAggregate: 'select pg_advisory_xact_lock(1, hashtext($1))',
  newest: 'select seq, hash from events where aggregate = $1 order by seq desc limit 1',
  event: `insert into events (aggregate, seq, kind, actor, at, data, previous, hash)
    select e.aggregate, $2::text::integer, e.kind, e.actor, e.at, e.data, decode($3, 'hex'),
      event_hash(e.aggregate, $2::text::integer, e.kind, e.actor, e.at, e.data, decode($3, 'hex'))
    from jsonb_populate_record(null::events, $1::text::jsonb) e`,
  lockLane: 'select pg_advisory_xact_lock(2, hashtext($1))',
  task: `insert into tasks (key, kind, payload, due_at, lane)
    select t.key, t.kind, t.payload, t.due_at, t.lane from jsonb_populate_record(null::tasks, $1::text::jsonb) t
    on conflict (key) do nothing`,
  finish: `update inbox set state = 'finished', lease_until = null where key = $1 and state <> 'finished'`,
} as const

type Row = Record<string, unknown>
type Encoded = {
  readonly key: string
  readonly at: string
  readonly reply: unknown
  readonly expect: readonly {
    readonly kind: string
    readonly id: string
    readonly version: number
  }[]
  readonly put: { readonly requisitions: readonly Row[]; readonly lines: readonly Row[] }
  readonly transfers: readonly EncodedTransfer[]
  readonly events: readonly (Row & { readonly aggregate: string })[]
  readonly tasks: readonly (Row & { readonly lane: string | null })[]
}
type EncodedTransfer = {
  readonly from_kind: string
  readonly from_place: string
  readonly to_kind: string
  readonly to_place: string
  readonly unit: string
  readonly quantity: number
}

/** Writes a submission the usual way; throws, and so rolls back, where `commit_change` would refuse. */
export async function commitTheUsualWay(client: postgres.Sql, change: Change): Promise<void> {
  const encoded = encodeChange(change) as Encoded
  const { key, at, put, transfers, events, tasks } = encoded
  await client.begin(async (sql) => {
    const run = (name: keyof typeof statements, ...parameters: readonly (string | null)[]) =>
      sql.unsafe(statements[name], [...parameters], { prepare: true })
    const claimed = await run('key', key, JSON.stringify(encoded.reply), at)
    if (claimed.length === 0) throw new Error(`${key} was used before`)
    await checkVersions(encoded, run)
    const units = [...new Set(transfers.map((each) => each.unit))].filter((unit) => unit !== 'fen')
    const known = await run('units', JSON.stringify(units))
    if (known.length < units.length) throw new Error('a unit is unknown')
    await run('putRequisition', JSON.stringify(put.requisitions))
    await run('putLines', JSON.stringify(put.lines))
    await applyTransfers(transfers, run)
    await run('entries', key, at, JSON.stringify(transfers))
    for (const event of events) {
      await run('lockAggregate', event.aggregate)
      const [newest] = await run('newest', event.aggregate)
      const previous = newest === undefined ? null : Buffer.from(newest['hash']).toString('hex')
      await run('event', JSON.stringify(event), `${Number(newest?.['seq'] ?? 0) + 1}`, previous)
    }
    for (const task of tasks) {
      if (task.lane !== null) await run('lockLane', task.lane)
      await run('task', JSON.stringify(task))
    }
    await run('finish', key)
  })
}

type Run = (
  name: keyof typeof statements,
  ...parameters: readonly (string | null)[]
) => Promise<readonly Row[]>

async function checkVersions({ expect }: Encoded, run: Run): Promise<void> {
  for (const { kind, id, version } of expect.toSorted(byKindAndId)) {
    if (kind !== 'person' && kind !== 'policy' && kind !== 'requisition')
      throw new Error(`the benchmark has no ${kind}`)
    const [found] = kind === 'policy' ? await run(kind) : await run(kind, id)
    if (Number(found?.['version'] ?? 0) !== version) throw new Error(`conflict on ${kind} ${id}`)
  }
}

async function applyTransfers(transfers: readonly EncodedTransfer[], run: Run): Promise<void> {
  for (const { account, delta } of deltasOf(transfers)) {
    const [found] = await run('balance', ...account)
    const balance = Number(found?.['balance'] ?? 0) + delta
    if (balance < 0) throw new Error(`shortfall at ${account.join(' ')}`)
    await run(found === undefined ? 'insert' : 'update', ...account, `${balance}`)
  }
}

/** The sum for each account, in sorted order. */
function deltasOf(transfers: readonly EncodedTransfer[]) {
  const deltas = new Map<string, { account: readonly [string, string, string]; delta: number }>()
  const add = (unit: string, kind: string, place: string, quantity: number) => {
    const name = `${unit}|${kind}|${place}`
    const before = deltas.get(name)?.delta ?? 0
    deltas.set(name, { account: [unit, kind, place], delta: before + quantity })
  }
  for (const { unit, quantity, ...side } of transfers) {
    add(unit, side.from_kind, side.from_place, -quantity)
    add(unit, side.to_kind, side.to_place, quantity)
  }
  return [...deltas.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, each]) => each)
}

const byKindAndId = (
  one: { readonly kind: string; readonly id: string },
  other: { readonly kind: string; readonly id: string },
) => (`${one.kind} ${one.id}` < `${other.kind} ${other.id}` ? -1 : 1)
