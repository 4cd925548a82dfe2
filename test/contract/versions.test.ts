import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Committed } from '../../db/store.ts'
import type { Expectation, Put } from '../../domain/desk/change.ts'
import { absence, change, conversation, header, id, shipment } from './changes.ts'
import { manager, otherStation, station } from './company.ts'
import { onEveryDatabase, openCrowd } from './databases.ts'

const grantOf = (site: typeof station) => ({
  id: `${site}/2026-11`,
  site,
  month: '2026-11',
  amountFen: 500_000,
  version: 1,
})

onEveryDatabase((database) => {
  const commit = (...args: Parameters<typeof change>) => database().store.commit(change(...args))
  const one = shipment(id(1))

  beforeAll(async () => {
    const put = {
      requisitions: [header(id(1))],
      shipments: [one],
      conversations: [conversation('here')],
      quotaGrants: [grantOf(station)],
      delegations: [absence()],
    }
    expect((await commit('all of them', { put })).kind).toBe('committed')
  })

  const standing: readonly Expectation[] = [
    { kind: 'person', id: manager, version: 1 },
    { kind: 'policy', id: 'policy', version: 1 },
    { kind: 'requisition', id: id(1), version: 1 },
    { kind: 'shipment', id: one.id, version: 1 },
    { kind: 'conversation', id: 'here', version: 1 },
    { kind: 'quota-grant', id: grantOf(station).id, version: 1 },
    { kind: 'delegation', id: absence().id, version: 1 },
  ]

  test.each(standing)('a $kind that was only read must be at the version read', async (read) => {
    expect((await commit(`as read ${read.kind}`, { expect: [read] })).kind).toBe('committed')
    for (const version of [0, 2]) {
      const answer = await commit(`not as read ${read.kind}`, { expect: [{ ...read, version }] })
      expect(answer, `version ${version}`).toEqual({
        kind: 'conflict',
        on: `${read.kind} ${read.id}`,
      })
    }
  })

  test.each(standing)('a $kind that is not there has version 0 and no other', async ({ kind }) => {
    if (kind === 'policy') return
    const missing = { kind, id: 'never-was' }
    const answer = await commit(`there ${kind}`, { expect: [{ ...missing, version: 1 }] })
    expect(answer).toEqual({ kind: 'conflict', on: `${kind} never-was` })
    const absent = await commit(`absent ${kind}`, { expect: [{ ...missing, version: 0 }] })
    expect(absent.kind).toBe('committed')
  })
})

describe('two at once on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openCrowd>>
  beforeAll(async () => {
    database = await openCrowd(16)
  })
  afterAll(() => database.close())

  const grant = grantOf(otherStation)
  const born: readonly (readonly [Expectation['kind'], string, Put])[] = [
    ['conversation', 'new', { conversations: [conversation('new')] }],
    ['quota-grant', grant.id, { quotaGrants: [grant] }],
    ['requisition', id(7), { requisitions: [header(id(7))] }],
    ['delegation', absence().id, { delegations: [absence()] }],
  ]

  test.each(born)('a new %s is written by one of many', async (kind, of, put) => {
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, number) =>
        database.store.commit(
          change(`new ${kind} ${number}`, { expect: [{ kind, id: of, version: 0 }], put }),
        ),
      ),
    )
    const count = (outcome: Committed['kind']) =>
      answers.filter((answer) => answer.kind === outcome).length
    expect([count('committed'), count('conflict')]).toEqual([1, 31])
  })
})
