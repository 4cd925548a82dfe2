import { changeCue } from './changes.ts'
import { about, approval, goods, wish } from './cues.ts'
import { withoutFine } from './details.ts'
import type { Sheet } from './sheet.ts'
import { socialOf } from './social.ts'
import type { Intent, Item, UnderstandContext } from './understood.ts'

/** What the decision rests on, read once. */
export type Facts = {
  readonly masked: string
  readonly question: boolean
  readonly items: readonly Item[]
  readonly parts: boolean
  readonly quantity: boolean
  readonly ref: boolean
  readonly tracking: boolean
  readonly place: boolean
  readonly hasDraft: boolean
}

export function factsOf(
  sheet: Sheet,
  items: readonly Item[],
  question: boolean,
  context: UnderstandContext,
): Facts {
  const has = (kind: Sheet['marks'][number]['kind']) =>
    sheet.marks.some((mark) => mark.kind === kind)
  return {
    masked: sheet.masked,
    question,
    items,
    parts: items.some((item) => item.code !== null || item.name !== null),
    quantity: items.some((item) => item.quantity !== null),
    ref: has('ref'),
    tracking: has('tracking'),
    place: has('place'),
    hasDraft: context.hasDraft,
  }
}

type Rule = (facts: Facts) => Intent | null

/**
 * What the message wants. The rules are asked in this order and the first that knows answers: politeness alone, holds,
 * questions about decisions, decisions (a refusal before an approval), corrections, goods, then wishes and questions.
 */
const rules: readonly Rule[] = [
  ({ masked }) => socialOf(masked),
  ({ masked, parts }) => (!parts && about.help.test(masked) ? 'help' : null),
  held,
  decisionAsked,
  decided,
  corrected,
  cancelled,
  returned,
  goodsCame,
  listed,
  asked,
  requested,
  ({ masked }) => (about.help.test(masked) ? 'help' : null),
]

export function intentOf(facts: Facts): Intent {
  for (const rule of rules) {
    const intent = rule(facts)
    if (intent) return intent
  }
  return 'unknown'
}

function held({ masked, question }: Facts): Intent | null {
  if (approval.wait.test(masked)) return otherDecision(masked) ? 'unknown' : 'hold'
  if (!wish.hold.test(masked)) return null
  if (question && /(?<![a-z])(?:on\s)?hold(?![a-z])/.test(masked)) return null
  return otherDecision(masked) ? 'unknown' : 'hold'
}

/** A hold of one thing and an approval of another in one breath: too much for one answer. */
function otherDecision(masked: string): boolean {
  const rest = without(masked, approval.wait, approval.refused, wish.hold)
  return approval.granted.test(rest) && !approval.pending.test(masked)
}

function decisionAsked(facts: Facts): Intent | null {
  const { masked, question } = facts
  const pending = approval.pending.test(masked)
  if (about.mine.test(masked) && (pending || question)) return 'my_requests'
  if (pending && !facts.parts && !facts.ref && about.many.test(masked)) return 'waiting'
  if (pending && !facts.parts && !about.track.test(masked.replace(approval.pending, ''))) {
    if (/申请|单|requests?|orders?|approval|批|审/.test(masked))
      return facts.ref || !question ? ownOr(masked) : 'waiting'
  }
  if (approval.asked.test(masked)) return 'my_requests'
  const decision = approval.granted.test(masked) || approval.refused.test(masked)
  if (question && decision && !facts.parts && !facts.tracking && !about.quota.test(masked)) {
    return /退件|退回/.test(masked) && !facts.ref ? null : 'my_requests'
  }
  return null
}

function ownOr(masked: string): Intent {
  return /待|pending|awaiting|waiting/.test(masked) && !/\ue004/.test(masked)
    ? 'waiting'
    : 'my_requests'
}

/** Never an approval: a negation, a condition, a report of somebody else's word, a mixture. */
function decided(facts: Facts): Intent | null {
  const { masked } = facts
  const refused = approval.refused.test(masked) && !(returning(facts) && !facts.ref)
  const rest = without(masked, approval.refused)
  const granted = approval.granted.test(rest) && !approval.pending.test(masked)
  if (refused && (granted || /不是不|并非不/.test(masked))) return 'unknown'
  if (refused) return facts.tracking ? null : 'reject'
  if (/不行|不可以|退回/.test(masked) && facts.ref && !facts.parts && !facts.tracking)
    return 'reject'
  if (!granted) return null
  if (approval.told.test(masked)) return 'my_requests'
  if (approval.conditional.test(masked)) return 'unknown'
  if (facts.parts && wish.ask.test(without(masked, approval.granted))) return null
  return 'approve'
}

/** `退件` may be a refusal (Taiwan) or goods going back. */
function returning({ masked, parts, quantity }: Facts): boolean {
  return /退件/.test(masked) && (parts || quantity)
}

function corrected(facts: Facts): Intent | null {
  const { masked, question } = facts
  if (!changeCue.test(masked)) return null
  const came = goods.arrived.test(masked) || goods.missing.test(masked)
  if (came && (goods.wrong.test(masked) || /不是/.test(masked))) return null
  if (question && about.stock.test(masked) && !/改|change/.test(masked)) return null
  return 'change'
}

function cancelled(facts: Facts): Intent | null {
  const { masked, question } = facts
  if (wish.keep.test(masked)) return 'unknown'
  if (!wish.cancel.test(masked)) return null
  if (
    /取消了[吗没]|撤了[吗没]|作废了[吗没]|(?:is|was|has).{0,20}cancell?ed/.test(masked) &&
    question
  )
    return 'my_requests'
  return facts.hasDraft && facts.parts && !facts.ref ? 'change' : 'cancel'
}

function returned({ masked, tracking, question }: Facts): Intent | null {
  if (!wish.giveBack.test(masked)) return null
  if (tracking && (question || /显示|物流|快递/.test(masked))) return null
  return 'return_part'
}

/** Words for goods that are not what was ordered, whatever else is said. */
const sentWrong =
  /[发送寄]错|错件|错料|[发来收]的不是|货不对|对不上|mis-?shipped|not\swhat\s(?:i|we)/

/** A customer's appliance breaks too; these words are for what came damaged. */
const brokenOnTheWay =
  /碎|裂|破|瘪|磕|变形|压|摔|凹|(?<![a-z])(?:crack|damag|dent|smash|shatter|crush|bent|torn|chipped)/

/** Goods arrived, did not, or arrived badly. A part that broke at a customer's is a reason to ask for one. */
function goodsCame(facts: Facts): Intent | null {
  const { masked, question } = facts
  const text = withoutFine(masked)
  const missing = goods.missing.test(text)
  const arrived = !missing && goods.arrived.test(text)
  const nodded = goods.nodded.test(text)
  const hard = goods.damaged.test(text) || goods.dead.test(text) || goods.wrong.test(text)
  const short = goods.short.test(text)
  const asking = wish.ask.test(without(text, goods.short, goods.wrong))
  if (hard && (arrived || nodded || facts.ref || facts.tracking)) return 'report_damage'
  if (!question && sentWrong.test(text)) return 'report_damage'
  if (short && arrived && !question && /只[到收来]|差|only/.test(text)) return 'receive'
  if (!question && !asking && (short || goods.wrong.test(text))) return 'report_damage'
  if (missing) return facts.parts && /有货|库存/.test(masked) ? null : 'track_shipment'
  if (question) return null
  if (arrived && !/什么时候|催/.test(text)) return 'receive'
  if (text !== masked && nodded && !hard) return 'receive'
  const wanted = facts.quantity && facts.parts && !brokenOnTheWay.test(text)
  return hard && !asking && !wanted ? 'report_damage' : null
}

function listed(facts: Facts): Intent | null {
  const { masked } = facts
  if (about.figures.test(masked)) return 'kpi'
  if (about.quota.test(masked)) return 'quota'
  if (about.low.test(masked) && !/率/.test(masked) && !(facts.parts && facts.quantity))
    return 'low_stock'
  if (about.mine.test(masked)) return 'my_requests'
  if (
    facts.tracking ||
    (facts.ref && (about.track.test(masked) || facts.question || about.transit.test(masked)))
  ) {
    return 'track_shipment'
  }
  if (about.transit.test(masked)) {
    return wish.lastOne.test(masked) && !about.many.test(masked) ? 'track_shipment' : 'in_transit'
  }
  return null
}

function asked(facts: Facts): Intent | null {
  const { masked, question, parts } = facts
  const things = parts || facts.items.some((item) => item.model !== null)
  const stock = about.stock.test(masked)
  if (about.fit.test(masked) && things && (question || !facts.quantity)) return 'check_stock'
  if (
    things &&
    stock &&
    (question || !facts.quantity || /库存|有货|现货|stock|inventory/.test(masked))
  )
    return 'check_stock'
  if (about.track.test(masked)) {
    if (
      things &&
      !facts.ref &&
      about.arrival.test(masked) &&
      !/快递|物流|发货|发了|shipment|my\s|我/.test(masked)
    )
      return 'check_stock'
    if (!(parts && facts.quantity && wish.ask.test(masked) && !question)) return 'track_shipment'
  }
  if (stock && (facts.place || question)) return 'check_stock'
  if (stock && /库存|现货|有货|stock|inventory/.test(masked)) return 'check_stock'
  if (question && things && !facts.quantity) return 'check_stock'
  return null
}

function requested(facts: Facts): Intent | null {
  const { masked, parts } = facts
  const model = facts.items.some((item) => item.model !== null)
  const wanted = facts.quantity || wish.ask.test(masked) || facts.hasDraft
  if ((parts || model) && facts.place && !wanted) return 'check_stock'
  if (parts || model || wish.again.test(masked)) return 'request_part'
  if (facts.quantity && (facts.hasDraft || wish.ask.test(masked))) return 'request_part'
  if (wish.ask.test(masked) && /配件|零件|备件|料|货|件|parts?|spares?/.test(masked))
    return 'request_part'
  return null
}

function without(text: string, ...patterns: readonly RegExp[]): string {
  return patterns.reduce(
    (rest, pattern) =>
      rest.replace(new RegExp(pattern.source, 'gu'), (found) => ' '.repeat(found.length)),
    text,
  )
}
