import fc from 'fast-check'

/** Chooses one of several: `fitting` from those for whom it makes sense, else from all. `n` counts round and round. */
export type Pick = { readonly fitting: boolean; readonly n: number }

/** `now` sends the decision at once; `later` keeps it in a drawer while the world moves on. */
export type Sent = { readonly send: 'now' | 'later'; readonly key: 'own' | 'inbound' }

export const n = fc.nat(9_999)

/** The first one eight times as often as each of the others. */
export const mostly = <const T>(usual: T, ...others: readonly T[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(usual) },
    ...others.map((other) => ({ weight: 1, arbitrary: fc.constant(other) })),
  )

export const pick: fc.Arbitrary<Pick> = fc.record({ fitting: mostly(true, false), n })

export const sent = {
  send: fc.constantFrom('now', 'now', 'now', 'later'),
  key: mostly('own', 'inbound'),
} as const
