import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { invariantNames } from '../../db/invariants.ts'
import { type Session, sessions } from './sessions.ts'

/** The only functions that the application may call, and the only way to write. */
const doors = [
  'claim_among',
  'claim_tasks',
  'commit_change',
  'complete_task',
  'complete_tasks',
  'extend_task',
  'fail_task',
  'finish_inbound',
  'keep_file',
  'link_by_email',
  'link_identity',
  'next_request_number',
  'pause_task',
  'record_inbound',
  'settle_dead_letter',
  'take_inbound',
]

/** Not allowed, or (for a view that nobody could write through) not possible. */
const refusals = ['42501', '55000', '42809', '0A000']

const ours = `nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`

async function namesOf(session: Session, text: string): Promise<string[]> {
  return (await session.run(text)).map((row) => String(row['name']))
}

/** The orders that were not refused: carried out, or failed for some other reason, which is told. */
async function allowed(session: Session, orders: readonly string[]): Promise<string[]> {
  const answers: string[] = []
  for (const order of orders) {
    const answer = await session.run(order).then(() => 'done', codeOf)
    if (!refusals.includes(answer)) answers.push(`${order}: ${answer}`)
  }
  return answers
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

async function ownerOf(session: Session): Promise<string> {
  const owner = `select pg_get_userbyid(relowner)::text as name from pg_class where oid = 'public.entries'::regclass`
  return `"${(await namesOf(session, owner))[0]}"`
}

describe.each(Object.entries(sessions))('on %s', (_, open) => {
  let session: Session
  beforeAll(async () => {
    session = await open()
  })
  afterAll(() => session.close())

  const names = (text: string) => namesOf(session, text)
  const allows = (orders: readonly string[]) => allowed(session, orders)
  const relations = (kinds: string) =>
    names(`select format('%I.%I', nspname, relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and relkind in (${kinds}) order by 1`)

  test('the application runs as partline_app', async () => {
    expect(await session.run('select current_user::text as who')).toEqual([{ who: 'partline_app' }])
  })

  test('every table and view of ours can be read, the log of migrations not even that', async () => {
    const all = await relations(`'r', 'v'`)
    expect(all).toContain('public.entries')
    expect(all.filter((one) => one.startsWith('public.invariant_'))).toHaveLength(
      invariantNames.length,
    )
    for (const one of all) {
      const answer = await session.run(`select * from ${one} limit 1`).then(() => 'read', codeOf)
      expect(answer, one).toBe(one.startsWith('public.') ? 'read' : '42501')
    }
  })

  test('no table and no view can be written or changed', async () => {
    for (const one of await relations(`'r', 'v', 'm', 'p', 'f'`)) {
      const column = await firstColumn(one)
      expect(
        await allows([
          `insert into ${one} default values`,
          `insert into ${one} select * from ${one}`,
          `update ${one} set ${column} = ${column}`,
          `delete from ${one}`,
          `truncate ${one} cascade`,
          `merge into ${one} t using (select 1) s on true when matched then delete`,
          `select * from ${one} for update`,
          `alter table ${one} rename to taken`,
          `alter table ${one} add column more text`,
          `alter table ${one} owner to partline_app`,
          `alter table ${one} disable trigger all`,
          `drop table ${one} cascade`,
          `drop view ${one} cascade`,
          `create trigger mine after insert on ${one} for each statement execute function suppress_redundant_updates_trigger()`,
          `create rule mine as on select to ${one} do instead nothing`,
          `create index on ${one} (${column})`,
          `create policy mine on ${one}`,
          `comment on table ${one} is 'mine'`,
        ]),
      ).toEqual([])
    }
    const writable = await names(`select relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and relkind in ('r', 'v', 'm', 'p', 'f')
        and has_table_privilege(c.oid, 'insert, update, delete, truncate, references, trigger')`)
    expect(writable).toEqual([])
  })

  test('no sequence can be moved', async () => {
    const all = await relations(`'S'`)
    expect(all).toContain('public.entries_id_seq')
    for (const one of all) {
      expect(
        await allows([
          `select nextval('${one}')`,
          `select setval('${one}', 1)`,
          `alter sequence ${one} restart`,
          `drop sequence ${one} cascade`,
        ]),
      ).toEqual([])
    }
  })

  test('of all functions of ours only the doors may be called, and they pin their search path', async () => {
    const rows = await session.run(
      `select proname::text as name, prosecdef as definer, proconfig::text as config
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where ${ours} and has_function_privilege(p.oid, 'execute') order by 1`,
    )
    const config = '{"search_path=pg_catalog, public, pg_temp"}'
    expect(rows).toEqual(doors.map((each) => ({ name: each, definer: true, config })))
  })

  test('a function that is no door cannot be called, and none can be changed', async () => {
    const rows = await session.run(
      `select p.oid::regprocedure::text as name, proname::text as plain,
         (select coalesce(string_agg('null::' || format_type(t, null), ', ' order by at), '')
          from unnest(proargtypes) with ordinality as a(t, at)) as nothings
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours}`,
    )
    expect(rows.length).toBeGreaterThan(doors.length + 10)
    for (const { name: one, plain, nothings } of rows) {
      expect(
        await allows([
          ...(doors.includes(String(plain))
            ? []
            : [`select ${String(plain)}(${String(nothings)})`]),
          `alter function ${String(one)} owner to partline_app`,
          `alter function ${String(one)} reset all`,
          `alter function ${String(one)} security invoker`,
          `drop function ${String(one)} cascade`,
        ]),
      ).toEqual([])
    }
  })

  test('it makes nothing, takes nothing and gives nothing away', async () => {
    expect(
      await allows([
        'create table public.mine (id integer)',
        'create view public.mine as select 1',
        'create sequence public.mine',
        `create function public.mine() returns integer language sql as 'select 1'`,
        'create schema mine',
        'create role mine',
        'create database mine',
        `copy (select 1) to '/tmp/mine'`,
        `copy (select 1) to program 'true'`,
        `select pg_read_file('/etc/passwd')`,
        `set session_replication_role = replica`,
        'alter role partline_app superuser',
        `alter default privileges for role ${await ownerOf(session)} grant all on tables to partline_app`,
        'drop owned by ' + (await ownerOf(session)),
      ]),
    ).toEqual([])
    // A grant that one may not give is a warning and gives nothing.
    await session.run('grant all on all tables in schema public to partline_app').catch(() => {})
    expect(await session.run(`select has_table_privilege('entries', 'insert') as may`)).toEqual([
      { may: false },
    ])
  })

  test('a table of its own beside ours fools no door', async () => {
    const made = await session.run('create temporary table changes (key text)').then(
      () => true,
      () => false,
    )
    const change = { key: 'beside', at: '2026-11-23T01:00:00Z', reply: null, put: {} }
    await session.run('select commit_change($1::text::jsonb)', [JSON.stringify(change)])
    const written = await session.run(`select key from public.changes where key = 'beside'`)
    expect(written).toEqual([{ key: 'beside' }])
    if (made) await session.run('drop table pg_temp.changes')
  })

  async function firstColumn(table: string): Promise<string> {
    const [one] = await names(
      `select format('%I', attname) as name from pg_attribute a
       join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where format('%I.%I', nspname, relname) = '${table}' and attnum = 1`,
    )
    return one ?? ''
  }
})

// PGlite has one session, which its owner shares: the role keeps accidents away there, not attackers.
describe('the login of the application on PostgreSQL', () => {
  let session: Session
  beforeAll(async () => {
    session = await sessions.PostgreSQL()
  })
  afterAll(() => session.close())

  test('can become nobody else', async () => {
    const owner = await ownerOf(session)
    expect(
      await allowed(session, [`set role ${owner}`, `set session authorization ${owner}`]),
    ).toEqual([])
  })

  test.each([
    'reset role',
    'set role none',
    'reset session authorization',
    'reset all',
    'discard all',
  ])('gains nothing by %s', async (way) => {
    await session.run(way)
    expect(
      await allowed(session, [
        `insert into settings values ('mine', '1')`,
        'update accounts set balance = 0',
        'delete from entries',
        'truncate events',
        'alter table entries disable trigger all',
        `select append_events('[]')`,
        `set role ${await ownerOf(session)}`,
      ]),
    ).toEqual([])
  })
})
