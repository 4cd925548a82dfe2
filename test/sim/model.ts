import type { SeedRows } from '../../db/seed-rows.ts'
import type { Delegation } from '../../domain/delegation/delegation.ts'
import type { DelegationId, PersonId, RequisitionId, SiteId } from '../../domain/ids.ts'
import type { Site } from '../../domain/network/site.ts'
import type { Person, Role } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { add, type Holdings } from './holdings.ts'

/** What the simulation knows of the world, worked out without the desk and the database. */
export type Model = {
  readonly sites: readonly Site[]
  /** Every requisition as it was when it last changed. */
  readonly requisitions: Map<RequisitionId, Requisition>
  /** What must be in every account, sources and sinks included. */
  readonly accounts: Holdings
  /** Used beyond the quota, in fen. */
  readonly overdrawn: Map<RequisitionId, number>
  /** Stored replies by key, as JSON. */
  readonly replies: Map<string, string>
  /** Ids of quota grants. */
  readonly grants: Set<string>
  readonly people: Map<PersonId, Person>
  /** Every delegation that was ever given, as it is now. */
  readonly delegations: Map<DelegationId, Delegation>
  policy: Policy
}

export function createModel(rows: SeedRows): Model {
  const accounts: Holdings = new Map()
  for (const { place, part, quantity } of rows.openingStock) {
    add(accounts, `available|${place}|${part}`, quantity)
    add(accounts, `supplier|*|${part}`, -quantity)
  }
  return {
    sites: rows.sites,
    requisitions: new Map(),
    accounts,
    overdrawn: new Map(),
    replies: new Map([['opening-stock', 'null']]),
    grants: new Set(),
    people: new Map(rows.people.map((person) => [person.id, person])),
    delegations: new Map(),
    policy: rows.policy,
  }
}

export function hasRole(model: Model, person: PersonId, role: Role, site?: SiteId): boolean {
  const grants = model.people.get(person)?.grants ?? []
  return grants.some((each) => each.role === role && (site === undefined || each.site === site))
}

/** People who hold this role there now. */
export function holdersOf(model: Model, role: Role, site: SiteId): readonly PersonId[] {
  return [...model.people.keys()].filter((person) => hasRole(model, person, role, site))
}

export const balanceOf = (model: Model, key: string) => model.accounts.get(key) ?? 0

/** Every step that was asked for has been approved. */
export function mayGo({ approvals }: Requisition): boolean {
  return approvals.every((approval) => approval.state === 'approved')
}

/** Pieces of a line that nothing is held for. */
export function waits(line: Requisition['lines'][number]): number {
  return line.requested - line.cancelled - line.reserved - line.shipped
}
