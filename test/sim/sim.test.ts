import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migratedPglite } from '../support/pglite.ts'
import { createMigratedDatabase } from '../support/postgres.ts'
import { pgliteWorlds, postgresWorlds } from '../support/sim-sql-world.ts'
import { memoryWorlds, type Worlds } from '../support/sim-world.ts'
import { simulate } from './campaign.ts'
import { delegationFaults } from './delegation-faults.ts'
import { brokenWorlds, faults } from './faults.ts'
import { operationsOf } from './operation.ts'
import { replayLine } from './replay.ts'
import { shrink } from './shrink.ts'

/** Fresh in each run; `SIM_SEED` plays one again. */
const seed = Number(process.env.SIM_SEED ?? randomInt(1_000_000_000))

/** What must come up in a simulation that is worth its name. */
const answers = [
  'submit, committed',
  'approve, committed',
  'reject, committed',
  'cancel, committed',
  'ship, committed',
  'receive, committed',
  'expire, committed',
  'approve own-request, refused',
  'approve stale, refused',
  'approve not-allowed, refused',
  'receive too-many-told, refused',
  'late, conflict',
  'late, shortfall',
  'repeated, duplicate',
  'repeated with another, duplicate',
  'race: committed + conflict',
  'role withdrawn',
  'race against a dismissal: committed + conflict',
  'work slow',
  'decide for another, committed',
  'decide for another delegation-over, refused',
  'decide for another own-request, refused',
  'decide for another decided-before, refused',
  'approve handed-over, refused',
  'hand-over, committed',
  'hand-over delegate-barred requester, refused',
  'hand-over delegate-barred no-right, refused',
  'hand-over stands-in, refused',
  'take-back, committed',
  'take-back nothing-delegated, refused',
  'go-away, committed',
  'go-away away-already, refused',
  'go-away stands-in, refused',
  'come-back, committed',
  'come-back nothing-delegated, refused',
  'late lending, conflict',
  'race over lending: committed + conflict',
]

const opened = {
  pglite: async () => pgliteWorlds(await migratedPglite()),
  postgres: async () => postgresWorlds((await createMigratedDatabase()).url),
}

describe(`random days of a small company, seed ${seed}`, () => {
  console.log(`simulation: SIM_SEED=${seed} plays this again`)

  test('break no rule in memory, and everything that can happen does', async () => {
    const campaign = { worlds: memoryWorlds(), compared: false, seed, runs: 28, ops: 500 }
    const report = await simulate({ ...campaign, keep: null })
    expect(report.failure && replayLine(report.failure, 'memory', 500)).toBe(null)
    expect(report.operations).toBe(14_000)
    for (const answer of answers) expect(report.answers.get(answer) ?? 0, answer).toBeGreaterThan(0)
  })

  describe.each(['pglite', 'postgres'] as const)('on %s', (on) => {
    let worlds: Worlds
    beforeAll(async () => {
      worlds = await opened[on]()
    })
    afterAll(() => worlds.close())

    test('go as they go in memory', async () => {
      const campaign = { worlds, compared: true, seed, runs: 4, ops: 120 }
      const report = await simulate({ ...campaign, keep: null })
      expect(report.failure && replayLine(report.failure, on, 120)).toBe(null)
      expect(report.operations).toBe(480)
    })
  })
})

describe('a fault that was planted is found and its run made small', () => {
  test.each([...faults, ...delegationFaults])('$name', async (fault) => {
    const worlds = brokenWorlds(memoryWorlds(), fault)
    const verbs = fault.verbs ? { verbs: fault.verbs } : {}
    const campaign = { worlds, compared: false, seed: 1, runs: 40, ops: 150, keep: null, ...verbs }
    const { failure } = await simulate(campaign)
    expect(failure).not.toBe(null)
    expect(failure?.operations.length).toBeLessThan(25)

    const again = { ...campaign, seed: failure?.seed ?? 0, runs: 1, keep: failure?.kept ?? [] }
    expect((await simulate(again)).failure?.rule).toBe(failure?.rule)
  })
})

test('a seed is a day: the same operations every time, and a shorter day is the beginning of it', () => {
  expect(operationsOf(7, 50)).toEqual(operationsOf(7, 50))
  expect(operationsOf(7, 200).slice(0, 50)).toEqual(operationsOf(7, 50))
  expect(operationsOf(8, 50)).not.toEqual(operationsOf(7, 50))
})

test('shrinking leaves what is needed, in its order', async () => {
  const items = Array.from({ length: 100 }, (_, index) => index)
  const needed = [3, 42, 97]
  const fails = async (fewer: readonly number[]) => needed.every((each) => fewer.includes(each))
  expect(await shrink(items, fails, 300)).toEqual(needed)
})
