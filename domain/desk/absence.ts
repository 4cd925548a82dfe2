import type { ApproverRole } from '../approval/approval.ts'
import {
  type Absence,
  absencesAhead,
  isAhead,
  overlap,
  type Standing,
} from '../delegation/delegation.ts'
import { type Circumstances, mayStandIn } from '../delegation/right.ts'
import { type DelegationId, delegationId } from '../ids.ts'
import type { Json } from '../json.ts'
import { holds, type Person } from '../people/person.ts'
import type { Refusal } from '../refusal.ts'
import type { Requisition } from '../requisition/requisition.ts'
import { days, type Instant } from '../time.ts'
import type { Change, NewTask } from './change.ts'
import {
  announce,
  type Command,
  type Decided,
  expectRequisition,
  fact,
  headerOf,
  nobody,
} from './decision.ts'

/** Nobody is away longer than this. */
const longest = days(92)

const approverRoles: readonly ApproverRole[] = ['manager', 'hq-manager']

export type AbsenceDecided = {
  readonly kind: 'absence-decided'
  readonly absence: Absence
  readonly change: Change
}

export type GoingAway = Command & {
  readonly giver: Person
  readonly delegate: Person
  readonly startsAt: Instant
  readonly endsAt: Instant
}

type Known = Omit<Circumstances, 'at'>

/**
 * From then until then somebody else decides as well for whoever is away. The delegate must be able to stand in for every
 * role of the giver, must be there themselves, and the giver may stand in for nobody meanwhile: so nothing is ever handed on.
 * Refusals: not-allowed, bad-period, delegate-barred, away-already, stands-in.
 */
export function goAway(known: Known, command: GoingAway): AbsenceDecided | Refusal {
  const { giver, delegate, key, at, startsAt, endsAt } = command
  const refusal = absenceRefusal(known, command)
  if (refusal) return refusal
  // Business time may stand still, so several may be told at one moment.
  const again = known.standings.filter(
    ({ delegation }) => delegation.giver === giver.id && delegation.givenAt === at,
  ).length
  const absence: Absence = {
    kind: 'absence',
    id: delegationId(`${giver.id}/${at}${again > 0 ? `-${again + 1}` : ''}`),
    giver: giver.id,
    delegate: delegate.id,
    startsAt: Math.max(startsAt, at),
    endsAt,
    note: null,
    givenAt: at,
    endedAt: null,
    version: 1,
  }
  const change: Change = {
    key,
    at,
    expect: [
      { kind: 'delegation', id: absence.id, version: 0 },
      { kind: 'person', id: giver.id, version: giver.version },
      { kind: 'person', id: delegate.id, version: delegate.version },
      { kind: 'policy', id: 'policy', version: known.policy.version },
    ],
    put: { delegations: [absence] },
    transfers: [],
    events: [
      about(absence, 'absence-told', giver.id, at, { delegate: delegate.id, startsAt, endsAt }),
    ],
    tasks: [
      lookAt(absence, 'told', at),
      lookAt(absence, 'begins', absence.startsAt),
      lookAt(absence, 'ends', endsAt),
    ],
    reply: null,
  }
  return { kind: 'absence-decided', absence, change }
}

/** Why somebody cannot be away like that; null when they can. */
export function absenceRefusal(
  { policy, standings }: Known,
  { giver, delegate, at, startsAt, endsAt }: GoingAway,
): Refusal | null {
  const roles = approverRoles.filter((role) => holds(giver, role))
  if (roles.length === 0) return { kind: 'not-allowed', role: 'manager' }
  if (endsAt <= Math.max(startsAt, at) || endsAt - startsAt > longest || startsAt > at + longest)
    return { kind: 'bad-period' }
  const bar = (why: Extract<Refusal, { kind: 'delegate-barred' }>['why']): Refusal => ({
    kind: 'delegate-barred',
    delegate: delegate.name,
    why,
  })
  if (delegate.id === giver.id) return bar('themselves')
  if (!roles.every((role) => mayStandIn(delegate, role, policy))) return bar('no-right')
  const others = absencesAhead(standings, at).filter(({ delegation }) =>
    overlap(delegation, { startsAt, endsAt }),
  )
  const own = others.find((each) => each.giver.id === giver.id)
  if (own)
    return { kind: 'away-already', delegate: own.delegate.name, until: own.delegation.endsAt }
  const leaning = others.find((each) => each.delegate.id === giver.id)
  if (leaning) return { kind: 'stands-in', giver: leaning.giver.name }
  return others.some((each) => each.giver.id === delegate.id) ? bar('away') : null
}

/** Whoever is away is back before the time, or stays after all. Refusals: nothing-delegated. */
export function comeBack(
  { standings }: Known,
  command: Command & { readonly giver: Person; readonly absence: DelegationId },
): AbsenceDecided | Refusal {
  const { giver, key, at } = command
  const found = standings.find(({ delegation }) => delegation.id === command.absence)?.delegation
  if (!found || found.giver !== giver.id || !isAhead(found, at))
    return { kind: 'nothing-delegated' }
  const absence: Absence = { ...found, endedAt: at, version: found.version + 1 }
  const change: Change = {
    key,
    at,
    expect: [{ kind: 'delegation', id: absence.id, version: found.version }],
    put: { delegations: [absence] },
    transfers: [],
    events: [about(absence, 'absence-ended', giver.id, at)],
    tasks: [lookAt(absence, 'ended', at)],
    reply: null,
  }
  return { kind: 'absence-decided', absence, change }
}

/** What a task looks at an absence for: it was told, begins, ends by itself, or was ended. */
export type AbsenceMoment = 'told' | 'begins' | 'ends' | 'ended'

function lookAt(absence: Absence, moment: AbsenceMoment, dueAt: Instant): NewTask {
  return {
    key: `absence:${absence.id}:${moment}`,
    kind: 'absence',
    payload: { delegation: absence.id, moment },
    dueAt,
    lane: null,
  }
}

const about = (absence: Absence, kind: string, actor: string, at: Instant, data: Json = {}) => ({
  aggregate: `absence/${absence.id}`,
  kind,
  actor,
  at,
  data,
})

/** A request that waits is shown anew because its approver has gone, or is back: what it says of itself does not change. */
export function standInChanged(
  requisition: Requisition,
  { delegation }: Standing<Absence>,
  begins: boolean,
  { key, at }: Command,
): Decided {
  const after = { ...requisition, version: requisition.version + 1 }
  const kind = begins ? 'stand-in-begins' : 'stand-in-ends'
  const { id, giver, delegate } = delegation
  return {
    kind: 'decided',
    requisition: after,
    change: {
      key,
      at,
      expect: [expectRequisition(requisition)],
      put: { requisitions: [headerOf(after)] },
      transfers: [],
      events: [fact(after, kind, nobody, at, { delegation: id, giver, delegate })],
      tasks: [announce(after, at)],
      reply: null,
    },
  }
}
