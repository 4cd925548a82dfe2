import fc from 'fast-check'
import { activeApproval } from '../../domain/approval/chain.ts'
import { escalate, expireHold, remind, serveWaiting } from '../../domain/desk/clocks.ts'
import type { Decided } from '../../domain/desk/decision.ts'
import { progress } from '../../domain/desk/progress.ts'
import type { DirectDraw } from '../../domain/policy/policy.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { stages } from '../../domain/shipment/shipment.ts'
import { hours, type Instant } from '../../domain/time.ts'
import * as desk from './desk-verbs.ts'
import {
  both,
  clerk,
  compressor,
  gasket,
  guangzhou,
  hangzhou,
  hq,
  hqManager,
  isDecided,
  manager,
  monday,
  nanjing,
  openWorld,
  secondHqManager,
  taizhou,
  type World,
  wanting,
} from './desk-world.ts'

const warehouses = [hq, hangzhou, nanjing, guangzhou]
export const shelved = [taizhou, ...warehouses]
export const approvers = [manager, both, hqManager, secondHqManager]
const prices = { [compressor]: 1_000, [gasket]: 300 }

const draws: readonly DirectDraw[] = ['always', 'if-centre-has-none', 'never']
const part = fc.constantFrom(compressor, gasket)
const few = fc.nat({ max: 3 })
const which = fc.nat({ max: 4 })
const asked = fc.array(fc.tuple(part, fc.integer({ min: 1, max: 4 })), {
  minLength: 1,
  maxLength: 4,
})
const step = fc.oneof(
  fc.record({ do: fc.constant('submit'), asked, urgent: fc.boolean(), by: few }),
  { weight: 6, arbitrary: fc.record({ do: fc.constant('approve'), of: which, by: few }) },
  fc.record({ do: fc.constant('reject'), of: which, by: few }),
  fc.record({ do: fc.constant('cancel'), of: which }),
  { weight: 6, arbitrary: fc.record({ do: fc.constant('ship'), of: which, from: few }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('receive'),
      of: which,
      shipment: few,
      line: few,
      damaged: fc.nat({ max: 2 }),
      short: fc.nat({ max: 1 }),
    }),
  },
  fc.record({ do: fc.constant('carrier'), of: which, shipment: few, stage: which }),
  fc.record({ do: fc.constant('hours'), count: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ do: fc.constant('clock'), of: which, kind: few }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('serve'), of: which }) },
  fc.record({ do: fc.constant('restock'), site: which, part, quantity: few }),
)

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A company, a first request and what happens to it and to others beside it. */
export const script = fc.record({
  shelves: fc.array(fc.tuple(few, few), { minLength: 5, maxLength: 5 }),
  monthlyQuotaFen: fc.integer({ min: 0, max: 9_000 }),
  requestLimitFen: fc.integer({ min: 0, max: 6_000 }),
  directDraw: fc.constantFrom(...draws),
  first: fc.record({ do: fc.constant('submit'), asked, urgent: fc.boolean(), by: few }),
  // Without a size fast-check keeps lists short, and little would ever arrive.
  steps: fc.array(step, { maxLength: 25, size: 'max' }),
})

export type Script = typeof script extends fc.Arbitrary<infer T> ? T : never

export type Scene = {
  readonly world: World
  /** Every requisition as it is now, replacements included. */
  readonly requisitions: readonly Requisition[]
  readonly script: Script
  readonly at: Instant
}

/** Plays a script on the real verbs and an in-memory ledger, and looks at the scene after every step. */
export function play(given: Script, look: (scene: Scene) => void): void {
  const { monthlyQuotaFen, requestLimitFen, directDraw } = given
  const world = openWorld({
    limits: { monthlyQuotaFen, requestLimitFen, directDraw },
    shelves: Object.fromEntries(
      shelved.map((site, index) => {
        const [compressors = 0, gaskets = 0] = given.shelves[index] ?? []
        return [site.id, { [compressor]: compressors, [gasket]: gaskets }]
      }),
    ),
  })
  let at = monday
  const folders = new Map<string, Requisition>()
  for (const each of [given.first, ...given.steps]) {
    if (each.do === 'hours' && 'count' in each) at += hours(each.count)
    const requisitions = [...folders.values()]
    const decision = decisionOf(world, requisitions, each, at)
    if (decision && isDecided(decision)) {
      const after = world.writes(decision)
      folders.set(after.id, after)
      if (decision.replacement) folders.set(decision.replacement.id, decision.replacement)
    }
    look({ world, requisitions: [...folders.values()], script: given, at })
  }
}

type Answer = Decided | { readonly kind: string } | null

function decisionOf(
  world: World,
  requisitions: readonly Requisition[],
  each: Step,
  at: Instant,
): Answer {
  if ('asked' in each) {
    const wants = each.asked.map(([code, quantity]) => wanting(code, quantity, prices[code]))
    const requester = each.by === 0 ? both : clerk
    return desk.submits(world, wants, { at, urgent: each.urgent, requester })
  }
  if ('site' in each) {
    const site = shelved[each.site] ?? hq
    world.stocks({ [site.id]: { [each.part]: each.quantity } })
    return null
  }
  if (!('of' in each)) return null
  const requisition = requisitions[each.of % requisitions.length]
  return requisition ? actOn(world, requisition, each, at) : null
}

function actOn(
  world: World,
  requisition: Requisition,
  each: Extract<Step, { of: number }>,
  at: Instant,
): Answer {
  const key = `script:${world.next()}`
  if ('damaged' in each) {
    const open = requisition.shipments.filter((shipment) => shipment.state === 'open')
    const shipment = turned(open, each.shipment)[0] ?? requisition.shipments[each.shipment]
    if (!shipment) return null
    const { line } = turned(shipment.lines, each.line)[0] ?? { line: 1 }
    const { damaged, short } = each
    const rest = { at, shipment: shipment.id }
    return desk.receives(world, requisition, [{ line, damaged, short }], rest)
  }
  if ('stage' in each) {
    const shipment = requisition.shipments[each.shipment]
    const stage = stages[each.stage] ?? 'shipped'
    if (!shipment) return null
    const news = { key, at, shipment: shipment.id, stage, stageAt: at, round: 1 }
    return progress(requisition, world.policy, news)
  }
  if ('from' in each)
    return firstYes(warehouses, each.from, (from) => desk.ships(world, requisition, from, { at }))
  if ('kind' in each) {
    const approval = activeApproval(requisition)?.id
    if (each.kind < 2 || !approval) return expireHold(requisition, { key, at })
    const rings = each.kind === 2 ? remind : escalate
    return rings(requisition, { key, at, approval })
  }
  if ('by' in each)
    return firstYes(approvers, each.by, (person) => {
      if (each.do === 'reject') return desk.rejects(world, requisition, person)
      return desk.approves(world, requisition, person, at)
    })
  if (each.do === 'cancel') return desk.cancels(world, requisition)
  return serveWaiting(requisition, world.facts(), { key, at })
}

/** The list from one place on, and then from its beginning. */
const turned = <T>(all: readonly T[], from: number): readonly T[] => [
  ...all.slice(from % (all.length || 1)),
  ...all.slice(0, from % (all.length || 1)),
]

/** The first yes of several people or places, in turn; else the last no. */
function firstYes<T>(all: readonly T[], from: number, verb: (each: T) => Answer): Answer {
  const answers = turned(all, from).map(verb)
  return answers.find((answer) => answer?.kind === 'decided') ?? answers.at(-1) ?? null
}
