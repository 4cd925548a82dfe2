import { goods, wish } from './cues.ts'
import { withoutFine } from './details.ts'
import { type Facts, without } from './facts.ts'
import type { Intent } from './understood.ts'

/** Words for goods that are not what was ordered, whatever else is said. */
export const sentWrong =
  /[发送寄](?:错|成(?!功))|(?<![看写填选报叫打])错[件料货]|[发来收]的不是|货不对|对不上|mis-?shipped|not\swhat\s(?:i|we)|(?:packed|sent|shipped)\s(?:me\s|us\s)?the\swrong/

/** Who asks what to do about broken goods reports them. */
const helpless =
  /怎么(?:办|处理|弄|搞|整|包|发的)|会不会包|到底|要还|理赔|索赔|赔|(?<![a-z])what\s(?:should|do|can|shall)\s(?:i|we)\sdo(?![a-z])/

/** Some of it came, and the rest is awaited. */
const partly =
  /只[到收来]|差|(?<![a-z])(?:only|still|to\s(?:come|follow)|outstanding|pending|remaining|waiting\son)(?![a-z])/

/** A customer's appliance breaks too; these words are for what came damaged. */
const brokenOnTheWay =
  /碎|裂|破|断|弯|鼓|瘪|磕|变形|压(?!缩)|摔|凹|划|刮|湿|淋|泡|崩|(?<![a-z])(?:soak|wet|snapp|scratch|crack|damag|dent|smash|shatter|crush|bent|torn|chipped)/

/** Goods arrived, did not, or arrived badly. A part that broke at a customer's is a reason to ask for one. */
export function goodsCame(facts: Facts): Intent | null {
  const { masked, question } = facts
  const text = withoutFine(masked)
  const missing = goods.missing.test(text)
  const arrived = goods.arrived.test(text) && (!missing || (facts.quantity && partly.test(text)))
  const nodded = goods.nodded.test(text)
  const onTheRoad = /物流|中转|快递|转运/.test(text)
  const hard =
    goods.damaged.test(text) || (goods.dead.test(text) && !onTheRoad) || goods.wrong.test(text)
  const short = goods.short.test(text)
  const asking = wish.ask.test(without(text, goods.short, goods.wrong))
  if (hard && (arrived || nodded || facts.ref || facts.tracking)) return 'report_damage'
  if (!question && (sentWrong.test(text) || /[少漏][发寄送配]|多[发寄送]了/.test(text)))
    return 'report_damage'
  if (short && arrived && !question && partly.test(text)) return 'receive'
  if (!question && !asking && (short || goods.wrong.test(text))) return 'report_damage'
  if (missing && !arrived) return facts.parts && /有货|库存/.test(masked) ? null : 'track_shipment'
  if (hard && helpless.test(masked)) return 'report_damage'
  if (short && /怎么只|为什么只|是不是(?:发漏|漏|少)/.test(text)) return 'report_damage'
  if (question) return null
  if (hard && brokenOnTheWay.test(text) && !facts.quantity && !/申|领/.test(text))
    return 'report_damage'
  const orders =
    /(?<![a-z])(?:need|order|want)(?![a-z])/.test(text) && facts.parts && facts.quantity
  if (arrived && orders && !facts.ref) return null
  if (arrived && !/什么时候|催/.test(text)) return 'receive'
  if (text !== masked && nodded && !hard) return 'receive'
  const wanted = facts.quantity && facts.parts && !brokenOnTheWay.test(text)
  return hard && !asking && !wanted ? 'report_damage' : null
}
