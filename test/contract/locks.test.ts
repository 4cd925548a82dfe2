import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Committed } from '../../db/store.ts'
import type { Expectation, NewTask, Put } from '../../domain/desk/change.ts'
import { delegationId } from '../../domain/ids.ts'
import { days } from '../../domain/time.ts'
import { absence, change, conversation, header, id, shipment } from './changes.ts'
import { manager, monday, station } from './company.ts'
import { openCrowd } from './databases.ts'

const task = (key: string, lane: string | null): NewTask => ({
  key,
  kind: 'work',
  payload: { key },
  dueAt: monday,
  lane,
})

const november = {
  id: `${station}/2026-11`,
  site: station,
  month: '2026-11',
  amountFen: 1,
  version: 1,
}

describe('who waits for whom on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openCrowd>>
  beforeAll(async () => {
    database = await openCrowd(4)
    const put = {
      requisitions: [header(id(1))],
      shipments: [shipment(id(1))],
      conversations: [conversation('here')],
      quotaGrants: [november],
      delegations: [absence()],
    }
    expect((await database.store.commit(change('rows', { put }))).kind).toBe('committed')
  })
  afterAll(() => database.close())

  /** Resolves when somebody inside the database waits for this session. */
  const somebodyWaits = (sql: postgres.TransactionSql) =>
    expect
      .poll(
        () => sql`
          select distinct pid from pg_locks
          where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`,
      )
      .toHaveLength(1)

  const read: readonly (readonly [Expectation['kind'], string, string])[] = [
    ['person', manager, `people set version = version + 1 where id = '${manager}'`],
    ['policy', 'policy', 'policies set version = version + 1'],
    ['requisition', id(1), `requisitions set version = version + 1 where id = '${id(1)}'`],
    ['shipment', 'REQ-1-S1', `shipments set version = version + 1 where id = 'REQ-1-S1'`],
    ['conversation', 'here', `conversations set version = version + 1 where address = 'here'`],
    ['quota-grant', `${station}/2026-11`, 'quota_grants set version = version + 1'],
    ['delegation', absence().id, 'delegations set version = version + 1'],
  ]

  test.each(read)(
    'a decision that only read a %s waits for whoever is changing it',
    async (kind, of, update) => {
      let decision: Promise<Committed> | undefined
      await database.owner.begin(async (sql) => {
        await sql.unsafe(`update ${update}`)
        decision = database.store.commit(
          change(`rests on ${kind}`, { expect: [{ kind, id: of, version: 1 }] }),
        )
        await somebodyWaits(sql)
      })
      expect(await decision).toEqual({ kind: 'conflict', on: `${kind} ${of}` })
    },
  )

  const born: readonly (readonly [Expectation['kind'], string, Put, string])[] = [
    [
      'conversation',
      'new',
      { conversations: [conversation('new')] },
      `conversations select 'new', person, kind, locale, draft, 1, used_at from conversations limit 1`,
    ],
    [
      'quota-grant',
      `${station}/2026-12`,
      { quotaGrants: [{ ...november, id: `${station}/2026-12`, month: '2026-12' }] },
      `quota_grants select site || '/2026-12', site, '2026-12', amount_fen, 1 from quota_grants limit 1`,
    ],
    [
      'requisition',
      id(2),
      { requisitions: [header(id(2))] },
      `requisitions select (r).* from (
        select jsonb_populate_record(q, '{"id": "${id(2)}", "version": 1}') as r from requisitions q limit 1
      ) copy`,
    ],
  ]

  test.each(born)(
    'a new %s waits for the same one that is just being written',
    async (kind, of, put, insert) => {
      let second: Promise<Committed> | undefined
      await database.owner.begin(async (sql) => {
        await sql.unsafe(`insert into ${insert}`)
        second = database.store.commit(
          change(`new ${kind}`, { expect: [{ kind, id: of, version: 0 }], put }),
        )
        await somebodyWaits(sql)
      })
      expect(await second).toEqual({ kind: 'conflict', on: `${kind} ${of}` })
    },
  )

  test('an absence waits for another one that is just being told, and then sees it', async () => {
    let second: Promise<Committed> | undefined
    const later = { startsAt: monday + days(10), endsAt: monday + days(12) }
    const leaning = absence({ id: delegationId('leaning'), ...later })
    await database.owner.begin(async (sql) => {
      await sql`insert into delegations (id, kind, giver, delegate, starts_at, ends_at, given_at, version)
        select 'told', kind, delegate, giver, starts_at + interval '11 days', ends_at + interval '11 days', given_at, 1
        from delegations limit 1`
      second = database.store.commit(change('leans', { put: { delegations: [leaning] } }))
      await somebodyWaits(sql)
    })
    expect(await second).toEqual({ kind: 'conflict', on: 'delegation leaning' })
  })

  test('tasks of one lane are numbered in the order of commit', async () => {
    let second: Promise<Committed> | undefined
    await database.owner.begin(async (sql) => {
      const first = {
        ...change('lane-1'),
        tasks: [{ ...task('l1', 'L'), due_at: new Date(monday) }],
      }
      await sql`select commit_change(${JSON.stringify({ ...first, at: new Date(monday) })}::text::jsonb)`
      second = database.store.commit(change('lane-2', { tasks: [task('l2', 'L')] }))
      await somebodyWaits(sql)
    })
    expect((await second)?.kind).toBe('committed')
    const claimed = await database.tasks.claim(monday, 10, 60)
    expect(claimed.filter((each) => each.lane === 'L').map((each) => each.payload)).toEqual([
      { key: 'l1' },
    ])
  })

  test('a claim passes over what another session holds', async () => {
    await database.store.commit(
      change('two tasks', { tasks: [task('held', null), task('free', null)] }),
    )
    const claimed = await database.owner.begin(async (sql) => {
      await sql`select from tasks where key = 'held' for update`
      return await database.tasks.claim(monday, 10, 60)
    })
    expect(claimed.map((each) => each.payload)).toEqual([{ key: 'free' }])
  })
})
