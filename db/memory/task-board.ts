import type { Instant } from '../../domain/time.ts'
import type { BoardFigures, DeadLetter, TaskBoard } from '../store.ts'
import type { MemoryState, TaskRow } from './state.ts'

/** The TaskBoard over plain maps. */
export function createMemoryTaskBoard(state: MemoryState, databaseClock: () => number): TaskBoard {
  /** The oldest unfinished task of each lane, and every task without one, that nobody holds and nothing delays. */
  const claimable = (): TaskRow[] => {
    const clock = databaseClock()
    const lanes = new Set<string>()
    return [...state.tasks.values()].filter((task) => {
      if (task.state !== 'due') return false
      const waitsForLane = task.lane !== null && lanes.has(task.lane)
      if (task.lane !== null) lanes.add(task.lane)
      return !waitsForLane && task.notBefore <= clock && task.leaseUntil <= clock
    })
  }
  const held = (id: string, token: string) => {
    const task = state.tasks.get(id)
    return task?.token === token ? task : null
  }
  /** A rescue is not over before its event is: completed too early it would lose the event. */
  const isAwaited = ({ key }: TaskRow) =>
    key.startsWith('inbound:') &&
    state.inbox.get(key.slice('inbound:'.length))?.state === 'recorded'
  return {
    async claim(now, limit, leaseSeconds, among) {
      const isWanted = ({ id, lane }: TaskRow) =>
        !among || among.ids.includes(id) || (lane !== null && among.lanes.includes(lane))
      const due = claimable().filter((task) => task.dueAt <= now && isWanted(task))
      return due.slice(0, limit).map((task) => {
        state.lastToken += 1
        const token = `token-${state.lastToken}`
        task.attempts += 1
        task.token = token
        task.leaseUntil = databaseClock() + leaseSeconds * 1000
        const { id, kind, payload, attempts, lane, dueAt } = task
        return { id, kind, payload, attempts, lane, dueAt, token }
      })
    },
    async extend(id, token, leaseSeconds) {
      const task = held(id, token)
      if (task?.state !== 'due') return false
      task.leaseUntil = databaseClock() + leaseSeconds * 1000
      return true
    },
    async complete(id, token) {
      const task = held(id, token)
      if (!task || task.state === 'dead' || isAwaited(task)) return false
      task.state = 'done'
      task.leaseUntil = 0
      return true
    },
    async fail(id, token, error, retrySeconds) {
      const task = held(id, token)
      if (task?.state !== 'due') return false
      task.state = retrySeconds === null ? 'dead' : 'due'
      task.notBefore = databaseClock() + (retrySeconds ?? 0) * 1000
      task.token = null
      task.leaseUntil = 0
      task.lastError = error.slice(0, 2000)
      return true
    },
    async pause(id, token, seconds) {
      const task = held(id, token)
      if (task?.state !== 'due') return false
      task.attempts -= 1
      task.notBefore = databaseClock() + seconds * 1000
      task.token = null
      task.leaseUntil = 0
      return true
    },
    async ready(keys, now) {
      const due = claimable().filter((task) => task.dueAt <= now && keys.includes(task.key))
      return due.map(({ id }) => id)
    },
    dead: async () => deadOf(state),
    async settle({ id, diedAt }, verdict, by) {
      const task = state.tasks.get(id)
      const told = `${verdict} by ${by}: `
      if (task?.state !== 'dead' || task.notBefore !== diedAt)
        return task?.lastError?.startsWith(told) ?? false
      task.state = verdict === 'retry' ? 'due' : 'done'
      if (verdict === 'retry') task.attempts = 0
      task.notBefore = databaseClock()
      task.lastError = `${told}${task.lastError}`.slice(0, 2000)
      if (verdict === 'drop') ignoreEvent(state, task)
      return true
    },
    figures: async (now) => figuresOf(state, now),
    async nextDue(now) {
      const waits = claimable().map((task) => Math.max(0, task.dueAt - now))
      return waits.length === 0 ? null : Math.min(...waits)
    },
  }
}

function deadOf(state: MemoryState): readonly DeadLetter[] {
  const dead = [...state.tasks.values()].filter((task) => task.state === 'dead')
  return dead
    .toReversed()
    .slice(0, 100)
    .map(({ id, kind, attempts, lastError, notBefore }) => ({
      id,
      kind,
      attempts,
      error: lastError ?? '',
      diedAt: notBefore,
    }))
}

/** An event whose rescue was dropped would otherwise wait for ever. */
function ignoreEvent(state: MemoryState, { key }: TaskRow): void {
  if (!key.startsWith('inbound:')) return
  const event = state.inbox.get(key.slice('inbound:'.length))
  if (event?.state !== 'recorded') return
  event.state = 'ignored'
  event.leaseUntil = 0
}

function figuresOf(state: MemoryState, now: Instant): BoardFigures {
  const tasks = [...state.tasks.values()]
  const due = tasks.filter((task) => task.state === 'due' && task.dueAt <= now)
  const oldest = (some: readonly TaskRow[]) =>
    some.length === 0 ? null : Math.min(...some.map((task) => task.dueAt))
  return {
    due: due.length,
    oldest: oldest(due),
    oldestInLane: oldest(due.filter((task) => task.lane !== null)),
    dead: tasks.filter((task) => task.state === 'dead').length,
  }
}
