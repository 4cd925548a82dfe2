import { activeApproval } from '../../domain/approval/chain.ts'
import {
  type HandOver,
  handOverOf,
  isInForce,
  type Standing,
} from '../../domain/delegation/delegation.ts'
import { rightToDecide } from '../../domain/delegation/right.ts'
import type { CardCopyRow } from '../../domain/desk/change.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { JobContext } from '../context.ts'

/** Who is asked to decide a step: its approvers, whoever it was handed over to, and who decides for those away. */
export type Deciders = {
  readonly people: readonly Person[]
  readonly handed: Standing<HandOver> | null
  readonly absences: readonly Standing[]
}

export type Known = { readonly standings: readonly Standing[]; readonly policy: Policy }

/** Whoever may decide the step that is due, in their own right or by a delegation; null when nobody has to. */
export async function decidersOf(
  { database, now }: JobContext,
  requisition: Requisition,
  { standings, policy }: Known,
): Promise<Deciders | null> {
  const approval = activeApproval(requisition)
  if (!approval) return null
  const { reads } = database
  const approvers = await reads.peopleWith(approval.role, approval.site)
  const hq = approval.escalatedAt === null ? [] : await reads.peopleWith('hq-manager')
  const at = now()
  const asked = [...approvers, ...hq].filter((person) => person.id !== requisition.requester)
  const delegates = standings
    .map(({ delegate }) => delegate)
    .filter(
      (person) =>
        rightToDecide(person, requisition, approval, { at, policy, standings }).kind === 'right',
    )
  const absences = standings.filter(
    ({ delegation }) => delegation.kind === 'absence' && isInForce(delegation, at),
  )
  return {
    people: [...new Map([...asked, ...delegates].map((each) => [each.id, each])).values()],
    handed: handOverOf(approval.id, standings),
    absences,
  }
}

/**
 * Whether news goes to the reader of this copy. Of what was handed over only the delegate hears; whoever is away is left
 * in peace, as long as somebody who decides for them has the card.
 */
export function isTold(
  copy: CardCopyRow,
  what: string,
  { handed, absences }: Deciders,
  copies: readonly CardCopyRow[],
): boolean {
  if (copy.audience !== 'approver') return true
  const has = (person: PersonId) =>
    copies.some((each) => each.audience === 'approver' && each.person === person)
  if (what === 'handed-over') return copy.person === handed?.delegate.id
  if (handed && has(handed.delegate.id) && what === 'reminder')
    return copy.person === handed.delegate.id
  if (handed && copy.person === handed.giver.id) return !has(handed.delegate.id)
  return !absences.some(({ giver, delegate }) => giver.id === copy.person && has(delegate.id))
}
