import { planFacts, requisitionWant } from '../../db/facts.ts'
import { perform } from '../../db/perform.ts'
import type { Task, Want } from '../../db/store.ts'
import {
  escalate,
  expireHold,
  type Overtaken,
  remind,
  serveWaiting,
} from '../../domain/desk/clocks.ts'
import type { Command, Decided } from '../../domain/desk/decision.ts'
import { type PlanFacts } from '../../domain/desk/submit.ts'
import { approvalId, requisitionId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

export async function remindApprover(
  context: JobContext,
  payload: Payload<'remind'>,
  task: Task,
): Promise<void> {
  const approval = approvalId(payload.approval)
  await onRequisition(context, payload.requisition, `task/${task.id}`, (requisition, command) =>
    remind(requisition, { ...command, approval }),
  )
}

export async function escalateApproval(
  context: JobContext,
  payload: Payload<'escalate'>,
  task: Task,
): Promise<void> {
  const approval = approvalId(payload.approval)
  await onRequisition(context, payload.requisition, `task/${task.id}`, (requisition, command) =>
    escalate(requisition, { ...command, approval }),
  )
}

export async function releaseHold(
  context: JobContext,
  payload: Payload<'expire-hold'>,
  task: Task,
): Promise<void> {
  await onRequisition(context, payload.requisition, `task/${task.id}`, expireHold)
}

/** Serves every waiting requisition: replacements first, then urgent ones, then by age. */
export async function serveAllWaiting(
  context: JobContext,
  _payload: Payload<'serve-waiting'>,
  task: Task,
): Promise<void> {
  const { requisitions } = await context.database.store.load({ waiting: true })
  const rank = (requisition: Requisition) =>
    requisition.kind === 'replacement' ? 0 : requisition.urgent ? 1 : 2
  const inTurn = requisitions.toSorted(
    (one, other) => rank(one) - rank(other) || one.createdAt - other.createdAt,
  )
  for (const requisition of inTurn) {
    const key = `task/${task.id}/${requisition.id}`
    await onRequisition(context, requisition.id, key, (current, command, facts) =>
      serveWaiting(current, facts, command),
    )
  }
}

type Verb = (requisition: Requisition, command: Command, facts: PlanFacts) => Decided | Overtaken

async function onRequisition(
  context: JobContext,
  id: string,
  key: string,
  verb: Verb,
): Promise<void> {
  const { store } = context.database
  const first = await store.load({ requisitions: [requisitionId(id)] })
  const known = first.requisitions[0]
  if (!known) return
  const want: Want = requisitionWant(known)
  await perform<Decided, Overtaken>(store, want, (snapshot) => {
    const requisition = snapshot.requisitions[0] ?? known
    const facts = planFacts(snapshot, requisition.station, context.network)
    return verb(requisition, { key, at: context.now() }, facts)
  })
}
