import fc from 'fast-check'
import { mostly, n, type Pick, pick, type Sent, sent } from './pick.ts'

export type HandingOver = Sent & {
  readonly does: 'hand-over'
  readonly request: Pick
  readonly by: Pick
  /** Whose step it is hands it over, or whom it was lent to hands it on. */
  readonly as: 'approver' | 'deputy'
  readonly to: Pick | 'requester'
  readonly revision: 'right' | 'old'
}
export type TakingBack = Sent & {
  readonly does: 'take-back'
  readonly request: Pick
  readonly by: Pick
}
export type GoingAway = Sent & {
  readonly does: 'go-away'
  readonly by: Pick
  readonly to: Pick
  /** Hours from now until it begins, and how many it lasts. */
  readonly from: number
  readonly lasting: number
}
export type ComingBack = Sent & {
  readonly does: 'come-back'
  readonly by: Pick
  readonly absence: Pick
}

/** Somebody lets somebody else decide, or does so no longer. */
export type Delegating = HandingOver | TakingBack | GoingAway | ComingBack

/** Two in three times whose business it is. */
const others = fc.record({ fitting: fc.constantFrom(true, true, false), n })

const handingOver: fc.Arbitrary<HandingOver> = fc.record({
  ...sent,
  does: fc.constant('hand-over'),
  request: pick,
  by: pick,
  as: fc.constantFrom('approver', 'approver', 'deputy'),
  to: fc.oneof({ weight: 8, arbitrary: pick }, { weight: 1, arbitrary: fc.constant('requester') }),
  revision: mostly('right', 'old'),
})
const takingBack: fc.Arbitrary<TakingBack> = fc.record({
  ...sent,
  does: fc.constant('take-back'),
  request: pick,
  by: others,
})
const goingAway: fc.Arbitrary<GoingAway> = fc.record({
  ...sent,
  does: fc.constant('go-away'),
  by: pick,
  to: pick,
  from: mostly(0, -3, 2, 20, 100, 2_300),
  lasting: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(12, 80, 250, 700, 1_500) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 2_300) },
  ),
})
const comingBack: fc.Arbitrary<ComingBack> = fc.record({
  ...sent,
  does: fc.constant('come-back'),
  by: pick,
  absence: pick,
})

export const delegating: fc.Arbitrary<Delegating> = fc.oneof(
  { weight: 3, arbitrary: handingOver },
  { weight: 2, arbitrary: takingBack },
  { weight: 4, arbitrary: goingAway },
  { weight: 1, arbitrary: comingBack },
)
