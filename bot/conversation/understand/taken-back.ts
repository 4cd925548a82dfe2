import { goods, wish } from './cues.ts'
import { type Facts, without } from './facts.ts'

const refusedBefore =
  '(?:不(?:想|再|太)?(?:需)?要|不用|别要|唔要|用不着|去掉|删掉|删除|删了|拿掉|划掉|撤掉)(?:再|申请|领|订|加|那|这|任何)*[个台只套根条块片颗件张支把副组]?\\s?'
const model = '(?:\\ue001+\\s?的?\\s?)?'
const refusedBehind =
  '(?<![\\ue000\\ue002])[\\ue000\\ue002]+\\s?(?:就|都|先)?(?:不(?:需)?要|不用|用不着|唔要|去掉|删掉|拿掉)(?:了|啦|喇)?(?=\\s*(?:[,，;；。.!]|$))'
const english =
  "(?<![a-z])(?:do\\s?n[o']?t|do\\snot|dont|no\\slonger|never)\\s(?:really\\s|actually\\s)?(?:want|need|order|add)\\s(?:(?:the|a|an|any|that|those|more)\\s)?"
/** `part no 0060…` is a number, so a bare `no` counts before a name and at the head of a clause only. */
const none =
  '(?<=^\\s*|[,，.;!]\\s?|(?<![a-z])(?:and|but|please|sorry|want|need|actually|then)\\s)no\\s(?:more\\s)?'

/** A part that is said not to be wanted, in masked text: `不要温控器了`, `no thermostat`, `I don't want the fan`. */
export const unwantedPart = new RegExp(
  `(?:${refusedBefore}${model}|${english}${model})[\\ue000\\ue002]+|${none}${model}\\ue002+|${refusedBehind}`,
)

const number = /(?<![a-z])(?:no|number)\s?$/

/** Is nothing but unwanted parts spoken of? News of goods, giving back and questions are other matters. */
export function isTakenBack({ masked, parts, question, tracking }: Facts): boolean {
  if (!parts || question || tracking) return false
  if (/(?<![a-z])(?:stock|left|available|in\sthe|inside)(?![a-z])|库存|没货|有货/.test(masked))
    return false
  if (goods.arrived.test(masked) || goods.missing.test(masked) || wish.giveBack.test(masked))
    return false
  const found = unwantedPart.exec(masked)
  if (!found || number.test(masked.slice(0, found.index))) return false
  return !/[\ue000\ue002]/.test(without(masked, unwantedPart))
}
