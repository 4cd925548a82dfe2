import { describe, expect, test } from 'vitest'
import type { Delegation, Standing } from '../../../domain/delegation/delegation.ts'
import { comeBack, goAway } from '../../../domain/desk/absence.ts'
import { escalate, remind } from '../../../domain/desk/clocks.ts'
import { decide } from '../../../domain/desk/decide.ts'
import { handOver, takeBack } from '../../../domain/desk/hand-over.ts'
import { siteId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { days, hours } from '../../../domain/time.ts'
import { approved, submitted } from '../../support/desk-verbs.ts'
import * as people from '../../support/desk-world.ts'

const { both, clerk, hqManager, isDecided, keeper, manager, monday, openWorld } = people
const { secondHqManager, wanting, policyOf } = people

const elsewhere: Person = {
  ...manager,
  id: people.otherClerk.id,
  grants: [{ role: 'manager', site: people.nanjing.id }],
}
const everybody = [both, clerk, hqManager, keeper, manager, secondHqManager, elsewhere]

/** A world with one request that waits for the manager, and delegations as they are given. */
function desk(options: { requester?: Person; policy?: Policy; asked?: number } = {}) {
  const limits = { monthlyQuotaFen: 90_000 }
  const world = openWorld({ shelves: { HQ: { COMPRESSOR: 20 } }, limits })
  const asked = options.asked
    ? [wanting('COMPRESSOR', options.asked)]
    : [wanting('COMPRESSOR', 1, 3_000)]
  let requisition = submitted(world, asked, { requester: options.requester ?? clerk })
  let delegations: readonly Delegation[] = []
  let roster = everybody
  const policy = options.policy ?? policyOf()
  const find = (id: string) => {
    const found = roster.find((each) => each.id === id)
    if (!found) throw new Error(`nobody is called ${id}`)
    return found
  }
  const known = () => ({
    policy,
    standings: delegations.map(
      (delegation): Standing => ({
        delegation,
        giver: find(delegation.giver),
        delegate: find(delegation.delegate),
      }),
    ),
  })
  type Answer = ReturnType<typeof handOver> | ReturnType<typeof goAway>
  const writes = (answer: Answer) => {
    if (!('change' in answer)) return answer.kind
    for (const each of answer.change.put.delegations ?? [])
      delegations = [...delegations.filter(({ id }) => id !== each.id), each]
    if (answer.kind === 'decided') requisition = world.writes(answer)
    return 'yes'
  }
  const key = () => `test:${world.next()}`
  return {
    requisition: () => requisition,
    becomes: (next: (world: people.World, now: Requisition) => Requisition) => {
      requisition = next(world, requisition)
    },
    withdraws: (from: Person) => {
      roster = roster.map((each) => (each.id === from.id ? { ...each, grants: [] } : each))
    },
    standings: () => known().standings,
    hands: (giver: Person, delegate: Person, at = monday, revision = requisition.revision) => {
      const command = { key: key(), at, giver: find(giver.id), delegate, note: ' ok ', revision }
      return writes(handOver(requisition, known(), command))
    },
    takes: (giver: Person, at = monday) =>
      writes(takeBack(requisition, known(), { key: key(), at, giver })),
    leaves: (giver: Person, delegate: Person, from = 0, until = 3, at = monday) =>
      writes(
        goAway(known(), {
          key: key(),
          at,
          giver,
          delegate,
          startsAt: monday + days(from),
          endsAt: monday + days(until),
        }),
      ),
    returns: (giver: Person, at = monday) => {
      const [absence] = delegations.filter((each) => each.giver === giver.id)
      if (!absence) throw new Error('nobody is away')
      return writes(comeBack(known(), { key: key(), at, giver, absence: absence.id }))
    },
    decides: (person: Person, at = monday) => {
      const verdict = { key: key(), at, approver: find(person.id), revision: null } as const
      const { standings } = known()
      const facts = { ...world.facts(), policy }
      const answer = decide(requisition, facts, { ...verdict, standings, verdict: 'approve' })
      return { answer, kind: writes(answer) }
    },
  }
}

describe('a request that was handed over', () => {
  test('is decided by the delegate, and the decision names both and rests on both', () => {
    const { hands, decides, requisition } = desk()
    expect(hands(manager, hqManager)).toBe('yes')
    const { answer } = decides(hqManager)
    if (!isDecided(answer)) throw new Error('not decided')
    const { events, expect: rested } = answer.change
    expect(events[0]).toMatchObject({
      actor: hqManager.id,
      data: { for: manager.id, delegation: `${requisition().id}-A1-D1` },
    })
    expect(rested.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      `requisition ${requisition().id}`,
      `person ${hqManager.id}`,
      'policy policy',
      `delegation ${requisition().id}-A1-D1`,
      `person ${manager.id}`,
    ])
    expect(requisition().approvals[0]).toMatchObject({
      decidedBy: hqManager.id,
      decidedFor: manager.id,
    })
  })

  test('is left alone by its giver until they take it back, and then by the delegate', () => {
    const { hands, takes, decides } = desk()
    expect(hands(manager, hqManager)).toBe('yes')
    expect(decides(manager).kind).toBe('handed-over')
    expect(hands(manager, secondHqManager)).toBe('handed-over')
    expect(takes(hqManager)).toBe('nothing-delegated')
    expect(takes(manager)).toBe('yes')
    expect(takes(manager)).toBe('nothing-delegated')
    expect(decides(hqManager).kind).toBe('delegation-over')
    expect(hands(manager, secondHqManager)).toBe('yes')
    expect(decides(secondHqManager).kind).toBe('yes')
    expect(takes(manager)).toBe('wrong-state')
    expect(hands(manager, hqManager)).toBe('wrong-state')
  })

  test('goes to nobody who may not decide it, and is not handed on', () => {
    const { hands } = desk({ requester: both })
    expect(hands(manager, keeper)).toBe('delegate-barred')
    expect(hands(manager, manager)).toBe('delegate-barred')
    expect(hands(manager, both)).toBe('delegate-barred')
    expect(hands(both, hqManager)).toBe('own-request')
    expect(hands(hqManager, manager)).toBe('not-allowed')
    expect(hands(manager, elsewhere, monday, 0)).toBe('stale')
    expect(hands(manager, elsewhere)).toBe('yes')
    expect(hands(elsewhere, hqManager)).toBe('stands-in')
  })

  test('is with one delegate at a time, also where several approvers could hand it over', () => {
    const { hands, takes } = desk()
    expect(hands(manager, elsewhere)).toBe('yes')
    expect(hands(both, hqManager)).toBe('handed-already')
    expect(takes(manager)).toBe('yes')
    expect(hands(both, hqManager)).toBe('yes')
    expect(hands(manager, elsewhere)).toBe('handed-already')
  })

  test('is worth no more than the roles of both at the moment of the press', () => {
    for (const loser of [manager, elsewhere]) {
      const { hands, withdraws, decides } = desk()
      expect(hands(manager, elsewhere)).toBe('yes')
      withdraws(loser)
      expect(decides(elsewhere).kind).toBe('not-allowed')
    }
  })

  test('reminds the delegate after the usual time, and the giver no more; HQ is asked when it would have been', () => {
    const { hands, takes, requisition, standings } = desk()
    const reminds = (delegation: string | null) =>
      remind(requisition(), {
        key: 'clock',
        at: monday + hours(3),
        approval: requisition().approvals[0]?.id ?? ('' as never),
        delegation: delegation as never,
        standings: standings(),
      }).kind
    expect(reminds(null)).toBe('decided')
    hands(manager, hqManager, monday + hours(1))
    expect(reminds(null)).toBe('overtaken')
    expect(reminds(`${requisition().id}-A1-D1`)).toBe('decided')
    takes(manager)
    expect(reminds(`${requisition().id}-A1-D1`)).toBe('overtaken')
    const approval = requisition().approvals[0]?.id ?? ('' as never)
    expect(escalate(requisition(), { key: 'clock', at: monday, approval }).kind).toBe('decided')
  })
})

describe('whoever is away', () => {
  test('leaves what they may decide to the delegate, from the first moment to just before the last', () => {
    const { leaves, decides } = desk()
    expect(leaves(manager, elsewhere, 1, 3)).toBe('yes')
    expect(decides(elsewhere).kind).toBe('not-allowed')
    expect(decides(elsewhere, monday + days(3)).kind).toBe('delegation-over')
    expect(decides(elsewhere, monday + days(3) - 1).kind).toBe('yes')
  })

  test('may decide all the same, and come back early', () => {
    const { leaves, returns, decides } = desk()
    expect(leaves(manager, elsewhere)).toBe('yes')
    expect(returns(manager, monday + 1)).toBe('yes')
    expect(returns(manager, monday + 2)).toBe('nothing-delegated')
    expect(decides(elsewhere, monday + 3).kind).toBe('delegation-over')
    expect(leaves(manager, hqManager)).toBe('yes')
    expect(decides(manager).kind).toBe('yes')
  })

  test('lends nothing for a request of their own, nor does it help the requester', () => {
    const own = desk({ requester: both })
    expect(own.leaves(both, elsewhere)).toBe('yes')
    expect(own.decides(elsewhere).kind).toBe('giver-barred')
    const theirs = desk({ requester: both })
    expect(theirs.leaves(manager, both)).toBe('yes')
    expect(theirs.decides(both).kind).toBe('own-request')
  })

  test('does not decide twice through somebody else, nor does the delegate', () => {
    const first = desk({ asked: 11 })
    first.becomes((world, now) => approved(world, now))
    expect(first.leaves(hqManager, secondHqManager)).toBe('yes')
    expect(first.decides(secondHqManager).kind).toBe('yes')
    const second = desk({ asked: 11 })
    expect(second.leaves(manager, hqManager)).toBe('yes')
    expect(second.decides(hqManager).kind).toBe('yes')
    expect(second.decides(hqManager).kind).toBe('decided-before')
    expect(second.hands(secondHqManager, hqManager)).toBe('delegate-barred')
    expect(second.decides(secondHqManager).kind).toBe('yes')
  })

  test('leaves it to nobody who is away, who has no right, or for no time; and nothing is lent on', () => {
    const { leaves, hands } = desk()
    expect(leaves(clerk, manager)).toBe('not-allowed')
    expect(leaves(manager, manager)).toBe('delegate-barred')
    expect(leaves(manager, keeper)).toBe('delegate-barred')
    expect(leaves(hqManager, manager)).toBe('delegate-barred')
    for (const [from, until] of [
      [2, 2],
      [3, 1],
      [-3, 0],
      [0, 93],
      [93, 94],
    ] as const)
      expect(leaves(manager, elsewhere, from, until)).toBe('bad-period')
    expect(leaves(manager, elsewhere, 1, 3)).toBe('yes')
    expect(leaves(manager, hqManager, 2, 4)).toBe('away-already')
    expect(leaves(elsewhere, hqManager, 2, 4)).toBe('stands-in')
    expect(leaves(elsewhere, manager, 2, 4)).toBe('stands-in')
    expect(leaves(elsewhere, hqManager, 3, 4)).toBe('yes')
    expect(leaves(hqManager, secondHqManager, 5, 6)).toBe('yes')
    expect(leaves(manager, hqManager, 5, 6)).toBe('delegate-barred')
    expect(hands(manager, hqManager, monday + days(5))).toBe('delegate-barred')
    expect(hands(manager, hqManager)).toBe('yes')
  })

  test('may leave it to whom the policy names', () => {
    const policy: Policy = { ...policyOf(), standIns: { manager: ['keeper'], 'hq-manager': [] } }
    const { leaves, decides } = desk({ policy })
    expect(leaves(manager, hqManager)).toBe('delegate-barred')
    expect(leaves(manager, keeper)).toBe('yes')
    expect(decides(keeper).kind).toBe('yes')
    expect(keeper.grants.some(({ site }) => site === siteId('HQ'))).toBe(true)
  })
})
