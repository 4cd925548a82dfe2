import { expect, test } from 'vitest'
import { planText, shownParts } from '../../../domain/desk/plan-digest.ts'
import { shipmentId } from '../../../domain/ids.ts'
import { arrivalOf, brokenMost, carrierTallies, cycleOf } from '../../../domain/kpi/delivery.ts'
import { demandOf, wantedMost } from '../../../domain/kpi/demand.ts'
import { reachOf, scopeOf, withStations } from '../../../domain/kpi/reach.ts'
import { buildNetwork } from '../../../domain/network/network.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import type { Shipment } from '../../../domain/shipment/shipment.ts'
import { days } from '../../../domain/time.ts'
import { header, id, line, shipment } from '../../contract/changes.ts'
import {
  centre,
  clerk,
  company,
  compressor,
  fan,
  hq,
  monday,
  otherCentre,
  otherStation,
  station,
} from '../../contract/company.ts'

const requisition = (number: number, rest: Partial<Requisition> = {}): Requisition => ({
  ...header(id(number)),
  lines: [line(id(number))],
  approvals: [],
  shipments: [],
  photos: [],
  claims: [],
  ...rest,
})
const week = { from: monday, until: monday + days(7) }
const weekBefore = { from: monday - days(7), until: monday }
const planned = (part: typeof fan, source: typeof hq | null, quantity = 1) => ({
  part,
  model: null,
  quantity,
  priceFen: 100,
  typed: '',
  source,
  promisedAt: null,
})

test('a part from several sources counts once; it is filled when nothing of it waits', () => {
  const text = planText(
    [planned(fan, hq), planned(fan, centre), planned(compressor, hq, 3), planned(compressor, null)],
    [{ role: 'manager', site: centre, reasons: [] }],
  )
  expect(shownParts(text)).toEqual([
    { part: fan, lacking: false, nowhere: false },
    { part: compressor, lacking: true, nowhere: false },
  ])
  expect(demandOf(requisition(1), text)).toEqual({ requests: 1, lines: 2, filled: 1, unstocked: 0 })
  const nothing = planText([planned(fan, null, 7)], [])
  expect(demandOf(requisition(1), nothing)).toEqual({
    requests: 1,
    lines: 1,
    filled: 0,
    unstocked: 1,
  })
})

test('what was taken back does not count, unless there was too little of it anyway', () => {
  const lines = [line(id(1), { requested: 2, cancelled: 2 })]
  const there = planText([planned(compressor, hq, 2)], [])
  const lacking = planText([planned(compressor, null, 2)], [])
  expect(demandOf(requisition(1, { lines }), there).lines).toBe(0)
  expect(demandOf(requisition(1, { lines }), lacking).lines).toBe(1)
  const half = [line(id(1), { requested: 2, cancelled: 1 })]
  expect(demandOf(requisition(1, { lines: half }), there)).toMatchObject({ lines: 1, filled: 1 })
})

test('what is asked for most is counted by requests, without replacements and what was taken back', () => {
  const all = [
    requisition(1, { lines: [line(id(1)), line(id(1), { no: 2, requested: 5 })] }),
    requisition(2, { lines: [line(id(2), { part: fan, requested: 9 })] }),
    requisition(3, { createdAt: monday + 1 }),
    requisition(4, { kind: 'replacement' }),
    requisition(5, { lines: [line(id(5), { part: fan, requested: 1, cancelled: 1 })] }),
    requisition(6, { createdAt: monday - 1 }),
    requisition(7, { createdAt: week.until }),
  ]
  expect(wantedMost(all, 'part', week, weekBefore)).toEqual([
    { code: compressor, requests: 2, pieces: 9, before: 1 },
    { code: fan, requests: 1, pieces: 9, before: 0 },
  ])
})

const parcel = (number: number, rest: object, lines: Partial<Shipment['lines'][number]>[] = []) =>
  ({
    ...shipment(id(number), rest),
    lines: lines.map((each, index) => ({
      shipment: shipmentId(`${id(number)}-S1`),
      line: index + 1,
      part: compressor,
      shipped: 2,
      accepted: 2,
      damaged: 0,
      short: 0,
      ...each,
    })),
  }) as Shipment
const received = (at: number) => ({ state: 'received', receivedAt: at, receivedBy: clerk })

test('a parcel has arrived when the carrier or the station says so, whoever is first', () => {
  const stageAt = monday + 500
  expect(arrivalOf(parcel(1, { stage: 'in-transit', stageAt }))).toBe(null)
  expect(arrivalOf(parcel(1, { stage: 'delivered', stageAt }))).toBe(stageAt)
  expect(arrivalOf(parcel(1, { stage: 'in-transit', stageAt, ...received(monday + 900) }))).toBe(
    monday + 900,
  )
  for (const at of [monday + 900, monday + 100])
    expect(arrivalOf(parcel(1, { stage: 'delivered', stageAt, ...received(at) }))).toBe(
      Math.min(at, stageAt),
    )
})

test('a carrier is late with what came late and with what never came', () => {
  const shipments = [
    parcel(1, received(monday + days(1)), [{}, { damaged: 1, accepted: 1 }]),
    parcel(2, received(monday + days(2)), [{ short: 1, accepted: 1 }]),
    parcel(3, {}),
    parcel(4, { promisedAt: week.until, ...received(monday + days(3)) }, [{}]),
    parcel(5, { carrier: 'YTO', promisedAt: week.until }),
  ]
  expect(carrierTallies(shipments, week)).toEqual([
    {
      carrier: 'SF',
      due: 3,
      onTime: 1,
      received: 3,
      damaged: 1,
      short: 1,
      lines: 4,
      damagedLines: 1,
    },
  ])
  expect(brokenMost(shipments, week, weekBefore)).toEqual([
    { part: compressor, lines: 4, damagedLines: 1, damagedPieces: 1, before: 0 },
  ])
})

test('what replaces broken goods has been waited for since the first request', () => {
  const shipments = [
    parcel(1, { shippedAt: monday + days(1), ...received(monday + days(2)) }, [
      {},
      { accepted: 0, damaged: 2 },
    ]),
  ]
  expect(cycleOf(requisition(1, { shipments }), monday - days(1), week)).toEqual({
    lines: 1,
    total: days(3),
    untilShipped: days(2),
  })
})

test('HQ sees everything, a manager the own region, a clerk nothing', () => {
  const network = buildNetwork(company.sites)
  const holder = (role: string) =>
    company.people.find(({ grants }) => grants.some((grant) => grant.role === role))
  const [mine, manager, hqManager] = ['clerk', 'manager', 'hq-manager'].map(holder)
  if (!mine || !manager || !hqManager) throw new Error('these people are in the company')
  expect(reachOf(mine)).toBe(null)
  const all = reachOf(hqManager)
  const region = reachOf(manager)
  if (!all || !region) throw new Error('both see figures')
  expect(scopeOf(network, all, null)).toEqual({ stations: null, places: null })
  expect(scopeOf(network, all, [hq])).toEqual({ stations: null, places: [hq] })
  expect(scopeOf(network, region, null)).toEqual({ stations: [station], places: [centre, station] })
  expect(scopeOf(network, region, [station, otherStation])).toEqual({
    stations: [station],
    places: [station],
  })
  expect(scopeOf(network, region, withStations(network, [otherCentre]))).toBe(null)
  expect(scopeOf(network, region, [hq])).toBe(null)
})
