import type { PartCode } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Supersession } from './part.ts'

export type Succession = {
  /** The end of the chain at that moment; the part itself when nothing replaces it, or when the chain is a ring. */
  successorOf(part: PartCode, at: Instant): PartCode
  /** Everything this part replaces, however long ago, nearest first. */
  predecessorsOf(part: PartCode): readonly PartCode[]
}

/** Follows the chains of replaced parts. Rings in the data never hang it. */
export function succession(rows: readonly Supersession[]): Succession {
  const after = new Map<PartCode, Supersession[]>()
  const before = new Map<PartCode, PartCode[]>()
  for (const row of rows) {
    after.set(row.part, [...(after.get(row.part) ?? []), row])
    before.set(row.successor, [...(before.get(row.successor) ?? []), row.part])
  }

  const next = (part: PartCode, at: Instant): PartCode | undefined => {
    const due = (after.get(part) ?? []).filter((row) => row.since <= at)
    const [first, ...rest] = due
    if (!first) return undefined
    return rest.reduce((one, other) => (other.since > one.since ? other : one), first).successor
  }

  return {
    successorOf: (part, at) => {
      const seen = new Set([part])
      let end = part
      for (let step = next(part, at); step !== undefined; step = next(step, at)) {
        if (seen.has(step)) return part
        seen.add(step)
        end = step
      }
      return end
    },
    predecessorsOf: (part) => {
      if (!before.has(part)) return []
      const seen = new Set([part])
      for (const code of seen) for (const older of before.get(code) ?? []) seen.add(older)
      seen.delete(part)
      return [...seen]
    },
  }
}
