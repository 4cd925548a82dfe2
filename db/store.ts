import type { Correction } from '../domain/catalogue/corrections.ts'
import type { CatalogueRows } from '../domain/catalogue/part.ts'
import type { Standing } from '../domain/delegation/delegation.ts'
import type { CardCopyRow, Change, ConversationRow } from '../domain/desk/change.ts'
import type { PartCode, PersonId, RequisitionId, ShipmentId, SiteId } from '../domain/ids.ts'
import type { Json } from '../domain/json.ts'
import type { Broken, CarrierTally, Cycle } from '../domain/kpi/delivery.ts'
import type { Backorder, Demand, Wanted } from '../domain/kpi/demand.ts'
import type { Span } from '../domain/kpi/period.ts'
import type { ShelfValue, Turnover } from '../domain/kpi/stock.ts'
import type { Account, Balance } from '../domain/ledger/account.ts'
import type { Site } from '../domain/network/site.ts'
import type { Person, Role } from '../domain/people/person.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Requisition } from '../domain/requisition/requisition.ts'
import type { Instant } from '../domain/time.ts'
import type { Files } from './files.ts'
import type { InvariantName } from './invariants.ts'

/** What a decision needs to see. All of it comes from one snapshot. */
export type Want = {
  /** Whole requisitions, with lines, approvals, shipments and claims. */
  readonly requisitions?: readonly RequisitionId[]
  readonly people?: readonly PersonId[]
  /** Every guarded account of these units (a part code, or `fen`) ... */
  readonly units?: readonly string[]
  /** ... and these accounts by name. */
  readonly accounts?: readonly Account[]
  /** Quota grants by id `site/month`. */
  readonly quotaGrants?: readonly string[]
  /** Conversations by address. */
  readonly conversations?: readonly string[]
  /** Requisitions with a line that waits for stock and may be served, oldest first. */
  readonly waiting?: boolean
  /**
   * With the delegations of the requisitions, what is handed over to the people and waits for them, and absences that were
   * not over a week before this moment.
   */
  readonly standings?: Instant
}

export type Snapshot = {
  readonly requisitions: readonly Requisition[]
  readonly people: readonly Person[]
  /** Accounts that exist; a missing one has balance zero. */
  readonly balances: readonly Balance[]
  /** Ids of quota grants that exist. */
  readonly quotaGrants: readonly string[]
  readonly conversations: readonly ConversationRow[]
  /** In the order in which they were given. */
  readonly standings: readonly Standing[]
  readonly policy: Policy
}

export type Committed =
  | { readonly kind: 'committed'; readonly reply: Json }
  /** The key was used before; this is the reply of that time and nothing was changed. */
  | { readonly kind: 'duplicate'; readonly reply: Json }
  /**
   * Something the decision rested on has changed: load and decide again. `on`: the first of it in order of kind and id; of
   * changes written at the same moment it may be a later one.
   */
  | { readonly kind: 'conflict'; readonly on: string }
  /** A guarded account would go below zero: decide again with fresh figures. */
  | {
      readonly kind: 'shortfall'
      readonly account: Account
      readonly balance: number
      readonly asked: number
    }

/** The one door for writes of business data. Faults (connection, time-out) are thrown. */
export type Store = {
  load(want: Want): Promise<Snapshot>
  commit(change: Change): Promise<Committed>
  /** The next number of `REQ-<number>`, from 1001. Gaps are harmless. */
  nextRequestNumber(): Promise<number>
}

/** `platform/tenant/event id`: also the key of the change that the event causes. */
export type InboundKey = string

export type Inbound = {
  readonly key: InboundKey
  /** The neutral `Incoming`, as JSON. */
  readonly body: Json
  readonly receivedAt: Instant
}

/**
 * What came in, recorded before it is acknowledged. `commit` of a change whose key is the inbound key
 * finishes the row and its rescue task in the same statement. Leases run on the database's clock.
 */
export type Inbox = {
  /** Records once. Recording also adds a rescue task (kind `handle-inbound`, payload `{ key }`) not before 15 s later. */
  record(inbound: Inbound): Promise<'new' | 'known'>
  /** The body with a lease, or null when it is finished or somebody else holds it. */
  take(key: InboundKey, leaseSeconds: number): Promise<{ body: Json; token: string } | null>
  /** For events that need no change, and to give one back (`again`) after a fault. */
  finish(key: InboundKey, token: string, outcome: 'ignored' | 'again'): Promise<void>
  /** The reply stored with the change of that key, when there is one. */
  reply(key: InboundKey): Promise<Json | undefined>
}

export type Task = {
  readonly id: string
  readonly kind: string
  readonly payload: Json
  readonly attempts: number
  readonly lane: string | null
  readonly dueAt: Instant
}

/** Work that was given up after this many attempts, at this moment of the database's clock (milliseconds). */
export type DeadLetter = {
  readonly id: string
  readonly kind: string
  readonly attempts: number
  readonly error: string
  readonly diedAt: number
}

/** How many tasks are due and given up, and since when the oldest due one (and of those with a lane) has been due. */
export type BoardFigures = {
  readonly due: number
  readonly oldest: Instant | null
  readonly oldestInLane: Instant | null
  readonly dead: number
}

/** What somebody has heard of: tasks by id, and lanes of which the oldest may be free now. */
export type Among = { readonly ids: readonly string[]; readonly lanes: readonly string[] }

/** Tasks that are due. Business time decides what is due; leases and back-off run on the database's clock. */
export type TaskBoard = {
  /** At most one task per lane, oldest first; a lane whose head waits for a retry gives nothing. `among`: only these. */
  claim(
    now: Instant,
    limit: number,
    leaseSeconds: number,
    among?: Among,
  ): Promise<readonly (Task & { token: string })[]>
  extend(id: string, token: string, leaseSeconds: number): Promise<boolean>
  /** False when the lease was lost meanwhile. */
  complete(id: string, token: string): Promise<boolean>
  /** Tries again after `retrySeconds`, or moves it to the dead letter when that is null. */
  fail(id: string, token: string, error: string, retrySeconds: number | null): Promise<boolean>
  /** Gives it back for so many seconds because a platform asked for them; this was no attempt. False as above. */
  pause(id: string, token: string, seconds: number): Promise<boolean>
  /** The ids of those of these tasks, by key, that could be claimed at once. */
  ready(keys: readonly string[], now: Instant): Promise<readonly string[]>
  /** What was given up, newest first, at most 100. */
  dead(): Promise<readonly DeadLetter[]>
  /**
   * Tries a dead letter again from the start, or drops it for good; false when it is none any more. `by` names the person
   * and the event: the same decision made again is answered the same.
   */
  settle(
    letter: Pick<DeadLetter, 'id' | 'diedAt'>,
    verdict: 'retry' | 'drop',
    by: string,
  ): Promise<boolean>
  figures(now: Instant): Promise<BoardFigures>
  /** Milliseconds of business time until the next task is due; null when there is none. */
  nextDue(now: Instant): Promise<number | null>
}

export type RequisitionQuery = {
  readonly station?: SiteId
  readonly requester?: PersonId
  /** Stations of this centre. */
  readonly centre?: SiteId
  readonly view: 'open' | 'awaiting-approval' | 'in-transit' | 'to-ship' | 'latest'
  /** With `to-ship`: lines whose source is this site. */
  readonly source?: SiteId
  readonly serviceOrder?: string
  /** Replacements of this one. */
  readonly replaces?: RequisitionId
  readonly limit: number
}

export type LowStock = Balance & { readonly minimum: number }

/** The only reads beside `Store.load`: lists that chat and jobs show. */
export type Reads = {
  catalogue(): Promise<CatalogueRows>
  sites(): Promise<readonly Site[]>
  personByIdentity(platform: string, tenant: string, user: string): Promise<Person | null>
  peopleWith(role: Role, site?: SiteId): Promise<readonly Person[]>
  /** The address where a person was last talked to alone. */
  personalAddress(person: PersonId): Promise<string | null>
  requisitions(query: RequisitionQuery): Promise<readonly Requisition[]>
  requisitionByShipment(shipment: ShipmentId): Promise<Requisition | null>
  requisitionByTracking(tracking: string): Promise<Requisition | null>
  /** Balances above zero of one kind of account, for these units, at these places (all when omitted). */
  stock(units: readonly string[], places?: readonly SiteId[]): Promise<readonly Balance[]>
  /** Available stock below its minimum, worst first. */
  lowStock(places: readonly SiteId[] | null, limit: number): Promise<readonly LowStock[]>
  cardCopies(requisition: RequisitionId): Promise<readonly CardCopyRow[]>
  /** Every copy in one conversation. */
  cardCopiesAt(address: string): Promise<readonly CardCopyRow[]>
  cardCopy(id: string): Promise<CardCopyRow | null>
  setting(name: string): Promise<Json | undefined>
  /** Parts that this station has asked for, each once, those asked for last first. */
  orderedParts(station: SiteId, limit: number): Promise<readonly PartCode[]>
  /** How questions about codes and names ended, newest first. */
  corrections(limit: number): Promise<readonly Correction[]>
}

/**
 * What is counted for reports, of requests by these stations (of all when null) or on the shelves of these sites. Every
 * figure is defined by the function of `domain/kpi` that gives the same type.
 */
export type Figures = {
  demand(span: Span, stations: readonly SiteId[] | null): Promise<Demand>
  wanted(query: Ranking & { readonly by: 'part' | 'model' }): Promise<readonly Wanted[]>
  carriers(span: Span, stations: readonly SiteId[] | null): Promise<readonly CarrierTally[]>
  broken(query: Ranking): Promise<readonly Broken[]>
  cycle(span: Span, stations: readonly SiteId[] | null): Promise<Cycle>
  /** Oldest first; `span`: only those asked for in it. */
  backorders(
    span: Span | null,
    stations: readonly SiteId[] | null,
    limit: number,
  ): Promise<readonly Backorder[]>
  /** By site, of sites with anything on their shelves. */
  shelves(places: readonly SiteId[] | null): Promise<readonly ShelfValue[]>
  turnover(span: Span, places: readonly SiteId[] | null): Promise<Turnover>
}

/** The first of a list, beside the span before. */
export type Ranking = {
  readonly span: Span
  readonly before: Span
  readonly stations: readonly SiteId[] | null
  readonly limit: number
}

/** Something that contradicts what must always hold, or that somebody should look at. In English, for operators. */
export type Finding = { readonly what: string; readonly detail: string }
export type Violation = Finding & { readonly invariant: InvariantName }

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

/** Everything the application needs of a database; three of them exist: memory, PGlite, PostgreSQL. */
export type Database = {
  readonly store: Store
  readonly inbox: Inbox
  readonly tasks: TaskBoard
  readonly reads: Reads
  readonly figures: Figures
  readonly directory: Directory
  readonly files: Files
  /** What contradicts the invariants (all of them unless some are named), at most 100 findings of each; empty when all is well. */
  verify(only?: readonly InvariantName[]): Promise<readonly Violation[]>
  /** No contradictions: work that was given up, newest first, at most 100. */
  deadLetters(): Promise<readonly Finding[]>
  close(): Promise<void>
}
