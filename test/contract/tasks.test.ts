import { beforeEach, expect, test } from 'vitest'
import type { NewTask } from '../../domain/desk/change.ts'
import { change } from './changes.ts'
import { monday } from './company.ts'
import { onEveryDatabase } from './databases.ts'

const soon = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

onEveryDatabase((database) => {
  const board = () => database().tasks
  let batch = 0

  /** Adds tasks with these keys, each with a fresh prefix; gives nothing. */
  const add = (...tasks: (Partial<NewTask> & { key: string })[]) => {
    batch += 1
    return database().store.commit(
      change(`batch-${batch}`, {
        tasks: tasks.map((task) => ({
          kind: 'work',
          payload: { of: task.key },
          dueAt: monday,
          lane: null,
          ...task,
          key: `${batch}/${task.key}`,
        })),
      }),
    )
  }
  const claim = async (limit = 100, now = monday, lease = 60) => {
    const claimed = await board().claim(now, limit, lease)
    return claimed.map((task) => ({ ...task, of: (task.payload as { of: string }).of }))
  }
  const names = async (...args: Parameters<typeof claim>) =>
    (await claim(...args)).map((task) => task.of)

  // Whatever an earlier test left undone is moved out of the way.
  beforeEach(async () => {
    for (let again = true; again; ) {
      const rest = await board().claim(Date.UTC(2100, 0), 100, 60)
      for (const task of rest) await board().fail(task.id, task.token, 'swept', null)
      again = rest.length > 0
    }
  })

  test('only what is due by business time is claimed, oldest first, once', async () => {
    await add(
      { key: 'b', dueAt: monday },
      { key: 'later', dueAt: monday + 1 },
      { key: 'a', dueAt: monday - 9 },
    )
    const claimed = await claim()
    expect(claimed.map((task) => task.of)).toEqual(['b', 'a'])
    expect(claimed[0]).toMatchObject({ kind: 'work', attempts: 1, lane: null, dueAt: monday })
    expect(await names()).toEqual([])
    expect(await names(100, monday + 1)).toEqual(['later'])
  })

  test('a new task can be claimed at once, also by a database clock that was set back', async () => {
    await add({ key: 'a' })
    expect(await database().notBefore(`${batch}/a`)).toBeLessThanOrEqual(0)
    expect(await names()).toEqual(['a'])
  })

  test('a pause is no attempt: the task waits, keeps its lane, and whoever lost it cannot ask for one', async () => {
    await add({ key: 'a', lane: 'paused-lane' }, { key: 'b', lane: 'paused-lane' })
    const [task] = await claim()
    if (!task) throw new Error('the head of the lane is claimed')
    expect(await board().pause(task.id, 'another token', 0.05)).toBe(false)
    expect(await board().pause(task.id, task.token, 0.2)).toBe(true)
    expect(await board().complete(task.id, task.token)).toBe(false)
    expect(await names()).toEqual([])
    await soon(0.3)
    expect(await claim()).toMatchObject([{ of: 'a', attempts: 1 }])
  })

  test('a limit is kept', async () => {
    await add({ key: 'a' }, { key: 'b' }, { key: 'c' })
    expect(await names(2)).toEqual(['a', 'b'])
    expect(await names(2)).toEqual(['c'])
  })

  test('a task whose key exists is not added again', async () => {
    await add({ key: 'same' }, { key: 'same' })
    expect(await names()).toEqual(['same'])
  })

  test('a lane gives one task at a time, in the order they were added', async () => {
    await add({ key: 'a1', lane: 'A' }, { key: 'a2', lane: 'A' }, { key: 'b1', lane: 'B' })
    const [a1, b1] = await claim()
    expect([a1?.of, b1?.of]).toEqual(['a1', 'b1'])
    expect(await names()).toEqual([])
    expect(await board().complete(a1?.id ?? '', a1?.token ?? '')).toBe(true)
    expect(await names()).toEqual(['a2'])
  })

  test('a lane whose head waits for a retry gives nothing; a dead letter frees it', async () => {
    await add({ key: 'c1', lane: 'C' }, { key: 'c2', lane: 'C' })
    const [head] = await claim()
    await board().fail(head?.id ?? '', head?.token ?? '', 'busy', 0.2)
    expect(await names()).toEqual([])
    await soon(0.25)
    const [again] = await claim()
    expect(again).toMatchObject({ of: 'c1', attempts: 2 })
    await board().fail(again?.id ?? '', again?.token ?? '', 'gone', null)
    expect(await names()).toEqual(['c2'])
  })

  test('a lane whose head is not due yet gives nothing', async () => {
    await add({ key: 'd1', lane: 'D', dueAt: monday + 5 }, { key: 'd2', lane: 'D' })
    expect(await names()).toEqual([])
    expect(await names(100, monday + 5)).toEqual(['d1'])
  })

  test('a lease that runs out lets another take the task, and fences the first', async () => {
    await add({ key: 'slow' })
    const [first] = await claim(1, monday, 0.1)
    await soon(0.15)
    const [second] = await claim()
    expect(second).toMatchObject({ id: first?.id, attempts: 2 })
    const lost = [first?.id ?? '', first?.token ?? ''] as const
    expect(await board().extend(...lost, 60)).toBe(false)
    expect(await board().fail(...lost, 'late', 1)).toBe(false)
    expect(await board().complete(...lost)).toBe(false)
    expect(await board().complete(second?.id ?? '', second?.token ?? '')).toBe(true)
  })

  test('a lease can be made longer', async () => {
    await add({ key: 'long' })
    const [held] = await claim(1, monday, 0.1)
    expect(await board().extend(held?.id ?? '', held?.token ?? '', 60)).toBe(true)
    await soon(0.15)
    expect(await names()).toEqual([])
  })

  test('a completed task stays completed', async () => {
    await add({ key: 'done' })
    const [held] = await claim()
    expect(await board().complete(held?.id ?? '', held?.token ?? '')).toBe(true)
    expect(await board().fail(held?.id ?? '', held?.token ?? '', 'late', 0)).toBe(false)
    expect(await names()).toEqual([])
  })

  test('the next due moment is told in business time', async () => {
    expect(await board().nextDue(monday)).toBeNull()
    await add({ key: 'n1', dueAt: monday + 700 }, { key: 'n2', lane: 'N', dueAt: monday + 900 })
    expect(await board().nextDue(monday)).toBe(700)
    expect(await board().nextDue(monday + 800)).toBe(0)
    await claim(1, monday + 800)
    expect(await board().nextDue(monday + 800)).toBe(100)
  })

  test('a recorded event has a rescue task that holds back, and its commit finishes it', async () => {
    await database().inbox.record({ key: 'r1', body: {}, receivedAt: monday })
    expect(await names()).toEqual([])
    expect(await board().nextDue(monday)).toBeNull()
    await database().store.commit(change('r1'))
    await add({ key: 'x' })
    expect(await names()).toEqual(['x'])
  })
})
