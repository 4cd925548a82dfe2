import type { ApplianceKind, Model } from '../../domain/catalogue/part.ts'
import type { ModelCode } from '../../domain/ids.ts'
import { modelCode } from '../../domain/ids.ts'
import type { LocalText } from '../../domain/locale.ts'
import { models as cast } from './cast.ts'
import type { Random } from './random.ts'
import type { Form } from './series.ts'
import { formNames, forms } from './series.ts'

/** Models that share most of their parts. The export model runs on 110 V and is one of the models. */
export type Series = {
  readonly name: string
  readonly form: Form
  readonly kind: ApplianceKind
  /** 0 for the smallest of the form, 1 for the largest. */
  readonly scale: number
  readonly discontinued: boolean
  readonly models: readonly Model[]
  readonly export: ModelCode | null
}

const exported: LocalText = { 'zh-Hans': '（出口型）', 'zh-Hant': '（外銷型）', en: ' (export)' }
const castModels: ReadonlySet<string> = new Set(Object.values(cast))
const siblingLetters = ['', 'A', 'B', 'C', 'D'] as const

/** The first number of a model code: litres, kilograms times ten, or hundreds of watts. */
function sizeOf(first: string): number {
  return Number(/\d{2,3}/.exec(first)?.[0] ?? 0)
}

/** A fridge's series is named without its last letters: `BCD-215`; others by their first model. */
function seriesName(kind: ApplianceKind, first: string): string {
  return kind === 'fridge' ? first.replace(/[A-Z]+$/, '') : first
}

function sizeText(kind: ApplianceKind, size: number): LocalText {
  if (kind === 'fridge') return { 'zh-Hans': `${size}`, 'zh-Hant': `${size}`, en: `${size}` }
  if (kind === 'washer') {
    const kilograms = `${size / 10}`
    return { 'zh-Hans': kilograms, 'zh-Hant': kilograms, en: kilograms }
  }
  // About 2,400 W make one horsepower; the trade counts in halves.
  const horsepower = Math.round(size / 12) / 2
  const kilowatts = `${(size / 10).toFixed(1)} kW `
  return { 'zh-Hans': `${horsepower}匹`, 'zh-Hant': kilowatts, en: kilowatts.trim() }
}

function nameOf(form: Form, size: number, isExport: boolean): LocalText {
  const { kind, name } = forms[form]
  const sizes = sizeText(kind, size)
  const fill = (locale: keyof LocalText) =>
    name[locale].replace('{}', sizes[locale]) + (isExport ? exported[locale] : '')
  return { 'zh-Hans': fill('zh-Hans'), 'zh-Hant': fill('zh-Hant'), en: fill('en') }
}

function seriesOf(random: Random, form: Form, first: string, scale: number): Series {
  const { kind } = forms[form]
  const name = seriesName(kind, first)
  const hasCast = castModels.has(first)
  const letters: string[] = siblingLetters.slice(0, random.between(3, 5))
  const exportCode = random.chance(0.4) ? modelCode(`${first}E`) : null
  const codes = letters.map((letter) => modelCode(first + letter))
  const discontinued = !hasCast && random.chance(0.12)
  const models = (exportCode ? [...codes, exportCode] : codes).map((code): Model => {
    const over = discontinued || (!castModels.has(code) && random.chance(0.08))
    return {
      code,
      series: name,
      kind,
      name: nameOf(form, sizeOf(first), code === exportCode),
      status: over ? 'discontinued' : 'active',
    }
  })
  return { name, form, kind, scale, discontinued, models, export: exportCode }
}

/** All series with their models: about 140 series of 3 to 6 models. */
export function allSeries(random: Random): Series[] {
  return formNames.flatMap((form) => {
    const firsts = forms[form].firsts.trim().split(/\s+/)
    return firsts.map((first, index) =>
      seriesOf(random, form, first, index / Math.max(1, firsts.length - 1)),
    )
  })
}
