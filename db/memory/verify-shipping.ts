import { z } from 'zod'
import { siteId } from '../../domain/ids.ts'
import type { Line } from '../../domain/requisition/requisition.ts'
import type { ShipmentLine } from '../../domain/shipment/shipment.ts'
import type { Finding } from '../store.ts'
import { type Folder, type MemoryState, requisitionOf } from './state.ts'
import { createTally } from './tally.ts'
import type { Check } from './verify.ts'

const shipmentsOf = (state: MemoryState) =>
  [...state.folders.values()].flatMap((folder) => requisitionOf(folder).shipments)

const transit: Check = (state) => {
  const tally = createTally({ said: 'on the road are', booked: 'the account holds' })
  for (const shipment of shipmentsOf(state)) {
    if (shipment.state !== 'open') continue
    for (const { part, shipped, accepted, damaged, short } of shipment.lines) {
      const left = shipped - accepted - damaged - short
      tally.add(`${part} in shipment ${shipment.id}`, 'said', left)
    }
  }
  for (const { kind, place, unit, balance } of state.balances.values()) {
    if (kind === 'transit') tally.add(`${unit} in shipment ${place}`, 'booked', balance)
  }
  return tally.differences()
}

const shipmentLines: Check = (state) =>
  shipmentsOf(state).flatMap((shipment): readonly Finding[] => {
    const what = `shipment ${shipment.id}`
    if (shipment.lines.length === 0) return [{ what, detail: 'nothing was shipped' }]
    return shipment.lines
      .filter((line) => {
        const { shipped, accepted, damaged, short } = line
        const told = shipment.state === 'received' ? shipped : 0
        return (
          shipped <= 0 ||
          Math.min(accepted, damaged, short) < 0 ||
          accepted + damaged + short !== told
        )
      })
      .map((line) => ({ what: `${what} line ${line.line}`, detail: JSON.stringify(line) }))
  })

/** What is on the own shelf is issued at once and never travels. */
const shipped: Check = (state) =>
  [...state.folders.values()].flatMap((folder) => {
    const { header, lines, shipmentLines: sent } = folder
    const stray = [...sent.values()].filter((each) => lines.get(each.line)?.part !== each.part)
    const wrong = [...lines.values()].filter((line) => !isAsShipped(folder, line))
    return [
      ...stray.map((each) => ({
        what: `${header.id} line ${each.line}`,
        detail: 'another part was shipped',
      })),
      ...wrong.map((line) => ({
        what: `${header.id} line ${line.no}`,
        detail: JSON.stringify(line),
      })),
    ]
  })

function isAsShipped({ header, shipmentLines: sent }: Folder, line: Line): boolean {
  const mine = [...sent.values()].filter((each) => each.line === line.no)
  const sum = (count: (each: ShipmentLine) => number) =>
    mine.reduce((total, each) => total + count(each), 0)
  if (line.source === siteId(header.station)) {
    return mine.length === 0 && line.received === line.shipped && line.damaged + line.short === 0
  }
  return (
    line.shipped === sum((each) => each.shipped) &&
    line.received === sum((each) => each.accepted) &&
    line.damaged === sum((each) => each.damaged) &&
    line.short === sum((each) => each.short)
  )
}

const claims: Check = (state) => {
  const tally = createTally({ said: 'missing are', booked: 'claimed are' })
  for (const folder of state.folders.values()) {
    for (const { shipment, line, damaged, short } of folder.shipmentLines.values()) {
      tally.add(`damaged in shipment ${shipment} line ${line}`, 'said', damaged)
      tally.add(`short in shipment ${shipment} line ${line}`, 'said', short)
    }
    for (const { shipment, line, kind, quantity } of folder.claims.values()) {
      tally.add(`${kind} in shipment ${shipment} line ${line}`, 'booked', quantity)
    }
  }
  return tally.differences()
}

const submission = z.object({ approvals: z.array(z.string()).default([]) })

/** What was wanted when it was sent off stands in its first event, whatever became of the approvals since. */
function wantedAtFirst(state: MemoryState, requisition: string): readonly string[] {
  const first = state.events.get(requisition)?.[0]
  return first?.kind === 'submitted' ? submission.parse(first.data).approvals : []
}

const dispatches: Check = (state) =>
  [...state.folders.values()].flatMap(({ header, approvals, shipments }) => {
    const open = [...approvals.values()].filter((each) => each.state !== 'approved')
    const replaced = header.replaces === null ? null : state.folders.get(header.replaces)
    const unclaimed = header.kind === 'replacement' && !replaced?.claims.size
    return [
      ...(shipments.size > 0
        ? open.map((each) => ({ what: header.id, detail: `approval ${each.id} is ${each.state}` }))
        : []),
      ...(shipments.size > 0
        ? wantedAtFirst(state, header.id)
            .filter((id) => !approvals.has(id))
            .map((id) => ({ what: header.id, detail: `approval ${id} is missing` }))
        : []),
      ...(unclaimed ? [{ what: header.id, detail: 'it replaces what nobody claimed' }] : []),
    ]
  })

/** Goods on their way and what is said about them. */
export const shippingChecks = {
  transit,
  shipment_lines: shipmentLines,
  shipped,
  claims,
  dispatches,
}
