import { shownParts } from '../desk/plan-digest.ts'
import type { ModelCode, PartCode, RequisitionId, SiteId } from '../ids.ts'
import { type Requisition, waitingOf } from '../requisition/requisition.ts'
import type { Instant } from '../time.ts'
import { isWithin, type Span } from './period.ts'
import { ranked } from './ranking.ts'

/**
 * What was asked for in a span, replacements left out: they are the failure of what they replace. A part asked for counts
 * once in its request, from however many sources it comes.
 */
export type Demand = {
  readonly requests: number
  /** Parts asked for. One that was taken back although it was in stock is left out. */
  readonly lines: number
  /** Of these, all pieces were in stock somewhere in the network and held at once. */
  readonly filled: number
  /** Of these, not one piece was in stock anywhere. */
  readonly unstocked: number
}

/** `shown`: the plan that was confirmed when it was submitted (`planText`); null when that is not known. */
export function demandOf(requisition: Requisition, shown: string | null): Demand {
  const counted = shownParts(shown ?? '').filter(
    ({ part, lacking }) => lacking || !isTakenBack(requisition, part),
  )
  return {
    requests: 1,
    lines: counted.length,
    filled: counted.filter((each) => !each.lacking).length,
    unstocked: counted.filter((each) => each.nowhere).length,
  }
}

function isTakenBack({ lines }: Requisition, part: string): boolean {
  const mine = lines.filter((line) => line.part === part)
  return mine.length > 0 && mine.every((line) => line.cancelled === line.requested)
}

export function sumOfDemand(all: readonly Demand[]): Demand {
  const sum = (of: (each: Demand) => number) => all.reduce((total, each) => total + of(each), 0)
  return {
    requests: sum((each) => each.requests),
    lines: sum((each) => each.lines),
    filled: sum((each) => each.filled),
    unstocked: sum((each) => each.unstocked),
  }
}

/** How many requests name a part or a model, for how many pieces, and how many requests did in the span before. */
export type Wanted<Code extends PartCode | ModelCode = PartCode | ModelCode> = {
  readonly code: Code
  readonly requests: number
  readonly pieces: number
  readonly before: number
}

/**
 * What is asked for most: the nearest thing to a count of faults that is known here, for a part is asked for when one has
 * failed. Most requests first, then most pieces, then by code; what was taken back does not count.
 */
export function wantedMost<By extends 'part' | 'model'>(
  requisitions: readonly Requisition[],
  by: By,
  span: Span,
  before: Span,
): readonly Wanted[] {
  const tallies = new Map<string, { now: Set<string>; earlier: Set<string>; pieces: number }>()
  for (const { id, kind, createdAt, lines } of requisitions) {
    if (kind !== 'ordinary') continue
    for (const line of lines) {
      const code = line[by]
      const pieces = line.requested - line.cancelled
      if (code === null || pieces === 0) continue
      const tally = tallies.get(code) ?? { now: new Set(), earlier: new Set(), pieces: 0 }
      tallies.set(code, tally)
      if (isWithin(before, createdAt)) tally.earlier.add(id)
      if (!isWithin(span, createdAt)) continue
      tally.now.add(id)
      tally.pieces += pieces
    }
  }
  const wanted = [...tallies].map(([code, { now, earlier, pieces }]) => ({
    code: code as PartCode | ModelCode,
    requests: now.size,
    pieces,
    before: earlier.size,
  }))
  return ranked(
    wanted.filter((each) => each.requests > 0),
    [(each) => each.requests, (each) => each.pieces],
    (each) => each.code,
  )
}

/** Pieces for which there is no stock yet. `askedAt`: when they were asked for. */
export type Backorder = {
  readonly requisition: RequisitionId
  readonly station: SiteId
  readonly part: PartCode
  readonly pieces: number
  readonly askedAt: Instant
}

/** The backorders of requisitions that may be served, in the order of their lines. */
export function backordersOf({ id, station, createdAt, lines }: Requisition): readonly Backorder[] {
  return lines
    .filter((line) => waitingOf(line) > 0)
    .map((line) => ({
      requisition: id,
      station,
      part: line.part,
      pieces: waitingOf(line),
      askedAt: createdAt,
    }))
}
