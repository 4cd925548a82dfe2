import type { ModelCode, PartCode } from '../ids.ts'
import { locales } from '../locale.ts'
import type { Catalogue } from './catalogue.ts'
import { type ChainFault, chainFaults } from './chain-faults.ts'
import { grouped } from './grouped.ts'
import { normaliseCode } from './normalise.ts'
import type { CatalogueRows, Part } from './part.ts'

/** Something in a catalogue that will bring wrong parts, or that somebody should look at. */
export type Lint =
  /** Two parts of the same model whose codes are one character apart. `sameName`: not even the name tells them apart. */
  | {
      readonly kind: 'twins'
      readonly parts: readonly [PartCode, PartCode]
      readonly models: readonly ModelCode[]
      readonly sameName: boolean
    }
  /** Written alike once separators and case are left out: typing one of them is always a question. */
  | { readonly kind: 'alike'; readonly codes: readonly string[] }
  /** Several parts of one slot of a model have the very same names. */
  | {
      readonly kind: 'same-name'
      readonly model: ModelCode
      readonly slot: string
      readonly parts: readonly PartCode[]
    }
  /** In no bill of materials, nor in place of a part that is. */
  | { readonly kind: 'orphan'; readonly part: PartCode }
  | ChainFault
  /** A chain ends in a part that is no longer made. */
  | { readonly kind: 'dead-end'; readonly part: PartCode; readonly end: PartCode }

/** Everything that can be said against a catalogue, the worst first: chains, alike codes, twins, names, orphans. */
export function lintCatalogue(rows: CatalogueRows, catalogue: Catalogue): readonly Lint[] {
  return [
    ...chainFaults(rows.supersessions),
    ...deadEnds(rows, catalogue),
    ...alike(rows),
    ...twins(rows, catalogue),
    ...sameNames(rows, catalogue),
    ...orphans(rows),
  ]
}

function deadEnds({ supersessions }: CatalogueRows, catalogue: Catalogue): readonly Lint[] {
  const latest = Math.max(0, ...supersessions.map((row) => row.since))
  return [...new Set(supersessions.map((row) => row.part))].flatMap((part): Lint[] => {
    const end = catalogue.successorOf(part, latest)
    const made = catalogue.part(end)?.status === 'active'
    return made || end === part ? [] : [{ kind: 'dead-end', part, end }]
  })
}

function alike({ parts, models }: CatalogueRows): readonly Lint[] {
  const groups = grouped(
    [...parts, ...models].map(({ code }) => String(code)),
    normaliseCode,
  )
  return [...groups.values()]
    .filter((codes) => codes.length > 1)
    .map((codes): Lint => ({ kind: 'alike', codes }))
}

/** Each pair once, with all models it is in. */
function twins({ models }: CatalogueRows, catalogue: Catalogue): readonly Lint[] {
  const pairs = new Map<
    string,
    { readonly pair: readonly [PartCode, PartCode]; models: ModelCode[] }
  >()
  for (const { code: model } of models) {
    const own = new Set(catalogue.partsOf(model).map((fit) => fit.part))
    for (const part of own) {
      for (const near of catalogue.partIndex.candidates(part, { limit: mostTwins })) {
        const other = [...own].find((each) => each === near.code)
        if (near.distance !== 1 || other === undefined || other <= part) continue
        const known = pairs.get(`${part} ${other}`)
        if (known) known.models.push(model)
        else pairs.set(`${part} ${other}`, { pair: [part, other], models: [model] })
      }
    }
  }
  const named = ({ pair: [one, other] }: { readonly pair: readonly [PartCode, PartCode] }) =>
    haveSameName(catalogue.part(one), catalogue.part(other))
  return [...pairs.values()]
    .map((each): Lint & { kind: 'twins' } => ({
      kind: 'twins',
      parts: each.pair,
      models: each.models,
      sameName: named(each),
    }))
    .sort(
      (one, other) => +other.sameName - +one.sameName || other.models.length - one.models.length,
    )
}

const mostTwins = 100

function haveSameName(one: Part | undefined, other: Part | undefined): boolean {
  if (!one || !other) return false
  return locales.every((locale) => one.name[locale] === other.name[locale])
}

function sameNames({ models }: CatalogueRows, catalogue: Catalogue): readonly Lint[] {
  return models.flatMap(({ code: model }) => {
    const slots = grouped(catalogue.partsOf(model), (fit) => fit.slot)
    return [...slots].flatMap(([slot, fits]): Lint[] => {
      const parts = [...new Set(fits.map((fit) => fit.part))]
      const same = parts.filter((one) =>
        parts.some(
          (other) => other !== one && haveSameName(catalogue.part(one), catalogue.part(other)),
        ),
      )
      return same.length > 1 ? [{ kind: 'same-name', model, slot, parts: same }] : []
    })
  })
}

function orphans({ parts, fits, supersessions }: CatalogueRows): readonly Lint[] {
  const used = new Set(fits.map((fit) => fit.part))
  for (let grown = -1; grown !== used.size; ) {
    grown = used.size
    for (const row of supersessions) if (used.has(row.part)) used.add(row.successor)
  }
  return parts
    .filter(({ code }) => !used.has(code))
    .map(({ code }) => ({ kind: 'orphan', part: code }))
}
