import { cancel } from '../../domain/desk/cancel.ts'
import { decide, type Verdict } from '../../domain/desk/decide.ts'
import type { Decided } from '../../domain/desk/decision.ts'
import { type Complaint, type Receipt, receive } from '../../domain/desk/receive.ts'
import { type Dispatch, ship } from '../../domain/desk/ship.ts'
import { planRequest, type Submission, submit } from '../../domain/desk/submit.ts'
import { requisitionId, shipmentId } from '../../domain/ids.ts'
import type { Site } from '../../domain/network/site.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { AskedPart } from '../../domain/sourcing/plan.ts'
import { clerk, isDecided, keeper, manager, monday, taizhou, type World } from './desk-world.ts'

const key = (world: World) => `test:${world.next()}`

/** Hands in what was asked for, having seen the plan of now. */
export function submits(
  world: World,
  asked: readonly AskedPart[],
  rest: Partial<Submission> = {},
): Decided | Refusal {
  const { at = monday, urgent = false } = rest
  return submit(world.facts(), {
    key: key(world),
    at,
    id: requisitionId(`REQ-${world.next()}`),
    requester: clerk,
    locale: 'zh-Hans',
    asked,
    serviceOrder: null,
    urgent,
    shownDigest: planRequest(asked, world.facts(), at, urgent).digest,
    ...rest,
  })
}

export const submitted = (
  world: World,
  asked: readonly AskedPart[],
  rest: Partial<Submission> = {},
): Requisition => world.writes(submits(world, asked, rest))

export function approves(
  world: World,
  requisition: Requisition,
  approver: Person = manager,
  at = monday,
): Decided | Refusal {
  const verdict: Verdict = { key: key(world), at, approver, revision: null, verdict: 'approve' }
  return decide(requisition, world.facts(), verdict)
}

export const approved = (
  world: World,
  requisition: Requisition,
  approver: Person = manager,
  at = monday,
): Requisition => world.writes(approves(world, requisition, approver, at))

export function rejects(
  world: World,
  requisition: Requisition,
  approver: Person = manager,
  reason = 'not needed',
): Decided | Refusal {
  const command = { key: key(world), at: monday, approver, revision: null }
  return decide(requisition, world.facts(), { ...command, verdict: 'reject', reason })
}

export const rejected = (
  world: World,
  requisition: Requisition,
  approver: Person = manager,
): Requisition => world.writes(rejects(world, requisition, approver))

export const cancels = (
  world: World,
  requisition: Requisition,
  by: Person = clerk,
): Decided | Refusal => cancel(requisition, { key: key(world), at: monday, by })

export const cancelled = (world: World, requisition: Requisition): Requisition =>
  world.writes(cancels(world, requisition))

export function ships(
  world: World,
  requisition: Requisition,
  from: Site,
  rest: Partial<Dispatch> = {},
): Decided | Refusal {
  return ship(requisition, world.policy, {
    key: key(world),
    at: monday,
    keeper,
    from,
    to: taizhou,
    carrier: 'SF',
    tracking: `SF${world.next()}`,
    ...rest,
  })
}

export const shipped = (world: World, requisition: Requisition, from: Site): Requisition =>
  world.writes(ships(world, requisition, from))

/** The station looks at a shipment, the newest one unless another is named. */
export function receives(
  world: World,
  requisition: Requisition,
  complaints: readonly Complaint[] = [],
  rest: Partial<Receipt> = {},
): Decided | Refusal {
  return receive(requisition, world.facts(), {
    key: key(world),
    at: monday,
    receiver: clerk,
    shipment: requisition.shipments.at(-1)?.id ?? shipmentId('none'),
    complaints,
    note: null,
    replacement: requisitionId(`REQ-${world.next()}`),
    ...rest,
  })
}

/** What the receipt leaves: the requisition and, when something was wrong, its replacement. */
export function received(
  world: World,
  requisition: Requisition,
  complaints: readonly Complaint[] = [],
): { readonly requisition: Requisition; readonly replacement: Requisition | undefined } {
  const decision = receives(world, requisition, complaints)
  const after = world.writes(decision)
  const replacement = isDecided(decision) ? decision.replacement : undefined
  return { requisition: after, replacement }
}
