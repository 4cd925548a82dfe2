import { beforeAll, describe, expect, test } from 'vitest'
import { type InvariantName, invariantNames } from '../../db/invariants.ts'
import type { Folder, MemoryState } from '../../db/memory/state.ts'
import { verifyMemory } from '../../db/memory/verify.ts'
import { openMemory } from '../../db/memory.ts'
import { parts, people } from '../../db/sample/cast.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import { approvalId, delegationId } from '../../domain/ids.ts'
import type { Balance } from '../../domain/ledger/account.ts'
import { morning } from '../flow/founding-story.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { openStage } from '../support/stage.ts'

type Plant = (state: MemoryState, day: BusyDay) => void

/** The first of a map, which a plant replaces. */
function first<K, V>(map: ReadonlyMap<K, V>, wanted: (value: V) => boolean = () => true): [K, V] {
  const found = [...map].find(([, value]) => wanted(value))
  if (!found) throw new Error('the busy day left none')
  return found
}

const raised = (state: MemoryState, kind: Balance['kind'], rest: Partial<Balance>) => {
  const [key, account] = first(state.balances, (each) => each.kind === kind && each.balance > 0)
  state.balances.set(key, { ...account, balance: account.balance + 1, ...rest })
}

const folder = (state: MemoryState, id: BusyDay['road']): Folder => {
  const found = state.folders.get(id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}

function changed<K, V>(map: Map<K, V>, rest: Partial<V>): void {
  const [key, value] = first(map)
  map.set(key, { ...value, ...rest })
}

const header = (state: MemoryState, id: BusyDay['road'], rest: Partial<Folder['header']>) => {
  const found = folder(state, id)
  found.header = { ...found.header, ...rest }
}

const shipped = (state: MemoryState) => first(state.folders, (each) => each.claims.size > 0)[1]

/** Shares nothing that changes. */
function copyOf(state: MemoryState): MemoryState {
  const { catalogue, sites, people, parts, models, identities, emails, stockMinimums, ...rest } =
    state
  const fixed = { catalogue, sites, people, parts, models, identities, emails, stockMinimums }
  return { ...fixed, ...structuredClone(rest) }
}

/** The same faults as those that are planted in a database, one for each invariant that maps can break. */
const plants: Readonly<Partial<Record<InvariantName, Plant>>> = {
  balances: (state) => raised(state, 'consumed', {}),
  units: (state) => raised(state, 'damaged', {}),
  guarded: (state) => raised(state, 'consumed', { balance: -1 }),
  entries: (state) => state.replies.delete(state.entries.at(-1)?.changeKey ?? ''),
  inbox: (state) => state.replies.delete(first(state.inbox)[0]),
  tasks: (state) => {
    first(state.tasks, (task) => task.state === 'done')[1].leaseUntil = 1
  },
  places: (state) => raised(state, 'damaged', { place: 'nowhere' }),
  lines: (state, { road }) => changed(folder(state, road).lines, { approved: 0 }),
  reserved: (state, { wait }) => changed(folder(state, wait).lines, { reserved: 0 }),
  transit: (state, { road }) => changed(folder(state, road).shipmentLines, { shipped: 2 }),
  shipment_lines: (state, { road }) => changed(folder(state, road).shipmentLines, { accepted: 1 }),
  shipped: (state, { road }) => changed(folder(state, road).lines, { shipped: 2 }),
  claims: (state) => changed(shipped(state).claims, { quantity: 2 }),
  decisions: (state) => state.decisions.clear(),
  delegations: (state, { road }) => {
    const [approval] = first(folder(state, road).approvals)
    state.delegations.set(delegationId('lent'), {
      kind: 'hand-over',
      id: delegationId('lent'),
      giver: people.manager,
      delegate: folder(state, road).header.requester,
      requisition: road,
      approval: approvalId(approval),
      note: null,
      givenAt: morning,
      endedAt: null,
      version: 1,
    })
  },
  dispatches: (state, { road }) => {
    const { approvals } = folder(state, road)
    approvals.delete(first(approvals)[0])
  },
  endings: (state, { wait }) =>
    header(state, wait, { cancelledBy: folder(state, wait).header.requester }),
  quota: (state, { wait }) => header(state, wait, { heldFen: 1 }),
  promises: (state, { wait }) => {
    for (const task of state.tasks.values()) if (task.kind === 'expire-hold') task.state = 'done'
    expect(folder(state, wait).header.holdUntil).not.toBeNull()
  },
  cards: (state) => changed(state.cardCopies, { shown: 99 }),
  history: (state, { road }) => state.events.get(road)?.splice(1),
}

describe('what the invariants find in memory', () => {
  let state: MemoryState
  let day: BusyDay
  beforeAll(async () => {
    const rows = sampleCompany()
    const needed = new Set<string>([parts.compressorKa, parts.expensiveBoard])
    const openingStock = rows.openingStock.filter(({ part }) => needed.has(part))
    const database = openMemory({ ...rows, openingStock })
    const stage = await openStage(database, morning)
    day = await busyDay(stage)
    await stage.close()
    state = database.state
  })

  test.each(Object.entries(plants))('%s', (name, plant) => {
    const copy = copyOf(state)
    plant(copy, day)
    expect(verifyMemory(copy).map((each) => each.invariant)).toContain(name)
  })

  test('there is a plant for each, but for the hashes that maps do not keep', () => {
    expect(invariantNames.filter((name) => !(name in plants))).toEqual(['events'])
  })
})
