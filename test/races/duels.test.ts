import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomFor } from '../../db/sample/random.ts'
import type { Store } from '../../db/store.ts'
import type { PersonId } from '../../domain/ids.ts'
import { statusOf } from '../../domain/requisition/status.ts'
import { type Arena, openArena } from './arena.ts'
import {
  board,
  clerk,
  fan,
  free,
  freeElsewhere,
  hangzhou,
  hq,
  manager,
  nanjing,
  shelf,
  strict,
  wanting,
} from './company.ts'
import { startingLine } from './starting-line.ts'
import {
  type Answer,
  cancels,
  current,
  decides,
  requested,
  ships,
  shown,
  submits,
} from './verbs.ts'

const seed = Number(process.env.PARTLINE_RACE_SEED ?? Date.now() % 1_000_000)
const rounds = 40

describe(`two at the same instant on PostgreSQL (PARTLINE_RACE_SEED=${seed})`, () => {
  let arena: Arena
  beforeAll(async () => {
    arena = await openArena(8)
  })
  afterAll(async () => {
    expect(await arena.close(), 'deadlocks').toBe(0)
  })

  const turn = () => ({ store: arena.database.store, key: arena.next() })
  const asks = (part = fan, quantity = 1, station = free, who: PersonId = clerk(0)) => ({
    clerk: who,
    station,
    asked: [wanting(part, quantity)],
  })

  /** Both decide on the same facts; who comes first, and by how much, is drawn. Gives the answers in their order. */
  async function duel(
    topic: string,
    ...racers: readonly ((turn: { store: Store; key: string }) => Promise<Answer>)[]
  ) {
    const random = randomFor(seed, topic)
    const line = startingLine(racers.length)
    return await Promise.all(
      racers.map((race) => {
        const delay = random.between(0, 3)
        const store = line.store(arena.database.store)
        const late: Store = {
          ...store,
          commit: async (change) => {
            await new Promise((resolve) => setTimeout(resolve, delay))
            return await store.commit(change)
          },
        }
        return race({ store: random.chance(0.5) ? late : store, key: arena.next() })
      }),
    )
  }

  const oneWinner = (answers: readonly Answer[], refusal: string, round: number) => {
    const outcome = answers.map((each) =>
      each.kind === 'declined' ? each.refusal.kind : each.kind,
    )
    expect(outcome.toSorted(), `round ${round}`).toEqual(['done', refusal].toSorted())
    return outcome.indexOf('done')
  }
  const sound = async (round: number) => expect(await arena.broken(), `round ${round}`).toEqual([])

  test(`approve against reject, ${rounds} times: one is written, the other hears it`, async () => {
    await arena.stocks(fan, hq, rounds)
    for (let round = 0; round < rounds; round++) {
      const card = await requested(turn(), asks(fan, 1, strict))
      const answers = await duel(
        `decide ${round}`,
        (on) => decides(on, card, manager(1), 'approve'),
        (on) => decides(on, card, manager(2), 'reject'),
      )
      const winner = oneWinner(answers, 'wrong-state', round)
      const after = await current(arena.database.store, card.id)
      expect(statusOf(after)).toBe(['to-ship', 'rejected'][winner])
      expect(after.lines.map((line) => line.reserved)).toEqual([winner === 0 ? 1 : 0])
      await sound(round)
    }
  })

  test(`cancel against ship, ${rounds} times: all of it leaves or all of it stays`, async () => {
    await arena.stocks(board, hq, 2 * rounds)
    for (let round = 0; round < rounds; round++) {
      const card = await requested(turn(), asks(board, 2))
      const answers = await duel(
        `cancel ${round}`,
        (on) => cancels(on, card),
        (on) => ships(on, card),
      )
      const winner = oneWinner(answers, 'wrong-state', round)
      const after = await current(arena.database.store, card.id)
      expect(statusOf(after)).toBe(['cancelled', 'on-the-way'][winner])
      expect(after.lines.map((line) => [line.reserved, line.cancelled, line.shipped])).toEqual([
        winner === 0 ? [0, 2, 0] : [0, 0, 2],
      ])
      await sound(round)
    }
  })

  test(`cancel against approve, ${rounds} times: nothing is held for what was taken back`, async () => {
    await arena.stocks(board, hq, rounds)
    for (let round = 0; round < rounds; round++) {
      const card = await requested(turn(), asks(board, 1, strict))
      const answers = await duel(
        `take back ${round}`,
        (on) => cancels(on, card),
        (on) => decides(on, card, manager(1)),
      )
      // What was approved may still be taken back; what was taken back can no longer be approved.
      const after = await current(arena.database.store, card.id)
      expect(statusOf(after)).toBe('cancelled')
      expect(answers[0]?.kind).toBe('done')
      expect(after.version).toBe(answers[1]?.kind === 'done' ? 3 : 2)
      await sound(round)
    }
  })

  test(`the same parcel shipped twice, ${rounds} times: it leaves once`, async () => {
    await arena.stocks(board, hq, rounds)
    for (let round = 0; round < rounds; round++) {
      const card = await requested(turn(), asks(board))
      const ship = (on: { store: Store; key: string }) => ships(on, card)
      oneWinner(await duel(`ship ${round}`, ship, ship), 'wrong-state', round)
      const after = await current(arena.database.store, card.id)
      expect(after.shipments).toHaveLength(1)
      await sound(round)
    }
  })

  describe('the last piece', () => {
    test.each([
      ['HQ', hq],
      ['one of the two centres', hangzhou],
      ['the other', nanjing],
    ])('on the shelf of %s goes to a station of one centre or of the other', async (_, place) => {
      for (let round = 0; round < rounds / 2; round++) {
        await arena.stocks(shelf, place, 1)
        const [mine, theirs] = [asks(shelf), asks(shelf, 1, freeElsewhere, clerk(1))] as const
        const store = arena.database.store
        const [one, other] = await Promise.all([shown(store, mine), shown(store, theirs)])
        const answers = await duel(
          `last ${place} ${round}`,
          (on) => submits(on, mine, one),
          (on) => submits(on, theirs, other),
        )
        oneWinner(answers, 'plan-changed', round)
        const pieces = await arena.pieces(shelf)
        expect(pieces).toContain(`reserved@${place} ${round + 1}`)
        expect(pieces.filter((each) => each.startsWith('available'))).toEqual([])
        await sound(round)
      }
    })
  })
})
