import { beforeAll, expect, test } from 'vitest'
import type { RequisitionQuery } from '../../db/store.ts'
import type { Json } from '../../domain/json.ts'
import { change, conversation, header, id, line, pending, shipment } from './changes.ts'
import {
  centre,
  clerk,
  company,
  compressor,
  fan,
  hq,
  keeper,
  manager,
  monday,
  otherCentre,
  otherClerk,
  otherStation,
  shelf,
  station,
} from './company.ts'
import { onEveryDatabase } from './databases.ts'

const other = { station: otherStation, requester: otherClerk }
const copy = (address: string) => ({
  id: `REQ-3/keeper/${address}`,
  requisition: id(3),
  audience: 'keeper' as const,
  person: keeper,
  address,
  message: null,
  wanted: 1,
  shown: 0,
})

onEveryDatabase((database) => {
  const reads = () => database().reads
  const view = async (view: RequisitionQuery['view'], rest: Partial<RequisitionQuery> = {}) => {
    const found = await reads().requisitions({ view, limit: 10, ...rest })
    return found.map((each) => Number(each.id.slice(4)))
  }

  // 1 closed · 2 awaits approval with stock held · 3 to ship from HQ · 4 on the way, other station
  // 5 cancelled while it awaited approval · 6 waits for stock, same minute as 10 · 10 to ship from the centre
  beforeAll(async () => {
    await database().store.commit(
      change('seed', {
        put: {
          requisitions: [
            header(id(1), { createdAt: monday + 1 }),
            header(id(2), { createdAt: monday + 2 }),
            header(id(3), { createdAt: monday + 3, serviceOrder: 'SO-3' }),
            header(id(4), { createdAt: monday + 4, ...other }),
            header(id(5), { createdAt: monday + 5, cancelledBy: clerk }),
            header(id(6), { createdAt: monday + 6, kind: 'replacement', replaces: id(1) }),
            header(id(10), { createdAt: monday + 6, ...other }),
          ],
          lines: [
            line(id(1), { shipped: 2, received: 2 }),
            line(id(2), { reserved: 2, source: hq }),
            line(id(3), { reserved: 2, source: hq }),
            line(id(3), { no: 2, part: fan, requested: 1, reserved: 1, source: centre }),
            line(id(4), { shipped: 2, source: hq }),
            line(id(5), { cancelled: 2 }),
            line(id(6)),
            line(id(10), { reserved: 2, source: centre }),
          ],
          approvals: [
            pending(id(2)),
            {
              ...pending(id(3)),
              state: 'approved',
              decidedBy: manager,
              decidedFor: null,
              decidedAt: monday,
            },
            pending(id(5)),
          ],
          shipments: [
            shipment(id(1), { state: 'received', receivedAt: monday, receivedBy: clerk }),
            shipment(id(4)),
          ],
          cardCopies: [copy('b'), copy('a')],
          conversations: [
            conversation('old', { usedAt: monday }),
            conversation('new', { usedAt: monday + 9 }),
            conversation('group', { usedAt: monday + 99, kind: 'group' }),
          ],
        },
      }),
    )
  })

  test('open: something is still to come, newest first', async () => {
    expect(await view('open')).toEqual([10, 6, 4, 3, 2])
    expect(await view('open', { limit: 2 })).toEqual([10, 6])
  })

  test('awaiting-approval: oldest first, without what was cancelled', async () => {
    expect(await view('awaiting-approval')).toEqual([2])
  })

  test('in-transit: a shipment is open', async () => {
    expect(await view('in-transit')).toEqual([4])
  })

  test('to-ship: held and approved, oldest first, by source', async () => {
    expect(await view('to-ship')).toEqual([3, 10])
    expect(await view('to-ship', { source: centre })).toEqual([3, 10])
    expect(await view('to-ship', { source: hq })).toEqual([3])
  })

  test('whatever finds a requisition, it comes as whole as it is loaded', async () => {
    const numbers = [1, 2, 3, 4]
    const loaded = await database().store.load({ requisitions: numbers.map(id) })
    const listed = await reads().requisitions({ view: 'latest', limit: 10 })
    for (const whole of loaded.requisitions) {
      expect(whole.lines.length).toBeGreaterThan(0)
      expect(listed.find((each) => each.id === whole.id)).toEqual(whole)
      const [sent] = whole.shipments
      if (!sent) continue
      expect(await reads().requisitionByShipment(sent.id)).toEqual(whole)
      expect(await reads().requisitionByTracking(sent.tracking)).toEqual(whole)
    }
    expect(loaded.requisitions.map((each) => each.approvals.length)).toEqual([0, 1, 1, 0])
    expect(loaded.requisitions.map((each) => each.shipments.length)).toEqual([1, 0, 0, 1])
  })

  test('latest: everything, newest first', async () => {
    expect(await view('latest')).toEqual([10, 6, 5, 4, 3, 2, 1])
  })

  test('a list can be narrowed to station, requester, centre, service order and what is replaced', async () => {
    expect(await view('open', { station: otherStation })).toEqual([10, 4])
    expect(await view('open', { requester: clerk })).toEqual([6, 3, 2])
    expect(await view('open', { centre: otherCentre })).toEqual([10, 4])
    expect(await view('latest', { serviceOrder: 'SO-3' })).toEqual([3])
    expect(await view('open', { centre, requester: otherClerk })).toEqual([])
    expect(await view('latest', { replaces: id(1) })).toEqual([6])
  })

  test('the catalogue comes sorted by its keys', async () => {
    const { parts, fits, aliases, supersessions, models } = await reads().catalogue()
    expect(parts.map((part) => part.code)).toEqual([compressor, fan, shelf])
    expect(parts[1]).toEqual(company.catalogue.parts[0])
    expect(fits.map((fit) => [fit.slot, fit.serialFrom, fit.serialTo])).toEqual([
      ['compressor', null, null],
      ['fan', null, 'B1999'],
      ['fan', 'B2000', null],
    ])
    expect(aliases.map((alias) => alias.alias)).toEqual(['ysj', '压机'])
    expect(supersessions).toEqual(company.catalogue.supersessions)
    expect(models).toEqual(company.catalogue.models)
  })

  test('substitutes and photos come with the catalogue', async () => {
    const { substitutes, photos } = await reads().catalogue()
    expect(substitutes).toEqual(company.catalogue.substitutes?.toReversed())
    expect(photos).toEqual(company.catalogue.photos)
  })

  test('the parts a station has asked for come each once, the last first', async () => {
    expect(await reads().orderedParts(otherStation, 10)).toEqual([compressor])
    const all = await reads().orderedParts(station, 10)
    expect(all.toSorted()).toEqual([compressor, fan].toSorted())
    expect(await reads().orderedParts(station, 1)).toEqual(all.slice(0, 1))
    expect(await reads().orderedParts(hq, 10)).toEqual([])
  })

  test('answers to questions about codes come newest first, and nothing else that was picked', async () => {
    const picked = (at: number, data: Json) => ({
      aggregate: `D-${at}`,
      kind: 'picked',
      actor: clerk,
      at: monday + at,
      data,
    })
    const answer = { verb: 'pick-part', line: 1, code: '1020', name: null, model: null }
    const events = [
      picked(1, { ...answer, chosen: fan, offered: [fan, shelf] }),
      picked(2, { ...answer, verb: 'none-of-these', chosen: '', offered: [fan] }),
      picked(3, { ...answer, verb: 'pick-model', model: 'BCD1', chosen: 'BCD-1', offered: [] }),
      picked(4, { ...answer, verb: 'set-quantity', chosen: '2', offered: [] }),
      picked(5, { verb: 'pick-part', line: 1, chosen: fan, offered: [] }),
      picked(6, { ...answer, code: null, name: '风机', chosen: fan, offered: [fan] }),
    ]
    const before = await reads().corrections(10)
    expect((await database().store.commit(change('answers', { events }))).kind).toBe('committed')
    expect(before).toEqual([])
    expect(await reads().corrections(10)).toEqual([
      { about: 'name', typed: '风机', offered: [fan], chosen: fan },
      { about: 'model', typed: 'BCD1', offered: [], chosen: 'BCD-1' },
      { about: 'part', typed: '1020', offered: [fan], chosen: null },
      { about: 'part', typed: '1020', offered: [fan, shelf], chosen: fan },
    ])
    expect(await reads().corrections(1)).toHaveLength(1)
  })

  test('sites come sorted, each of its kind', async () => {
    const sites = await reads().sites()
    expect(sites).toEqual(company.sites.toSorted((one, two) => (one.id < two.id ? -1 : 1)))
  })

  test('a person is found by the identity of a platform', async () => {
    expect((await reads().personByIdentity('teams', 'acme', 'U1'))?.id).toBe(clerk)
    expect(await reads().personByIdentity('teams', 'other', 'U1')).toBeNull()
  })

  test('whatever finds a person, they come with their grants', async () => {
    const { people } = await database().store.load({ people: [clerk] })
    expect(people[0]?.grants).toHaveLength(1)
    expect(await reads().personByIdentity('teams', 'acme', 'U1')).toEqual(people[0])
    expect(await reads().peopleWith('clerk')).toContainEqual(people[0])
  })

  test('people are found by role and site', async () => {
    const ids = async (...args: Parameters<ReturnType<typeof reads>['peopleWith']>) =>
      (await reads().peopleWith(...args)).map((person) => person.id)
    expect(await ids('keeper')).toEqual([keeper, manager])
    expect(await ids('keeper', centre)).toEqual([manager])
    expect(await ids('operator')).toEqual([])
  })

  test('a person is reached where they were last talked to alone', async () => {
    expect(await reads().personalAddress(clerk)).toBe('new')
    expect(await reads().personalAddress(manager)).toBeNull()
  })

  test('stock tells what is available, where', async () => {
    expect(await reads().stock([fan, compressor])).toEqual([
      { kind: 'available', place: hq, unit: compressor, balance: 10 },
      { kind: 'available', place: centre, unit: fan, balance: 3 },
      { kind: 'available', place: hq, unit: fan, balance: 7 },
    ])
    expect(await reads().stock([fan], [centre])).toHaveLength(1)
    expect(await reads().stock([fan], [])).toEqual([])
    expect(await reads().stock([])).toEqual([])
  })

  test('low stock comes worst first', async () => {
    const low = await reads().lowStock(null, 10)
    expect(low.map((each) => [each.place, each.unit, each.balance, each.minimum])).toEqual([
      [centre, compressor, 0, 4],
      [hq, compressor, 10, 20],
    ])
    expect(await reads().lowStock([hq], 10)).toHaveLength(1)
    expect(await reads().lowStock(null, 1)).toHaveLength(1)
    expect(await reads().lowStock([], 10)).toEqual([])
  })

  test('copies of a card come by their id', async () => {
    expect(await reads().cardCopies(id(3))).toEqual([copy('a'), copy('b')])
    expect(await reads().cardCopies(id(4))).toEqual([])
    expect(await reads().cardCopy(copy('a').id)).toEqual(copy('a'))
    expect(await reads().cardCopy('none')).toBeNull()
  })
})
