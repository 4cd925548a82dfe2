import type { ApproverRole } from '../approval/approval.ts'
import type { Grade } from '../network/site.ts'
import type { Role } from '../people/person.ts'

/** When may a station of this grade draw on HQ and other centres past its own centre? */
export type DirectDraw = 'always' | 'if-centre-has-none' | 'never'

export type GradeLimits = {
  /** What a station may draw in a calendar month, in fen. */
  readonly monthlyQuotaFen: number
  /** A request worth more than this wants an approval, in fen. */
  readonly requestLimitFen: number
  /** One piece dearer than this wants an approval, in fen. */
  readonly pieceLimitFen: number
  /** More pieces than this on one line want an approval. */
  readonly lineQuantityLimit: number
  readonly directDraw: DirectDraw
}

/** The company's rules as data. `version` rises with every change, so that a decision can rest on it. */
export type Policy = {
  readonly version: number
  readonly grades: { readonly [G in Grade]: GradeLimits }
  /** Above this multiple of the request limit a second approval by HQ is wanted. */
  readonly secondApprovalFactor: number
  readonly remindAfterHours: number
  readonly escalateAfterHours: number
  /** How long stock is held for a request that waits for approval. */
  readonly holdHours: number
  /** A shipment is asked after this often. */
  readonly pollHours: number
  /** Whoever has one of these roles, anywhere, may decide for an approver with that role. Left out: as usual. */
  readonly standIns?: { readonly [R in ApproverRole]: readonly Role[] }
}
