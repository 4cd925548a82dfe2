import type { PersonId } from '../domain/ids.ts'
import type { Person } from '../domain/people/person.ts'
import type { Instant } from '../domain/time.ts'

/** Whose the accounts of the chat platforms are. */
export type Directory = {
  /** Makes an account somebody's and gives whose it is now: another's when it was theirs before, null without such a person. */
  link(identity: {
    readonly platform: string
    readonly tenant: string
    readonly user: string
    readonly person: PersonId
  }): Promise<PersonId | null>
  /**
   * Makes an account the account of whoever has this e-mail address in the company, and says who that is. Null, and nothing
   * changes, when nobody has it, when the account is somebody else's, or when the person has another one in that tenant.
   * A link adds a task that tells of it (kind `tell-linked`, payload `{ account, address }`, due at `at`).
   */
  linkByEmail(account: {
    readonly platform: string
    readonly tenant: string
    readonly user: string
    readonly email: string
    /** Where the person spoke, and when. */
    readonly address: string
    readonly at: Instant
  }): Promise<PersonId | null>
  /** The addresses where a person was talked to alone, the latest first. */
  addresses(person: PersonId): Promise<readonly string[]>
  /** Those of these people who were talked to alone: nobody else can be reached. */
  reachable(people: readonly PersonId[]): Promise<ReadonlySet<PersonId>>
  /** The people with this id or this full name in any language. */
  named(text: string): Promise<readonly Person[]>
}
