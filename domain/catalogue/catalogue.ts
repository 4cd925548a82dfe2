import type { ModelCode, PartCode } from '../ids.ts'
import type { LocalText } from '../locale.ts'
import type { Instant } from '../time.ts'
import { type CategoryNames, categoryNames } from './category-names.ts'
import { buildCodeIndex, type CodeIndex } from './code-index.ts'
import { normaliseCode } from './normalise.ts'
import type { CatalogueRows, Fit, Model, Part } from './part.ts'
import { type Succession, succession } from './succession.ts'

/** Everything about parts and models, ready for lookup. It is never changed: build another one from new rows. */
export type Catalogue = {
  readonly part: (code: PartCode) => Part | undefined
  readonly model: (code: ModelCode) => Model | undefined
  /** The bill of materials of a model. */
  readonly partsOf: (model: ModelCode) => readonly Fit[]
  readonly modelsOf: (part: PartCode) => readonly ModelCode[]
  /** Slots the part has in the model, itself or in place of a part it replaces; empty when it does not fit. */
  readonly fit: (part: PartCode, model: ModelCode) => readonly Fit[]
  /** The other models of its series. */
  readonly siblings: (model: ModelCode) => readonly Model[]
  /** What is delivered at that moment where `part` is asked for: the end of its chain, or the part itself. */
  readonly successorOf: (part: PartCode, at: Instant) => PartCode
  /** Parts of one category in a model's bill of materials, each once. */
  readonly partsNamed: (model: ModelCode, category: string) => readonly Part[]
  /** Categories of parts a model has, in the order of its bill of materials. */
  readonly categoriesOf: (model: ModelCode) => readonly string[]
  /** Categories a word may mean: part names in three languages, aliases and the category's own word. */
  readonly categoriesNamed: (word: string) => readonly string[]
  /** What to call a category: the name most of its parts have. */
  readonly categoryName: (category: string) => LocalText | undefined
  /** Every word that means a category, as written, with the category. */
  readonly words: readonly { readonly word: string; readonly category: string }[]
  readonly categories: readonly string[]
  readonly models: readonly Model[]
  readonly parts: readonly Part[]
  readonly partIndex: CodeIndex
  readonly modelIndex: CodeIndex
  /** Models by what follows the letters in front: `215KA` for `BCD-215KA`. */
  readonly tailIndex: CodeIndex
  readonly modelsWithTail: (tail: string) => readonly Model[]
}

/** A model code from its first digit on, normalised: `215KA`. */
function tailOf(code: string): string {
  return normaliseCode(code).replace(/^\D+/, '')
}

/** Builds every lookup once: about 0.2 s for 12,000 parts and 35,000 fits. */
export function buildCatalogue(rows: CatalogueRows): Catalogue {
  const parts = new Map(rows.parts.map((part) => [part.code, part]))
  const models = new Map(rows.models.map((model) => [model.code, model]))
  const fitsOfModel = grouped(rows.fits, (fit) => fit.model)
  const fitsOfPart = grouped(rows.fits, (fit) => fit.part)
  const series = grouped(rows.models, (model) => model.series)
  const tails = grouped(rows.models, (model) => tailOf(model.code))
  const chain = succession(rows.supersessions)
  const names = categoryNames(rows.parts, rows.aliases)

  return {
    part: (code) => parts.get(code),
    model: (code) => models.get(code),
    partsOf: (model) => fitsOfModel.get(model) ?? [],
    modelsOf: (part) => unique((fitsOfPart.get(part) ?? []).map((fit) => fit.model)),
    fit: fitting(fitsOfPart, chain),
    siblings: (code) => {
      const own = models.get(code)
      return own ? (series.get(own.series) ?? []).filter((model) => model.code !== code) : []
    },
    successorOf: chain.successorOf,
    ...inModels(fitsOfModel, parts),
    ...naming(names),
    models: rows.models,
    parts: rows.parts,
    partIndex: buildCodeIndex(rows.parts.map((part) => part.code)),
    modelIndex: buildCodeIndex(rows.models.map((model) => model.code)),
    tailIndex: buildCodeIndex([...tails.keys()]),
    modelsWithTail: (tail) => tails.get(tail) ?? [],
  }
}

function fitting(fitsOfPart: ReadonlyMap<string, readonly Fit[]>, chain: Succession) {
  return (part: PartCode, model: ModelCode): readonly Fit[] =>
    [part, ...chain.predecessorsOf(part)].flatMap((code) =>
      (fitsOfPart.get(code) ?? []).filter((fit) => fit.model === model),
    )
}

function inModels(
  fitsOfModel: ReadonlyMap<string, readonly Fit[]>,
  parts: ReadonlyMap<PartCode, Part>,
): Pick<Catalogue, 'partsNamed' | 'categoriesOf'> {
  const partsIn = (model: ModelCode) =>
    unique((fitsOfModel.get(model) ?? []).map((fit) => fit.part)).flatMap(
      (code) => parts.get(code) ?? [],
    )
  return {
    partsNamed: (model, category) => partsIn(model).filter((part) => part.category === category),
    categoriesOf: (model) => unique(partsIn(model).map((part) => part.category)),
  }
}

function naming(
  names: CategoryNames,
): Pick<Catalogue, 'categoriesNamed' | 'categoryName' | 'words' | 'categories'> {
  return {
    categoriesNamed: names.named,
    categoryName: names.nameOf,
    words: names.words,
    categories: names.categories,
  }
}

function grouped<Row, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): ReadonlyMap<Key, readonly Row[]> {
  const map = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = map.get(key)
    if (group) group.push(row)
    else map.set(key, [row])
  }
  return map
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)]
}
