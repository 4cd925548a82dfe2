import { about } from './cues.ts'
import type { Facts } from './facts.ts'

/** What requests wait for: the one who asks, a decision, a warehouse, or whatever it is. */
export type Queue = 'mine' | 'approval' | 'shipping' | 'any'

const decide = '(?:审批|批准?|审核|审|签核|签|核准|处理|拍板)'
const forMe = new RegExp(
  `(?:等待|待|等着|等|需要?|要)(?:着|由)?我(?:来|去)?${decide}|(?:wait(?:s|ing)?|pending)\\s(?:for|on)\\s(?:me|my\\s(?:approval|decision|ok))(?![a-z])|(?<![a-z])(?:need|needs|require|requires|await|awaits|awaiting)\\smy\\s(?:approval|decision|ok)(?![a-z])|(?<![a-z])(?:do|should)\\si\\s(?:have\\sto|need\\sto|still\\sneed\\sto)\\s(?:approve|decide)(?![a-z])`,
)
const many = '(?:有?哪些|有?哪几[个张单]?|有?什么|有啥)'
const list = '(?:申请单?|单子?|申领单?|请求|货|件|配件)'
const toShip = new RegExp(
  `^[^,，.]{0,6}待(?:发|出|寄)[货库]?的?(?:${list})?(?:有?${many}|清单|列表)?\\s*$|${many}[^,，.]{0,6}待(?:发货?|出货?|出库|寄)|${many}[^,，.]{0,4}(?:需要|要|该|得)(?:发|出|寄)(?:[货库]|的|出去|\\s*[?？]?$)|(?:需要|要|该|得)(?:发|出|寄)${many}[^,，.]{0,2}${list}|${many}[^,，.]{0,4}${list}[^,，.]{0,3}(?:还没|没|未)有?(?:发|出|寄)[货库出]?|(?<![a-z])(?:what|which|anything|everything|show|list)(?![a-z])[^.,?]{0,30}(?:to\\s(?:ship|dispatch|send\\sout)|to\\sbe\\sshipped|not\\s(?:yet\\s)?(?:been\\s)?shipped|(?:waiting|ready)\\s(?:to\\sship|for\\sshipping|to\\sbe\\sshipped))(?![a-z])`,
)
const undecided = new RegExp(
  `^[^,，.]{0,4}待${decide}的?(?:${list})?(?:有?${many}|清单|列表)?\\s*$`,
)
const any = new RegExp(
  `${many}[^,，.]{0,3}(?:申请单?|单子?|申领单?|请求)[^,，.]{0,3}(?:还|都|正)?(?:在等(?!级)|等着|等待(?=[^\\p{Script=Han}]|$))|(?<![a-z])(?:which|what)\\s(?:requests?|orders?)\\s(?:are\\s|is\\s|still\\s|do\\s)*(?:wait|waits|waiting)(?![a-z])(?!\\s(?:for|on)\\s(?:a|the|my)\\s(?:carrier|courier|part))`,
  'u',
)
const own = /我们?(?:站)?的|(?<![a-z])(?:my|our)\s(?:requests?|orders?)(?![a-z])/
const postponed = /再|先|别|不要|才/

/** Which queue a question is about; null when it is about none. Reads masked text. */
export function queueOf(masked: string): Queue | null {
  if (own.test(masked)) return null
  if (forMe.test(masked) && !postponed.test(masked)) return 'mine'
  if (toShip.test(masked)) return 'shipping'
  if (undecided.test(masked)) return 'approval'
  if (!any.test(masked)) return null
  return /(?<![a-z])(?:for|on)\sme(?![a-z])/.test(masked) ? 'mine' : 'any'
}

/** Does the message ask for a queue, and for nothing of its own? */
export function asksForQueue({ masked, parts, quantity, ref, tracking, items }: Facts): boolean {
  if (parts || quantity || ref || tracking || items.length > 0) return false
  if (about.figures.test(masked)) return false
  return queueOf(masked) !== null
}
