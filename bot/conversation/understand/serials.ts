import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import { matchesIn } from './matches.ts'
import { claim, type PlainMark, type Sheet } from './sheet.ts'

const word =
  '序列号码?|序号|机身号码?|机身条码|机身编码|机号|出厂编号|出厂号|制造编号|产品序号|整机条码|整机编号|产品条码|(?<![a-z])(?:serial(?:\\s?(?:no\\.?|number|num|code))?|s\\/n|sn)(?![a-z])'
/** `序列号写错了，是`, `serial number should be`: what may stand between the word and the number. */
const between =
  "(?:\\s?(?:号码?|[为是它]|[写打输填]?错了?[,，]?|应该?|改[成为]|更正|(?<![a-z])(?:is|it's|it|was|wrong|should|be|no|number)(?![a-z])|(?<=wrong)[,，]|[#:=.])){0,8}\\s?"
const counted = '(?!\\s?(?:[个只台套根条块片颗件张支把副组]|pcs?|units?))'

/** The word that announces a serial number, and the number: up to 30 letters and digits with dashes inside. */
const announced = new RegExp(
  `(${word})(${between})([a-z]{0,6}-?\\d[a-z0-9-]{0,29})(?![a-z0-9])${counted}`,
  'g',
)

/** Shorter ones are no serial number, and yet no quantity. */
const shortest = 4

/**
 * Marks the serial number of an appliance where a word announces it. Nothing in it is a code, a quantity or a request
 * any more, but for the code of a part or a model, which stays one whatever it is called.
 */
export function markSerials(sheet: Sheet, { partIndex, modelIndex }: Catalogue): Sheet {
  const found = matchesIn(sheet.masked, announced).flatMap((match): readonly PlainMark[] => {
    const [all, name = '', , value = ''] = match
    if ([partIndex, modelIndex].some((index) => index.exact(value).length > 0)) return []
    const end = match.index + all.length
    const start = end - value.length
    const kind = value.length < shortest ? 'aside' : 'serial'
    return [
      { kind: 'aside', start: match.index, end: match.index + name.length },
      { kind, start, end },
    ]
  })
  return claim(sheet, found)
}
