import { requisitionId, type ShipmentId, shipmentId, siteId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { type Shipment, stages } from '../../domain/shipment/shipment.ts'
import { hours } from '../../domain/time.ts'
import { simulatedCompany } from '../support/sim-company.ts'
import { hasRole, holdersOf, mayGo } from './model.ts'
import type { Carrying, Receiving, Shipping } from './operation.ts'
import type { Pick } from './pick.ts'
import { answered, choosePerson, chooseRequest, keyFor, type Prepared, sceneOf } from './scene.ts'
import { nth, type Simulation } from './simulation.ts'

const warehouses = simulatedCompany.sites.filter((site) => site.kind !== 'station')

const held = (requisition: Requisition) => requisition.lines.filter((line) => line.reserved > 0)

export async function shipping(
  simulation: Simulation,
  operation: Shipping,
): Promise<Prepared | null> {
  const { model, network, now: at } = simulation
  const isReady = (each: Requisition) => mayGo(each) && held(each).length > 0
  const known = chooseRequest(simulation, operation.request, isReady)
  if (!known) return null
  const from = chooseSource(known, operation.from)
  const by = choosePerson(simulation, operation.by, holdersOf(model, 'keeper', from))
  const { requisition, policy, person } = await sceneOf(simulation, known, by)
  const decision = simulation.desk.ship(requisition, policy, {
    key: keyFor(simulation, operation.key),
    at,
    keeper: person,
    from: network.site(from),
    to: network.site(known.station),
    carrier: 'SF',
    tracking: operation.tracking ? `sf${simulation.keys}` : ' ',
  })
  const leaving = held(known).some((line) => line.source === from)
  const expected =
    hasRole(model, by, 'keeper', from) && isReady(known) && leaving && operation.tracking
  return answered('ship', decision, expected, () => ({ operation, known, from, by }))
}

function chooseSource(requisition: Requisition, pick: Pick) {
  const sources = held(requisition).flatMap((line) => line.source ?? [])
  const fitting = pick.fitting ? nth(sources, pick.n) : undefined
  return fitting ?? nth(warehouses, pick.n)?.id ?? siteId('HQ')
}

const isOnTheRoad = ({ shipments }: Requisition) =>
  shipments.some((shipment) => shipment.state === 'open')

/** An open shipment where there is one, else one that was received before. */
function chooseShipment(requisition: Requisition, n: number): Shipment | undefined {
  const open = requisition.shipments.filter((shipment) => shipment.state === 'open')
  return nth(open, n) ?? nth(requisition.shipments, n)
}

export async function receiving(
  simulation: Simulation,
  operation: Receiving,
): Promise<Prepared | null> {
  const { model, world, now: at } = simulation
  const known = chooseRequest(simulation, operation.request, isOnTheRoad)
  if (!known) return null
  const shipment = chooseShipment(known, operation.shipment)
  const by = choosePerson(simulation, operation.by, holdersOf(model, 'clerk', known.station))
  const number = await world.database.store.nextRequestNumber()
  const { requisition, person, facts } = await sceneOf(simulation, known, by)
  const complaints = complaintsOf(known, shipment, operation)
  const decision = simulation.desk.receive(requisition, facts, {
    key: keyFor(simulation, operation.key),
    at,
    receiver: person,
    shipment: shipment?.id ?? shipmentId(`${known.id}-S9`),
    complaints,
    note: null,
    replacement: requisitionId(`REQ-${number}`),
  })
  const possible = complaints.every(({ line, damaged, short }) => {
    const sent = shipment?.lines.find((each) => each.line === line)?.shipped ?? 0
    return damaged + short <= sent
  })
  const expected =
    shipment?.state === 'open' && hasRole(model, by, 'clerk', known.station) && possible
  return answered('receive', decision, expected, () => ({ operation, known, complaints }))
}

/** What is told about one line of a shipment; `stray` is about a line that was not in it. */
function complaintsOf(
  requisition: Requisition,
  shipment: Shipment | undefined,
  { told, pieces, shipment: n }: Receiving,
) {
  const line = nth(shipment?.lines ?? [], n)
  if (!line || told === 'nothing') return []
  const some = Math.min(pieces, line.shipped)
  const half = Math.floor(some / 2)
  const stray = requisition.lines.find(
    (each) => !shipment?.lines.some((sent) => sent.line === each.no),
  )
  switch (told) {
    case 'damaged':
      return [{ line: line.line, damaged: some, short: 0 }]
    case 'short':
      return [{ line: line.line, damaged: 0, short: some }]
    case 'both':
      return [{ line: line.line, damaged: half, short: some - half }]
    case 'too-many':
      return [{ line: line.line, damaged: line.shipped, short: pieces }]
    case 'stray':
      return stray ? [{ line: stray.no, damaged: pieces, short: 0 }] : []
  }
}

export async function carrying(
  simulation: Simulation,
  operation: Carrying,
): Promise<Prepared | null> {
  const known = chooseRequest(simulation, operation.request, isOnTheRoad)
  if (!known) return null
  const shipment = chooseShipment(known, operation.shipment)?.id ?? shipmentId(`${known.id}-S9`)
  const key = keyFor(simulation, operation.key)
  return await carry(simulation, known, { shipment, stage: operation.stage, round: 1, key })
}

/** The carrier's news of one shipment, which may be old. */
export async function carry(
  simulation: Simulation,
  known: Requisition,
  news: {
    readonly shipment: ShipmentId
    readonly stage: number
    readonly round: number
    readonly key: string
  },
): Promise<Prepared> {
  const { now: at } = simulation
  const { requisition, policy } = await sceneOf(simulation, known, known.requester)
  const stage = stages[news.stage] ?? 'shipped'
  const { key, round, shipment: id } = news
  const decision = simulation.desk.progress(requisition, policy, {
    key,
    at,
    stage,
    round,
    shipment: id,
    stageAt: at - hours(news.stage),
  })
  const shipment = known.shipments.find((each) => each.id === id)
  const expected = shipment?.state === 'open' && stages.indexOf(shipment.stage) < news.stage
  return answered('carry', decision, expected, () => ({ news, known }))
}
