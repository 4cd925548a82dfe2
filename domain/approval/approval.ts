import type { ApprovalId, PersonId, RequisitionId, SiteId } from '../ids.ts'
import type { Instant } from '../time.ts'

/** Why the policy wants a person to look. */
export type ApprovalReason =
  | { readonly kind: 'request-value'; readonly valueFen: number; readonly limitFen: number }
  | {
      readonly kind: 'piece-price'
      readonly line: number
      readonly priceFen: number
      readonly limitFen: number
    }
  | {
      readonly kind: 'line-quantity'
      readonly line: number
      readonly quantity: number
      readonly limit: number
    }
  | { readonly kind: 'over-quota'; readonly valueFen: number; readonly leftFen: number }
  | { readonly kind: 'direct-draw'; readonly line: number; readonly source: SiteId }

export type ApproverRole = 'manager' | 'hq-manager'

type Asked = {
  readonly id: ApprovalId
  readonly requisition: RequisitionId
  /** Steps are decided in order, from 1. */
  readonly step: number
  readonly role: ApproverRole
  /** Where the approver must hold the role. */
  readonly site: SiteId
  readonly reasons: readonly ApprovalReason[]
  readonly askedAt: Instant
  readonly remindedAt: Instant | null
  /** Since then an hq-manager may decide as well. */
  readonly escalatedAt: Instant | null
}

export type PendingApproval = Asked & { readonly state: 'pending' }
export type ApprovedApproval = Asked & {
  readonly state: 'approved'
  readonly decidedBy: PersonId
  /** Whose right it was, when it was somebody else's. */
  readonly decidedFor: PersonId | null
  readonly decidedAt: Instant
}
export type RejectedApproval = Asked & {
  readonly state: 'rejected'
  readonly decidedBy: PersonId
  readonly decidedFor: PersonId | null
  readonly decidedAt: Instant
  readonly reason: string
}
/** Nobody needs to decide any more: an earlier step said no, or the requester took the request back. */
export type WithdrawnApproval = Asked & { readonly state: 'withdrawn' }

export type Approval = PendingApproval | ApprovedApproval | RejectedApproval | WithdrawnApproval
