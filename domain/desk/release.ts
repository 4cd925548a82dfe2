import type { Transfer } from '../ledger/transfer.ts'
import { moveQuota, quotaPlace } from '../quota/quota.ts'
import { type Line, type Requisition, waitingOf } from '../requisition/requisition.ts'

/** Gives held stock back to the shelf it was held on. */
export function releaseStock(lines: readonly Line[]): readonly Transfer[] {
  return lines.flatMap((line): readonly Transfer[] => {
    if (line.source === null || line.reserved === 0) return []
    return [
      {
        from: { kind: 'reserved', place: line.source },
        to: { kind: 'available', place: line.source },
        unit: line.part,
        quantity: line.reserved,
      },
    ]
  })
}

/** The line with everything taken back that has not left its source. */
export function cancelLine(line: Line): Line {
  return { ...line, cancelled: line.cancelled + line.reserved + waitingOf(line), reserved: 0 }
}

/** Gives the held quota back to the month it was taken from. */
export function releaseQuota(requisition: Requisition): readonly Transfer[] {
  const place = quotaPlace(requisition.station, requisition.quotaMonth)
  return moveQuota('held', 'left', place, requisition.heldFen)
}
