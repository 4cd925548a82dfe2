import type { Random } from '../../db/sample/random.ts'
import { distanceBetween } from '../../domain/catalogue/alignment.ts'
import type { CatalogueRows, Fit, Model, Part } from '../../domain/catalogue/part.ts'
import { modelCode, type PartCode, partCode } from '../../domain/ids.ts'

/** What a part is called: names and category of another catalogue. */
export type Names = readonly Pick<Part, 'category' | 'name'>[]

const series = 120
const siblings = 4
const slots = 68
/** Slots in which a sibling takes another part. */
const differing = 0.21
/** A part that takes the number after that of the slot before it: makes about 45 % of slots have a twin in the model. */
const chained = 0.26
/** Twins that have the very same name; the names of the others differ. */
const sameName = 0.22

/**
 * A clustered bill of materials: 480 models of 120 series, about 12,000 parts. Parts of one model lie one character
 * apart as often as was measured on a real list of 1,971 models.
 */
export function clusteredBill(names: Names, random: Random): CatalogueRows {
  const models: Model[] = []
  const parts: Part[] = []
  const fits: Fit[] = []
  const numbers = partNumbers(random)
  for (let each = 0; each < series; each += 1) {
    const own = modelsOf(each, random)
    models.push(...own)
    let before: Part | null = null
    for (let slot = 0; slot < slots; slot += 1) {
      const chain: Part | null = before !== null && random.chance(chained) ? before : null
      const kind = chain && random.chance(sameName) ? chain : otherName(chain, names, random)
      const variants = random.chance(differing) ? siblings : 1
      const made: readonly Part[] = Array.from({ length: variants }, (_, at) =>
        partOf(at === 0 && chain ? numbers.after(chain.code) : numbers.fresh(at > 0), kind, random),
      )
      parts.push(...made)
      for (const [at, model] of own.entries()) {
        const part = made[at % variants]
        if (part) fits.push(fitOf(model, part, `slot-${slot}`))
      }
      before = made[0] ?? null
    }
  }
  return { models, parts, fits, supersessions: [], aliases: [] }
}

function otherName(chain: Part | null, names: Names, random: Random): Names[number] {
  for (;;) {
    const name = random.pick(names)
    if (chain === null || name.category !== chain.category) return name
  }
}

function modelsOf(each: number, random: Random): readonly Model[] {
  const letters = random.shuffle(Array.from('ABCDEFGHJKLMN')).slice(0, siblings)
  return letters.map((letter): Model => {
    const code = modelCode(`BCD-${200 + each}K${letter}`)
    const name = { 'zh-Hans': code, 'zh-Hant': code, en: code }
    return { code, series: `BCD-${200 + each}`, kind: 'fridge', name, status: 'active' }
  })
}

const fitOf = (model: Model, part: Part, slot: string): Fit => ({
  model: model.code,
  part: part.code,
  slot,
  quantity: 1,
  serialFrom: null,
  serialTo: null,
})

const partOf = (code: PartCode, { category, name }: Names[number], random: Random): Part => ({
  code,
  category,
  name,
  priceFen: random.between(100, 90_000),
  status: 'active',
})

/** Codes of ten digits, each once. */
function partNumbers(random: Random) {
  const used = new Set<string>()
  let last = ''
  const take = (code: string): PartCode => {
    used.add(code)
    last = code
    return partCode(code)
  }
  const next = (code: string): string => {
    const stem = code.slice(0, -1)
    const digit = [1, 9, 2, 8, 3, 7, 4, 6, 5]
      .map((step) => stem + ((Number(code.at(-1)) + step) % 10))
      .find((one) => !used.has(one))
    return digit ?? fresh()
  }
  const fresh = (): string => {
    for (;;) {
      const code = `00${random.between(1, 9)}0${String(random.between(0, 999_999)).padStart(6, '0')}`
      if (!used.has(code)) return code
    }
  }
  return {
    after: (code: PartCode): PartCode => take(next(code)),
    fresh: (isVariant: boolean): PartCode => take(isVariant && last !== '' ? next(last) : fresh()),
  }
}

/** Share of slots whose part has another part of the same model one character away, over some models. */
export function twinShare({ models, fits }: CatalogueRows, count: number): number {
  let all = 0
  let twins = 0
  for (const { code } of models.slice(0, count)) {
    const codes = fits.filter((fit) => fit.model === code).map((fit) => fit.part)
    all += codes.length
    twins += codes.filter((one) =>
      codes.some((other) => other !== one && distanceBetween(one, other) === 1),
    ).length
  }
  return twins / all
}
