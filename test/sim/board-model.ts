import type { Task } from '../../db/store.ts'
import type { NewTask } from '../../domain/desk/change.ts'
import type { Instant } from '../../domain/time.ts'

export type ModelTask = NewTask & { state: 'open' | 'over'; attempts: number; held: boolean }

/** Every task that was ever added, in order. `held`: nobody gets it any more, because a lease or a delay lasts. */
export type BoardModel = { readonly tasks: ModelTask[]; readonly byKey: Map<string, ModelTask> }

export function createBoardModel(): BoardModel {
  return { tasks: [], byKey: new Map() }
}

export function addTasks(board: BoardModel, tasks: readonly NewTask[]): void {
  for (const task of tasks) {
    if (board.byKey.has(task.key)) continue
    const added: ModelTask = { ...task, state: 'open', attempts: 0, held: false }
    board.tasks.push(added)
    board.byKey.set(task.key, added)
  }
}

/** The tasks that a claim must give: the oldest of each lane, and those without one, that nobody holds. */
export function claimable(board: BoardModel): readonly ModelTask[] {
  const lanes = new Set<string>()
  return board.tasks.filter((task) => {
    if (task.state === 'over') return false
    const behind = task.lane !== null && lanes.has(task.lane)
    if (task.lane !== null) lanes.add(task.lane)
    return !behind && !task.held
  })
}

export function expectedClaim(
  board: BoardModel,
  now: Instant,
  limit: number,
): readonly ModelTask[] {
  return claimable(board)
    .filter((task) => task.dueAt <= now)
    .slice(0, limit)
}

/** What can be compared of a task: its id is the database's own business. */
export function taskText(task: Pick<Task, 'kind' | 'payload' | 'lane' | 'dueAt'>): string {
  return JSON.stringify([task.kind, sorted(task.payload), task.lane, task.dueAt])
}

/** PostgreSQL keeps the keys of a JSON object in an order of its own. */
function sorted(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload
  if (Array.isArray(payload)) return payload.map(sorted)
  const entries = Object.entries(payload).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return entries.map(([key, value]) => [key, sorted(value)])
}
