import type { Approval } from '../../domain/approval/approval.ts'
import type { CatalogueRows } from '../../domain/catalogue/part.ts'
import type { Claim } from '../../domain/claim/claim.ts'
import type { Delegation } from '../../domain/delegation/delegation.ts'
import type {
  CardCopyRow,
  ConversationRow,
  Fact,
  QuotaGrantRow,
  RequisitionRow,
  ShipmentRow,
} from '../../domain/desk/change.ts'
import type { DelegationId, PersonId, RequisitionId, SiteId } from '../../domain/ids.ts'
import type { Json } from '../../domain/json.ts'
import { accountKey, type Balance } from '../../domain/ledger/account.ts'
import type { Transfer } from '../../domain/ledger/transfer.ts'
import type { Site } from '../../domain/network/site.ts'
import type { Person, Role } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Line, Requisition } from '../../domain/requisition/requisition.ts'
import type { Photo } from '../../domain/shipment/photo.ts'
import type { ShipmentLine } from '../../domain/shipment/shipment.ts'
import { assembleRequisition } from '../assemble.ts'
import type { Picture } from '../files.ts'
import { byText } from '../order.ts'
import type { Identity, SeedRows, StockMinimum } from '../seed-rows.ts'
import type { Inbound, Task } from '../store.ts'

/** One requisition with everything that belongs to it, by key. */
export type Folder = {
  header: RequisitionRow
  readonly lines: Map<number, Line>
  readonly approvals: Map<string, Approval>
  readonly shipments: Map<string, ShipmentRow>
  readonly shipmentLines: Map<string, ShipmentLine>
  readonly claims: Map<string, Claim>
  readonly photos: Map<string, Photo>
}

/** Which grant gave the right to decide, as it was at that moment. */
export type Decision = {
  readonly approval: string
  readonly verdict: 'approved' | 'rejected'
  readonly person: PersonId
  readonly role: Role
  readonly site: SiteId
  /** Decided for somebody else: whose the grant is, and the delegation as it was then. */
  readonly lent: { readonly giver: PersonId; readonly delegation: Delegation } | null
}

export type TaskRow = Omit<Task, 'attempts'> & {
  readonly key: string
  readonly number: number
  attempts: number
  state: 'due' | 'done' | 'dead'
  notBefore: number
  token: string | null
  leaseUntil: number
  lastError: string | null
}

export type InboxRow = Inbound & {
  state: 'recorded' | 'finished' | 'ignored'
  token: string | null
  leaseUntil: number
}

/** The tables, as plain maps. Rows are replaced, never changed in place, except tasks and inbox rows. */
export type MemoryState = {
  readonly sites: ReadonlyMap<SiteId, Site>
  readonly people: Map<PersonId, Person>
  readonly identities: Identity[]
  /** Whose each e-mail address is. */
  readonly emails: ReadonlyMap<string, PersonId>
  readonly catalogue: CatalogueRows
  readonly parts: ReadonlySet<string>
  readonly models: ReadonlySet<string>
  readonly stockMinimums: readonly StockMinimum[]
  policy: Policy
  readonly folders: Map<RequisitionId, Folder>
  readonly delegations: Map<DelegationId, Delegation>
  /** By approval. */
  readonly decisions: Map<string, Decision>
  /** Which requisition a shipment belongs to. */
  readonly shipmentOwners: Map<string, RequisitionId>
  readonly quotaGrants: Map<string, QuotaGrantRow>
  readonly conversations: Map<string, ConversationRow>
  readonly cardCopies: Map<string, CardCopyRow>
  readonly settings: Map<string, Json>
  readonly balances: Map<string, Balance>
  /** Keys of `balances` by unit. */
  readonly unitAccounts: Map<string, Set<string>>
  readonly entries: (Transfer & { readonly changeKey: string; readonly at: number })[]
  readonly replies: Map<string, Json>
  readonly events: Map<string, Fact[]>
  readonly tasks: Map<string, TaskRow>
  readonly taskKeys: Map<string, TaskRow>
  readonly inbox: Map<string, InboxRow>
  readonly files: Map<string, Picture>
  lastRequestNumber: number
  lastTask: number
  lastToken: number
}

export function createState(rows: SeedRows): MemoryState {
  const { catalogue } = rows
  const state: MemoryState = {
    sites: new Map(
      rows.sites.toSorted((one, other) => byText(one.id, other.id)).map((site) => [site.id, site]),
    ),
    people: new Map(rows.people.map((person) => [person.id, sortedGrants(person)])),
    identities: [...rows.identities],
    emails: new Map((rows.emails ?? []).map(({ email, person }) => [email, person])),
    catalogue: sortedCatalogue(catalogue),
    parts: new Set(catalogue.parts.map((part) => part.code)),
    models: new Set(catalogue.models.map((model) => model.code)),
    stockMinimums: rows.stockMinimums,
    policy: rows.policy,
    folders: new Map(),
    delegations: new Map(),
    decisions: new Map(),
    shipmentOwners: new Map(),
    quotaGrants: new Map(),
    conversations: new Map(),
    cardCopies: new Map(),
    settings: new Map(),
    balances: new Map(),
    unitAccounts: new Map(),
    entries: [],
    replies: new Map([['opening-stock', null]]),
    events: new Map(),
    tasks: new Map(),
    taskKeys: new Map(),
    inbox: new Map(),
    files: new Map(),
    lastRequestNumber: 1000,
    lastTask: 0,
    lastToken: 0,
  }
  for (const { place, part, quantity } of rows.openingStock) {
    const to = { kind: 'available', place } as const
    addToBalance(state, { ...to, unit: part, balance: quantity })
    state.entries.push({
      from: { kind: 'supplier', place: '*' },
      to,
      unit: part,
      quantity,
      changeKey: 'opening-stock',
      at: rows.at,
    })
  }
  return state
}

/** Adds `change.balance`, which may be negative, to an account; an account appears when it is first needed. */
export function addToBalance(state: MemoryState, change: Balance): void {
  const key = accountKey(change)
  const balance = (state.balances.get(key)?.balance ?? 0) + change.balance
  state.balances.set(key, { ...change, balance })
  const keys = state.unitAccounts.get(change.unit) ?? new Set()
  state.unitAccounts.set(change.unit, keys.add(key))
}

export function requisitionOf(folder: Folder): Requisition {
  return assembleRequisition({
    header: folder.header,
    lines: [...folder.lines.values()],
    approvals: [...folder.approvals.values()],
    shipments: [...folder.shipments.values()],
    shipmentLines: [...folder.shipmentLines.values()],
    claims: [...folder.claims.values()],
    photos: [...folder.photos.values()],
  })
}

function sortedGrants(person: Person): Person {
  const grants = person.grants.toSorted(
    (one, other) => byText(one.role, other.role) || byText(one.site, other.site),
  )
  return { ...person, grants }
}

function sortedCatalogue(rows: CatalogueRows): CatalogueRows {
  return {
    models: rows.models.toSorted((one, other) => byText(one.code, other.code)),
    parts: rows.parts.toSorted((one, other) => byText(one.code, other.code)),
    fits: rows.fits.toSorted(
      (one, other) =>
        byText(one.model, other.model) ||
        byText(one.slot, other.slot) ||
        byText(one.part, other.part) ||
        byText(one.serialFrom ?? '', other.serialFrom ?? ''),
    ),
    supersessions: rows.supersessions.toSorted(
      (one, other) => byText(one.part, other.part) || byText(one.successor, other.successor),
    ),
    aliases: rows.aliases.toSorted(
      (one, other) => byText(one.alias, other.alias) || byText(one.category, other.category),
    ),
    substitutes: (rows.substitutes ?? []).toSorted(
      (one, other) => byText(one.part, other.part) || byText(one.substitute, other.substitute),
    ),
    photos: (rows.photos ?? []).toSorted((one, other) => byText(one.part, other.part)),
  }
}
