import { planFacts, planWant } from '../../db/facts.ts'
import { planRequest } from '../../domain/desk/submit.ts'
import { requisitionId } from '../../domain/ids.ts'
import type { Station } from '../../domain/network/site.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { AskedPart } from '../../domain/sourcing/plan.ts'
import { monthOf } from '../../domain/time.ts'
import { simulatedCompany } from '../support/sim-company.ts'
import { balanceOf, hasRole, holdersOf } from './model.ts'
import type { Submitting } from './operation.ts'
import { answered, choosePerson, keyFor, type Prepared } from './scene.ts'
import { nth, type Simulation } from './simulation.ts'
import { must, Violation } from './violation.ts'

const stations = simulatedCompany.sites.filter((site) => site.kind === 'station')
const { parts } = simulatedCompany.catalogue

/** Somebody confirms a plan: the one of now, one that they saw before, or one that never was. */
export async function submitting(
  simulation: Simulation,
  operation: Submitting,
): Promise<Prepared | null> {
  const { world, model, network, now: at } = simulation
  const station = nth(stations, operation.station)
  if (!station) return null
  const asked = askedParts(operation)
  const by = choosePerson(simulation, operation.by, holdersOf(model, 'clerk', station.id))
  const codes = asked.map((want) => want.part)
  const want = { ...planWant(codes, station.id, monthOf(at)), people: [by] }
  const snapshot = await world.database.store.load(want)
  const [requester] = snapshot.people
  if (!requester) throw new Error(`${by} cannot be loaded`)
  const facts = planFacts(snapshot, station.id, network)
  const { digest } = planRequest(asked, facts, at, operation.urgent)
  const shownDigest = shownTo(simulation, operation, digest)
  const number = await world.database.store.nextRequestNumber()
  const decision = simulation.desk.submit(facts, {
    key: keyFor(simulation, operation.key),
    at,
    id: requisitionId(`REQ-${number}`),
    requester,
    locale: 'zh-Hans',
    asked,
    serviceOrder: operation.order === null ? null : `WO-${operation.order}`,
    urgent: operation.urgent,
    shownDigest,
  })
  const countable = asked.length > 0 && asked.every((line) => line.quantity > 0)
  const expected = hasRole(model, by, 'clerk', station.id) && countable && shownDigest === digest
  if (decision.kind === 'decided') checkBirth(simulation, station, asked, decision.requisition)
  return answered('submit', decision, expected, () => operation)
}

function askedParts(operation: Submitting): readonly AskedPart[] {
  return operation.asked.flatMap(({ part, quantity }) => {
    const known = parts[part]
    if (!known) return []
    const typed = `${known.code} x ${quantity}`
    return [{ part: known.code, model: null, quantity, priceFen: known.priceFen, typed }]
  })
}

function shownTo({ shown }: Simulation, operation: Submitting, digest: string): string {
  const old = shown.at(-1) ?? digest
  shown.push(digest)
  shown.splice(0, shown.length - 5)
  if (operation.digest === 'wrong') return 'a digest that never was'
  return operation.digest === 'old' ? old : digest
}

/** The new requisition asks for what was asked for, and for the approvals that the policy wants. */
function checkBirth(
  simulation: Simulation,
  station: Station,
  asked: readonly AskedPart[],
  born: Requisition,
): void {
  for (const { code } of parts) {
    const sum = (lines: readonly { part: string; pieces: number }[]) =>
      lines.reduce((total, line) => total + (line.part === code ? line.pieces : 0), 0)
    const wanted = sum(asked.map(({ part, quantity }) => ({ part, pieces: quantity })))
    const got = sum(born.lines.map(({ part, requested }) => ({ part, pieces: requested })))
    must(wanted === got, 'every piece asked for is on a line', () => ({ asked, born }))
  }
  const wanted = approvalsFor(simulation, station, born)
  if (born.approvals.length === wanted) return
  throw new Violation('the policy says how many must approve', { wanted, born })
}

/** The policy in plain words: 0, 1 or 2 approvals for these lines. */
function approvalsFor({ model }: Simulation, station: Station, born: Requisition): number {
  const { policy } = model
  const limits = policy.grades[station.grade]
  const drawn = born.lines.filter((line) => line.source !== station.id)
  if (drawn.length === 0) return 0
  const place = `${station.id}/${born.quotaMonth}`
  const left = model.grants.has(place)
    ? balanceOf(model, `left|${place}|fen`)
    : limits.monthlyQuotaFen
  const value = drawn.reduce((sum, line) => sum + line.requested * line.priceFen, 0)
  const pieces = (part: string) =>
    drawn.reduce((sum, line) => sum + (line.part === part ? line.requested : 0), 0)
  const wanted =
    value > Math.min(limits.requestLimitFen, left) ||
    drawn.some(
      ({ part, priceFen, source }) =>
        priceFen > limits.pieceLimitFen ||
        pieces(part) > limits.lineQuantityLimit ||
        (limits.directDraw === 'never' && source !== null && source !== station.centre),
    )
  if (!wanted) return 0
  return value > limits.requestLimitFen * policy.secondApprovalFactor ? 2 : 1
}
