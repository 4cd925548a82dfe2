import { changeCue, undo } from './changes.ts'
import { about, approval, goods, wish } from './cues.ts'
import { withoutFine } from './details.ts'
import { type Facts, without } from './facts.ts'
import { goodsCame, sentWrong } from './goods-rules.ts'
import { asksForQueue } from './queues.ts'
import { socialOf } from './social.ts'
import { isTakenBack } from './taken-back.ts'
import { isCalm } from './tone.ts'
import type { Intent } from './understood.ts'

type Rule = (facts: Facts) => Intent | null

/**
 * What the message wants. The rules are asked in this order and the first that knows answers: politeness alone, holds,
 * questions about decisions, decisions (a refusal before an approval), corrections, goods, then wishes and questions.
 */
const rules: readonly Rule[] = [
  ({ masked }) => socialOf(masked),
  ({ masked, parts }) => (!parts && about.help.test(masked) ? 'help' : null),
  (facts) => (asksForQueue(facts) ? 'waiting' : null),
  held,
  rated,
  decisionAsked,
  decided,
  corrected,
  cancelled,
  returned,
  goodsCame,
  takenBack,
  shown,
  listed,
  asked,
  requested,
  ({ masked }) => (about.help.test(masked) ? 'help' : null),
]

/** Null when no rule knows; `unknown` when one knows that it must not be guessed. */
export function intentOf(facts: Facts): Intent | null {
  for (const rule of rules) {
    const intent = rule(facts)
    if (intent) return intent
  }
  return null
}

/** A wait that is over, or that is not what is wanted. */
const needless =
  /(?<![a-z])(?:no\sneed\sto\s(?:wait|hold)|not\s(?:asking\sfor\s)?a\shold|not\s(?:put\s(?:it|this|that|\ue004+)\s)?on\shold|(?:don'?t|do\snot|no\slonger|stop)\s(?:just\s)?(?:hold(?:ing)?(?!\s(?:on|off))|put\s\ue004+\son\shold|park|keep\s\ue004+\s(?:on\shold|back|waiting)))(?![a-z])|不用(?:再)?等|不是先(?:别|不)/

function held(facts: Facts): Intent | null {
  const { masked, question } = facts
  if (approval.wait.test(masked)) return otherDecision(masked) ? 'unknown' : 'hold'
  const aside = /(?<![a-z])(?:hold\son|on\shold|hang\son)(?![a-z])/.test(masked) && !facts.ref
  if (aside && (changeCue.test(masked) || (facts.parts && wish.ask.test(masked)))) return null
  if (!wish.hold.test(masked) || needless.test(masked) || approval.flatNo.test(masked)) return null
  if (question && /(?<![a-z])(?:on\s)?hold(?![a-z])/.test(masked)) return null
  if (facts.parts && facts.quantity && !facts.ref && isCalm(masked)) return null
  return otherDecision(masked) ? 'unknown' : 'hold'
}

/** A hold of one thing and an approval of another in one breath: too much for one answer. */
function otherDecision(masked: string): boolean {
  if (approval.pending.test(masked)) return false
  return approval.granted.test(without(masked, approval.wait, approval.refused, wish.hold))
}

/** What is stuck on the road waits for a carrier and no decision. */
const onTheRoad =
  /中转|海关|快递|物流|货运|\ue007|件卡|(?<![a-z])(?:customs|courier|carrier)(?![a-z])/

function decisionAsked(facts: Facts): Intent | null {
  const { masked, question } = facts
  const pending =
    approval.pending.test(masked.replace(statedNot, ' ')) &&
    !facts.tracking &&
    !onTheRoad.test(masked)
  if (about.mine.test(masked) && (pending || question) && !facts.quantity) return 'my_requests'
  if (pending && !facts.parts && !facts.ref && about.many.test(masked)) return 'waiting'
  if (pending && !facts.parts && !about.track.test(masked.replace(approval.pending, ''))) {
    if (/申请|单|requests?|orders?|approval|批|审/.test(masked))
      return facts.ref || !question ? ownOr(masked) : 'waiting'
  }
  if (facts.parts && facts.quantity && !facts.ref) return null
  if (approval.asked.test(masked.replace(stated, ' ').replace(statedNot, ' '))) return 'my_requests'
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
const spared =
  /(?:不要|别|勿|莫)(?:再)?(?:驳回|拒绝|打回|退件)|(?<![a-z])(?:don'?t|do\snot)\s(?:reject|decline|refuse|deny)/
const why = /原因|为什么|为何|怎么(?:改|办|回事)|(?<![a-z])(?:why|who|reason\sfor)(?![a-z])/

/** `REQ-1024 is approved`, said by somebody who decides; what was decided before is `already` or `was`. */
const stated =
  /(?:\ue004+|(?<![a-z])this\s(?:request|order|one))\s(?:is|are)\s(?:hereby\s|now\s)?approved(?!\s(?:by|already|yesterday|last|earlier))|(?<![a-z])you\shave\smy\sapproval|\ue004+\shas\smy\s(?:approval|ok|blessing)/
/** `REQ-1024 is not approved`, `not approved, too many`: the same, of a refusal; what is still open is `not approved yet`. */
const statedNot =
  /(?<!(?<![a-z])(?:still|are|was|were|been|why|if|it'?s|it\sis|has|have)\s)(?<![a-z])not\s(?:to\sbe\s)?approved(?!\s(?:by|yet|already|so\sfar|after)|\s?\?)/

/** A customer who refuses goods or a repair decides no request. */
export const othersRefuse =
  /(?:客户|用户|顾客|客人|业主|家属|\p{Script=Han}{2}部|收件人)[^,，.]{0,3}拒绝?|拒绝?(?:安装|签收|收货|验收|维修)|(?<![a-z])(?:customer|client|cust|user|owner|tenant|party|family|he|she|they|uncle|auntie|courier|driver|carrier|postman|porter|guard|landlord|neighbou?r|machine|unit|\ue001+|\ue002+)\s(?:has\s|have\s|had\s|just\s)?(?:refus|declin|reject)\w+/u

function decided(facts: Facts): Intent | null {
  const masked = without(facts.masked, othersRefuse)
  if (spared.test(masked)) return 'unknown'
  const refused = approval.refused.test(masked) && !(returning(facts) && !facts.ref)
  const rest = without(masked, approval.refused)
  const granted = approval.granted.test(rest) && !approval.pending.test(masked)
  if (refused && (granted || /不是不|并非不/.test(masked))) return 'unknown'
  if (refused && facts.question && why.test(masked)) return 'my_requests'
  if (refused) return facts.tracking ? null : 'reject'
  if (/^\s*\ue004+[这那张单]*不(?:行|可以)/.test(masked)) return 'reject'
  if (/不行|不可以|(?<![要想])退回/.test(masked) && facts.ref && !facts.parts && !facts.tracking)
    return /(?<![a-z])rma(?![a-z])/.test(masked) ? null : 'reject'
  if (!granted) return null
  // A question never decides, whatever it asks about.
  if (facts.question) return about.quota.test(masked) ? null : 'my_requests'
  // An approval names a request; who counts parts asks for them, whatever else is written.
  if (facts.parts && facts.quantity && !facts.ref) return null
  if (facts.parts && changeCue.test(masked)) return null
  if (approval.told.test(masked.replace(stated, ' '))) return 'my_requests'
  if (approval.conditional.test(masked) || approval.denied.test(masked)) return 'unknown'
  if (facts.parts && wish.ask.test(without(masked, approval.granted))) return null
  return 'approve'
}

/** `退件` may be a refusal (Taiwan) or goods going back. */
function returning({ masked, parts, quantity }: Facts): boolean {
  return /退件/.test(masked) && (parts || quantity)
}

/** `压缩机一台就好`: of a line that is there already, so many are enough. */
const enough = /\ue003\s?(?:就好|就行|就够|即可|就可以)|(?<![a-z])(?:just|only)\s\ue003/

/** `undo my latest request`: all of it, and no step. */
const undoesAll = ({ hasDraft, masked }: Facts) =>
  !hasDraft &&
  /(?<![a-z])(?:requests?|orders?)(?![a-z])|\ue004/.test(masked) &&
  wish.cancel.test(masked)

function corrected(facts: Facts): Intent | null {
  const { masked, question } = facts
  if (undo.test(masked)) return undoesAll(facts) ? 'cancel' : 'change'
  if (facts.hasDraft && facts.parts && enough.test(masked)) return 'change'
  if (!changeCue.test(masked)) return null
  if (wish.giveBack.test(masked) && !facts.hasDraft) return null
  const asks = facts.parts && facts.quantity && wish.ask.test(masked)
  if (!facts.hasDraft && asks && /(?<![a-z])not\s/.test(masked)) return null
  if (question && !facts.hasDraft && /哪|什么|(?<![a-z])(?:which|what)(?![a-z])/.test(masked))
    return null
  if (/(?<![a-z])(?:status|update\son)(?![a-z])/.test(masked)) return null
  if (sentWrong.test(masked) || (wish.again.test(masked) && !facts.ref)) return null
  if (wish.cancel.test(masked) && !facts.parts && !/[\ue003\ue006]/.test(masked)) return null
  if (about.quota.test(masked) && !facts.parts) return null
  const turned = /[改换减调]成|改[为到]/.test(masked)
  const broken = turned ? '' : withoutFine(masked)
  if (goods.dead.test(broken) || (goods.damaged.test(broken) && !facts.quantity)) return null
  const came = goods.arrived.test(masked) || goods.missing.test(masked)
  if (came && (goods.wrong.test(masked) || /不是/.test(masked))) return null
  if (question && about.stock.test(masked) && !/改|change/.test(masked)) return null
  return 'change'
}

function cancelled(facts: Facts): Intent | null {
  const { masked, question } = facts
  if (wish.keep.test(masked)) return 'unknown'
  if (!wish.cancel.test(masked)) return null
  if (wish.giveBack.test(masked) && facts.parts) return null
  if (
    /取消了[吗没]|撤了[吗没]|作废了[吗没]|(?:is|was|has).{0,20}cancell?ed/.test(masked) &&
    question
  )
    return 'my_requests'
  return facts.hasDraft && facts.parts && !facts.ref ? 'change' : 'cancel'
}

/** Without a draft it is what was requested before that is not wanted; it never asks for parts. */
function takenBack(facts: Facts): Intent | null {
  if (!isTakenBack(facts)) return null
  return facts.hasDraft && !facts.ref ? 'change' : 'cancel'
}

function returned({ masked, tracking, question }: Facts): Intent | null {
  if (!wish.giveBack.test(masked)) return null
  if (tracking && (question || /显示|物流|快递/.test(masked))) return null
  return 'return_part'
}

/** A rate or a ranking is a figure, whatever broke or is missing in it. */
function rated({ masked, ref, parts, quantity }: Facts): Intent | null {
  if (ref || (parts && quantity) || !about.figures.test(masked)) return null
  return /率|比例|最多|(?<![a-z])(?:share\sof|rank|rates?|ratio|top\s\d+|models|percentage)(?![a-z])/.test(
    masked,
  )
    ? 'kpi'
    : null
}

function listed(facts: Facts): Intent | null {
  const { masked } = facts
  const ofPart =
    facts.parts &&
    !/最|排名|(?<![a-z])(?:top|most|ranking)(?![a-z])/.test(masked) &&
    (facts.quantity || about.price.test(masked) || facts.question)
  if (about.figures.test(masked) && !ofPart) {
    if (!about.moreQuota.test(masked)) return 'kpi'
  }
  const asksQuota = facts.question && /额度|限额|(?<![a-z])(?:quota|limit)(?![a-z])/.test(masked)
  const wants = facts.parts && facts.quantity && !about.moreQuota.test(masked) && !asksQuota
  if (about.quota.test(masked) && !wants) return 'quota'
  if (about.low.test(masked) && !/率/.test(masked) && !(facts.parts && facts.quantity))
    return 'low_stock'
  if (about.mine.test(masked) && !(facts.parts && facts.quantity)) return 'my_requests'
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

const showing =
  /查询?|查看|看看?|打开|显示|一下|的|详情|情况|(?<![a-z])(?:show|open|see|check|look\sup|find|display|view|about|me|details|of|the|request|order)(?![a-z])|[\s\p{P}]/gu

/** A request by its number alone, or with a word that wants to see it. */
function shown({ masked, ref, parts, quantity }: Facts): Intent | null {
  if (!ref || parts || quantity) return null
  return /^\ue004+$/.test(masked.replace(showing, '')) ? 'track_shipment' : null
}

function asked(facts: Facts): Intent | null {
  const { masked, question, parts } = facts
  const things = parts || facts.items.some((item) => item.model !== null)
  const stock = about.stock.test(masked)
  if (facts.quantity && !question && facts.parts && wish.ask.test(masked)) {
    if (!/库存|有货吗|查|price|check/.test(masked)) return null
  }
  if (about.fit.test(masked) && things && (question || !facts.quantity)) return 'check_stock'
  if (
    things &&
    stock &&
    (question || !facts.quantity || /库存|有货|现货|stock|inventory/.test(masked))
  )
    return 'check_stock'
  const counted = parts && facts.quantity && !question && !facts.ref && !wish.lastOne.test(masked)
  if (about.track.test(masked) && !counted) {
    if (
      things &&
      !facts.ref &&
      about.arrival.test(masked) &&
      !/快递|物流|发货|发了|shipment|my\s|我/.test(masked)
    )
      return 'check_stock'
    if (!(facts.quantity && wish.ask.test(masked) && !question)) return 'track_shipment'
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
  if (facts.hasDraft && facts.pace && !facts.question) return 'request_part'
  if (facts.quantity && (facts.hasDraft || wish.ask.test(masked))) return 'request_part'
  if (wish.ask.test(masked) && /全部|所有|全都|(?<![a-z])everything(?![a-z])/.test(masked))
    return 'request_part'
  if (wish.ask.test(masked) && /配件|零件|备件|料|货|件|parts?|spares?/.test(masked))
    return 'request_part'
  return null
}
