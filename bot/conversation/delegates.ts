import type { ApproverRole, PendingApproval } from '../../domain/approval/approval.ts'
import {
  type Circumstances,
  mayStandIn,
  roleFor,
  standInRoles,
} from '../../domain/delegation/right.ts'
import { barOf } from '../../domain/desk/hand-over.ts'
import { holds, type Person } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { Field } from './card.ts'
import type { Reader } from './cards/reader.ts'
import type { Desk } from './desk.ts'

/** As many as a dialog has room for. */
const mostOffered = 25

/** Whether somebody is an approver at all. */
export const decides = (person: Person): boolean =>
  holds(person, 'manager') || holds(person, 'hq-manager')

const approverRoles: readonly ApproverRole[] = ['manager', 'hq-manager']

/** Who could take a step over from somebody now and can be reached, whoever is near first. */
export async function takers(
  desk: Desk,
  giver: Person,
  requisition: Requisition,
  approval: PendingApproval,
  circumstances: Circumstances,
): Promise<readonly Person[]> {
  const role = roleFor(giver, approval)
  if (role === null) return []
  const people = await withRoles(desk, standInRoles(role, circumstances.policy))
  const able = people.filter(
    (each) => barOf(each, giver, requisition, approval, circumstances) === null,
  )
  return await nearestReachable(desk, able, giver)
}

/** Who could decide for somebody in everything while they are away, and can be reached, whoever is near first. */
export async function standIns(
  desk: Desk,
  giver: Person,
  policy: Policy,
): Promise<readonly Person[]> {
  const roles = approverRoles.filter((role) => holds(giver, role))
  const people = await withRoles(
    desk,
    roles.flatMap((role) => standInRoles(role, policy)),
  )
  const able = people.filter(
    (each) => each.id !== giver.id && roles.every((role) => mayStandIn(each, role, policy)),
  )
  return await nearestReachable(desk, able, giver)
}

async function withRoles(desk: Desk, roles: readonly Person['grants'][number]['role'][]) {
  const found = await Promise.all(
    [...new Set(roles)].map((role) => desk.database.reads.peopleWith(role)),
  )
  return [...new Map(found.flat().map((person) => [person.id, person])).values()]
}

/** Those at the giver's own place first, then HQ, then by name. */
async function nearestReachable(
  desk: Desk,
  people: readonly Person[],
  giver: Person,
): Promise<readonly Person[]> {
  const reached = await desk.database.directory.reachable(people.map(({ id }) => id))
  const distance = (person: Person) =>
    person.site === giver.site ? 0 : holds(person, 'hq-manager') ? 1 : 2
  return people
    .filter(({ id }) => reached.has(id))
    .toSorted(
      (one, other) => distance(one) - distance(other) || (one.name.en < other.name.en ? -1 : 1),
    )
    .slice(0, mostOffered)
}

/** A field in which one of these people is chosen; the first unless somebody else is meant. */
export function personField(
  people: readonly Person[],
  label: string,
  { locale, siteName }: Reader,
  meant?: Person,
): Field {
  return {
    kind: 'choice',
    name: 'delegate',
    label,
    options: people.map((person) => ({
      label: `${person.name[locale]} · ${siteName(person.site)}`,
      value: person.id,
    })),
    value: (meant ?? people[0])?.id ?? '',
  }
}
