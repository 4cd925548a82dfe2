import type { TaskBoard } from '../store.ts'
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
  const isWanted = ({ key }: TaskRow) =>
    key.startsWith('inbound:') &&
    state.inbox.get(key.slice('inbound:'.length))?.state === 'recorded'
  return {
    async claim(now, limit, leaseSeconds) {
      const due = claimable().filter((task) => task.dueAt <= now)
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
      if (!task || task.state === 'dead' || isWanted(task)) return false
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
    async nextDue(now) {
      const waits = claimable().map((task) => Math.max(0, task.dueAt - now))
      return waits.length === 0 ? null : Math.min(...waits)
    },
  }
}
