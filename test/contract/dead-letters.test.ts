import { beforeEach, expect, test } from 'vitest'
import type { NewTask } from '../../domain/desk/change.ts'
import { change } from './changes.ts'
import { monday } from './company.ts'
import { onEveryDatabase } from './databases.ts'

onEveryDatabase((database) => {
  const board = () => database().tasks
  let batch = 0
  /** Adds tasks under these keys, each with a fresh prefix, and gives the prefixed keys. */
  const add = async (...tasks: (Partial<NewTask> & { key: string })[]) => {
    batch += 1
    const added = tasks.map((task) => ({
      kind: 'work',
      payload: {},
      dueAt: monday,
      lane: null,
      ...task,
      key: `doors-${batch}/${task.key}`,
    }))
    await database().store.commit(change(`doors-${batch}`, { tasks: added }))
    return added.map((task) => task.key)
  }
  const sole = async () => (await board().claim(monday, 1, 60))[0] ?? { id: '', token: '' }
  const given = async (key: string) => {
    await add({ key })
    const { id, token } = await sole()
    await board().fail(id, token, 'the platform is gone', null)
    const letter = (await board().dead())[0]
    if (!letter) throw new Error('there is no dead letter')
    return letter
  }

  beforeEach(async () => {
    for (const task of await board().claim(Date.UTC(2100, 0), 100, 60))
      await board().complete(task.id, task.token)
  })

  test('only what could be claimed at once is ready', async () => {
    const keys = await add(
      { key: 'now' },
      { key: 'later', dueAt: monday + 1 },
      { key: 'head', lane: 'L' },
      { key: 'behind', lane: 'L' },
    )
    const ready = await board().ready(keys, monday)
    expect(ready).toHaveLength(2)
    const claimed = await board().claim(monday, 9, 60, { ids: ready, lanes: [] })
    expect(claimed.map((task) => task.id)).toEqual(ready)
    expect(await board().ready(keys, monday)).toEqual([])
    expect(await board().ready(['unknown'], monday)).toEqual([])
  })

  test('among tasks one has heard of, the same rules hold: lane, due moment, limit, lease, back-off', async () => {
    await add({ key: 'a' }, { key: 'b', lane: 'M' }, { key: 'c', lane: 'M' }, { key: 'd' })
    const all = await board().claim(monday, 9, 60)
    const [a, b, d] = all
    const behind = String(Number(b?.id) + 1)
    const ids = [...all.map((task) => task.id), behind]
    expect(ids).toEqual([a?.id, b?.id, d?.id, behind])
    expect(await board().claim(monday, 9, 60, { ids, lanes: ['M'] })).toEqual([])
    for (const { id, token } of all) await board().fail(id, token, 'busy', id === d?.id ? 60 : 0)
    expect(await board().claim(monday - 1, 9, 60, { ids, lanes: ['M'] })).toEqual([])
    const first = await board().claim(monday, 1, 60, { ids, lanes: [] })
    expect(first).toMatchObject([{ id: a?.id, attempts: 2 }])
    const rest = await board().claim(monday, 9, 60, { ids, lanes: [] })
    expect(rest).toMatchObject([{ id: b?.id, attempts: 2 }])
  })

  test('a lane hands over to the next of it, and to nothing of another', async () => {
    await add({ key: 'n1', lane: 'N' }, { key: 'n2', lane: 'N' }, { key: 'o1', lane: 'O' })
    const lanes = { ids: [], lanes: ['N'] }
    const [first] = await board().claim(monday, 9, 60, lanes)
    expect(await board().claim(monday, 9, 60, lanes)).toEqual([])
    await board().complete(first?.id ?? '', first?.token ?? '')
    const next = await board().claim(monday, 9, 60, lanes)
    expect(next).toHaveLength(1)
    expect(next[0]?.lane).toBe('N')
    expect(next[0]?.id).not.toBe(first?.id)
  })

  test('however many wait behind the head of a lane, what is free behind them is found', async () => {
    await add(...Array.from({ length: 120 }, (_, index) => ({ key: `q${index}`, lane: 'Q' })), {
      key: 'free',
    })
    const [head] = await board().claim(monday, 1, 60)
    const [free] = await board().claim(monday, 1, 60)
    expect(free).toMatchObject({ lane: null })
    expect(await board().claim(monday, 1, 60)).toEqual([])
    expect(head?.lane).toBe('Q')
  })

  test('many completed at once: each by its own token', async () => {
    await add({ key: '1' }, { key: '2' }, { key: '3' })
    const tasks = await board().claim(monday, 9, 60)
    const answers = await Promise.all(
      tasks.map(({ id, token }, index) => board().complete(id, index === 1 ? 'stolen' : token)),
    )
    expect(answers).toEqual([true, false, true])
  })

  test('a dead letter tried again begins anew, once', async () => {
    const letter = await given('again')
    expect(letter).toMatchObject({ kind: 'work', attempts: 1, error: 'the platform is gone' })
    expect(await board().settle(letter, 'retry', 'olga/1')).toBe(true)
    expect(await board().settle(letter, 'retry', 'olga/1')).toBe(true)
    expect(await board().settle(letter, 'retry', 'olga/2')).toBe(false)
    expect(await board().settle(letter, 'drop', 'olga/1')).toBe(false)
    const again = await board().claim(monday, 1, 60)
    expect(again).toMatchObject([{ id: letter.id, attempts: 1 }])
  })

  test('the button of an earlier death does nothing to a later one', async () => {
    const first = await given('twice')
    await board().settle(first, 'retry', 'olga')
    await new Promise((resolve) => setTimeout(resolve, 5))
    const { id, token } = await sole()
    await board().fail(id, token, 'gone again', null)
    expect(await board().settle(first, 'drop', 'olga')).toBe(false)
    const [second] = await board().dead()
    expect(second).toMatchObject({ id: first.id, error: 'gone again' })
    expect(await board().settle(second ?? first, 'drop', 'olga')).toBe(true)
    expect((await board().dead()).some((letter) => letter.id === id)).toBe(false)
    expect(await board().claim(monday, 9, 60)).toEqual([])
  })

  test('the figures tell what is due, since when, and what was given up', async () => {
    const before = await board().figures(monday)
    await add(
      { key: 'old', dueAt: monday - 9_000 },
      { key: 'laned', dueAt: monday - 4_000, lane: 'P' },
      { key: 'future', dueAt: monday + 1 },
    )
    expect(await board().figures(monday)).toEqual({
      due: before.due + 2,
      oldest: monday - 9_000,
      oldestInLane: monday - 4_000,
      dead: before.dead,
    })
  })
})
