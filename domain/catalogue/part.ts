import type { ModelCode, PartCode } from '../ids.ts'
import type { LocalText } from '../locale.ts'
import type { Instant } from '../time.ts'

export type ApplianceKind = 'fridge' | 'washer' | 'aircon'

export type Model = {
  readonly code: ModelCode
  /** Models of one series share most of their parts: `BCD-215`. */
  readonly series: string
  readonly kind: ApplianceKind
  readonly name: LocalText
  readonly status: 'active' | 'discontinued'
}

export type Part = {
  readonly code: PartCode
  /** What the part is, one word for all its variants: `compressor`, `door-gasket`. Aliases hang on it. */
  readonly category: string
  readonly name: LocalText
  /** Price of one piece in fen (CNY 0.01). */
  readonly priceFen: number
  readonly status: 'active' | 'discontinued'
}

/** This part fits this model, in this slot of its bill of materials. Serial ends are inclusive. */
export type Fit = {
  readonly model: ModelCode
  readonly part: PartCode
  /** The slot of the bill of materials, for example `compressor` or `shelf-2`. */
  readonly slot: string
  readonly quantity: number
  readonly serialFrom: string | null
  readonly serialTo: string | null
}

/** From `since` on, `successor` is delivered where `part` was asked for. Directed. */
export type Supersession = {
  readonly part: PartCode
  readonly successor: PartCode
  readonly since: Instant
}

/** May be used where `part` is asked for, as long as the condition holds; the other way round only if `bothWays`. */
export type Substitute = {
  readonly part: PartCode
  readonly substitute: PartCode
  readonly bothWays: boolean
  /** When it may be used, in words for people ("with the new bracket"); null: always. */
  readonly condition: LocalText | null
}

/** Where a picture of a part is: an https address that chat clients may load. */
export type PartPhoto = { readonly part: PartCode; readonly url: string }

/** Another word for a category of parts in any language: `压机`, `ysj`, `door seal`. */
export type Alias = { readonly alias: string; readonly category: string }

/** Everything the catalogue is made from, as loaded. */
export type CatalogueRows = {
  readonly models: readonly Model[]
  readonly parts: readonly Part[]
  readonly fits: readonly Fit[]
  readonly supersessions: readonly Supersession[]
  readonly aliases: readonly Alias[]
  readonly substitutes?: readonly Substitute[]
  readonly photos?: readonly PartPhoto[]
}
