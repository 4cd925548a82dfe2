import type { Sheet } from './sheet.ts'

const words =
  '麻烦(?:[您你](?!好)|了|各位)?|劳驾|拜托(?:[您你](?!好)|了)?|请问一下|请问|不好意思|打扰了?|抱歉|您好|你好|谢谢(?:您|你|啦|了|大家|老师)*|多谢(?:晒)?|感谢|辛苦了?|感恩|(?<![a-z])(?:hi(?:\\sthere|\\steam|\\sall)?|hello|hey|please|pls|plz|kindly|thanks?(?:\\s(?:you|u|a\\slot|so\\smuch|in\\sadvance))?|thx|tks|cheers|sorry|regards)(?![a-z])'
const between = '[\\s,，.!~、;；:：]'
const first = new RegExp(`^(?:${between}|${words})+`, 'u')
const last = new RegExp(`(?:(?:${between}|(?<=[\\s,，.!~]|^)(?:${words})))+$`, 'u')

/**
 * The sentence without the courtesies at its ends, so that they never change what it means. A message of nothing else
 * stays as it is.
 */
export function withoutManners(sheet: Sheet): Sheet {
  const { masked } = sheet
  const lead = first.exec(masked)?.[0].length ?? 0
  const tail = last.exec(masked.slice(lead))?.[0].length ?? 0
  const core = masked.slice(lead, masked.length - tail)
  if (!/[\p{L}\p{N}\ue000-\ue009]/u.test(core)) return sheet
  return { ...sheet, masked: `${' '.repeat(lead)}${core}${' '.repeat(tail)}` }
}
