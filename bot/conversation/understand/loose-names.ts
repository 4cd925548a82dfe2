import { mayName } from './english-names.ts'
import { matchesIn } from './matches.ts'
import { claim, type NameMark, type Sheet } from './sheet.ts'

/** What a Chinese part's name ends with. */
const ending =
  '(?:器|阀|泵|机|板|条|管|圈|轮|轴承|灯|盒|架|把手|锁|扇|片|杆|网|罩|盖|头|线|屏|带|筒|脚|座|开关|簧|轴|容|膜|钮|芯|塞|盘|叶|封|丝|胶|喉|掣|排|链|扣|栓|匙|镜)'
const verbs =
  '我们?|你们?|他们?|麻烦|帮忙?|请|给|再|还|想|需要?|申请|申领|申|领取?|请领|要|来|拿|订购?|补|调|报|叫料?货?|换|寄|发|和|跟|与|及|加|另外|的|型号|机型|数量|编码|料号|有|没有?|查|看|下|一下|个|又|也|都|就|只|这|那|是|把|到|到了|收到|少了?|坏了?|剩|退|返|回|旧件|品名|名称|件|配件|零件|备件|料'
const leading = new RegExp(`^(?:${verbs})+`, 'u')
const trailing = /(?:要|来|拿|领|共|一共|总共|数量|申请|需要|订|各|再来|得要|想要)+$/u
/** Appliances and people are no parts. */
const others =
  /^(?:冰箱|冰柜|冷柜|洗衣机|洗碗机|空调|冷气机?|挂机|柜机|外机|内机|机|机器|主机|手机|整机|样机|新机|旧机|老机|这机|滚筒|波轮|一条|包裹|箱子|电话|地址|单|仓库|货架|有线|上线|下线|在线|头|灯|片|架|带|线|一片|照片|图片|名片|机头|管|不管|尽管|只管|板|老板|封|一封|开机|停机|关机)$/u

const ahead = new RegExp(`(\\p{Script=Han}{2,9})(?=\\s?[*x:：]?\\s?\\ue003)`, 'gu')
const behind = new RegExp(
  `(?<=[\\ue003\\ue001]\\s?的?\\s?)(\\p{Script=Han}{1,5}?${ending})(?!\\p{Script=Han}{0,2}${ending})`,
  'gu',
)

const word = '[a-z]{3,}'
const englishBehind = new RegExp(
  `(?<=\\ue003\\s?(?:of\\s)?)${word}(?:\\s${word})?(?=\\s(?:for|x)(?![a-z])|\\s?\\ue001|[,.;\\n]|\\s*$)`,
  'g',
)
const englishAhead = new RegExp(
  `(?<=^|[\\s,.;\\n|])${word}(?:\\s${word})?(?=\\s?[:|]?\\s?\\ue003)`,
  'g',
)

/**
 * A word that stands where a part's name stands, beside a quantity or a model that has none, is one though no list has
 * it: a slip of the pen, or a part the catalogue does not know. It is asked about later, never guessed.
 */
export function markLooseNames(sheet: Sheet): Sheet {
  const bare = !sheet.marks.some((mark) => mark.kind === 'name' || mark.kind === 'code')
  if (sheet.marks.some((mark) => mark.kind === 'ref')) return sheet
  const named = sheet.marks.filter((mark) => mark.kind === 'name' || mark.kind === 'code').length
  const counted = sheet.marks.filter((mark) => mark.kind === 'quantity' && !mark.each).length
  const models = sheet.marks.some((mark) => mark.kind === 'model')
  if (named >= Math.max(counted, models ? 1 : 0))
    return bare ? claim(sheet, hanAlone(sheet.masked)) : sheet
  const chinese = claim(sheet, [...hanAhead(sheet.masked), ...hanBehind(sheet.masked)])
  if (chinese !== sheet && chinese.marks.length > sheet.marks.length) return chinese
  const latin = claim(sheet, english(sheet.masked))
  return bare && latin.marks.length === sheet.marks.length
    ? claim(sheet, hanAlone(sheet.masked))
    : latin
}

const nameAt = (start: number, end: number): NameMark => ({
  kind: 'name',
  start,
  end,
  categories: [],
})

function hanAhead(masked: string): readonly NameMark[] {
  return matchesIn(masked, ahead).flatMap(({ index, 1: run = '' }) => {
    const tail = trailing.exec(run)?.[0] ?? ''
    const whole = run.slice(0, run.length - tail.length)
    const lead = leading.exec(whole)?.[0] ?? ''
    const name = whole.slice(lead.length)
    if (!new RegExp(`${ending}$`, 'u').test(name) || name.length < 2 || name.length > 7) return []
    if (others.test(name)) return []
    return [nameAt(index + lead.length, index + whole.length)]
  })
}

/** Where no part is named at all: a word that ends as parts do, standing where one is spoken of. */
const alone =
  /(?<=^|[,，.。;；:：!\s"]|[这那嗰][个块只台条]|[\ue001\ue005\ue006]的?|寄来|发来|补)(\p{Script=Han}{1,4}?(?:器|阀|泵|管|针|臂|钩|圈|带|架|轴|板|机芯|电极))(?=走|到|有|没|冇|寄|发|坏|裂|碎|还|仲|什|几|定|改|缺|退|先|[,，.。;；!?？\s]|$)/gu

function hanAlone(masked: string): readonly NameMark[] {
  return matchesIn(masked, alone).flatMap(({ index, 1: run = '' }) => {
    const lead = leading.exec(run)?.[0] ?? ''
    const name = run.slice(lead.length)
    return name.length < 2 || others.test(name)
      ? []
      : [nameAt(index + lead.length, index + run.length)]
  })
}

function hanBehind(masked: string): readonly NameMark[] {
  return matchesIn(masked, behind).flatMap(({ index, 1: run = '' }) => {
    const lead = leading.exec(run)?.[0] ?? ''
    const name = run.slice(lead.length)
    return name.length < 2 || others.test(name)
      ? []
      : [nameAt(index + lead.length, index + run.length)]
  })
}

function english(masked: string): readonly NameMark[] {
  const found = [...matchesIn(masked, englishBehind), ...matchesIn(masked, englishAhead)]
  return found
    .filter(({ 0: run }) => mayName(run))
    .map(({ index, 0: run }) => nameAt(index, index + run.length))
}
