import type { Facts } from './facts.ts'
import type { Guessed } from './guess.ts'
import { labelOf } from './labels.ts'
import type { Intent } from './understood.ts'

/** Intents that only look something up; a question may be about any of them. */
const looking: readonly string[] = [
  'check_stock',
  'track_shipment',
  'my_requests',
  'quota',
  'kpi',
  'help',
  'smalltalk',
]

/** So sure must what was learned be to overrule a rule, and to speak where none does. */
const sure = { against: 0.5, alone: 0.35 }

/** Below this share what was learned contradicts a decision that a rule read: then nobody has decided. */
const doubtful = 0.02

/** What examples do not tell apart, and what a rule left undecided on purpose. */
const settled: readonly Intent[] = [
  'hold',
  'greeting',
  'acknowledge',
  'low_stock',
  'waiting',
  'in_transit',
  'unknown',
]

/**
 * A rule's answer weighed against what was learned from examples. A hold stays a hold, a question becomes no deed, and
 * nothing that was learned ever approves or rejects: it can only take a decision back into doubt.
 */
export function chosen(ruled: Intent | null, facts: Facts, guessed: readonly Guessed[]): Intent {
  const [best] = guessed
  if (!best) return ruled ?? 'unknown'
  if (ruled === 'approve' || ruled === 'reject') {
    const share = guessed.find(({ label }) => label === ruled)?.share ?? 0
    return share < doubtful ? 'unknown' : ruled
  }
  if (ruled !== null && settled.includes(ruled)) return ruled
  if (best.label === 'approve' || best.label === 'reject') return ruled ?? 'unknown'
  if (ruled === null) return best.share < sure.alone ? 'unknown' : intentOfLabel(best.label)
  if (best.label === labelOf(ruled) || best.share < sure.against) return ruled
  if (facts.question && ruled === 'my_requests' && !looking.includes(best.label)) return ruled
  if (facts.hasDraft && drafting.includes(best.label) && drafting.includes(ruled)) return ruled
  return intentOfLabel(best.label)
}

/** With a draft open the rules know better whether a part is another line or changes one. */
const drafting: readonly string[] = ['request_part', 'change', 'cancel']

const intents: readonly Intent[] = [
  'request_part',
  'check_stock',
  'track_shipment',
  'receive',
  'report_damage',
  'cancel',
  'change',
  'my_requests',
  'quota',
  'return_part',
  'hold',
  'kpi',
  'help',
]

const intentOfLabel = (label: string): Intent =>
  intents.find((intent) => intent === label) ?? 'unknown'
