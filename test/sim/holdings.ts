import type { Account } from '../../domain/ledger/account.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'

/** Quantities by account, `kind|place|unit`. */
export type Holdings = Map<string, number>

export function accountName({ kind, place, unit }: Account): string {
  return `${kind}|${place}|${unit}`
}

/** `available|HQ|P-1` as an account. */
export function accountFrom(key: string): Account {
  const [kind = '', place = '', unit = ''] = key.split('|')
  return { kind: kind as Account['kind'], place, unit }
}

export function add(holdings: Holdings, key: string, quantity: number): void {
  holdings.set(key, (holdings.get(key) ?? 0) + quantity)
}

/** Where a station's quota of the month that a requisition is charged to is kept. */
const quotaOf = (requisition: Requisition) => `${requisition.station}/${requisition.quotaMonth}`

/**
 * What one requisition must have done to the ledger since it was born, read off its lines and shipments alone: what left
 * a shelf is held, on the road, used up, put on the station's shelf, broken or lost. `granted` is what was used beyond
 * the quota, in fen.
 */
export function holdingsOf(requisition: Requisition, granted: number): Holdings {
  const held: Holdings = new Map()
  const consumer = `consumed|${requisition.serviceOrder ?? requisition.id}`
  for (const { source, part, reserved, received } of requisition.lines) {
    if (source === null) continue
    const own = source === requisition.station
    add(held, `available|${source}|${part}`, own ? -received : -reserved)
    add(held, own ? `${consumer}|${part}` : `reserved|${source}|${part}`, own ? received : reserved)
  }
  for (const shipment of requisition.shipments) {
    for (const { part, shipped, accepted, damaged, short } of shipment.lines) {
      add(held, `available|${shipment.from}|${part}`, -shipped)
      if (shipment.state === 'open') {
        add(held, `transit|${shipment.id}|${part}`, shipped)
        continue
      }
      const good = requisition.serviceOrder === null ? `available|${shipment.to}` : consumer
      add(held, `${good}|${part}`, accepted)
      add(held, `damaged|${shipment.to}|${part}`, damaged)
      add(held, `lost|${shipment.to}|${part}`, short)
    }
  }
  const { heldFen, usedFen } = requisition
  const quota = quotaOf(requisition)
  add(held, `held|${quota}|fen`, heldFen)
  add(held, `used|${quota}|fen`, usedFen)
  add(held, `left|${quota}|fen`, granted - heldFen - usedFen)
  add(held, 'granted|*|fen', -granted)
  return held
}
