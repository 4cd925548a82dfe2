import type { PartCode, RequisitionId } from './ids.ts'
import type { LocalText } from './locale.ts'
import type { Role } from './people/person.ts'
import type { Status } from './requisition/status.ts'
import type { PlannedLine } from './sourcing/plan.ts'
import type { Instant } from './time.ts'

/** An expected "no": returned, never thrown, and turned into a sentence by the conversation. */
export type Refusal =
  | {
      readonly kind: 'not-found'
      readonly what: 'requisition' | 'shipment' | 'approval'
      readonly id: string
    }
  /** The person lacks the role at the place where it is needed. */
  | { readonly kind: 'not-allowed'; readonly role: Role }
  | { readonly kind: 'own-request' }
  | { readonly kind: 'decided-before' }
  /** The requisition is past the point where this can be done. */
  | { readonly kind: 'wrong-state'; readonly requisition: RequisitionId; readonly status: Status }
  /** The button belongs to an earlier wording of the request. */
  | { readonly kind: 'stale' }
  /** Sources, price or approval changed since the card was shown; `lines` is the plan of now. */
  | { readonly kind: 'plan-changed'; readonly lines: readonly PlannedLine[] }
  | { readonly kind: 'nothing-to-ship' }
  | { readonly kind: 'tracking-missing' }
  | { readonly kind: 'reason-missing' }
  /** More damaged and missing pieces were told than were shipped on a line. */
  | {
      readonly kind: 'too-many-told'
      readonly part: PartCode
      readonly shipped: number
      readonly told: number
    }
  | { readonly kind: 'nothing-asked' }
  /** A shipment has all the photos it may have. */
  | {
      readonly kind: 'too-many-photos'
      readonly requisition: RequisitionId
      readonly most: number
    }
  /** The person has handed this decision over and not taken it back. */
  | { readonly kind: 'handed-over'; readonly to: LocalText }
  /** Another approver has handed this decision over already. */
  | { readonly kind: 'handed-already'; readonly giver: LocalText; readonly to: LocalText }
  /** It was taken back, or its time is over. */
  | { readonly kind: 'delegation-over'; readonly giver: LocalText }
  /** The giver could not decide this in person, so nobody can for them. */
  | { readonly kind: 'giver-barred'; readonly giver: LocalText }
  | {
      readonly kind: 'delegate-barred'
      readonly delegate: LocalText
      readonly why: 'themselves' | 'requester' | 'decided-before' | 'no-right' | 'away'
    }
  /** Whoever decides for somebody else does not hand that on. */
  | { readonly kind: 'stands-in'; readonly giver: LocalText }
  | { readonly kind: 'away-already'; readonly delegate: LocalText; readonly until: Instant }
  /** Over before it begins, in the past, or longer than anybody is away. */
  | { readonly kind: 'bad-period' }
  | { readonly kind: 'nothing-delegated' }
