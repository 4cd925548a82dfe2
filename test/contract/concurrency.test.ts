import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { books } from '../../db/invariants.ts'
import type { Committed } from '../../db/store.ts'
import { expectHealthy } from '../support/healthy.ts'
import { available, change, header, id, pending, reserved, transfer } from './changes.ts'
import { centre, compressor, fan, hq, keeper, manager, monday } from './company.ts'
import { openCrowd } from './databases.ts'

const crowd = 64
const people = Array.from({ length: crowd }, (_, index) => index)

describe('many at once on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openCrowd>>
  beforeAll(async () => {
    database = await openCrowd(16)
  })
  afterAll(async () => {
    await expectHealthy(database, books)
    await database.close()
  })

  const count = (answers: readonly Committed[], kind: Committed['kind']) =>
    answers.filter((answer) => answer.kind === kind).length
  const balanceOf = async (unit: string, place: ReturnType<typeof available>) => {
    const { balances } = await database.store.load({ accounts: [{ ...place, unit }] })
    return balances[0]?.balance ?? 0
  }

  test('64 at once for the last 10 pieces: exactly 10 get one', async () => {
    const answers = await Promise.all(
      people.map((person) =>
        database.store.commit(
          change(`last-${person}`, { transfers: [transfer(available(hq), reserved(hq), 1)] }),
        ),
      ),
    )
    expect(count(answers, 'committed')).toBe(10)
    expect(count(answers, 'shortfall')).toBe(54)
    expect(await balanceOf(compressor, available(hq))).toBe(0)
    expect(await balanceOf(compressor, reserved(hq))).toBe(10)
  })

  test('64 decisions on one approval: one is committed, 63 find it changed', async () => {
    await database.store.commit(
      change('ask', { put: { requisitions: [header(id(1))], approvals: [pending(id(1))] } }),
    )
    const decision = {
      state: 'approved',
      decidedBy: manager,
      decidedFor: null,
      decidedAt: monday,
    } as const
    const answers = await Promise.all(
      people.map((person) =>
        database.store.commit(
          change(`decide-${person}`, {
            expect: [
              { kind: 'requisition', id: id(1), version: 1 },
              { kind: 'person', id: manager, version: 1 },
            ],
            put: {
              requisitions: [header(id(1), { version: 2 })],
              approvals: [{ ...pending(id(1)), ...decision }],
            },
          }),
        ),
      ),
    )
    expect(count(answers, 'committed')).toBe(1)
    expect(count(answers, 'conflict')).toBe(63)
  })

  test('the same key 64 times at once: one commit, and everybody hears the same', async () => {
    const answers = await Promise.all(
      people.map((person) => database.store.commit(change('same', { reply: { by: person } }))),
    )
    expect(count(answers, 'committed')).toBe(1)
    expect(count(answers, 'duplicate')).toBe(63)
    expect(
      new Set(answers.map((answer) => JSON.stringify('reply' in answer && answer.reply))),
    ).toHaveLength(1)
  })

  test('64 first submissions of one new requisition: one is committed', async () => {
    const answers = await Promise.all(
      people.map((person) =>
        database.store.commit(
          change(`new-${person}`, {
            expect: [{ kind: 'requisition', id: id(2), version: 0 }],
            put: { requisitions: [header(id(2))] },
          }),
        ),
      ),
    )
    expect(count(answers, 'committed')).toBe(1)
    expect(count(answers, 'conflict')).toBe(63)
  })

  test('transfers that cross each other neither lock up nor lose a piece', async () => {
    const there = transfer(available(hq), available('C-HZ'), 1, fan)
    const back = transfer(available('C-HZ'), available(hq), 1, fan)
    const answers = await Promise.all(
      people.map((person) =>
        database.store.commit(
          change(`cross-${person}`, {
            transfers: person % 2 ? [there] : [back],
            events: [
              { aggregate: 'crossing', kind: `${person}`, actor: 'test', at: monday, data: {} },
            ],
          }),
        ),
      ),
    )
    const moved = count(answers, 'committed')
    expect(moved + count(answers, 'shortfall')).toBe(crowd)
    expect((await balanceOf(fan, available(hq))) + (await balanceOf(fan, available('C-HZ')))).toBe(
      10,
    )
  })

  test('many claimers never hold one task twice, nor two tasks of one lane', async () => {
    await database.store.commit(
      change('tasks', {
        tasks: people.map((person) => ({
          key: `task-${person}`,
          kind: 'work',
          payload: {},
          dueAt: monday,
          lane: person < 48 ? `lane-${person % 4}` : null,
        })),
      }),
    )
    const claimed = (
      await Promise.all(people.map(() => database.tasks.claim(monday, 3, 60)))
    ).flat()
    expect(claimed).toHaveLength(4 + 16)
    expect(new Set(claimed.map((task) => task.id))).toHaveLength(20)
    expect(new Set(claimed.flatMap((task) => task.lane ?? []))).toHaveLength(4)
  })

  test('an inbound event is taken by one of many', async () => {
    await database.inbox.record({ key: 'in', body: {}, receivedAt: monday })
    const known = await Promise.all(
      people.map(() => database.inbox.record({ key: 'in', body: {}, receivedAt: monday })),
    )
    expect(new Set(known)).toEqual(new Set(['known']))
    const taken = await Promise.all(people.map(() => database.inbox.take('in', 60)))
    expect(taken.filter((each) => each !== null)).toHaveLength(1)
  })

  test('a role that is being withdrawn can no longer decide, however close the race', async () => {
    let decision: Promise<Committed> | undefined
    await database.owner.begin(async (sql) => {
      await sql`update people set version = version + 1 where id = ${keeper}`
      await sql`delete from role_grants where person = ${keeper} and site = ${centre}`
      decision = database.store.commit(
        change('too-late', { expect: [{ kind: 'person', id: keeper, version: 1 }] }),
      )
      // The decision is inside the database now, waiting for this transaction.
      await expect
        .poll(
          () => sql`
          select distinct pid from pg_locks
          where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`,
        )
        .toHaveLength(1)
    })
    expect(await decision).toEqual({ kind: 'conflict', on: `person ${keeper}` })
  })
})
