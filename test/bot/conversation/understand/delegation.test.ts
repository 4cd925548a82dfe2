import { expect, test } from 'vitest'
import { daysMeant } from '../../../../bot/conversation/said/absence-days.ts'
import { clean } from '../../../../bot/conversation/understand/clean.ts'
import { delegationOf } from '../../../../bot/conversation/understand/delegation.ts'
import { readScript } from '../../../../bot/conversation/understand/script.ts'

const script = readScript()
/** A Thursday. */
const today = '2026-11-26'

/** `who from until`, with dots for what was not said; or the kind of another wish. */
function read(text: string): string | null {
  const wish = delegationOf(clean(text, script))
  if (wish?.kind !== 'away') return wish?.kind ?? null
  const { first, last } = daysMeant(wish.days, today)
  return `${wish.who?.folded ?? '.'} ${first.slice(5)} ${last?.slice(5) ?? '.'}`
}

const away: readonly (readonly [string, string])[] = [
  ['我下周休假，让李明帮批', '李明 11-30 12-06'],
  ['我下週請假，由陳經理代簽', '陈 11-30 12-06'],
  ["I'm away until Friday, let Li decide", 'li 11-26 11-27'],
  ['从今天到周五李经理替我审批', '李 11-26 11-27'],
  ['今天到週五由李經理代我簽核', '李 11-26 11-27'],
  ['from today until Friday Li Min decides for me', 'li min 11-26 11-27'],
  ['明天出差，赵磊代我批', '赵磊 11-27 11-27'],
  ['我休三天年假，请赵总帮忙审批', '赵 11-26 11-28'],
  ['12月1日到12月5日请假，委托赵磊审批', '赵磊 12-01 12-05'],
  ['下周一到下周三我不在，找赵磊批', '赵磊 11-30 12-02'],
  ['我请假，周一回来，让赵磊代批', '赵磊 11-26 11-29'],
  ['我明天开始休假', '. 11-27 .'],
  ['我下周出差', '. 11-30 12-06'],
  ["I'm on leave next week, Zhao Lei will approve for me", 'zhao lei 11-30 12-06'],
  ['delegate my approvals to Zhao Lei until December 4', 'zhao lei 11-26 12-04'],
  ["I'll be out of office from Monday to Wednesday, have Zhao Lei cover", 'zhao lei 11-30 12-02'],
  ["I'm on vacation, back on Tuesday. Zhao Lei stands in for me", 'zhao lei 11-26 11-30'],
  ['Zhao Lei is my deputy for 3 days, I am away', 'zhao lei 11-26 11-28'],
]

test.each(away)('%s', (text, wanted) => {
  expect(read(text)).toBe(wanted)
})

test.each([
  ['谁替我批', 'who'],
  ['现在谁在帮我审批？', 'who'],
  ['現在誰代我簽', 'who'],
  ['who decides for me?', 'who'],
  ["who's approving for me", 'who'],
  ['我回来了', 'back'],
  ['取消代批', 'back'],
  ['不用李明代批了', 'back'],
  ['我已經銷假', 'back'],
  ["I'm back", 'back'],
  ['end my delegation', 'back'],
])('%s: %s', (text, kind) => {
  expect(read(text)).toBe(kind)
})

test.each([
  '帮我批一下',
  '请经理帮我批一下',
  '让保安代签收',
  '师傅请假了，压缩机谁去取',
  'KFR-35GW/BP 主板 1块',
  '哪些申请在等我批',
  'approve it for me please',
  'let me decide later',
  'which requests are waiting for me?',
  '先别批',
  '批了吗',
])('%s: nothing of the kind', (text) => {
  expect(read(text)).toBe(null)
})
