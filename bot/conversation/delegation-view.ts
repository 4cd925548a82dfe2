import type { PendingApproval } from '../../domain/approval/approval.ts'
import { decisionRefusal } from '../../domain/approval/chain.ts'
import { absencesAhead, handOverOf, isInForce } from '../../domain/delegation/delegation.ts'
import { type Circumstances, roleFor } from '../../domain/delegation/right.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { DelegationView } from './cards/delegation.ts'
import type { Reader } from './cards/reader.ts'
import { personField, takers } from './delegates.ts'
import type { Desk } from './desk.ts'
import { lastDay } from './format.ts'

const nothing: DelegationView = { handed: null, absences: [], takers: null }

/** Who decides the step that is due for whom, as one person sees it; null: no step is due. */
export async function delegationView(
  desk: Desk,
  requisition: Requisition,
  approval: PendingApproval | null,
  viewer: Person,
  circumstances: Circumstances,
  reader: Reader,
): Promise<DelegationView> {
  if (approval === null) return nothing
  const { locale } = reader
  const { at, standings } = circumstances
  const handed = handOverOf(approval.id, standings)
  const seenBy = (giver: Person, delegate: Person) =>
    viewer.id === giver.id ? 'giver' : viewer.id === delegate.id ? 'delegate' : 'other'
  const absences = absencesAhead(standings, at)
    .filter(({ delegation }) => isInForce(delegation, at))
    .filter(({ giver }) => roleFor(giver, approval) !== null)
  const isGivable = handed === null && decisionRefusal(viewer, requisition, approval) === null
  const people = isGivable ? await takers(desk, viewer, requisition, approval, circumstances) : []
  return {
    handed: handed && {
      giver: handed.giver.name[locale],
      delegate: handed.delegate.name[locale],
      note: handed.delegation.note,
      viewer: seenBy(handed.giver, handed.delegate),
    },
    absences: absences.map(({ delegation, giver, delegate }) => ({
      giver: giver.name[locale],
      delegate: delegate.name[locale],
      until: lastDay(delegation.endsAt, locale),
      viewer: seenBy(giver, delegate),
    })),
    takers:
      people.length === 0 ? null : personField(people, reader.words.delegation.toWhom, reader),
  }
}
