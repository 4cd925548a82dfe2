import type { Approval } from '../approval/approval.ts'
import { holds, type Person } from '../people/person.ts'
import type { Refusal } from '../refusal.ts'
import type { Requisition } from '../requisition/requisition.ts'
import { can, statusOf } from '../requisition/status.ts'
import {
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
} from './decision.ts'
import { cancelLine, releaseQuota, releaseStock } from './release.ts'

export type Cancellation = Command & { readonly by: Person }

/**
 * Takes back everything that has not left its warehouse; what is on the road still arrives.
 * Any clerk of the requesting station may. Refusals: not-allowed, wrong-state.
 */
export function cancel(requisition: Requisition, command: Cancellation): Decided | Refusal {
  const { by, at } = command
  if (!holds(by, 'clerk', requisition.station)) return { kind: 'not-allowed', role: 'clerk' }
  if (!can(requisition, 'cancel'))
    return { kind: 'wrong-state', requisition: requisition.id, status: statusOf(requisition) }
  const after: Requisition = {
    ...requisition,
    lines: requisition.lines.map(cancelLine),
    approvals: requisition.approvals.map(
      (each): Approval => (each.state === 'pending' ? { ...each, state: 'withdrawn' } : each),
    ),
    heldFen: 0,
    holdUntil: null,
    cancelledBy: by.id,
    version: requisition.version + 1,
    revision: requisition.revision + 1,
  }
  return {
    kind: 'decided',
    requisition: after,
    change: {
      key: command.key,
      at,
      expect: [expectRequisition(requisition), { kind: 'person', id: by.id, version: by.version }],
      put: { requisitions: [headerOf(after)], lines: after.lines, approvals: after.approvals },
      transfers: [...releaseStock(requisition.lines), ...releaseQuota(requisition)],
      events: [fact(after, 'cancelled', by.id, at)],
      tasks: [announce(after, at, [{ what: 'cancelled', to: 'keeper' }])],
      reply: { kind: 'cancelled', requisition: after.id },
    },
  }
}
