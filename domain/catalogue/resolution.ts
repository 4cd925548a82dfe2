import type { ModelCode, PartCode } from '../ids.ts'
import type { LocalText } from '../locale.ts'
import type { Difference } from './differences.ts'
import type { CodeError } from './error-model.ts'
import type { Model, Part } from './part.ts'

/** Why something is shown as a question, or noted on a card. Facts only; the conversation finds the words. */
export type Reason =
  | { readonly kind: 'not-in-catalogue' }
  | { readonly kind: 'does-not-fit'; readonly model: ModelCode }
  /** The name typed beside the code says another kind of part than the code does. */
  | {
      readonly kind: 'name-differs'
      readonly typedCategories: readonly string[]
      readonly partCategory: string
    }
  /** A part with a near code fits as well, and its name agrees better with the one typed: upper and lower hinge. */
  | { readonly kind: 'name-fits-better'; readonly part: PartCode }
  /** The station has ordered that one before, one character away, and never this one. */
  | { readonly kind: 'usual-twin'; readonly part: PartCode }
  | { readonly kind: 'superseded'; readonly by: PartCode }
  /** The sibling model has another part in the same slot: a mistyped model would bring the wrong part. */
  | {
      readonly kind: 'sibling-differs-in'
      readonly model: ModelCode
      readonly sibling: ModelCode
      readonly slot: string
    }
  /** More than one code of the catalogue is written like this once dashes and spaces are left out. */
  | { readonly kind: 'collides' }
  /** The part fits only appliances whose serial number lies in this range; ends inclusive. */
  | { readonly kind: 'serial-range'; readonly from: string | null; readonly to: string | null }
  /** The serial number that was said lies outside the range of every slot the part has in the model. */
  | {
      readonly kind: 'serial-outside'
      readonly serial: string
      readonly from: string | null
      readonly to: string | null
    }
  | { readonly kind: 'discontinued' }
  /** It is no longer made and nothing replaces it, but that one may be used; a null condition means always. */
  | { readonly kind: 'substitute'; readonly by: PartCode; readonly condition: LocalText | null }
  /** Nothing was typed but a name; this is what the model has under it. */
  | { readonly kind: 'named' }
  /** The model has no part of that name. */
  | { readonly kind: 'model-has-none'; readonly model: ModelCode }

/** Does it fit? `no-model`: nobody said which model. */
export type FitStatus = 'fits' | 'does-not-fit' | 'no-model'

/** One part offered for what was typed. */
export type PartCandidate = {
  readonly part: Part
  readonly fit: FitStatus
  /** Slots of the bill of materials it has in that model. */
  readonly slots: readonly string[]
  /** How the code came up: it is what was typed, it is near it, it replaces it, or it has the wanted name. */
  readonly via: 'typed' | 'near' | 'partial' | 'successor' | 'name'
  /** Null unless `via` is `near`. */
  readonly error: CodeError | null
  /** The code in pieces; a piece that differs from what was typed is marked. */
  readonly differences: readonly Difference[]
  /** What to say about this candidate beside its fit. */
  readonly notes: readonly Reason[]
}

/** Candidates are at most five, those that fit the model first. */
export type PartResolution =
  /** In the catalogue, fits the model, agrees with the name: show it on the confirmation card. */
  | {
      readonly kind: 'exact'
      readonly typed: string
      readonly part: Part
      readonly model: ModelCode
      readonly notes: readonly Reason[]
    }
  /** In the catalogue, but no model was said: show the models it fits and ask for one. */
  | {
      readonly kind: 'exact'
      readonly typed: string
      readonly part: Part
      readonly model: null
      readonly fits: readonly ModelCode[]
      readonly notes: readonly Reason[]
    }
  /** One part only comes into question; it still wants a yes. */
  | {
      readonly kind: 'confirm'
      readonly typed: string
      readonly reasons: readonly Reason[]
      readonly candidate: PartCandidate
    }
  | {
      readonly kind: 'choose'
      readonly typed: string
      readonly reasons: readonly Reason[]
      readonly candidates: readonly PartCandidate[]
      /** How many more there are beyond the five. */
      readonly more: number
    }
  /** `has`: the categories the model does have; empty when no model was said. */
  | {
      readonly kind: 'unknown'
      readonly typed: string
      readonly reasons: readonly Reason[]
      readonly has: readonly string[]
    }

export type ModelCandidate = {
  readonly model: Model
  readonly differences: readonly Difference[]
}

/** `choose` is a list for the person, even with a single entry: a partial or mistyped model is never an identity. */
export type ModelResolution =
  | { readonly kind: 'exact'; readonly typed: string; readonly model: Model }
  | {
      readonly kind: 'choose'
      readonly typed: string
      readonly reason: 'not-in-catalogue' | 'partial' | 'collides'
      readonly candidates: readonly ModelCandidate[]
      readonly more: number
    }
  | { readonly kind: 'unknown'; readonly typed: string }
