import type { Alias, CatalogueRows, Fit, Part } from '../../domain/catalogue/part.ts'
import type { ModelCode, PartCode } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { otherWords } from './aliases.ts'
import { billOf } from './bill.ts'
import { parts as castParts, models } from './cast.ts'
import { categories } from './categories.ts'
import { createCodes } from './codes.ts'
import { createCommonParts } from './common-parts.ts'
import { orphans, pastOf } from './history.ts'
import { allSeries } from './models.ts'
import { createPartMaker } from './part-maker.ts'
import { randomFor } from './random.ts'
import { changedMidRun } from './serials.ts'

const orphanCount = 700

const castModels: ReadonlySet<ModelCode> = new Set(Object.values(models))

/** Every kind's own names and its other words, lower case, each once. */
function aliases(): Alias[] {
  return categories.flatMap(({ id, name }) => {
    const english = name.en.toLowerCase()
    const own = [name['zh-Hans'], name['zh-Hant'], english, `${english}s`]
    const words = new Set([...own, ...(otherWords[id] ?? '').split(',')])
    return [...words].map((alias) => ({ alias, category: id }))
  })
}

/** Models, parts and what fits what; `opening` dates the supersessions, which all lie before it. */
export function catalogue(seed: number, opening: Instant): CatalogueRows {
  // What the models of the cast hold stays as it is, so that a request for one of them has one answer.
  const spared = new Set<PartCode>(Object.values(castParts))
  const random = randomFor(seed, 'bills')
  const maker = createPartMaker(
    randomFor(seed, 'parts'),
    createCodes(randomFor(seed, 'codes'), Object.values(castParts)),
  )
  const common = createCommonParts(random, maker)
  const series = allSeries(randomFor(seed, 'models'))
  const parts: Part[] = []
  const fits: Fit[] = []
  for (const each of series) {
    const drawn = billOf(random, maker, common, each)
    for (const { part } of drawn.fits.filter(({ model }) => castModels.has(model))) spared.add(part)
    const bill = changedMidRun(random, maker, drawn, spared)
    parts.push(...bill.parts)
    fits.push(...bill.fits)
  }
  parts.push(...common.all())
  const past = pastOf(random, maker, { parts, fits, spared, opening })
  return {
    models: series.flatMap(({ models }) => models),
    parts: [...parts, ...past.parts, ...orphans(random, maker, orphanCount)],
    fits: [...fits, ...past.fits],
    supersessions: past.supersessions,
    aliases: aliases(),
  }
}
