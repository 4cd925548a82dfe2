import type { Committed, Database, Store } from '../../db/store.ts'
import type { Change, Expectation } from '../../domain/desk/change.ts'
import type { Decided } from '../../domain/desk/decision.ts'
import type { PlanFacts } from '../../domain/desk/submit.ts'
import { personId } from '../../domain/ids.ts'
import type { World, Worlds } from '../support/sim-world.ts'
import { type Desk, desk } from './desk.ts'

/** Something broken on purpose, in the desk or in the database. */
export type Fault = {
  readonly name: string
  readonly verbs?: Desk
  readonly breakWorld?: (world: World) => World
}

const without = (decided: Decided, rest: Partial<Change>): Decided => ({
  ...decided,
  change: { ...decided.change, ...rest },
})

/** A verb whose change leaves something out. */
export function leavingOut<Verb extends 'decide' | 'cancel' | 'submit' | 'expireHold' | 'ship'>(
  verb: Verb,
  part: (change: Change) => Partial<Change>,
): Desk {
  const real = desk[verb] as (...given: never[]) => { readonly kind: string }
  const broken = (...given: never[]) => {
    const answer = real(...given)
    if (answer.kind !== 'decided') return answer
    const decided = answer as Decided
    return without(decided, part(decided.change))
  }
  return { ...desk, [verb]: broken as Desk[Verb] }
}

function breakStore(broken: (store: Store) => Store): (world: World) => World {
  return (world) => {
    const database: Database = { ...world.database, store: broken(world.database.store) }
    return { ...world, database }
  }
}

/** A world whose database commits in another way. */
export const breakCommit = (commit: (store: Store, change: Change) => Promise<Committed>) =>
  breakStore((store) => ({ ...store, commit: (change) => commit(store, change) }))

function withoutRestriction(facts: PlanFacts): PlanFacts {
  const grade = { ...facts.policy.grades[facts.station.grade], directDraw: 'always' } as const
  const grades = { ...facts.policy.grades, [facts.station.grade]: grade }
  return { ...facts, policy: { ...facts.policy, grades } }
}

const isPerson = (expectation: Expectation) => expectation.kind === 'person'

/** Writes over whatever version is there. */
async function overwrite(store: Store, change: Change): Promise<Committed> {
  const ids = (change.put.requisitions ?? []).map((row) => row.id)
  const { requisitions: found } = await store.load({ requisitions: ids })
  const requisitions = (change.put.requisitions ?? []).map((row) => {
    const version = found.find((each) => each.id === row.id)?.version ?? 0
    return { ...row, version: version + 1 }
  })
  const expect = change.expect.filter((each) => each.kind !== 'requisition')
  return await store.commit({ ...change, expect, put: { ...change.put, requisitions } })
}

async function withoutStock(store: Store, change: Change): Promise<Committed> {
  const answer = await store.commit(change)
  return answer.kind === 'shortfall' ? await store.commit({ ...change, transfers: [] }) : answer
}

const rejecting = (change: Change) =>
  change.events.some((event) => event.kind === 'rejected') ? { transfers: [] } : {}

/** Faults that the simulation must find; each is one that inventory systems really had, or that a refactoring could bring. */
export const faults: readonly Fault[] = [
  { name: 'a rejection releases nothing', verbs: leavingOut('decide', rejecting) },
  {
    name: 'an expired hold releases the quota only',
    verbs: leavingOut('expireHold', ({ transfers }) => ({
      transfers: transfers.filter((transfer) => transfer.unit === 'fen'),
    })),
  },
  {
    name: 'a cancelled request keeps its lines as they were',
    verbs: leavingOut('cancel', ({ put }) => ({ put: { ...put, lines: [] } })),
  },
  {
    name: 'a decision does not rest on the role of who took it',
    verbs: leavingOut('decide', ({ expect }) => ({
      expect: expect.filter((each) => !isPerson(each)),
    })),
  },
  {
    name: 'a shipment takes nothing from the held quota',
    verbs: leavingOut('ship', ({ transfers }) => ({
      transfers: transfers.filter((transfer) => transfer.unit !== 'fen'),
    })),
  },
  {
    name: 'a requester may approve their own request',
    verbs: {
      ...desk,
      decide: (requisition, facts, command) =>
        desk.decide({ ...requisition, requester: personId('somebody') }, facts, command),
    },
  },
  {
    name: 'a card that was changed meanwhile can still be decided on',
    verbs: {
      ...desk,
      decide: (requisition, facts, command) =>
        desk.decide(requisition, facts, { ...command, revision: null }),
    },
  },
  {
    name: 'a restricted station is served by whoever has the part',
    verbs: {
      ...desk,
      decide: (requisition, facts, command) =>
        desk.decide(requisition, withoutRestriction(facts), command),
      serveWaiting: (requisition, facts, command) =>
        desk.serveWaiting(requisition, withoutRestriction(facts), command),
    },
  },
  {
    name: 'the key is not looked at',
    breakWorld: (world) => {
      let count = 0
      return breakCommit((store, change) => {
        count += 1
        return store.commit({ ...change, key: `${change.key}#${count}` })
      })(world)
    },
  },
  { name: 'the version of a requisition is not looked at', breakWorld: breakCommit(overwrite) },
  { name: 'a shortfall is ignored', breakWorld: breakCommit(withoutStock) },
  {
    name: 'a worker that lost its lease may still complete',
    breakWorld: (world) => {
      const { tasks } = world.database
      const complete = async (id: string, token: string) =>
        (await tasks.complete(id, token)) || token !== ''
      return { ...world, database: { ...world.database, tasks: { ...tasks, complete } } }
    },
  },
  {
    name: 'an event is recorded twice',
    breakWorld: (world) => {
      const { inbox } = world.database
      const record: typeof inbox.record = async (inbound) => {
        await inbox.record(inbound)
        return 'new'
      }
      return { ...world, database: { ...world.database, inbox: { ...inbox, record } } }
    },
  },
]

/** The same worlds, each broken. */
export function brokenWorlds(worlds: Worlds, { breakWorld }: Fault): Worlds {
  if (!breakWorld) return worlds
  return { ...worlds, fresh: async () => breakWorld(await worlds.fresh()) }
}
