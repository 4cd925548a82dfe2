import type { ModelCode } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Catalogue } from './catalogue.ts'
import { normaliseName } from './normalise.ts'
import { type Asked, type Option, offered } from './part-candidates.ts'
import { distinct, namedOptions, partialOptions } from './part-options.ts'
import type { PartCandidate } from './resolution.ts'
import { resolveModel } from './resolve-model.ts'

/** What a search needs to know of languages; libraries do it, and the domain imports none. */
export type NameTools = {
  /** How alike two names are, from 0 to 1; small slips and endings do not matter. */
  likeness(typed: string, name: string): number
  /** The first letters of the pinyin of a Chinese name: `ysj` for 压缩机. */
  initials(name: string): string
}

/** What a search found; a list for a person, even with a single entry. */
export type PartList = {
  readonly models: readonly ModelCode[]
  readonly candidates: readonly PartCandidate[]
  readonly more: number
}

/** Lists parts for a partial code, a name, an alias, pinyin initials, each with or without a (partial) model. */
export type PartSearch = (text: string, at: Instant) => PartList | null

const mostCandidates = 5
const longestText = 80
const shortestCode = 4
const alikeEnough = 0.9
const fillers = new Set(['for', 'of', 'the', 'a', 'an', 'to', 'my', '的', '要', '找', '用'])

/** Prepares the words of the catalogue for searching. Null is answered when nothing is like the text. */
export function buildPartSearch(catalogue: Catalogue, tools: NameTools): PartSearch {
  const categoriesOf = categorySearch(catalogue, tools)
  return (text, at) => {
    if (text.length > longestText) return null
    const { codes, name } = pieces(text)
    const models = codes.flatMap((code) => modelsMeant(code, catalogue))
    const categories = name === '' ? [] : categoriesOf(name)
    const evidence = { categories, ...(name === '' ? {} : { name }) }
    const asked: Asked = { typed: name, evidence, catalogue, at }
    const [model] = models
    if (model === undefined) return listed([], [...byCode(codes, asked), ...byName(asked)], asked)
    const options = models.flatMap((each) =>
      namedOptions({ ...asked, evidence: { ...evidence, model: each } }),
    )
    const one = models.length === 1 ? { ...asked, evidence: { ...evidence, model } } : asked
    return listed(models, options, one)
  }
}

function listed(
  models: readonly ModelCode[],
  options: readonly Option[],
  asked: Asked,
): PartList | null {
  const all = distinct(options)
  if (all.length === 0) return null
  const candidates = all.slice(0, mostCandidates).map((option) => offered(option, asked))
  return { models, candidates, more: all.length - candidates.length }
}

/** Words with a digit may be codes; the others make up a name. */
function pieces(text: string): { readonly codes: readonly string[]; readonly name: string } {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\-/.]*|\p{Script=Han}+/gu)
  const all = (words ?? []).filter((word) => !fillers.has(word))
  return {
    codes: all.filter((word) => /\d/.test(word)),
    name: all.filter((word) => !/\d/.test(word)).join(' '),
  }
}

/** Models that were typed in full or in part; a mistyped one is a question of its own and no search. */
function modelsMeant(code: string, catalogue: Catalogue): readonly ModelCode[] {
  const resolution = resolveModel(code, catalogue)
  if (resolution.kind === 'exact') return [resolution.model.code]
  if (resolution.kind === 'unknown' || resolution.reason === 'not-in-catalogue') return []
  return resolution.candidates.map(({ model }) => model.code)
}

function byCode(codes: readonly string[], asked: Asked): readonly Option[] {
  return codes
    .filter((code) => code.length >= shortestCode)
    .flatMap((code) => partialOptions({ ...asked, typed: code }))
}

function byName({ evidence, catalogue }: Asked): readonly Option[] {
  const { categories = [] } = evidence
  if (categories.length === 0) return []
  return catalogue.parts
    .filter((part) => categories.includes(part.category))
    .map((part): Option => ({ part, via: 'name', near: null }))
}

/** Categories by a name or alias, else by initials, else by likeness. */
function categorySearch(catalogue: Catalogue, tools: NameTools) {
  const initials = new Map<string, Set<string>>()
  for (const { word, category } of catalogue.words) {
    if (!/^\p{Script=Han}{2,}$/u.test(word)) continue
    const key = tools.initials(word)
    initials.set(key, (initials.get(key) ?? new Set()).add(category))
  }
  return (name: string): readonly string[] => {
    const named = catalogue.categoriesNamed(name)
    if (named.length > 0) return named
    const short = initials.get(normaliseName(name))
    if (short) return [...short]
    const alike = catalogue.words
      .map(({ word, category }) => ({ category, likeness: tools.likeness(name, word) }))
      .filter(({ likeness }) => likeness >= alikeEnough)
      .sort((one, other) => other.likeness - one.likeness)
    return [...new Set(alike.map(({ category }) => category))]
  }
}
