import { beforeAll, expect, test } from 'vitest'
import type { Claim } from '../../domain/claim/claim.ts'
import type { ShipmentRow } from '../../domain/desk/change.ts'
import { claimId } from '../../domain/ids.ts'
import type { Line } from '../../domain/requisition/requisition.ts'
import type { ReceivedShipment, ShipmentLine } from '../../domain/shipment/shipment.ts'
import { change, header, id, line, pending, shipment } from './changes.ts'
import {
  centre,
  clerk,
  compressor,
  fan,
  hq,
  keeper,
  manager,
  monday,
  otherStation,
  station,
} from './company.ts'
import { onEveryDatabase } from './databases.ts'

const of = id(1)
const sent = shipment(of)
const sentLine: ShipmentLine = {
  shipment: sent.id,
  line: 1,
  part: compressor,
  shipped: 4,
  accepted: 0,
  damaged: 0,
  short: 0,
}
const claim: Claim = {
  id: claimId('REQ-1-C1'),
  requisition: of,
  shipment: sent.id,
  line: 1,
  part: compressor,
  kind: 'damaged',
  quantity: 1,
  valueFen: 38_000,
  carrier: 'SF',
  note: null,
  openedAt: monday,
  openedBy: clerk,
}
const ordered = line(of, { requested: 9, approved: 9, picked: 4, shipped: 4, source: hq })

/** Everything of a row may be sent; what is a fact of its birth stays as it was. */
onEveryDatabase((database) => {
  const commit = (...args: Parameters<typeof change>) => database().store.commit(change(...args))
  const whole = async () => (await database().store.load({ requisitions: [of] })).requisitions[0]

  const changes = {
    header: {
      replacedBy: id(2),
      serviceOrder: 'SO-7',
      urgent: true,
      locale: 'en',
      version: 2,
      revision: 2,
      quotaMonth: '2026-12',
      heldFen: 11,
      usedFen: 22,
      holdUntil: monday + 33,
      cancelledBy: clerk,
    },
    line: {
      part: fan,
      model: null,
      requested: 10,
      approved: 8,
      reserved: 1,
      picked: 7,
      shipped: 7,
      received: 1,
      damaged: 2,
      short: 3,
      cancelled: 2,
      source: centre,
      priceFen: 44,
      promisedAt: monday + 55,
    },
    approval: {
      remindedAt: monday + 1,
      escalatedAt: monday + 2,
      state: 'rejected',
      decidedBy: manager,
      decidedFor: null,
      decidedAt: monday + 3,
      reason: 'not needed',
    },
    shipment: {
      carrier: 'YTO',
      tracking: 'YT-1',
      promisedAt: monday + 4,
      stage: 'delivered',
      stageAt: monday + 5,
      state: 'received',
      receivedAt: monday + 6,
      receivedBy: manager,
      version: 2,
    },
    shipmentLine: { accepted: 1, damaged: 2, short: 1 },
    claim: { note: 'the shell is broken' },
  } as const

  beforeAll(async () => {
    const born = {
      requisitions: [header(of), header(id(2))],
      lines: [ordered],
      approvals: [pending(of)],
      shipments: [sent],
      shipmentLines: [sentLine],
      claims: [claim],
    }
    expect((await commit('born', { put: born })).kind).toBe('committed')
    const expected = [
      { kind: 'requisition', id: of, version: 1 },
      { kind: 'shipment', id: sent.id, version: 1 },
    ] as const
    const put = {
      requisitions: [
        {
          ...header(of, changes.header),
          kind: 'replacement',
          replaces: id(2),
          station: otherStation,
          requester: manager,
          createdAt: 5,
        } as const,
      ],
      lines: [{ ...ordered, ...changes.line, typed: 'something else' } satisfies Line],
      approvals: [
        { ...pending(of), ...changes.approval, step: 7, reasons: [], askedAt: 5 } as const,
      ],
      shipments: [
        {
          ...sent,
          ...changes.shipment,
          from: centre,
          to: otherStation,
          shippedAt: 5,
          shippedBy: manager,
        } as ShipmentRow,
      ],
      shipmentLines: [{ ...sentLine, ...changes.shipmentLine, part: fan, shipped: 5 }],
      claims: [{ ...claim, ...changes.claim, quantity: 9, valueFen: 1, openedBy: manager }],
    }
    expect((await commit('changed', { expect: expected, put })).kind).toBe('committed')
  })

  test('of a requisition', async () => {
    const after = await whole()
    expect(after).toMatchObject({ ...header(of), ...changes.header })
    expect([after?.station, after?.requester]).toEqual([station, clerk])
  })

  test('of a line', async () => {
    expect((await whole())?.lines).toEqual([{ ...ordered, ...changes.line }])
  })

  test('of an approval', async () => {
    expect((await whole())?.approvals).toEqual([{ ...pending(of), ...changes.approval }])
  })

  test('of a shipment', async () => {
    const { shippedBy } = sent
    expect(shippedBy).toBe(keeper)
    const after = { ...sent, ...changes.shipment } as Omit<ReceivedShipment, 'lines'>
    const lines = [{ ...sentLine, ...changes.shipmentLine }]
    expect((await whole())?.shipments).toEqual([{ ...after, lines }])
  })

  test('of a claim', async () => {
    expect((await whole())?.claims).toEqual([{ ...claim, ...changes.claim }])
  })
})
