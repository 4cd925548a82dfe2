import type { ApplianceKind } from './part.ts'

/**
 * How a model code is written, per kind of appliance, in upper case with plain hyphens.
 *
 * The national scheme (GB/T 8059, 4288 and 7725) fixes the head: letters for the kind of appliance, then its size
 * (litres, kilograms times ten, or hundreds of watts). The tail belongs to the maker and is where siblings differ
 * by one letter, so it is left open.
 *
 * A conforming text is well formed, which does not make it a model that exists.
 */
export const modelGrammar: Record<ApplianceKind, RegExp> = {
  fridge: /^(?:BC\/BD|BD\/BC|BCD|BC|BD)-?\d{2,3}[A-Z0-9()/.-]*$/,
  washer: /^(?:X[PBQ][BGDJ]|T)\d{2,3}(?:-[A-Z0-9()/.-]+)?$/,
  aircon: /^K[CFY](?:RD|BD|R|D)?-?\d{2,3}[GLDQTN]?W?[A-Z0-9()/-]*$/,
}
