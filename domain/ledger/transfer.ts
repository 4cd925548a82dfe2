import type { AccountPlace } from './account.ts'

/** Takes `quantity` (a whole number above zero) of one unit from one account and gives it to another. */
export type Transfer = {
  readonly from: AccountPlace
  readonly to: AccountPlace
  readonly unit: string
  readonly quantity: number
}
