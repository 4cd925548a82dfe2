import { sampleCompany } from '../../db/sample/company.ts'
import { type Random, randomFor } from '../../db/sample/random.ts'
import { buildCatalogue, type Catalogue } from '../../domain/catalogue/catalogue.ts'
import { type Correction, learnedWeights } from '../../domain/catalogue/corrections.ts'
import { type ErrorWeights, publishedWeights } from '../../domain/catalogue/error-model.ts'
import type { Part } from '../../domain/catalogue/part.ts'
import type { Evidence } from '../../domain/catalogue/part-candidates.ts'
import type { PartResolution } from '../../domain/catalogue/resolution.ts'
import { resolvePart } from '../../domain/catalogue/resolve.ts'
import type { ModelCode } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { clusteredBill, type Names, twinShare } from './codes-bill.ts'
import { percent, say, table, upperBound } from './codes-measure.ts'
import {
  dressed,
  foreign,
  mistyped,
  omitted,
  published,
  slips,
  type Typing,
} from './codes-typing.ts'

const seeds = 5

type World = { readonly catalogue: Catalogue; readonly model: () => ModelCode }
type Tally = { asked: number; hit: number }

const tally = (): Tally => ({ asked: 0, hit: 0 })
function note(tally: Tally, hit: boolean): void {
  tally.asked += 1
  if (hit) tally.hit += 1
}

function worldOf(seed: number, names: Names, weights: ErrorWeights): World {
  const random = randomFor(seed, 'bill')
  const rows = clusteredBill(names, random)
  say(`seed ${seed}: ${rows.parts.length} parts, twins in ${percent(twinShare(rows, 20))} of slots`)
  return { catalogue: buildCatalogue(rows, weights), model: () => random.pick(rows.models).code }
}

const accepted = (resolution: PartResolution): Part | null =>
  resolution.kind === 'exact' ? resolution.part : null

/** The right part at once, or among those one question offers. */
function isFixed(resolution: PartResolution, meant: Part): boolean {
  if (resolution.kind === 'exact') return resolution.part.code === meant.code
  if (resolution.kind === 'confirm') return resolution.candidate.part.code === meant.code
  if (resolution.kind === 'unknown') return false
  return resolution.candidates.some(
    ({ part, fit }) => part.code === meant.code && fit !== 'does-not-fit',
  )
}

function partIn(catalogue: Catalogue, model: ModelCode, random: Random): Part {
  const part = catalogue.part(random.pick(catalogue.partsOf(model)).part)
  if (!part) throw new Error(`a part of ${model} is missing`)
  return part
}

/** Traffic as measured: 88 % right, 8 % mistyped, 2 % no part at all, 2 % the right code of another model. */
function traffic(world: World, typing: Typing, count: number, random: Random) {
  const { catalogue } = world
  const [wrong, questions, rightAsked] = [tally(), tally(), tally()]
  for (let each = 0; each < count; each += 1) {
    const model = world.model()
    const meant = partIn(catalogue, model, random)
    const die = random.next()
    const typed =
      die < 0.88
        ? meant.code
        : die < 0.96
          ? mistyped(meant.code, typing, random)
          : die < 0.98
            ? `00${random.between(10_000_000, 99_999_999)}`
            : partIn(catalogue, world.model(), random).code
    const resolution = resolvePart(dressed(typed, random), { model }, catalogue, 0)
    const taken = accepted(resolution)
    // The right code of another model that fits this one as well is no wrong part: somebody asked for it.
    const isWrong = die >= 0.88 && die < 0.98 && taken !== null && taken.code !== meant.code
    note(wrong, isWrong)
    note(questions, resolution.kind !== 'exact')
    if (die < 0.88) note(rightAsked, resolution.kind !== 'exact')
  }
  return { wrong, questions, rightAsked }
}

function fixes(
  world: World,
  typeIt: (code: string) => string,
  count: number,
  random: Random,
): Tally {
  const fixed = tally()
  for (let each = 0; each < count; each += 1) {
    const model = world.model()
    const meant = partIn(world.catalogue, model, random)
    const typed = typeIt(meant.code)
    note(fixed, isFixed(resolvePart(typed, { model }, world.catalogue, 0), meant))
  }
  return fixed
}

/** A mistyped code with the part's name beside it, in any language, with or without its type. */
function named(world: World, typing: Typing, count: number, random: Random): Tally {
  const { catalogue } = world
  const wrong = tally()
  for (let each = 0; each < count; each += 1) {
    const model = world.model()
    const meant = partIn(catalogue, model, random)
    const full = meant.name[random.pick(locales)]
    const name = random.chance(0.3) ? full : bare(full)
    const evidence: Evidence = { model, name, categories: catalogue.categoriesNamed(bare(full)) }
    const typed = mistyped(meant.code, typing, random)
    const taken = accepted(resolvePart(typed, evidence, catalogue, 0))
    note(wrong, taken !== null && taken.code !== meant.code)
  }
  return wrong
}

/** A name up to its first type or size. */
function bare(name: string): string {
  const words = name.split(' ')
  const mark = words.findIndex((word) => /\d/.test(word))
  return mark > 0 ? words.slice(0, mark).join(' ') : name
}

const sum = (tallies: readonly Tally[]): Tally => ({
  asked: tallies.reduce((total, each) => total + each.asked, 0),
  hit: tallies.reduce((total, each) => total + each.hit, 0),
})

/** What Partline ranks by once people who type like this have corrected so many codes. */
function taught(typing: Typing, parts: readonly Part[], count: number): ErrorWeights {
  const random = randomFor(seeds, `corrections ${typing.name}`)
  return learnedWeights(
    Array.from({ length: count }, (): Correction => {
      const { code } = random.pick(parts)
      return { about: 'part', typed: mistyped(code, typing, random), offered: [], chosen: code }
    }),
  )
}

/**
 * The policy on clustered bills of materials, pooled over seeds: with the published weights, and with those that were
 * learned from people whose errors are others. `scale`: 1 for the full million of queries of each kind.
 */
export function policy(scale: number): void {
  const names = sampleCompany().catalogue.parts
  const learned = taught(foreign, names, 5_000)
  const runs = [
    { typing: published, weights: publishedWeights, ranked: 'the published weights' },
    { typing: foreign, weights: publishedWeights, ranked: 'the published weights' },
    { typing: foreign, weights: learned, ranked: 'weights learned from 5,000 of them' },
  ]
  for (const { typing, weights, ranked } of runs) {
    say(`\nErrors with ${typing.name}, ranked by ${ranked}`)
    const seen = Array.from({ length: seeds }, (_, at) => {
      const seed = 101 + at
      const world = worldOf(seed, names, weights)
      const random = randomFor(seed, `policy ${typing.name}`)
      const count = Math.round((1_000_000 * scale) / seeds)
      return {
        ...traffic(world, typing, count, random),
        single: fixes(world, (code) => slips(code, 1, typing, random), count / 5, random),
        missing: fixes(world, (code) => omitted(code, typing, random), count / 5, random),
        named: named(world, typing, count, random),
      }
    })
    const row = (says: string, tallies: readonly Tally[], places: number, upper: boolean) => {
      const { hit, asked } = sum(tallies)
      const bound = upper ? upperBound(hit, asked) : 1 - upperBound(asked - hit, asked)
      return [says, percent(hit / asked, places), percent(bound, places), `${hit}`, `${asked}`]
    }
    say(
      table([
        ['', 'share', '95 % bound', 'seen', 'of'],
        row(
          'wrong part accepted, of all traffic',
          seen.map((run) => run.wrong),
          4,
          true,
        ),
        row(
          'wrong part accepted, of mistyped codes with a name',
          seen.map((run) => run.named),
          4,
          true,
        ),
        row(
          'single errors fixed at once or by one question',
          seen.map((run) => run.single),
          2,
          false,
        ),
        row(
          'one missing character fixed the same way',
          seen.map((run) => run.missing),
          2,
          false,
        ),
        row(
          'questions about right codes that fit',
          seen.map((run) => run.rightAsked),
          4,
          true,
        ),
        row(
          'questions, of all traffic',
          seen.map((run) => run.questions),
          2,
          true,
        ),
      ]),
    )
  }
}
