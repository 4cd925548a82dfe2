import { undo } from './changes.ts'
import { about, approval, goods } from './cues.ts'
import { type Facts, without } from './facts.ts'
import type { Guessed } from './guess.ts'
import { othersRefuse } from './intent.ts'
import { labelOf } from './labels.ts'
import { sign } from './sheet.ts'
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

/** What is wanted, and whether it is beyond doubt: a decision that is not is asked about with buttons. */
export type Chosen = { readonly intent: Intent; readonly certain: boolean }

/**
 * So sure must what was learned be to overrule a rule, to speak where none does, and to hear a decision; the examples stand
 * alone, so amid the making of a draft it must be surer.
 */
const sure = {
  against: 0.4,
  alone: 0.3,
  decided: 0.75,
  unruled: 0.9,
  amid: { against: 0.8, alone: 0.6 },
}

/** Below this share what was learned doubts a decision that a rule read; far below it nobody has decided. */
const doubtful = 0.3
const denied = 0.02

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

const isDecision = (label: string | null): label is 'approve' | 'reject' =>
  label === 'approve' || label === 'reject'

const certain = (intent: Intent): Chosen => ({ intent, certain: true })

/**
 * A rule's answer weighed against what was learned from examples. A hold stays a hold, a question becomes no deed, and what
 * was learned alone decides nothing: what it takes for a decision is asked about.
 */
export function chosen(ruled: Intent | null, facts: Facts, guessed: readonly Guessed[]): Chosen {
  const [best] = guessed
  if (!best) return certain(ruled ?? 'unknown')
  if (isDecision(ruled)) return decided(ruled, best, guessed)
  if (isDecision(best.label)) return heard(ruled, facts, { ...best, label: best.label }, guessed)
  return certain(weighed(ruled, facts, best))
}

/** A rule read a decision: what was learned agrees, doubts it, or knows better what is wanted. */
function decided(ruled: 'approve' | 'reject', best: Guessed, guessed: readonly Guessed[]): Chosen {
  const share = guessed.find(({ label }) => label === ruled)?.share ?? 0
  if (share >= doubtful) return certain(ruled)
  if (ruled === 'reject' && best.label === 'approve') return { intent: ruled, certain: false }
  if (ruled === 'approve' && best.label === 'reject') return certain('unknown')
  if (!isDecision(best.label) && best.share >= sure.decided)
    return certain(intentOfLabel(best.label))
  return share < denied ? certain('unknown') : { intent: ruled, certain: false }
}

/** What was learned hears a decision that no rule has read. */
function heard(
  ruled: Intent | null,
  facts: Facts,
  best: Guessed & { readonly label: 'approve' | 'reject' },
  guessed: readonly Guessed[],
): Chosen {
  const asked: Chosen = { intent: best.label, certain: false }
  if (ruled === 'unknown') return isHeard(facts, best, sure.unruled) ? asked : certain(ruled)
  if (ruled !== null && settled.includes(ruled)) return certain(ruled)
  const plain = spoken(best, facts)
  if (plain) return certain(plain)
  if (isHeard(facts, best, sure.decided)) return asked
  const next = guessed.find(({ label }) => !isDecision(label))
  return certain(ruled ?? (next ? weighed(null, facts, next) : 'unknown'))
}

/** Is it likely enough, and does nothing speak against it? */
const isHeard = (facts: Facts, { share }: Guessed, enough: number): boolean =>
  share >= enough &&
  !/[\d\ue003\ue009]/.test(facts.masked) &&
  !isDoubted(facts) &&
  !othersRefuse.test(facts.masked)

/** Asked, on a condition, told of somebody else, amid a draft, or of no request that is named. */
const isDoubted = ({ question, hasDraft, ref, masked }: Facts) =>
  question || hasDraft || !ref || approval.conditional.test(masked) || approval.told.test(masked)

/** Codes, names and numbers without a word are what the rules take them for. */
function weighed(ruled: Intent | null, facts: Facts, best: Guessed): Intent {
  const level = facts.hasDraft ? sure.amid : sure
  if (ruled === null) return best.share < level.alone ? 'unknown' : intentOfLabel(best.label)
  if (ruled === 'unknown' && best.label === 'hold' && best.share >= sure.unruled) return 'hold'
  if (settled.includes(ruled)) return ruled
  if (best.label === labelOf(ruled) || best.share < level.against) return ruled
  if (facts.hasDraft && best.label === 'smalltalk') return ruled
  if (facts.question && ruled === 'my_requests' && !looking.includes(best.label)) return ruled
  if (isDenied(ruled, best.label, facts) || isStockOf(ruled, best.label, facts)) return ruled
  if (isPartOfRequest(ruled, best.label, facts) || isAskedFor(ruled, best.label, facts))
    return ruled
  if (ruled === 'change' && [undo, fromTo, leftOut].some((sign) => sign.test(facts.masked)))
    return ruled
  if (ruled === 'request_part' && everything.test(facts.masked) && facts.items.length === 0)
    return ruled
  if (!/\p{L}/u.test(facts.masked)) return ruled
  if (facts.hasDraft && drafting.includes(best.label) && drafting.includes(ruled)) return ruled
  return intentOfLabel(best.label)
}

/**
 * `REQ-1024 has my blessing`: a decision in words that no rule has in full. It needs the number of a request and nothing
 * else, a word of consent or of refusal, no denial, condition or question, and agreement of what was learned.
 */
function spoken({ label, share }: Guessed, facts: Facts): 'approve' | 'reject' | null {
  const masked = without(facts.masked, othersRefuse)
  const { parts, quantity, tracking, place } = facts
  if (share < sure.decided || isDoubted({ ...facts, masked })) return null
  if (/\d/.test(masked) || parts || quantity || tracking || place) return null
  if (label === 'reject') return approval.disagreed.test(masked) ? 'reject' : null
  const denied = approval.denied.test(masked) || approval.disagreed.test(without(masked, fine))
  return approval.agreed.test(masked) && !denied ? 'approve' : null
}

/** The stock of something that is named is no figure, no allowance and no receipt, unless a word for one is there. */
function isStockOf(ruled: Intent, label: string, { items, masked }: Facts): boolean {
  if (ruled !== 'check_stock' || items.length === 0) return false
  if (label === 'kpi') return !about.figures.test(masked)
  if (label === 'quota') return !about.quota.test(masked)
  return label === 'receive' && !goods.arrived.test(masked)
}

/** What is not wanted is not asked for, and what has not come is not received. */
function isDenied(ruled: Intent, label: string, { masked }: Facts): boolean {
  if (ruled === 'cancel') return label === 'request_part' || label === 'smalltalk'
  const missing = label === 'receive' && goods.missing.test(masked)
  return missing && !goods.arrived.test(without(masked, goods.missing))
}

/** Only a line of a request goes, not all of it. */
function isPartOfRequest(ruled: Intent, label: string, { parts, ref, masked }: Facts): boolean {
  return ruled === 'change' && label === 'cancel' && ref && (parts || masked.includes(sign.line))
}

/** Who counts parts wants them whatever the allowance, and nobody takes back what no word denies. */
function isAskedFor(
  ruled: Intent,
  label: string,
  { parts, quantity, ref, masked }: Facts,
): boolean {
  if (ruled !== 'request_part' || !parts) return false
  if (label === 'quota') return quantity && !about.moreQuota.test(masked)
  return label === 'cancel' && !ref && !denying.test(masked)
}

const denying =
  /[不没别撤消删废退停免莫勿甭唔冇]|算了|收回|作罢|(?<![a-z])(?:no|not|never|\w+n'?t|cancel\w*|scrap|drop|forget|withdraw|stop|bin|kill|void|off|scratch|lose|back|skip|without|nix|abort|pull)(?![a-z])/

/** `send everything`: a wish that examples hardly know. */
const everything = /全部|所有|全都|(?<![a-z])everything(?![a-z])/

/** `from 10 to 15` changes a number, however it is asked for. */
const fromTo = /(?<![a-z])from\s\ue003+\s?to\s\ue003/

/** `REQ-1023 no thermostat`: the request stays, a part of it does not. */
const leftOut = /\ue004\s(?:no|minus|without)\s\ue002/

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
