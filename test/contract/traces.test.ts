import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { change } from './changes.ts'
import { monday } from './company.ts'
import { openCrowd } from './databases.ts'

describe('what stays behind on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openCrowd>>
  beforeAll(async () => {
    database = await openCrowd(2)
  })
  afterAll(() => database.close())

  const record = (key: string) =>
    database.inbox.record({ key, body: { said: 'hello' }, receivedAt: monday })
  const rescueOf = async (key: string) => {
    const [task] = await database.owner`
      select kind, payload, state, due_at from tasks where key = ${`inbound:${key}`}`
    return task
  }
  const rescue = (key: string, state: string) => ({
    kind: 'handle-inbound',
    payload: { key },
    state,
    due_at: new Date(monday),
  })

  test('an event that was recorded has a rescue task, which its commit finishes', async () => {
    await record('r1')
    expect(await rescueOf('r1')).toEqual(rescue('r1', 'due'))
    await database.store.commit(change('r1'))
    expect(await rescueOf('r1')).toEqual(rescue('r1', 'done'))
  })

  test('an event that is ignored needs no rescue', async () => {
    await record('r2')
    const taken = await database.inbox.take('r2', 60)
    await database.inbox.finish('r2', taken?.token ?? '', 'ignored')
    expect(await rescueOf('r2')).toEqual(rescue('r2', 'done'))
  })

  test('an event that is given back keeps its rescue', async () => {
    await record('r3')
    const taken = await database.inbox.take('r3', 60)
    await database.inbox.finish('r3', taken?.token ?? '', 'again')
    expect(await rescueOf('r3')).toEqual(rescue('r3', 'due'))
    await database.store.commit(change('r3'))
  })

  test('a rescue whose event was written by the rescue itself is completed by its holder', async () => {
    await record('r4')
    await database.owner`update tasks set not_before = '-infinity' where key = 'inbound:r4'`
    const [held] = await database.tasks.claim(monday, 1, 60)
    expect(held?.payload).toEqual({ key: 'r4' })
    await database.store.commit(change('r4'))
    expect(await database.tasks.complete(held?.id ?? '', held?.token ?? '')).toBe(true)
  })

  test('a rescue whose event is still open cannot be completed', async () => {
    await record('r5')
    await database.owner`update tasks set not_before = '-infinity' where key = 'inbound:r5'`
    const [held] = await database.tasks.claim(monday, 1, 60)
    expect(held?.payload).toEqual({ key: 'r5' })
    expect(await database.tasks.complete(held?.id ?? '', held?.token ?? '')).toBe(false)
    await database.store.commit(change('r5'))
  })

  test('a dead letter tells why, in at most 2,000 letters', async () => {
    const dead = { key: 'dead', kind: 'work', payload: {}, dueAt: monday, lane: null }
    await database.store.commit(change('will die', { tasks: [dead] }))
    const [held] = await database.tasks.claim(monday, 1, 60)
    const reason = `the carrier is gone ${'!'.repeat(3_000)}`
    await database.tasks.fail(held?.id ?? '', held?.token ?? '', reason, null)
    const [task] = await database.owner`
      select state, attempts, last_error from tasks where key = 'dead'`
    expect(task).toEqual({ state: 'dead', attempts: 1, last_error: reason.slice(0, 2_000) })
  })

  test('every event carries the fingerprint of the one before it', async () => {
    const fact = (kind: string) => ({ aggregate: 'X', kind, actor: 'a', at: monday, data: {} })
    await database.store.commit(change('e1', { events: [fact('one'), fact('two')] }))
    await database.store.commit(change('e2', { events: [fact('three')] }))
    const events = await database.owner`
      select kind, previous, hash from events where aggregate = 'X' order by seq`
    const [one, two, three] = events.map((event) => event['hash'])
    expect(new Set([one, two, three].map(String))).toHaveLength(3)
    expect(events.map((event) => event['previous'])).toEqual([null, one, two])
    expect(await database.owner`select * from invariant_events`).toHaveLength(0)
  })
})
