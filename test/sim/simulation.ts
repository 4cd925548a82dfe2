import type { Change } from '../../domain/desk/change.ts'
import type { RequisitionId } from '../../domain/ids.ts'
import { buildNetwork, type Network } from '../../domain/network/network.ts'
import type { Instant } from '../../domain/time.ts'
import { simulatedCompany, simulationStart } from '../support/sim-company.ts'
import type { World } from '../support/sim-world.ts'
import { type BoardModel, createBoardModel } from './board-model.ts'
import type { Desk } from './desk.ts'
import { createInboxModel, type InboxModel } from './inbox-model.ts'
import { createModel, type Model } from './model.ts'

/** One run: the real thing, what must be true of it, and the messages that are under way. */
export type Simulation = {
  readonly world: World
  readonly desk: Desk
  readonly network: Network
  readonly model: Model
  readonly board: BoardModel
  readonly inbox: InboxModel
  /** Decisions that were taken and have not arrived yet. */
  readonly drawer: Change[]
  /** Changes that were sent, whatever the answer was. */
  readonly sent: Change[]
  /** Digests that were shown to people before. */
  readonly shown: string[]
  /** Pieces that a supplier brings, by the key of their change. */
  readonly deliveries: Map<string, Delivery>
  /** Whether rivals are sent at the same moment, or one after the other. */
  readonly together: boolean
  /** The requisition that all rivals of a race are about. */
  focus: RequisitionId | null
  /** Business time. */
  now: Instant
  keys: number
}

export type Delivery = { readonly account: string; readonly part: string; readonly pieces: number }

export function createSimulation(world: World, desk: Desk, together: boolean): Simulation {
  return {
    world,
    desk,
    network: buildNetwork(simulatedCompany.sites),
    model: createModel(simulatedCompany),
    board: createBoardModel(),
    inbox: createInboxModel(),
    drawer: [],
    sent: [],
    shown: [],
    deliveries: new Map(),
    together,
    focus: null,
    now: simulationStart,
    keys: 0,
  }
}

export function newKey(simulation: Simulation): string {
  simulation.keys += 1
  return `sim/${simulation.keys}`
}

/** The n-th of a list, counted round and round; undefined when the list is empty. */
export function nth<T>(list: readonly T[], n: number): T | undefined {
  return list[n % Math.max(1, list.length)]
}
