import { changeCue } from './changes.ts'
import { surface } from './clean.ts'
import { about, approval, goods, wish } from './cues.ts'
import type { Sheet } from './sheet.ts'
import { nods, polite } from './social.ts'

const cues = [
  ...Object.values(approval),
  ...Object.values(goods),
  ...Object.values(wish),
  ...Object.values(about),
  changeCue,
]
const used = cues.map((cue) => new RegExp(cue.source, 'gu'))

/** Words that hold a sentence together and carry no wish of their own. */
const plain =
  /型号|机型|编码|料号|配件|零件|备件|工单|维修单|报修单|单号|数量|加急|特急|很急|急件|紧急|急用|急|尽快|马上|今天|明天|必须|用户|客户|等着|投诉|还|也|都|在|是|的|了|吗|呢|啊|吧|和|跟|与|及|这|那|个|我们?|你们?|他们?|就|再|又|只|把|被|从|到|给|对|为|上|下|里|边|去|来|看|查|一下|多少|什么|怎么|没有?|不|要|用|得|着|很|太|现在|目前|帮|请|[个台只套根条块片颗件]/g
const plainEnglish =
  /(?<![a-z])(?:a|an|the|of|for|to|in|on|at|and|or|is|are|was|were|be|been|it|its|this|that|these|those|i|we|you|they|he|she|my|our|your|me|us|them|do|does|did|has|have|had|will|can|could|would|should|with|from|by|as|so|if|but|not|no|yes|there|here|just|also|now|up|out|code|part|parts|model|number|no|qty|quantity|service|work|urgent|asap|rush|today|tomorrow|spare|some|any|new|what|which|where|when|how|many|much|who|why|s|m|re|ll|ve|t|d)(?![a-z])/g

const mostPieces = 20

/** In a long document nobody looks for a slip beyond its beginning. */
const mostRead = 300

/** Pieces of the message that nothing was made of, as typed. */
export function leftoverOf(sheet: Sheet): readonly string[] {
  const blanked = [...used, polite, nods, plain, plainEnglish].reduce(
    (text, pattern) => text.replace(pattern, (found) => ' '.repeat(found.length)),
    sheet.masked.slice(0, mostRead),
  )
  return [...blanked.matchAll(/[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*/gu)]
    .filter(({ 0: found }) => /\p{Script=Han}{2}|[a-z0-9]{3}/u.test(found))
    .slice(0, mostPieces)
    .map(({ index, 0: found }) => surface(sheet.text, index, index + found.length))
}
