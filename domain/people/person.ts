import type { PersonId, SiteId } from '../ids.ts'
import type { Locale, LocalText } from '../locale.ts'

/**
 * What a person may do, always at one site:
 * a clerk asks for parts at a station, a manager approves for the stations of a centre,
 * a keeper ships from a warehouse, an hq-manager approves beyond a manager's limit and asks about everything,
 * an operator looks after Partline itself.
 */
export type Role = 'clerk' | 'manager' | 'keeper' | 'hq-manager' | 'operator'

export type RoleGrant = { readonly role: Role; readonly site: SiteId }

/** `version` rises with every change of the grants, so that a decision can rest on them. */
export type Person = {
  readonly id: PersonId
  readonly name: LocalText
  readonly site: SiteId
  readonly locale: Locale
  readonly grants: readonly RoleGrant[]
  readonly version: number
}

export function holds(person: Person, role: Role, site?: SiteId): boolean {
  return person.grants.some(
    (grant) => grant.role === role && (site === undefined || grant.site === site),
  )
}
