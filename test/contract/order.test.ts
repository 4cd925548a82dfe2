import { expect, test } from 'vitest'
import type { AccountPlace } from '../../domain/ledger/account.ts'
import { change, transfer } from './changes.ts'
import { centre, clerk, compressor, fan, hq, manager, shelf } from './company.ts'
import { onEveryDatabase } from './databases.ts'

onEveryDatabase((database) => {
  const commit = (...args: Parameters<typeof change>) => database().store.commit(change(...args))

  test('of many accounts that lack something the first in sorted order is named', async () => {
    const kinds = ['returned', 'damaged', 'transit', 'reserved'] as const
    const lacking = [shelf, compressor, fan].flatMap((unit, one) =>
      kinds.flatMap((kind, two) =>
        ['REQ-9-S1', hq, centre].map((place, three) => {
          const from: AccountPlace = { kind, place }
          // The further down the list, the less is asked: no order but the sorted one begins with the right account.
          return transfer(from, { kind: 'lost', place }, 90 - 12 * one - 3 * two - three, unit)
        }),
      ),
    )
    const answer = await commit('lacking', { transfers: lacking })
    expect(answer).toMatchObject({
      kind: 'shortfall',
      account: { unit: compressor, kind: 'damaged', place: centre },
    })
  })

  test('of many versions that moved on the first in sorted order is named', async () => {
    const stale = [
      ['requisition', 'REQ-9'],
      ['person', manager],
      ['quota-grant', 'S/2026-11'],
      ['person', clerk],
      ['conversation', 'z'],
      ['conversation', 'a'],
      ['shipment', 'REQ-9-S1'],
    ] as const
    const answer = await commit('stale', {
      expect: stale.map(([kind, id]) => ({ kind, id, version: 9 })),
    })
    expect(answer).toEqual({ kind: 'conflict', on: 'conversation a' })
  })
})
