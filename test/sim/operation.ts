import fc from 'fast-check'
import { stages } from '../../domain/shipment/shipment.ts'
import { type Delegating, delegating } from './operation-delegation.ts'
import { mostly, n, type Pick, pick, type Sent, sent } from './pick.ts'

export type Submitting = Sent & {
  readonly does: 'submit'
  readonly by: Pick
  readonly station: number
  readonly asked: readonly { readonly part: number; readonly quantity: number }[]
  readonly urgent: boolean
  readonly order: number | null
  readonly digest: 'shown' | 'old' | 'wrong'
}
/**
 * Somebody whose step it is, or who left it to another; or to whom it is lent: they may decide, have a say of their own in
 * it, lack a role for it (or their giver does), or could decide it before.
 */
type Decider =
  | 'approver'
  | 'giver'
  | 'deputy'
  | 'barred-deputy'
  | 'powerless-deputy'
  | 'former-deputy'

export type Deciding = Sent & {
  readonly does: 'decide'
  readonly request: Pick
  readonly by: Pick
  readonly as: Decider
  readonly verdict: 'approve' | 'reject' | 'reject-without-reason'
  readonly revision: 'right' | 'old' | 'none'
}
export type Cancelling = Sent & {
  readonly does: 'cancel'
  readonly request: Pick
  readonly by: Pick
}
export type Shipping = Sent & {
  readonly does: 'ship'
  readonly request: Pick
  readonly by: Pick
  readonly from: Pick
  readonly tracking: boolean
}
export type Receiving = Sent & {
  readonly does: 'receive'
  readonly request: Pick
  readonly by: Pick
  readonly shipment: number
  readonly told: 'nothing' | 'damaged' | 'short' | 'both' | 'too-many' | 'stray'
  readonly pieces: number
}
export type Carrying = Sent & {
  readonly does: 'carry'
  readonly request: Pick
  readonly shipment: number
  readonly stage: number
}
export type Ringing = Sent & {
  readonly does: 'ring'
  readonly request: Pick
  readonly clock: 'remind' | 'escalate' | 'expire'
  readonly step: Pick
}

/** What ends in one change of the desk. */
export type Acting =
  | Submitting
  | Deciding
  | Cancelling
  | Shipping
  | Receiving
  | Carrying
  | Ringing
  | Delegating

/** What a decision rests on and is there no more when it is written. */
export type Withdrawn = 'nothing' | 'role' | 'role-of-giver' | 'delegation'

/** How a worker's handling of the tasks that it claimed ends. */
export type Ending = 'done' | 'crashed' | 'slow' | 'again' | 'given-up'

export type Operation =
  | Acting
  /**
   * Decisions taken on the same snapshot, sent together. `withdrawn`: before that whoever decides first loses every role,
   * or whoever they decide for does, or is back.
   */
  | {
      readonly does: 'race'
      readonly rivals: readonly Acting[]
      /** All about one requisition. */
      readonly shared: boolean
      readonly withdrawn: Withdrawn
    }
  /** A change from the drawer arrives. */
  | { readonly does: 'arrive'; readonly n: number }
  /** A change that was sent before comes again; or its key, with another decision behind it. */
  | { readonly does: 'repeat'; readonly n: number; readonly other: boolean }
  | { readonly does: 'serve'; readonly n: number }
  | {
      readonly does: 'restock'
      readonly site: number
      readonly part: number
      readonly quantity: number
    }
  | { readonly does: 'pass'; readonly hours: number }
  | { readonly does: 'regrant'; readonly person: number; readonly grant: number }
  | { readonly does: 'policy'; readonly percent: number; readonly standIns: 'usual' | 'hq' }
  | {
      readonly does: 'work'
      readonly limit: number
      readonly ending: Ending
      readonly stage: number
    }
  | { readonly does: 'record'; readonly n: number }
  | { readonly does: 'take'; readonly n: number; readonly lasting: boolean }
  | {
      readonly does: 'finish'
      readonly n: number
      readonly late: boolean
      readonly outcome: 'ignored' | 'again'
    }

const wanted = { part: fc.nat(7), quantity: fc.constantFrom(1, 1, 1, 2, 2, 3, 4, 6) }
const submitting: fc.Arbitrary<Submitting> = fc.record({
  ...sent,
  does: fc.constant('submit'),
  by: pick,
  station: n,
  asked: fc.oneof(
    { weight: 20, arbitrary: fc.array(fc.record(wanted), { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom([], [{ part: 1, quantity: 0 }]) },
  ),
  urgent: fc.constantFrom(false, false, true),
  order: fc.constantFrom(null, 1, 2, 3),
  digest: mostly('shown', 'old', 'wrong'),
})
const deciding: fc.Arbitrary<Deciding> = fc.record({
  ...sent,
  does: fc.constant('decide'),
  request: pick,
  by: pick,
  as: fc.oneof(
    { weight: 9, arbitrary: fc.constant('approver') },
    { weight: 5, arbitrary: fc.constant('deputy') },
    { weight: 2, arbitrary: fc.constant('giver') },
    {
      weight: 6,
      arbitrary: fc.constantFrom('barred-deputy', 'powerless-deputy', 'former-deputy'),
    },
  ),
  verdict: fc.constantFrom('approve', 'approve', 'approve', 'reject', 'reject-without-reason'),
  revision: mostly('right', 'old', 'none'),
})
const cancelling: fc.Arbitrary<Cancelling> = fc.record({
  ...sent,
  does: fc.constant('cancel'),
  request: pick,
  by: pick,
})
const shipping: fc.Arbitrary<Shipping> = fc.record({
  ...sent,
  does: fc.constant('ship'),
  request: pick,
  by: pick,
  from: pick,
  tracking: mostly(true, false),
})
const receiving: fc.Arbitrary<Receiving> = fc.record({
  ...sent,
  does: fc.constant('receive'),
  request: pick,
  by: pick,
  shipment: n,
  told: fc.constantFrom('nothing', 'nothing', 'damaged', 'short', 'both', 'too-many', 'stray'),
  pieces: fc.integer({ min: 1, max: 4 }),
})
const carrying: fc.Arbitrary<Carrying> = fc.record({
  ...sent,
  does: fc.constant('carry'),
  request: pick,
  shipment: n,
  stage: fc.nat(stages.length - 1),
})
const ringing: fc.Arbitrary<Ringing> = fc.record({
  ...sent,
  does: fc.constant('ring'),
  request: pick,
  clock: fc.constantFrom('remind', 'escalate', 'expire'),
  step: pick,
})
const acting: fc.Arbitrary<Acting> = fc.oneof(
  { weight: 11, arbitrary: submitting },
  { weight: 10, arbitrary: deciding },
  { weight: 2, arbitrary: cancelling },
  { weight: 6, arbitrary: shipping },
  { weight: 5, arbitrary: receiving },
  { weight: 3, arbitrary: carrying },
  { weight: 3, arbitrary: ringing },
  { weight: 8, arbitrary: delegating },
)
const deputising = deciding.map((each): Deciding => ({ ...each, as: 'deputy', revision: 'right' }))
/** Rivals of any kind; and often those who let others decide and those who do. */
const racing = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('race'),
      rivals: fc.array(acting, { minLength: 2, maxLength: 4 }),
      shared: fc.boolean(),
      withdrawn: mostly('nothing', 'role'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('race'),
      rivals: fc.array(fc.oneof(deputising, delegating), { minLength: 2, maxLength: 3 }),
      shared: mostly(true, false),
      withdrawn: fc.constantFrom('nothing', 'nothing', 'role', 'role-of-giver', 'delegation'),
    }),
  },
)
const ending = fc.constantFrom<Ending>(
  'done',
  'done',
  'done',
  'crashed',
  'slow',
  'again',
  'given-up',
)

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 36, arbitrary: acting },
  { weight: 5, arbitrary: racing },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('arrive'), n }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('repeat'), n, other: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('serve'), n }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('restock'),
      site: n,
      part: fc.nat(7),
      quantity: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('pass'),
      hours: fc.constantFrom(0.5, 1, 2, 4, 7, 13, 26, 60, 200),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('regrant'), person: n, grant: n }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('policy'),
      percent: fc.constantFrom(50, 100, 200),
      standIns: fc.constantFrom('usual', 'usual', 'hq'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('work'),
      limit: fc.integer({ min: 1, max: 8 }),
      ending,
      stage: fc.nat(stages.length - 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('record'), n }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('take'), n, lasting: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('finish'),
      n,
      late: fc.boolean(),
      outcome: fc.constantFrom('ignored', 'again'),
    }),
  },
)

/** The operations of one run: the same seed gives the same ones, and a longer run begins with the shorter one's. */
export function operationsOf(seed: number, count: number): readonly Operation[] {
  return fc.sample(fc.noBias(operation), { seed, numRuns: count })
}
