import { z } from 'zod'
import type { Delegation } from '../../domain/delegation/delegation.ts'
import type { ApprovalId, DelegationId, PersonId, RequisitionId } from '../../domain/ids.ts'
import { instant, name, some } from '../codec.ts'

export const delegationRow = z.object({
  id: name<DelegationId>(),
  kind: z.enum(['hand-over', 'absence']),
  giver: name<PersonId>(),
  delegate: name<PersonId>(),
  requisition: name<RequisitionId>().nullable(),
  approval: name<ApprovalId>().nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  note: z.string().nullable(),
  givenAt: instant,
  endedAt: instant.nullable(),
  version: some,
})

type DelegationColumns = z.output<typeof delegationRow>

/** The union from a flat row; a row that fits neither kind is a fault of the database. */
export function delegationFrom(row: DelegationColumns): Delegation {
  const { kind, requisition, approval, startsAt, endsAt, ...given } = row
  if (kind === 'hand-over' && requisition !== null && approval !== null)
    return { ...given, kind, requisition, approval }
  if (kind === 'absence' && startsAt !== null && endsAt !== null)
    return { ...given, kind, startsAt, endsAt }
  throw new Error(`delegation ${row.id} lacks what it is of`)
}

/** The flat row from the union. */
export function delegationColumns(delegation: Delegation): DelegationColumns {
  const none = { requisition: null, approval: null, startsAt: null, endsAt: null }
  return { ...none, ...delegation }
}
