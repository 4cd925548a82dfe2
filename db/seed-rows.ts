import type { CatalogueRows } from '../domain/catalogue/part.ts'
import type { PartCode, PersonId, SiteId } from '../domain/ids.ts'
import type { Site } from '../domain/network/site.ts'
import type { Person } from '../domain/people/person.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Instant } from '../domain/time.ts'

/** A platform user is a person of the company; tenant is the Slack workspace or the Teams tenant. */
export type Identity = {
  readonly platform: string
  readonly tenant: string
  readonly user: string
  readonly person: PersonId
}

/** An e-mail address that the company gave a person, in small letters. */
export type Email = { readonly email: string; readonly person: PersonId }

/** A site should keep at least this many pieces of a part available. */
export type StockMinimum = {
  readonly site: SiteId
  readonly part: PartCode
  readonly minimum: number
}

/** Pieces on the shelf at the start, above zero; booked as transfers supplier -> available. */
export type OpeningStock = {
  readonly place: SiteId
  readonly part: PartCode
  readonly quantity: number
}

/** A whole company as it is before the first request: what an empty database is filled with. */
export type SeedRows = {
  /** Business time of the opening entries. */
  readonly at: Instant
  /** Sites before the stations that belong to them. */
  readonly sites: readonly Site[]
  readonly people: readonly Person[]
  readonly identities: readonly Identity[]
  readonly emails?: readonly Email[]
  readonly catalogue: CatalogueRows
  readonly stockMinimums: readonly StockMinimum[]
  readonly policy: Policy
  readonly openingStock: readonly OpeningStock[]
}
