import type { PartCode } from '../ids.ts'
import type { Supersession } from './part.ts'

/** What is wrong with the rows of supersession. */
export type ChainFault =
  /** Following the successors comes back to where it began; the parts in order. */
  | { readonly kind: 'ring'; readonly parts: readonly PartCode[] }
  /** Two successors from the same day on: which one is delivered is chance. */
  | { readonly kind: 'forked'; readonly part: PartCode; readonly parts: readonly PartCode[] }

/** Rings and forks in the chains, each once. An import refuses rows with a ring. */
export function chainFaults(rows: readonly Supersession[]): readonly ChainFault[] {
  const after = new Map<PartCode, Supersession[]>()
  for (const row of rows) after.set(row.part, [...(after.get(row.part) ?? []), row])
  return [...rings(after), ...forks(after)]
}

function rings(after: ReadonlyMap<PartCode, readonly Supersession[]>): readonly ChainFault[] {
  const found: ChainFault[] = []
  const done = new Set<PartCode>()
  for (const start of after.keys()) {
    const path: PartCode[] = []
    const onPath = new Set<PartCode>()
    const visits: { readonly part: PartCode; readonly leave: boolean }[] = [
      { part: start, leave: false },
    ]
    for (let visit = visits.pop(); visit; visit = visits.pop()) {
      if (visit.leave) {
        path.pop()
        onPath.delete(visit.part)
        done.add(visit.part)
        continue
      }
      if (onPath.has(visit.part)) {
        found.push({ kind: 'ring', parts: path.slice(path.indexOf(visit.part)) })
        continue
      }
      if (done.has(visit.part)) continue
      path.push(visit.part)
      onPath.add(visit.part)
      visits.push({ part: visit.part, leave: true })
      for (const row of after.get(visit.part) ?? [])
        visits.push({ part: row.successor, leave: false })
    }
  }
  return found
}

function forks(after: ReadonlyMap<PartCode, readonly Supersession[]>): readonly ChainFault[] {
  return [...after].flatMap(([part, rows]): ChainFault[] => {
    const days = new Set(rows.map((row) => row.since))
    return days.size === rows.length
      ? []
      : [{ kind: 'forked', part, parts: rows.map((row) => row.successor) }]
  })
}
