import { itemsOf } from './items.ts'
import { isModelOnly, withLateModel } from './late-values.ts'
import { inside, itemIn, lineIn, type Range, withoutQuantity } from './line-refs.ts'
import { everyLine, paired } from './pairs.ts'
import type { Sheet } from './sheet.ts'
import { unwantedPart } from './taken-back.ts'
import type { ChangeWish, Item, LineRef } from './understood.ts'

const piece = '[\\ue000-\\ue003\\ue006]'
const english = (words: string) => `(?<![a-z])(?:${words})(?![a-z])`

export const undo = new RegExp(
  `(?:刚才|刚刚|上|前)(?:的)?(?:那|一)?(?:一)?步[^,，.]{0,4}(?:撤|取消|不算|作废|还原)|撤销?(?:刚才|上)(?:的|那)?一?步|[撤复回]销?[原退]?(?:到)?上一步|回退一?步|回到上一步|退回上一步|还原|恢复(?:原样|刚才)|${english('undo|revert|go\\sback\\s(?:a|one)\\sstep|take\\sthat\\s(?:last\\s)?(?:change\\s)?back')}`,
)
const notThis = new RegExp(
  `不是[^,，.;\\n]{0,4}?(${piece}+)[^,，.;\\n]{0,6}[,，\\s]*(?:而是|应该是|是|系(?![统列]))`,
)
const notSoMany = /不[要是]\s?\ue003+[^,，.;\n]{0,3}[,，\s]*(?:而?是|而?是?要)(?=\s?\ue003)/
const notCount =
  /(?<![a-z])not\s(?=\ue003)(\ue003+)[\s,]+(?:but\s)?(?:i\s|we\s)?(?:only\s|just\s)?(?:need|want|make\sit|it'?s)?\s?(?=\ue003)/
const rightNot = new RegExp(`(?<!${piece})(${piece}+)才对[,，\\s]*不是`)
const thisNot = new RegExp(
  `(?:应该)?(?:是|要)[^,，.;\\n]{0,3}?(${piece}+)[^,，.;\\n]{0,4}?[,，\\s]*(?:不是|而不是)(?:要)?`,
)
const wroteBut =
  /(?<![a-z])(?:typed|said|wrote|put|gave|have)\s[^\n]{1,40}?(?:\sbut(?:\si)?(?:\smeant)?|\sby\smistake,?|,\si\s(?:mean|meant))(?![a-z])/
const swapped =
  /(?<![a-z])(?:swap|replace|exchange|substitute)\s[^.\n]{0,40}?\s(?:for|with|by|to)(?:\sthe|\sa)?(?![a-z])/
const wantedNot =
  /(?<![a-z])(?:wanted|should\s(?:be|have\sbeen|read)|meant)\s[^.\n]{1,40}?(?:\s(?:and|but)(?:\si)?|,\s(?:but\s)?i)\s(?:wrote|typed|put|got|said)(?![a-z])/
const insteadPut =
  /(?<![a-z])instead\sof\s[^.\n]{1,30}?\s(?:put|use|send|give\sme|take|have|make\sit)(?![a-z])/
const typedAs = /[打写输填选]成(?:了)?/
const notEnglish = new RegExp(
  `(?<![a-z])not\\s(?:the\\s|a\\s)?(${piece}+)(?:\\sone)?(?:\\s?,\\s?(?:but\\s)?|\\sbut\\s)(?:the\\s)?(?=${piece})`,
)
const instead = new RegExp(english('instead\\sof|not|rather\\sthan'))
const turned = new RegExp(
  `改成|改为|改到|改作|减[成到至]|减为|降[成到至]|升[成到至]|调整?[成到为]|加到|增加?到|换成|换为|变成|更正为?|修改[成为]?|应该是|应为|应该|改|${english('(?:up\\s|down\\s)?to|into|should\\s(?:be|say|read)|with|make\\sit|make')}|->|=>|→`,
)
const added = new RegExp(
  `(?:顺便|另外|再)[^,，.]{0,3}(?:带|搭上?|捎上?)|加订|多补|[并加塞补](?:进|入)(?:来|去)?|带上|加返|搭上|多带|再加上?|再补|再添|另外再?[补添]|另加|追加|多加|加上|(?<!更|增|临|特|紧)加(?=\\s?${piece})|加(?=一)|还要|${english('add|include|also\\sneed|plus|also\\sadd|throw\\sin|chuck|tack\\son|put')}`,
)
const removed = new RegExp(
  `去掉|删掉|删除|删了|删|剔除|拿掉|拿走|拿了|除去|划掉|取消|不要|别要|不用|算了|${english('remove|delete|deleted|strike|leave\\sout|take\\sout|scratch|forget|drop|lose|take(?=[^.,\\n]{0,20}\\s(?:off|out))|is\\sa\\smistake|without|cancel')}`,
)
const fewer = new RegExp(`少要|减(?![到成至为])少?|少(?=\\s?\\ue003)|${english('fewer|less')}`)
const more = new RegExp(`多要|再多|多(?=\\s?\\ue003)|${english('more')}`)

/** Does the sentence speak of changing what was written? Looked for in masked text. */
export const changeCue = new RegExp(
  [
    undo.source,
    '加到\\s?\\d|[是系]?[^,，.]{0,3}[\\ue000-\\ue003][^,，.]{0,4}才对|改成|改为|改到|改一?下|改作|减[成到至为]|[降升][成到至]|调整?[成到为]|调一下|加到(?=\\s?\\ue003)|少打|漏打|打漏|写漏|多打|少写|漏写|多写|写多|(?:再|另外再?|顺便)(?:补|添|放|塞)(?=[^,，.]{0,8}[\\ue000-\\ue003])[^,，.]{0,14}(?:进去|到|上去)|[再另]外?添(?=\\s?[\\ue000-\\ue003])|那[行项条][^,，.]{0,3}(?:不要|取消|不用)|那[行项条个](?:删|去|拿|划)|(?:删|拿|划|去)(?:掉|了|除|走)|改(?=\\s?[\\ue000-\\ue003])|改数量|改型号|换成|换为|变成|更正|更改|修改',
    '(?<![发送寄来装拿别勿]|不要)(?:写|打|填|搞|弄|选|输|报|看|念|说)错|(?<![发送寄来装拿])错了|[打写输]成(?!功)|应该是|应为',
    `不是[^,，.;\\n]{0,4}${piece}[^吗?？\\n]*?(?:是|系)|太多了?[,，\\s][^,，.]{0,6}(?:就够|就好|就行|即可)|要\\s?\\ue003+[^,，.]{0,3}[,，\\s]*不是要?\\s?\\ue003|是[^,，.;\\n]{0,3}${piece}[^?？\\n]{0,6}不是(?!吗)`,
    `不对[,，.\\s]*(?:是|应该|要|改)?(?=[^\\n]{0,3}${piece})`,
    `(?:再|另|多|追)加上?(?=[^,，.]{0,3}${piece}|一)|(?<![更增临特紧])加(?=\\s?${piece})|还要(?=\\s?${piece})`,
    notSoMany.source,
    notCount.source,
    notEnglish.source,
    `去掉|删掉|删除|删了|剔除|拿掉|划掉|别要|少要|多要|减(?=\\s?\\ue003)|撤销上一步|还原|(?:写|报|要|填)少了|加一[行个条样]|加(?=[^,，.]{0,3}\\ue003)`,
    `(?:取消|不要|不用)\\s?(?=\\ue006)|\\ue006[^,，.\\n]{0,4}(?:不要|取消|不用)|\\ue004\\s(?:no|minus|without)\\s(?=\\ue002)`,
    english(
      `(?:reduce|lower|cut|trim|raise|increase|drop)\\s[^.\\n]{0,30}(?:to|by)\\s(?=\\ue003)|\\ue003+\\s(?:fewer|less)\\s(?=\\ue002)|(?:must|has\\sto|needs\\sto)\\sbe\\s(?=\\ue003)|wanted\\s(?=[^.\\n]{0,20}${piece})[^.\\n]{1,40}\\s(?:and|but)\\s(?:i\\s)?(?:wrote|typed|put|got|said)|change(?!\\sof)|make\\s(?:it|that|the|line|them|\\ue006)|switch|amend|by\\smistake|rather\\sthan|bump\\s(?=[^.\\n]{0,30}${piece})|lose\\sthe(?=\\s${piece})|correct\\sone|wrong\\s(?:code|quantity|qty|number)|i\\s(?:typed|said|wrote|put|gave)(?=[^.\\n]{0,20}${piece})|replace(?=[^.\\n]{1,30}\\swith)|from\\s\\ue003[^,.]{0,12}\\sto\\s?(?=\\ue003)|\\ue003\\s?(?:->|→)|${piece}[^.\\n]{0,10}[,\\s]not\\s(?:the\\s|a\\s)?(?=${piece})|more\\s[^.\\n]{0,20}(?:on|to|in)\\sthe\\ssame\\s(?:order|request)|instead|i\\smeant|meant|typo|needs?\\sanother|should\\s(?:be|say|read|(?:have|of)\\s(?:been|read))|correction|undo|revert|add|throw\\sin|put\\s(?=[^.\\n]{1,50}(?:same|that|my|the)\\s(?:request|order|list|one))|remove|delete|(?:forget|scratch)\\sthe(?=\\s${piece})|drop(?=[^.\\n]{0,10}[\\ue000-\\ue003\\ue006])|take\\s(?:the\\s)?(?:off|\\ue006+\\s(?:off|out)|\\ue002+\\soff|\\ue002+\\sout)|is\\sa\\smistake|take\\s(?:it|that|them)\\s(?:off|out)|go\\swith|oops|knock\\s(?:it|that)?\\s?(?:down|off)|bump\\s(?:it|that)|swap|modify|edit|adjust|update\\s(?:the(?!\\sstatus)|my|qty|quantity|line|it|\\ue004|\\ue006)|actually(?=[^.\\n]{0,12}${piece})|not\\s${piece}[^.\\n]{0,4}but`,
    ),
  ].join('|'),
)

/** Another wish of the same clause. */
const andThen =
  /\sand(?=\s(?:also\s|then\s)?(?:add|drop|remove|delete|change|make|include|swap|replace)\s)/g

/** The wishes in a sentence that `changeCue` found. */
export function changesOf(sheet: Sheet): readonly ChangeWish[] {
  if (undo.test(sheet.masked)) return [{ kind: 'undo' }]
  const crossed = paired(sheet) ?? corrected(sheet)
  if (crossed) return [crossed]
  const read = clauses(sheet.masked.replace(andThen, ' ,  '))
    .filter(([start, end]) => !/太[多少]|[写要报]多了/.test(sheet.masked.slice(start, end)))
    .flatMap(([start, end], index, all) => {
      const text = sheet.masked.slice(start, end)
      return wishesOf(sheet, start, end).map((wish) => ({
        wish: withLineOf(wish, sheet, all[index - 1]),
        said: wish.kind !== 'set' || changeCue.test(text),
      }))
    })
  const said = read.filter((each) => each.said && !isOnlyNamed(each.wish, read))
  return withLateModel(
    (said.length > 0 ? said : read).map(({ wish }) => wish),
    read,
  )
}

/** A clause that only names the line which another clause then changes. */
function isOnlyNamed(wish: ChangeWish, read: readonly { readonly wish: ChangeWish }[]): boolean {
  if (wish.kind !== 'set' || wish.line.kind !== 'unsaid' || wish.to.quantity !== null) return false
  const { name } = wish.to
  return read.some(
    (each) =>
      each.wish.kind === 'set' &&
      each.wish.line.kind === 'item' &&
      each.wish.line.item.name === name,
  )
}

/** `启动器写少了，应该是三个`: the line that the clause before named. */
function withLineOf(wish: ChangeWish, sheet: Sheet, before: Range | undefined): ChangeWish {
  if (wish.kind !== 'set' || wish.line.kind !== 'unsaid' || !before) return wish
  if (wish.to.name !== null || wish.to.code !== null) return wish
  const line = lineIn(sheet, before)
  return line.kind === 'item' ? { ...wish, line } : wish
}

/** `不是X是Y` wants Y, `是X不是Y` wants X, `X打成Y了` wants X, `Y instead of X` wants Y. */
function corrected(sheet: Sheet): ChangeWish | null {
  const { masked } = sheet
  const whole: Range = [0, masked.length]
  const not =
    notThis.exec(masked) ??
    notSoMany.exec(masked) ??
    notCount.exec(masked) ??
    notEnglish.exec(masked)
  if (not) {
    const end = not.index + not[0].length
    return set(sheet, [0, end], [end, masked.length])
  }
  const is = rightNot.exec(masked) ?? thisNot.exec(masked)
  if (is) {
    const end = is.index + is[0].length
    return set(sheet, [end, masked.length], [is.index, end])
  }
  const meant = wantedNot.exec(masked)
  if (meant) {
    const end = meant.index + meant[0].length
    const fixed = set(sheet, [end, masked.length], [meant.index, end])
    if (fixed && inside(sheet, [end, masked.length]).length > 0) return fixed
  }
  const swap = wroteBut.exec(masked) ?? insteadPut.exec(masked) ?? swapped.exec(masked)
  if (swap) {
    const at = swap.index + swap[0].length
    if (inside(sheet, [at, masked.length]).length > 0 && inside(sheet, [swap.index, at]).length > 0)
      return set(sheet, [swap.index, at], [at, masked.length])
  }
  const slip = typedAs.exec(masked) ?? instead.exec(masked)
  if (!slip) return null
  const after: Range = [slip.index + slip[0].length, masked.length]
  const before: Range = [whole[0], slip.index]
  if (inside(sheet, after).length === 0 || inside(sheet, before).length === 0) return null
  return set(sheet, after, before)
}

/** The line is the one spoken of beside the old value, else beside the new one, else whatever the old value names. */
function set(sheet: Sheet, was: Range, becomes: Range): ChangeWish | null {
  const to = itemIn(sheet, becomes)
  if (!to) return null
  const numbered = [was, becomes].map((range) => lineIn(sheet, range, 'number'))
  const line =
    numbered.find((each) => each.kind !== 'unsaid') ??
    (isModelOnly(to) && everyLine.test(sheet.masked) ? { kind: 'all' } : lineIn(sheet, was))
  return { kind: 'set', line, to, was: replaced(itemIn(sheet, was)) }
}

const replaced = (was: Item | null): Item | null =>
  was && { ...was, code: null, name: null, categories: [], model: null, unit: null }

/** `把风机也加上`: the part stands before the word. */
const told = /把|也|进(?:来|去)?|塞/

/** One wish of a clause; several when more than one part is added or left out. */
function wishesOf(sheet: Sheet, start: number, end: number): readonly ChangeWish[] {
  const wish = wishOf(sheet, start, end)
  if (!wish) return []
  const [, ...more] = itemsOf({ ...sheet, marks: inside(sheet, [start, end]) }).filter(
    ({ name, code }) => name !== null || code !== null,
  )
  if (wish.kind === 'add') return [wish, ...more.map((item): ChangeWish => ({ kind: 'add', item }))]
  if (wish.kind !== 'remove' || wish.line.kind !== 'item') return [wish]
  return [
    wish,
    ...more.map((item): ChangeWish => ({ kind: 'remove', line: { kind: 'item', item } })),
  ]
}

function wishOf(sheet: Sheet, start: number, end: number): ChangeWish | null {
  const text = sheet.masked.slice(start, end)
  const at = (pattern: RegExp) => {
    const found = pattern.exec(text)
    return found && { before: start + found.index, after: start + found.index + found[0].length }
  }
  const here = (from: number, to: number) => itemIn(sheet, [from, to])
  if (at(fewer)) return by(sheet, [start, end], -1)
  const removedAt = at(removed) ?? at(unwantedPart)
  if (removedAt && lineIn(sheet, [start, end]).kind !== 'unsaid') {
    return { kind: 'remove', line: lineIn(sheet, [start, end]) }
  }
  const addedAt = at(added)
  const item =
    addedAt && (here(addedAt.after, end) ?? (told.test(text) ? here(start, addedAt.before) : null))
  if (item) {
    if (item.code === null && item.name === null && item.model === null)
      return by(sheet, [start, end], 1)
    return { kind: 'add', item }
  }
  if (at(more) && !at(turned)) return by(sheet, [start, end], 1)
  const turnedAt = at(turned)
  if (turnedAt && here(turnedAt.after, end)) {
    return setMixed(sheet, [start, turnedAt.before], [turnedAt.after, end])
  }
  const to = here(start, end)
  if (!to) return null
  const line = lineIn(sheet, [start, end], 'number')
  const named = to.name !== null || to.code !== null
  if (line.kind !== 'unsaid' || !named || to.quantity === null)
    return { kind: 'set', line, to, was: null }
  return { kind: 'set', line: lineNamed(to), to: amountOnly(to), was: null }
}

/** `make the thermostat 2`: name and quantity after the verb; the name says which line, the quantity what is new. */
function setMixed(sheet: Sheet, before: Range, after: Range): ChangeWish | null {
  const to = itemIn(sheet, after)
  const line = lineIn(sheet, before)
  if (!to) return null
  const made = /(?<![a-z])make\s?$/.test(sheet.masked.slice(Math.max(0, after[0] - 8), after[0]))
  const named = to.name !== null || to.code !== null
  if (line.kind !== 'unsaid' || !made || !named || to.quantity === null) {
    const direct = lineIn(sheet, after, 'number')
    return {
      kind: 'set',
      line: line.kind === 'unsaid' ? direct : line,
      to,
      was: replaced(itemIn(sheet, before)),
    }
  }
  return { kind: 'set', line: lineNamed(to), to: amountOnly(to), was: null }
}

/** `压缩机一台就好`: the name says which line, the quantity what is new. */
const lineNamed = (item: Item): LineRef => ({
  kind: 'item',
  item: { ...item, quantity: null, unit: null },
})

const amountOnly = (item: Item): Item => ({
  ...item,
  code: null,
  name: null,
  categories: [],
  model: null,
})

function by(sheet: Sheet, range: Range, direction: 1 | -1): ChangeWish | null {
  const item = itemIn(sheet, range)
  if (item?.quantity?.kind !== 'exact') return null
  const count = item.quantity.count * direction
  const line = lineIn(sheet, range)
  return { kind: 'by', line: withoutQuantity(line), count }
}

function clauses(text: string): readonly Range[] {
  return [...text.matchAll(/[^,，;；.!?\n]+/g)].map(
    ({ index, 0: found }): Range => [index, index + found.length],
  )
}
