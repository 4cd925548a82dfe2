import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import { normaliseCode } from '../../../domain/catalogue/normalise.ts'
import { surface } from './clean.ts'
import { matchesIn } from './matches.ts'
import {
  type CodeMark,
  claim,
  type Mark,
  type ModelMark,
  type PlainMark,
  type Sheet,
} from './sheet.ts'

type Token = { readonly start: number; readonly end: number; readonly text: string }

/** Letters and digits, with single separators and a bracketed group inside: linear. Cyrillic and Greek may stand for Latin. */
const tokens =
  /[a-z0-9\u0370-\u03ff\u0400-\u04ff]+(?:[-_./+][a-z0-9\u0370-\u03ff\u0400-\u04ff]+|\([a-z0-9]{1,12}\)[a-z0-9]*)*/g

const longestToken = 48

/** The end of a model code that stands for the whole: `215ka`, `35gw/bp`. */
const partialShape = /^\d{2,3}[a-z]{1,4}(?:\/[a-z]{1,3}\d?)?$/

function tokensOf(text: string): readonly Token[] {
  return matchesIn(text, tokens)
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length, text: found }))
    .flatMap((token) => counted(token))
    .filter((token) => token.text.length <= longestToken)
}

/** `4x0010403487`: the number and the sign before a code are none of it. */
function counted(token: Token): readonly Token[] {
  const lead = /^\d{1,3}x(?=[a-z0-9-]{6,}$)(?=\S*\d{3})/.exec(token.text)?.[0].length ?? 0
  return [{ ...token, start: token.start + lead, text: token.text.slice(lead) }]
}

/** National grammars of model codes, on the normalised form: fridge, washer, air conditioner; heater, hob, hood, dishwasher, dryer. */
const modelShapes = [
  /^(?:BCBD|BDBC|BCD|BC|BD)\d{2,3}[A-Z0-9]{0,12}$/,
  /^(?:X[PBQ][BGDJ])\d{2,3}[A-Z0-9]{0,12}$/,
  /^K[CFY](?:RD|BD|R|D)?\d{2,3}[A-Z]{0,3}[A-Z0-9]{0,12}$/,
  /^(?:JS[QLG]|JZ[TRY]|CX[WP]Y?|WQ[PDT]|GD[ZYK]|ES|EC)\d{1,3}[A-Z0-9]{0,10}$/,
]

/** Letters and size without the maker's own tail: a series, and no model. */
const seriesOnly =
  /^(?:(?:BCBD|BDBC|BCD|BC|BD)\d{3}|X[PBQ][BGDJ]\d{2,3}|K[CFY](?:RD|BD|R|D)?\d{2,3})$/

/** `BCD-215`, where the catalogue has `BCD-215KA`; of a maker's model that nobody knows it may be the whole. */
const isSeries = (key: string, { modelIndex }: Catalogue) =>
  seriesOnly.test(key) && modelIndex.startingWith(key, 1).length > 0

/** What known codes are looked up in. */
export type Codes = {
  readonly catalogue: Catalogue
  /** The first two letters or digits of codes of parts and models, lower-case: nothing else begins one. */
  readonly codeHeads: ReadonlySet<string>
}

export function codeHeadsOf({ parts, models }: Catalogue): ReadonlySet<string> {
  const heads = [...parts, ...models].map(({ code }) => normaliseCode(code).slice(0, 2))
  return new Set(heads.map((head) => head.toLowerCase()))
}

/** Marks codes and models that are in the catalogue exactly, also when they were typed with spaces inside. */
export function markKnownCodes(sheet: Sheet, codes: Codes): Sheet {
  const all = tokensOf(sheet.masked)
  const found: (CodeMark | ModelMark)[] = []
  let index = 0
  while (index < all.length) {
    const hit = knownAt(all, index, sheet.masked, codes)
    if (hit) found.push(...hit.marks)
    index += hit ? hit.tokens : 1
  }
  return claim(sheet, found)
}

type Hit = { readonly marks: readonly (CodeMark | ModelMark)[]; readonly tokens: number }

function knownAt(all: readonly Token[], index: number, text: string, codes: Codes): Hit | null {
  const first = all[index]
  if (!first) return null
  const own = /\d/.test(first.text) ? known(first, codes) : null
  const longer = spaced(all, index, text, codes, own !== null)
  if (longer) return longer
  if (own) return { marks: [own], tokens: 1 }
  const pieces = /\d/.test(first.text) ? inPieces(first, codes) : []
  return pieces.length > 0 ? { marks: pieces, tokens: 1 } : null
}

const mostTokens = 4

/**
 * A code with spaces inside (`bcd 215 ka`). When what stands before the space is a code already, only letters may
 * follow it: a number there is a quantity, and `a` is an English word.
 */
function spaced(
  all: readonly Token[],
  index: number,
  text: string,
  codes: Codes,
  complete: boolean,
): Hit | null {
  const first = all[index]
  let best: Hit | null = null
  if (!first) return best
  for (let count = 2; count <= mostTokens; count += 1) {
    const last = all[index + count - 1]
    const before = all[index + count - 2]
    if (!last || !before || !/^ {1,2}$/.test(text.slice(before.end, last.start))) return best
    if (complete && !/^[b-z][a-z]?$|^a[a-z]$/.test(last.text)) return best
    const whole = { start: first.start, end: last.end, text: text.slice(first.start, last.end) }
    if (!/\d/.test(whole.text)) continue
    const mark = known(whole, codes)
    if (mark) return { marks: [mark], tokens: count }
    best = null
  }
  return best
}

function known(token: Token, { catalogue, codeHeads }: Codes): CodeMark | ModelMark | null {
  const { start, end, text } = token
  const isTail = partialShape.test(text)
  const head = text.slice(0, 2)
  if (!isTail && /^[a-z0-9]{2}$/.test(head) && !codeHeads.has(head)) return null
  // Made comparable once; three indexes then take it as it is.
  const key = normaliseCode(text)
  if (catalogue.partIndex.exact(key).length > 0) return { kind: 'code', start, end }
  if (catalogue.modelIndex.exact(key).length > 0)
    return { kind: 'model', start, end, partial: false }
  if (isTail && catalogue.tailIndex.exact(key).length > 0)
    return { kind: 'model', start, end, partial: true }
  return null
}

/** `SP-001x2`, `SP-001/SP-014`: known codes glued to something else. */
function inPieces(token: Token, codes: Codes): readonly (CodeMark | ModelMark)[] {
  const counted = /^(.{4,})x\d{1,4}$/.exec(token.text)
  if (counted?.[1]) {
    const head = { start: token.start, end: token.start + counted[1].length, text: counted[1] }
    const mark = known(head, codes)
    return mark ? [mark] : []
  }
  const marks: (CodeMark | ModelMark)[] = []
  for (const piece of token.text.matchAll(/[^/+_]+/g)) {
    const start = token.start + piece.index
    const mark = known({ start, end: start + piece[0].length, text: piece[0] }, codes)
    if (!mark || piece[0].length === token.text.length) return []
    marks.push(mark)
  }
  return marks
}

const notCodes =
  /^(?:\d+(?:st|nd|rd|th|pcs?|ea|x|units?|sets?|h|hrs?|k)|x\d{1,6}|\d+(?:\.\d+)?|\d{1,5}(?:[-/.]\d{1,3}){1,2}|(?:19|20)\d{6})$/

/** What unknown codes are held against. */
export type Shapes = {
  readonly catalogue: Catalogue
  /** Types and sizes out of part names (`qd83h`): they belong to a name and are no codes. */
  readonly typeMarks: ReadonlySet<string>
}

/** Letters that are no variant of a model though some model ends with them. */
const noVariants = /^(?:ok|ac|pc|tv|hq|sf|jd|so|wo|pn|sn|id|it|am|pm|mr|ms|us|uk|hk|tw)$/

/** `KB`, in capitals: the variant alone, where models end with it. It is a search, as every part of a model. */
function variantsIn(sheet: Sheet, { catalogue }: Shapes): readonly ModelMark[] {
  const known = new Map<string, boolean>()
  const isVariant = (typed: string) => {
    const tail = new RegExp(`\\d${typed}$`, 'i')
    const is = known.get(typed) ?? catalogue.models.some((model) => tail.test(model.code))
    known.set(typed, is)
    return is
  }
  return [...sheet.masked.matchAll(/(?<![a-z0-9\-_/.])[a-z]{2,3}(?![a-z0-9\-_/])/g)].flatMap(
    ({ index: start, 0: typed }): readonly ModelMark[] => {
      const end = start + typed.length
      if (noVariants.test(typed) || !/^[A-ZＡ-Ｚ]+$/.test(surface(sheet.text, start, end)))
        return []
      return isVariant(typed) ? [{ kind: 'model', start, end, partial: true }] : []
    },
  )
}

/** Beyond so many, nobody looks any more whether an unknown code is rather a model. */
const mostCompared = 30

/** Marks what looks like a code or a model though the catalogue has no such one. It is asked about later, never guessed. */
export function markUnknownCodes(sheet: Sheet, shapes: Shapes): Sheet {
  const found: Mark[] = []
  for (const token of tokensOf(sheet.masked)) {
    const mark = shaped(token, sheet.masked, shapes, found.length < mostCompared)
    if (mark) found.push(mark)
  }
  return claim(sheet, [...found, ...variantsIn(sheet, shapes)])
}

function shaped(
  token: Token,
  text: string,
  { catalogue, typeMarks }: Shapes,
  compare: boolean,
): CodeMark | ModelMark | PlainMark | null {
  const { start } = token
  const body = /^(.{4,})x\d{1,4}$/.exec(token.text)?.[1] ?? token.text
  const end = start + body.length
  const model = (partial: boolean): ModelMark => ({ kind: 'model', start, end, partial })
  const code: CodeMark = { kind: 'code', start, end }
  if (!/\d/.test(body)) return null
  if (typeMarks.has(body)) return { kind: 'aside', start, end }
  const key = normaliseCode(body)
  const announced = modelAnnounced(text, start)
  if (modelShapes.some((shape) => shape.test(key))) return model(isSeries(key, catalogue))
  if (/^\d{6,11}$/.test(body) && !unitFollows(text, end)) return announced ? model(false) : code
  if (/^\d{4,}$/.test(body) && text.startsWith('..', end)) return code
  if (/^\d{2,4}$/.test(body)) return numberOfModel(token, text, catalogue)
  if (notCodes.test(body)) return null
  if (partialShape.test(body)) return model(true)
  if (announced) return model(false)
  if (!/[a-z\u0370-\u04ff]/.test(body) || !/\d.*\d/.test(body) || key.length < 4) return null
  return compare && likelier(body, catalogue) === 'model' ? model(false) : code
}

function modelAnnounced(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start)
  return /(?:型号|机型|机种|model)(?:是|为|no\.?|number|[:#])*\s*$/.test(before)
}

function unitFollows(text: string, end: number): boolean {
  return /^\s?(?:[个只台套根条块片颗件张支把副组枚]|pcs?|ea|units?|元|块)/.test(
    text.slice(end, end + 8),
  )
}

/** `35机`, `215的`, `215压缩机`: the number alone, where a model has it. */
function numberOfModel(token: Token, text: string, catalogue: Catalogue): ModelMark | null {
  const after = text.slice(token.end, token.end + 4)
  const named =
    /^(?:的|机|型|款|系列|冰箱|空调|洗衣机|滚筒|波轮|\s?(?:fridge|washer|freezer|aircon|drum|litre|liter)(?![a-z]))/.test(
      text.slice(token.end, token.end + 9),
    )
  const drum = /^(?:滚筒|波轮|\s?washer)/.test(text.slice(token.end, token.end + 8))
  const part = token.text.length === 3 && /^\s?[\ue002]/.test(after)
  if (!named && !part) return null
  if (token.text.length === 4 && !drum) return null
  const tails = catalogue.tailIndex.startingWith(token.text, 20)
  const known = tails.some((tail) => /^\D|^$/.test(tail.slice(token.text.length)))
  if (!known && !(drum && catalogue.models.some(({ code }) => code.includes(token.text))))
    return null
  const end = /^[机型款]/.test(after) ? token.end + 1 : token.end
  return { kind: 'model', start: token.start, end, partial: true }
}

function likelier(text: string, catalogue: Catalogue): 'model' | 'part' {
  const [part] = catalogue.partIndex.candidates(text, { limit: 1 })
  const [model] = catalogue.modelIndex.candidates(text, { limit: 1 })
  if (!model) return 'part'
  return !part || model.rank < part.rank ? 'model' : 'part'
}
