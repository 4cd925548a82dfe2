import type { Task } from '../../db/store.ts'
import { approvalId, delegationId, requisitionId, shipmentId } from '../../domain/ids.ts'
import { ring } from './act-decide.ts'
import { standInChanging } from './act-delegate.ts'
import { carry } from './act-goods.ts'
import { claimable, expectedClaim, type ModelTask, taskText } from './board-model.ts'
import type { Ending, Operation } from './operation.ts'
import { dueStep, hasNoSay, isAbsence, ownRole, standsAt } from './rights.ts'
import type { Prepared } from './scene.ts'
import { sendOne } from './send.ts'
import type { Simulation } from './simulation.ts'
import { must } from './violation.ts'

type Working = Extract<Operation, { does: 'work' }>
/** A claimed task beside what the model knows of it. */
type Claimed = { readonly task: Task; readonly token: string; readonly known: ModelTask }

/** A worker claims what is due, handles it, and ends as it ends. Handled twice, a task has one effect. */
export async function working(simulation: Simulation, operation: Working): Promise<string> {
  const { ending, limit, stage } = operation
  const claimed = await claim(simulation, limit, ending === 'slow' ? 0 : 600)
  for (const { task } of claimed) {
    if (ending !== 'given-up') await handle(simulation, task, stage)
  }
  if (ending === 'slow') await overtake(simulation, claimed, operation)
  if (ending !== 'slow') {
    for (const each of claimed) await end(simulation, each, ending)
  }
  await checkNextDue(simulation)
  return `work ${claimed.length > 0 ? ending : 'nothing'}`
}

const everything = 10_000

/**
 * The claim must give exactly the tasks that are due, oldest first, one of each lane. Where rivals meet for real, nobody
 * knows whose tasks are older: then all are claimed, and compared in an order of their own.
 */
async function claim(
  simulation: Simulation,
  few: number,
  leaseSeconds: number,
): Promise<readonly Claimed[]> {
  const { board, world, now, together } = simulation
  const limit = together ? everything : few
  const inOrder = <T extends Task | ModelTask>(tasks: readonly T[]) =>
    together ? tasks.toSorted((one, other) => (taskText(one) < taskText(other) ? -1 : 1)) : tasks
  const expected = inOrder(expectedClaim(board, now, limit))
  const claimed = inOrder(await world.database.tasks.claim(now, limit, leaseSeconds))
  const facts = () => ({ expected, claimed })
  must(expected.length === claimed.length, 'what is due is claimed', facts)
  return claimed.flatMap(({ token, ...task }, index): readonly Claimed[] => {
    const known = expected[index]
    if (!known) return []
    known.attempts += 1
    known.held = leaseSeconds > 0
    const same = taskText(task) === taskText(known) && task.attempts === known.attempts
    must(same, 'what is due is claimed', facts)
    return [{ task, token, known }]
  })
}

/** A slow worker's lease ran out: another one does it all again, and only that one's word counts. */
async function overtake(
  simulation: Simulation,
  slow: readonly Claimed[],
  { limit, stage }: Working,
): Promise<void> {
  const { tasks } = simulation.world.database
  const again = await claim(simulation, limit, 600)
  for (const { task, token } of slow) {
    const { id } = task
    if (!again.some((each) => each.task.id === id)) continue
    must(!(await tasks.extend(id, token, 600)), 'a lost lease is not extended', () => id)
    must(!(await tasks.complete(id, token)), 'a lost lease completes nothing', () => id)
    must(!(await tasks.fail(id, token, 'slow', 0)), 'a lost lease fails nothing', () => id)
  }
  for (const each of again) {
    await handle(simulation, each.task, stage)
    await end(simulation, each, 'done')
  }
}

async function end(
  { world }: Simulation,
  { task, token, known }: Claimed,
  ending: Exclude<Ending, 'slow'>,
): Promise<void> {
  const { tasks } = world.database
  const { id } = task
  if (ending === 'crashed') return
  if (ending === 'done') {
    must(await tasks.complete(id, token), 'the holder completes', () => task)
    known.state = 'over'
    return
  }
  const retry = ending === 'again' ? 0 : null
  must(await tasks.fail(id, token, ending, retry), 'the holder gives back', () => task)
  must(!(await tasks.complete(id, token)), 'what was given back is not completed', () => task)
  known.held = false
  if (ending === 'given-up') known.state = 'over'
}

/** What the handlers of jobs/ do with a task: one verb of the desk under the task's key. */
async function handle(simulation: Simulation, task: Task, stage: number): Promise<void> {
  if (task.kind === 'absence') {
    await showAnew(simulation, task)
    return
  }
  await sendFor(simulation, task, await decisionFor(simulation, task, stage))
}

async function sendFor(simulation: Simulation, task: Task, prepared: Prepared | null) {
  if (!prepared?.change) return
  const repeated = simulation.model.replies.has(prepared.change.key)
  const answer = await sendOne(simulation, prepared.change)
  must(answer === (repeated ? 'duplicate' : 'committed'), 'a task has one effect', () => task)
}

async function decisionFor(
  simulation: Simulation,
  task: Task,
  stage: number,
): Promise<Prepared | null> {
  const payload = task.payload as Record<string, string | number>
  const text = (field: string) => String(payload[field] ?? '')
  const known = simulation.model.requisitions.get(requisitionId(text('requisition')))
  const key = `task/${task.id}`
  if (!known) return null
  switch (task.kind) {
    case 'remind':
    case 'escalate': {
      const delegation = text('delegation') === '' ? null : delegationId(text('delegation'))
      const approval = approvalId(text('approval'))
      return await ring(simulation, known, { clock: task.kind, approval, delegation, key })
    }
    case 'expire-hold':
      return await ring(simulation, known, { ...forTheWhole, clock: 'expire', key })
    case 'poll-shipment': {
      const round = Number(payload['round'])
      const shipment = shipmentId(text('shipment'))
      return await carry(simulation, known, { shipment, stage, round, key })
    }
    default:
      return null
  }
}

const forTheWhole = { approval: null, delegation: null } as const

/** No more than these, so that a day is not spent on showing cards. */
const shownAnew = 3

/** Somebody goes, or is back: what waits for them is shown anew, each request by a change of its own. */
async function showAnew(simulation: Simulation, task: Task): Promise<void> {
  const { model, now } = simulation
  const { delegation: id, moment } = task.payload as Record<string, string>
  const absence = model.delegations.get(delegationId(id ?? ''))
  if (!absence || !isAbsence(absence)) return
  const hasBegun = absence.startsAt <= (absence.endedAt ?? now)
  const begins = moment === 'begins' && standsAt(absence, now)
  const ends = absence.endedAt === null ? moment === 'ends' : moment === 'ended' && hasBegun
  if (!begins && !ends) return
  const waiting = [...model.requisitions.values()].filter((requisition) => {
    const step = dueStep(requisition)
    if (!step || hasNoSay(requisition, absence.giver)) return false
    return ownRole(model, absence.giver, step) !== null
  })
  for (const known of waiting.slice(0, shownAnew)) {
    const key = `task/${task.id}/${known.id}`
    const prepared = await standInChanging(simulation, known, absence.id, begins, key)
    await sendFor(simulation, task, prepared)
  }
}

const farAway = 40 * 365 * 86_400_000

async function checkNextDue({ board, world, now }: Simulation): Promise<void> {
  const waits = claimable(board).map((task) => Math.max(0, task.dueAt - now))
  const next = await world.database.tasks.nextDue(now)
  // Rescues of inbound events are due in the far future here: the database's own clock decides over them.
  const known = next !== null && next > farAway ? null : next
  const expected = waits.length === 0 ? null : Math.min(...waits)
  must(known === expected, 'the next due task is known', () => ({ next, expected }))
}
