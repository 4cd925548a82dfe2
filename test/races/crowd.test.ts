import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { randomFor } from '../../db/sample/random.ts'
import { quotaPlace } from '../../domain/quota/quota.ts'
import { type Arena, openArena } from './arena.ts'
import {
  board,
  clerk,
  crowd,
  fan,
  free,
  freeElsewhere,
  hangzhou,
  hq,
  manager,
  monday,
  nanjing,
  shelf,
  strict,
  wanting,
} from './company.ts'
import { startingLine } from './starting-line.ts'
import { type Answer, current, decides, requested, shown, submits } from './verbs.ts'

const everybody = Array.from({ length: crowd }, (_, number) => number)
/** All 200 with `npm run races`: that takes longer than everything else here. */
const rounds = Number(process.env.PARTLINE_RACE_ROUNDS ?? 25)

const seed = Number(process.env.PARTLINE_RACE_SEED ?? Date.now() % 1_000_000)

describe(`${crowd} people at the same instant on PostgreSQL (PARTLINE_RACE_SEED=${seed})`, () => {
  let arena: Arena
  beforeEach(async () => {
    arena = await openArena(crowd)
  })
  afterEach(async () => {
    expect(await arena.broken()).toEqual([])
    expect(await arena.close(), 'deadlocks').toBe(0)
  })

  const turn = () => ({ store: arena.database.store, key: arena.next() })
  const of = (kind: Answer['kind'], answers: readonly Answer[]) =>
    answers.filter((answer) => answer.kind === kind)
  const refusals = (answers: readonly Answer[]) =>
    new Set(
      answers.map((answer) => (answer.kind === 'declined' ? answer.refusal.kind : answer.kind)),
    )

  /** Everybody has seen the plan for what they ask, and everybody confirms it at once. */
  async function rush(asks: readonly Parameters<typeof submits>[1][]) {
    const line = startingLine(asks.length)
    const digests = await Promise.all(asks.map((ask) => shown(arena.database.store, ask)))
    return await Promise.all(
      asks.map((ask, index) =>
        submits(
          { store: line.store(arena.database.store), key: arena.next() },
          ask,
          digests[index] ?? '',
        ),
      ),
    )
  }

  /** Whoever was told that the plan changed looks again and confirms what there is now. */
  const lookAgain = async (asks: readonly Parameters<typeof submits>[1][]) => {
    for (const ask of asks) await requested(turn(), ask)
  }

  const reserved = async () =>
    Number(
      (await arena.owner`select coalesce(sum(reserved), 0) as pieces from lines`)[0]?.['pieces'],
    )

  test(`${crowd} decide on one approval, ${rounds} times: one decides, 63 hear that it is decided`, async () => {
    await arena.stocks(fan, hq, rounds)
    for (let round = 0; round < rounds; round++) {
      const ask = { clerk: clerk(0), station: strict, asked: [wanting(fan, 1)] }
      const card = await requested(turn(), ask)
      const line = startingLine(crowd)
      const answers = await Promise.all(
        everybody.map((number) =>
          decides(
            { store: line.store(arena.database.store), key: arena.next() },
            card,
            manager(number),
            (number + round) % 2 ? 'approve' : 'reject',
          ),
        ),
      )
      expect(of('done', answers), `round ${round}`).toHaveLength(1)
      const others = of('declined', answers)
      expect(others, `round ${round}`).toHaveLength(crowd - 1)
      expect(refusals(others)).toEqual(new Set(['wrong-state']))
      const after = await current(arena.database.store, card.id)
      expect(after.version).toBe(card.version + 1)
      const winner = of('done', answers)[0]
      expect(winner?.kind === 'done' && winner.decision.requisition).toEqual(after)
    }
  })

  test(`${crowd} ask for one of the last 10 pieces: 10 get one, the others wait`, async () => {
    await arena.stocks(fan, hq, 10)
    const asks = everybody.map((number) => ({
      clerk: clerk(number),
      station: number % 2 ? free : freeElsewhere,
      asked: [wanting(fan, 1)],
    }))
    const answers = await rush(asks)
    expect(of('done', answers)).toHaveLength(10)
    expect(refusals(of('declined', answers))).toEqual(new Set(['plan-changed']))
    expect(await arena.pieces(fan)).toEqual([`reserved@${hq} 10`])

    await lookAgain(asks.filter((_, index) => answers[index]?.kind === 'declined'))
    expect(await reserved()).toBe(10)
    const waiting = await arena.owner`select from lines where source is null and reserved = 0`
    expect(waiting).toHaveLength(crowd - 10)
    expect(await arena.pieces(fan)).toEqual([`reserved@${hq} 10`])
  })

  test('the same part on two lines never takes a piece twice', async () => {
    await arena.stocks(fan, hq, 10)
    const asks = everybody.map((number) => ({
      clerk: clerk(number),
      station: number % 2 ? free : freeElsewhere,
      asked: [wanting(fan, 1 + (number % 3)), wanting(fan, 2)],
    }))
    const answers = await rush(asks)
    expect(answers.length).toBe(of('done', answers).length + of('declined', answers).length)
    await lookAgain(asks.filter((_, index) => answers[index]?.kind === 'declined'))
    expect(await reserved()).toBe(10)
    expect(await arena.pieces(fan)).toEqual([`reserved@${hq} 10`])
  })

  test('one request with the same part on two lines gets what there is, once', async () => {
    await arena.stocks(fan, hq, 10)
    const asked = [wanting(fan, 7), wanting(fan, 7)]
    const { lines } = await requested(turn(), { clerk: clerk(0), station: free, asked })
    expect(lines.map((line) => [line.requested, line.reserved])).toEqual([
      [7, 7],
      [3, 3],
      [4, 0],
    ])
    expect(await arena.pieces(fan)).toEqual([`reserved@${hq} 10`])
  })

  test('movements that cross each other in any order never wait in a circle', async () => {
    const places = [hq, hangzhou, nanjing]
    const units = [fan, board, shelf]
    for (const unit of units) for (const place of places) await arena.stocks(unit, place, 1_000)
    const random = randomFor(seed, 'crossing')
    const movement = () => {
      const [from = hq, to = hangzhou] = random.shuffle(places)
      return {
        from: { kind: 'available', place: from },
        to: { kind: 'available', place: to },
        unit: random.pick(units),
        quantity: random.between(1, 3),
      } as const
    }
    const answers = await Promise.all(
      Array.from({ length: 10 * crowd }, (_, number) =>
        arena.database.store.commit({
          key: `crossing-${number}`,
          at: monday,
          expect: [],
          put: {},
          transfers: Array.from({ length: random.between(2, 6) }, movement),
          events: [],
          tasks: [],
          reply: null,
        }),
      ),
    )
    expect(new Set(answers.map((answer) => answer.kind))).toEqual(new Set(['committed']))
  })

  test('the first requests of a month grant the quota once', async () => {
    await arena.stocks(fan, hq, crowd)
    const asks = everybody.map((number) => ({
      clerk: clerk(number),
      station: free,
      asked: [wanting(fan, 1)],
    }))
    expect(of('done', await rush(asks))).toHaveLength(crowd)
    const place = quotaPlace(free, '2026-11')
    const [granted] = await arena.owner`
      select count(*)::integer as times from entries where from_kind = 'granted' and to_place = ${place}`
    expect(granted).toEqual({ times: 1 })
  })
})
