import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { books } from '../../db/invariants.ts'
import { randomFor } from '../../db/sample/random.ts'
import type { Database } from '../../db/store.ts'
import type { Change } from '../../domain/desk/change.ts'
import { planText } from '../../domain/desk/plan-digest.ts'
import { shipmentId } from '../../domain/ids.ts'
import type { Span } from '../../domain/kpi/period.ts'
import { days, hours } from '../../domain/time.ts'
import { expectHealthy } from '../support/healthy.ts'
import { available, change, header, id, line, pending, reserved, shipment } from './changes.ts'
import {
  centre,
  clerk,
  company,
  compressor,
  fan,
  hq,
  manager,
  model,
  monday,
  otherClerk,
  otherStation,
  station,
} from './company.ts'
import { databases, type Opened } from './databases.ts'

const seed = 20_261_102
const count = 240
const random = randomFor(seed, 'figures')
const within = (longest: number) => random.between(0, days(longest) / 1000) * 1000

/** A requisition somewhere in its life, with as many lines, parcels and complaints as chance wants. */
function anyRequisition(number: number): Change {
  const of = id(number)
  const createdAt = monday + within(60)
  const isOurs = random.chance(0.7)
  const isReplacement = number > 40 && random.chance(0.2)
  const decided = random.pick(['none', 'pending', 'approved'] as const)
  const lines = Array.from({ length: random.between(1, 4) }, (_, index) => {
    const requested = random.between(1, 5)
    const cancelled = random.chance(0.2) ? requested : 0
    const shipped = cancelled > 0 ? 0 : random.between(0, requested)
    const damaged = random.chance(0.3) ? Math.min(1, shipped) : 0
    const short = random.chance(0.2) ? Math.min(1, shipped - damaged) : 0
    const source = random.pick([hq, centre, null])
    const quantities = { requested, cancelled, shipped, picked: shipped, damaged, short }
    const received = shipped - damaged - short
    return line(of, {
      no: index + 1,
      part: random.pick([compressor, fan]),
      model: random.pick([model, null]),
      source,
      ...quantities,
      received,
    })
  })
  const shippedAt = createdAt + within(9)
  const sent = lines.filter((each) => each.shipped > 0)
  const isOpen = random.chance(0.2)
  const parcel = shipment(of, {
    to: isOurs ? station : otherStation,
    from: random.pick([hq, centre]),
    carrier: random.pick(['SF', 'YTO', 'JD']),
    shippedAt,
    promisedAt: shippedAt + days(2),
    stage: random.pick(['in-transit', 'delivered']),
    stageAt: shippedAt + within(5),
    ...(isOpen ? {} : { state: 'received', receivedAt: shippedAt + within(6), receivedBy: clerk }),
  })
  const shown = lines.map((each) => ({
    ...each,
    quantity: each.requested,
    priceFen: each.priceFen,
  }))
  const approval = pending(of)
  return change(`made/${number}`, {
    put: {
      requisitions: [
        header(of, {
          createdAt,
          ...(isOurs ? {} : { station: otherStation, requester: otherClerk }),
          ...(isReplacement
            ? { kind: 'replacement', replaces: id(random.between(1, number - 1)) }
            : {}),
          ...(random.chance(0.1) ? { cancelledBy: clerk } : {}),
        }),
      ],
      lines,
      approvals:
        decided === 'none'
          ? []
          : [
              decided === 'pending'
                ? approval
                : {
                    ...approval,
                    state: 'approved',
                    decidedBy: manager,
                    decidedFor: null,
                    decidedAt: createdAt,
                  },
            ],
      ...(sent.length === 0
        ? {}
        : {
            shipments: [parcel],
            shipmentLines: sent.map((each) => ({
              shipment: parcel.id,
              line: each.no,
              part: each.part,
              shipped: each.shipped,
              accepted: isOpen ? 0 : each.received,
              damaged: isOpen ? 0 : each.damaged,
              short: isOpen ? 0 : each.short,
            })),
          }),
    },
    events: [
      {
        aggregate: of,
        kind: random.chance(0.9) ? 'submitted' : 'replaced',
        actor: clerk,
        at: createdAt,
        data: { shown: planText(shown, [{ role: 'manager', site: centre, reasons: [] }]) },
      },
    ],
  })
}

/** Stock arrives, is held, leaves and comes, here and there. */
function anyMovement(number: number): Change {
  const unit = random.pick([compressor, fan])
  const place = random.pick([hq, centre, station])
  const parcel = {
    kind: 'transit',
    place: shipmentId(`${id(random.between(1, count))}-S1`),
  } as const
  const at = monday + within(60)
  const quantity = random.between(1, 4)
  const supply = { from: { kind: 'supplier', place: '*' }, to: available(place), unit } as const
  const legs = random.pick([
    [[available(place), reserved(place)]],
    [[available(place), { kind: 'consumed', place: 'WO-1' }]],
    [
      [available(place), parcel],
      [parcel, available(random.pick([hq, station]))],
    ],
    [
      [available(place), parcel],
      [parcel, { kind: 'damaged', place: station }],
    ],
  ] as const)
  return change(`moved/${number}`, {
    at,
    transfers: [
      { ...supply, quantity: 9 },
      ...legs.map(([from, to]) => ({ from, to, unit, quantity })),
    ],
  })
}

const history = [
  ...Array.from({ length: count }, (_, index) => anyRequisition(index + 1)),
  ...Array.from({ length: count }, (_, index) => anyMovement(index + 1)),
]

const span = (from: number, until: number): Span => ({
  from: monday + days(from) + hours(5),
  until: monday + days(until) + hours(5),
})
const spans = [span(30, 60), span(-10, 200), span(12, 19), span(-40, -10)]
const scopes = [null, [station, centre], [otherStation], []]

/** All figures of one span and scope, in one piece. */
async function figuresOf({ figures }: Database, at: Span, sites: (typeof scopes)[number]) {
  const before = { from: at.from - days(15), until: at.from }
  const ranking = { span: at, before, stations: sites, limit: 5 }
  return {
    demand: await figures.demand(at, sites),
    parts: await figures.wanted({ ...ranking, by: 'part' }),
    models: await figures.wanted({ ...ranking, by: 'model' }),
    carriers: await figures.carriers(at, sites),
    broken: await figures.broken(ranking),
    cycle: await figures.cycle(at, sites),
    backorders: await figures.backorders(at, sites, 7),
    everWaiting: await figures.backorders(null, sites, 1_000),
    shelves: await figures.shelves(sites),
    turnover: await figures.turnover(at, sites),
  }
}

describe(`figures of ${history.length} changes made by chance (seed ${seed})`, () => {
  let all: Opened[]
  beforeAll(async () => {
    all = await Promise.all(Object.values(databases).map((open) => open(company)))
    for (const each of history)
      for (const database of all)
        expect(await database.store.commit(each)).toMatchObject({ kind: 'committed' })
  })
  afterAll(async () => {
    for (const database of all) {
      await expectHealthy(database, books)
      await database.close()
    }
  })

  test('are counted the same by every database', async () => {
    for (const at of spans)
      for (const sites of scopes) {
        const [defined, ...counted] = await Promise.all(
          all.map((database) => figuresOf(database, at, sites)),
        )
        for (const figures of counted) expect(figures).toEqual(defined)
      }
  })

  test('are not all zero, so that the comparison says something', async () => {
    const [memory] = all
    if (!memory) throw new Error('there is no database')
    const { demand, models, broken, carriers, cycle, backorders, turnover, shelves } =
      await figuresOf(memory, span(-10, 200), null)
    expect(Math.min(demand.lines, demand.filled, demand.unstocked)).toBeGreaterThan(10)
    expect(demand.filled + demand.unstocked).toBeLessThan(demand.lines)
    expect([models.length, broken.length, carriers.length, shelves.length]).toEqual([1, 2, 3, 3])
    expect(cycle.untilShipped).toBeLessThan(cycle.total)
    expect(backorders).toHaveLength(7)
    expect(turnover.usedFen).toBeGreaterThan(0)
    expect(turnover.closingFen).toBe(shelves.reduce((sum, each) => sum + each.valueFen, 0))
  })
})
