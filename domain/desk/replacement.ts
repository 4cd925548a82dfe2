import type { Claim } from '../claim/claim.ts'
import type { RequisitionId } from '../ids.ts'
import { invariant } from '../invariant.ts'
import type { Requisition } from '../requisition/requisition.ts'
import { type AskedPart, planLines, stockFrom } from '../sourcing/plan.ts'
import { type Instant, monthOf } from '../time.ts'
import { newLine } from './birth.ts'
import type { PlanFacts } from './submit.ts'

/**
 * What replaces goods that arrived broken or not at all: urgent, no second approval, nothing charged to the quota a
 * second time, and from whoever gets it there first, whatever the grade, other shelves than the station's own.
 * Null when nothing is missing.
 */
export function newReplacement(
  original: Requisition,
  claims: readonly Claim[],
  facts: PlanFacts,
  command: { readonly replacement: RequisitionId | null; readonly at: Instant },
): Requisition | null {
  if (claims.length === 0) return null
  const id = command.replacement
  invariant(id !== null, 'a complaint brings the id of its replacement')
  const { station, sites } = facts
  const asked = claims.flatMap((claim): readonly AskedPart[] => {
    const line = original.lines.find((each) => each.no === claim.line)
    if (!line) return []
    const { part, model, priceFen, typed } = line
    return [{ part, model, priceFen, typed, quantity: claim.quantity }]
  })
  const elsewhere = facts.balances.filter((account) => account.place !== station.id)
  const draw = { station, sites, directDraw: 'always', urgent: true } as const
  const planned = planLines(merged(asked), stockFrom(elsewhere), draw, command.at)
  return {
    id,
    kind: 'replacement',
    replaces: original.id,
    replacedBy: null,
    station: original.station,
    requester: original.requester,
    serviceOrder: original.serviceOrder,
    urgent: true,
    createdAt: command.at,
    locale: original.locale,
    version: 1,
    revision: 1,
    quotaMonth: monthOf(command.at),
    heldFen: 0,
    usedFen: 0,
    holdUntil: null,
    cancelledBy: null,
    lines: planned.map((line, index) => newLine(id, line, index + 1, station, false)),
    approvals: [],
    shipments: [],
    claims: [],
    photos: [],
  }
}

/** Broken and missing pieces of one part are asked for together. */
function merged(asked: readonly AskedPart[]): readonly AskedPart[] {
  const byPart = new Map<string, AskedPart>()
  for (const want of asked) {
    const known = byPart.get(want.part)
    byPart.set(want.part, known ? { ...known, quantity: known.quantity + want.quantity } : want)
  }
  return [...byPart.values()]
}
