import type { Finding } from '../store.ts'

/** Two sums for each key that must come to the same. */
export type Tally = {
  add(key: string, side: 'said' | 'booked', amount: number): void
  /** The keys where they differ. */
  differences(): readonly Finding[]
}

/** @param saying what the two sums are, for the sentence. */
export function createTally(saying: { readonly said: string; readonly booked: string }): Tally {
  const sums = new Map<string, { said: number; booked: number }>()
  return {
    add: (key, side, amount) => {
      const sum = sums.get(key) ?? { said: 0, booked: 0 }
      sum[side] += amount
      sums.set(key, sum)
    },
    differences: () =>
      [...sums]
        .filter(([, { said, booked }]) => said !== booked)
        .map(([what, { said, booked }]) => ({
          what,
          detail: `${saying.said} ${said}, ${saying.booked} ${booked}`,
        })),
  }
}
