import type { ApprovalId, DelegationId, PersonId, RequisitionId } from '../ids.ts'
import type { Person } from '../people/person.ts'
import type { Instant } from '../time.ts'

type Given = {
  readonly id: DelegationId
  /** Whose right to decide it is. */
  readonly giver: PersonId
  /** Who may use it. */
  readonly delegate: PersonId
  /** What the giver wrote for the delegate. */
  readonly note: string | null
  readonly givenAt: Instant
  /** Taken back, or ended before its time; null while it stands. */
  readonly endedAt: Instant | null
  readonly version: number
}

/** One step of one request was handed over; the giver leaves it to the delegate until they take it back. */
export type HandOver = Given & {
  readonly kind: 'hand-over'
  readonly requisition: RequisitionId
  readonly approval: ApprovalId
}

/** The giver is away: from `startsAt` until just before `endsAt` the delegate may decide what the giver may decide. */
export type Absence = Given & {
  readonly kind: 'absence'
  readonly startsAt: Instant
  readonly endsAt: Instant
}

export type Delegation = HandOver | Absence

/** A delegation with both people as they are now: their grants decide what it is worth. */
export type Standing<D extends Delegation = Delegation> = {
  readonly delegation: D
  readonly giver: Person
  readonly delegate: Person
}

/** True while the delegate may use it, as far as time and taking back go. */
export function isInForce(delegation: Delegation, at: Instant): boolean {
  if (delegation.endedAt !== null) return false
  if (delegation.kind === 'hand-over') return true
  return delegation.startsAt <= at && at < delegation.endsAt
}

/** True for an absence that is under way or still to come. */
export function isAhead(delegation: Delegation, at: Instant): delegation is Absence {
  return delegation.kind === 'absence' && delegation.endedAt === null && at < delegation.endsAt
}

/** The hand-over of this step that nobody has taken back. */
export function handOverOf(
  approval: ApprovalId,
  standings: readonly Standing[],
): Standing<HandOver> | null {
  for (const { delegation, ...people } of standings) {
    if (delegation.kind !== 'hand-over' || delegation.endedAt !== null) continue
    if (delegation.approval === approval) return { delegation, ...people }
  }
  return null
}

/** Absences under way or to come, the earliest first. */
export function absencesAhead(
  standings: readonly Standing[],
  at: Instant,
): readonly Standing<Absence>[] {
  return standings
    .flatMap(({ delegation, ...people }) =>
      isAhead(delegation, at) ? [{ delegation, ...people }] : [],
    )
    .toSorted((one, other) => one.delegation.startsAt - other.delegation.startsAt)
}

/** Two spans of time have a moment in common; ends are exclusive. */
export function overlap(
  one: Pick<Absence, 'startsAt' | 'endsAt'>,
  other: Pick<Absence, 'startsAt' | 'endsAt'>,
): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}
