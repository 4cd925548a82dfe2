import type { SiteId } from '../ids.ts'
import type { LocalText } from '../locale.ts'

/** A station's grade decides its quota, its limits and whether it may draw on HQ directly. */
export type Grade = 'A' | 'B' | 'C' | 'D'

type Place = {
  readonly id: SiteId
  readonly name: LocalText
  readonly city: LocalText
  readonly province: LocalText
  /** Degrees; lead times are estimated from the distance. */
  readonly latitude: number
  readonly longitude: number
}

export type Headquarters = Place & { readonly kind: 'hq' }
export type Centre = Place & { readonly kind: 'centre' }
export type Station = Place & {
  readonly kind: 'station'
  readonly grade: Grade
  /** The service centre this station belongs to. */
  readonly centre: SiteId
}

export type Site = Headquarters | Centre | Station
