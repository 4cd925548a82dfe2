import { beforeAll, expect, test } from 'vitest'
import { byId } from '../../db/order.ts'
import { approvalId, claimId, shipmentId } from '../../domain/ids.ts'
import {
  available,
  change,
  conversation,
  header,
  id,
  line,
  pending,
  reserved,
  shipment,
} from './changes.ts'
import { clerk, company, compressor, fan, hq, keeper, manager, monday, station } from './company.ts'
import { onEveryDatabase } from './databases.ts'

const received = {
  state: 'received',
  receivedAt: monday + 9,
  receivedBy: clerk,
  stage: 'delivered',
} as const
const shipmentLine = {
  shipment: shipmentId('REQ-1-S1'),
  line: 1,
  part: compressor,
  shipped: 2,
  accepted: 1,
  damaged: 1,
  short: 0,
}
const claim = {
  id: claimId('REQ-1-C1'),
  requisition: id(1),
  shipment: shipmentId('REQ-1-S1'),
  line: 1,
  part: compressor,
  kind: 'damaged',
  quantity: 1,
  valueFen: 38_000,
  carrier: 'SF',
  note: '外壳凹陷',
  openedAt: monday + 9,
  openedBy: clerk,
} as const
const rejected = {
  ...pending(id(1), 2),
  state: 'rejected',
  decidedBy: manager,
  decidedFor: null,
  decidedAt: monday + 3,
  reason: 'too many',
} as const
const approved = {
  ...pending(id(1), 1),
  state: 'approved',
  decidedBy: manager,
  decidedFor: null,
  decidedAt: monday + 2,
} as const
const shipped = { shipped: 2, received: 1, damaged: 1, source: hq }

onEveryDatabase((database) => {
  const load = (...args: Parameters<ReturnType<typeof database>['store']['load']>) =>
    database().store.load(...args)

  beforeAll(async () => {
    await database().store.commit(
      change('seed', {
        put: {
          requisitions: [
            header(id(1), {
              holdUntil: monday + 1.5e9,
              heldFen: 3,
              usedFen: 4,
              serviceOrder: 'SO-1',
            }),
            header(id(10), { createdAt: monday + 1, replaces: id(1), kind: 'replacement' }),
            header(id(9), { createdAt: monday + 1 }),
            header(id(11), { cancelledBy: clerk }),
            header(id(12)),
            header(id(13)),
            header(id(14)),
          ],
          lines: [
            line(id(1), { no: 2, part: fan, model: null, requested: 1, reserved: 1, source: hq }),
            line(id(1), shipped),
            line(id(10)),
            line(id(9)),
            line(id(11)),
            line(id(12)),
            line(id(13), { cancelled: 2 }),
            line(id(14)),
          ],
          approvals: [
            rejected,
            approved,
            {
              ...pending(id(9)),
              state: 'approved',
              decidedBy: manager,
              decidedFor: null,
              decidedAt: monday,
            },
            pending(id(12)),
            { ...pending(id(14)), state: 'withdrawn' },
          ],
          shipments: [
            shipment(id(1), { id: shipmentId('REQ-1-S10'), tracking: 'T10' }),
            shipment(id(1), { id: shipmentId('REQ-1-S2') }),
            shipment(id(1), received),
          ],
          shipmentLines: [shipmentLine],
          claims: [claim],
          quotaGrants: [
            { id: `${station}/2026-11`, site: station, month: '2026-11', amountFen: 5, version: 1 },
          ],
          conversations: [
            conversation('teams:b', { draft: { lines: [1] } }),
            conversation('teams:a', { kind: 'group' }),
          ],
        },
        transfers: [{ from: available(hq), to: reserved(hq), unit: fan, quantity: 7 }],
      }),
    )
  })

  test('a requisition comes whole: every part of it in its place and order', async () => {
    const { requisitions } = await load({ requisitions: [id(1), id(404)] })
    expect(requisitions).toEqual([
      {
        ...header(id(1), {
          holdUntil: monday + 1.5e9,
          heldFen: 3,
          usedFen: 4,
          serviceOrder: 'SO-1',
        }),
        lines: [
          line(id(1), shipped),
          line(id(1), { no: 2, part: fan, model: null, requested: 1, reserved: 1, source: hq }),
        ],
        approvals: [approved, rejected],
        shipments: [
          { ...shipment(id(1), received), lines: [shipmentLine] },
          { ...shipment(id(1), { id: shipmentId('REQ-1-S2') }), lines: [] },
          { ...shipment(id(1), { id: shipmentId('REQ-1-S10'), tracking: 'T10' }), lines: [] },
        ],
        claims: [claim],
        photos: [],
      },
    ])
    expect(requisitions[0]?.approvals[0]?.id).toBe(approvalId('REQ-1-A1'))
  })

  test('what waits for stock and may be served comes oldest first, with what was named', async () => {
    const waiting = await load({ waiting: true })
    expect(waiting.requisitions.map((each) => each.id)).toEqual([id(9), id(10)])
    const both = await load({ waiting: true, requisitions: [id(12)] })
    expect(both.requisitions.map((each) => each.id)).toEqual([id(12), id(9), id(10)])
  })

  test('people come with their grants', async () => {
    const { people } = await load({ people: [manager, clerk] })
    expect(people.map((person) => person.id)).toEqual([clerk, manager])
    expect(people[1]).toEqual({
      ...company.people.find((person) => person.id === manager),
      grants: [
        { role: 'keeper', site: 'C-HZ' },
        { role: 'manager', site: 'C-HZ' },
      ],
    })
  })

  test('balances come by unit, and by name even when they are zero', async () => {
    const byUnit = await load({ units: [fan] })
    expect(byUnit.balances).toEqual([
      { ...available('C-HZ'), unit: fan, balance: 3 },
      { ...reserved(hq), unit: fan, balance: 7 },
    ])
    const named = await load({
      units: [compressor],
      accounts: [
        { ...available(hq), unit: fan },
        { ...available(hq), unit: compressor },
        { ...available('C-NJ'), unit: fan },
      ],
    })
    expect(named.balances).toEqual([
      { ...available(hq), unit: compressor, balance: 10 },
      { ...available(hq), unit: fan, balance: 0 },
    ])
  })

  test('conversations, quota grants and the policy come as they were put', async () => {
    const found = await load({
      conversations: ['teams:b', 'teams:a', 'teams:zz'],
      quotaGrants: [`${station}/2026-11`, `${station}/2026-12`],
    })
    expect(found.conversations).toEqual([
      conversation('teams:a', { kind: 'group' }),
      conversation('teams:b', { draft: { lines: [1] } }),
    ])
    expect(found.quotaGrants).toEqual([`${station}/2026-11`])
    expect(found.policy).toEqual(company.policy)
  })

  test('nothing asked, nothing given but the policy', async () => {
    expect(await load({})).toEqual({
      requisitions: [],
      people: [],
      balances: [],
      quotaGrants: [],
      conversations: [],
      standings: [],
      policy: company.policy,
    })
  })

  test('a requisition is found by its shipment and by a tracking number', async () => {
    const { reads } = database()
    expect((await reads.requisitionByShipment(shipmentId('REQ-1-S10')))?.id).toBe(id(1))
    expect(await reads.requisitionByShipment(shipmentId('REQ-2-S1'))).toBeNull()
    expect((await reads.requisitionByTracking('T10'))?.id).toBe(id(1))
    expect(await reads.requisitionByTracking('T11')).toBeNull()
  })

  test('ids sort by their number', () => {
    expect(['REQ-10', 'REQ-9', 'REQ-1-S10', 'REQ-1-S2'].toSorted(byId)).toEqual([
      'REQ-9',
      'REQ-10',
      'REQ-1-S2',
      'REQ-1-S10',
    ])
  })

  test('a keeper is no clerk', async () => {
    const { people } = await load({ people: [keeper] })
    expect(people[0]?.grants).toEqual([{ role: 'keeper', site: hq }])
  })
})
