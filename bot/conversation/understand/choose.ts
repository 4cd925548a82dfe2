import { approval, goods } from './cues.ts'
import { type Facts, without } from './facts.ts'
import type { Guessed } from './guess.ts'
import { othersRefuse } from './intent.ts'
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

/**
 * So sure must what was learned be to overrule a rule, to speak where none does, and to agree to a decision; the examples stand
 * alone, so amid the making of a draft it must be surer.
 */
const sure = { against: 0.5, alone: 0.35, decided: 0.75, amid: { against: 0.8, alone: 0.6 } }

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
  if (best.label === 'approve' || best.label === 'reject')
    return spoken(best, facts) ?? ruled ?? 'unknown'
  const level = facts.hasDraft ? sure.amid : sure
  if (ruled === null) return best.share < level.alone ? 'unknown' : intentOfLabel(best.label)
  if (best.label === labelOf(ruled) || best.share < level.against) return ruled
  if (facts.hasDraft && best.label === 'smalltalk') return ruled
  if (facts.question && ruled === 'my_requests' && !looking.includes(best.label)) return ruled
  if (isDenied(ruled, best.label, facts)) return ruled
  if (facts.hasDraft && drafting.includes(best.label) && drafting.includes(ruled)) return ruled
  return intentOfLabel(best.label)
}

/**
 * `REQ-1024 has my blessing`: a decision in words that no rule has in full. It needs the number of a request and nothing
 * else, a word of consent or of refusal, no denial, condition or question, and agreement of what was learned.
 */
function spoken({ label, share }: Guessed, facts: Facts): 'approve' | 'reject' | null {
  const masked = without(facts.masked, othersRefuse)
  const { ref, parts, quantity, tracking, place, question, hasDraft } = facts
  if (/\d/.test(masked)) return null
  if (!ref || parts || quantity || tracking || place || question || hasDraft) return null
  if (share < sure.decided || approval.conditional.test(masked) || approval.told.test(masked))
    return null
  if (label === 'reject') return approval.disagreed.test(masked) ? 'reject' : null
  const denied = approval.denied.test(masked) || approval.disagreed.test(without(masked, fine))
  return approval.agreed.test(masked) && !denied ? 'approve' : null
}

/** What is not wanted is not asked for, and what has not come is not received. */
function isDenied(ruled: Intent, label: string, { masked }: Facts): boolean {
  if (ruled === 'cancel') return label === 'request_part' || label === 'smalltalk'
  const missing = label === 'receive' && goods.missing.test(masked)
  return missing && !goods.arrived.test(without(masked, goods.missing))
}

/** Denials that consent: `no objection`, `没问题`. */
const fine =
  /[没无冇](?:有)?(?:问题|意见|异议|毛病)|(?<![a-z])(?:no\s(?:objections?|problems?|issues?)|nothing\sagainst)(?![a-z])/

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
