import { partCode } from '../ids.ts'
import { isFarFetched } from './code-index.ts'
import { normaliseCode } from './normalise.ts'
import { type Asked, inOrder, type Option } from './part-candidates.ts'

const nearLimit = 200
const shortestPartial = 4

/** Parts whose code is near to what was typed. */
export function nearOptions(asked: Asked): readonly Option[] {
  const { typed, catalogue } = asked
  const found = catalogue.partIndex.candidates(typed, { limit: nearLimit })
  const options = found.flatMap((near): readonly Option[] => {
    const part = catalogue.part(partCode(near.code))
    return part && !isFarFetched(near, typed) ? [{ part, via: 'near', near }] : []
  })
  return inOrder(options, asked)
}

/** Parts whose code begins with or contains what was typed, from four characters on. */
export function partialOptions(asked: Asked): readonly Option[] {
  const { typed, catalogue } = asked
  const piece = typed.replace(/(?:\.{2,}|…|\*+)\s*$/, '')
  if (normaliseCode(piece).length < shortestPartial) return []
  const codes = [
    ...catalogue.partIndex.startingWith(piece, nearLimit),
    ...catalogue.partIndex.containing(piece, nearLimit),
  ]
  const parts = [...new Set(codes)].flatMap((code) => catalogue.part(partCode(code)) ?? [])
  return inOrder(
    parts.map((part) => ({ part, via: 'partial', near: null })),
    asked,
  )
}

/**
 * Parts of the wanted categories in the model, those that agree with the typed name first; a replaced part makes room
 * for what replaces it.
 */
export function namedOptions(asked: Asked): readonly Option[] {
  const { evidence, catalogue, at } = asked
  const { model } = evidence
  if (!model) return []
  const parts = (evidence.categories ?? []).flatMap((category) =>
    catalogue.partsNamed(model, category),
  )
  const delivered = new Set(
    parts.flatMap((part) => catalogue.part(catalogue.successorOf(part.code, at)) ?? []),
  )
  const options = [...delivered].map((part): Option => ({ part, via: 'name', near: null }))
  return inOrder(options, { ...asked, evidence: { ...evidence, categories: [] } })
}

/** Each part once, as it came first. */
export function distinct(options: readonly Option[]): readonly Option[] {
  const seen = new Set<string>()
  return options.filter(({ part }) => !seen.has(part.code) && seen.add(part.code))
}
