import { expect, test } from 'vitest'
import type { Approval } from '../../domain/approval/approval.ts'
import type { Absence, Delegation, HandOver } from '../../domain/delegation/delegation.ts'
import type { Change } from '../../domain/desk/change.ts'
import { delegationId, type PersonId, type RequisitionId } from '../../domain/ids.ts'
import { days, hours } from '../../domain/time.ts'
import { absence as absent, change, header, id, pending } from './changes.ts'
import { clerk, hqManager, keeper, manager, monday, otherManager } from './company.ts'
import { onEveryDatabase } from './databases.ts'

const absence = (giver: PersonId, delegate: PersonId, rest: Partial<Absence> = {}): Absence => {
  const id = delegationId(`${giver}/${rest.startsAt ?? monday}`)
  return absent({ id, giver, delegate, endsAt: monday + days(5), ...rest })
}

const handOver = (of: RequisitionId, rest: Partial<HandOver> = {}): HandOver => ({
  kind: 'hand-over',
  id: delegationId(`${of}-A1-D1`),
  requisition: of,
  approval: pending(of).id,
  giver: manager,
  delegate: hqManager,
  note: 'please',
  givenAt: monday,
  endedAt: null,
  version: 1,
  ...rest,
})

const ended = <D extends Delegation>(delegation: D): D => ({
  ...delegation,
  endedAt: monday + hours(1),
  version: delegation.version + 1,
})

onEveryDatabase((database) => {
  let count = 0
  const commit = (rest: Partial<Change>) => database().store.commit(change(`d${++count}`, rest))
  const written = async (rest: Partial<Change>) =>
    expect(await commit(rest)).toMatchObject({ kind: 'committed' })
  const delegates = (...delegations: readonly Delegation[]) => commit({ put: { delegations } })
  /** A requisition's next version, with what belongs to it. */
  const step = (of: RequisitionId, version: number, approval: Approval, more = {}) => ({
    put: { requisitions: [header(of, { version })], approvals: [approval], ...more },
  })
  const approved = (of: RequisitionId, rest: Partial<Approval> = {}) =>
    ({
      ...pending(of),
      state: 'approved',
      decidedBy: otherManager,
      decidedFor: manager,
      decidedAt: monday + hours(2),
      ...rest,
    }) as Approval
  const refused = async (rest: Partial<Change>, why: RegExp) =>
    await expect(commit(rest)).rejects.toThrow(why)

  test('an absence is loaded with both people until a week after its end, also when it ended early', async () => {
    const away = absence(manager, otherManager)
    await written({ put: { delegations: [away] } })
    const load = async (standings: number) =>
      (await database().store.load({ standings })).standings.map((each) => [
        each.delegation,
        each.giver.id,
        each.delegate.id,
      ])
    expect(await load(monday)).toEqual([[away, manager, otherManager]])
    await written({ put: { delegations: [ended(away)] } })
    expect(await load(monday + days(11))).toEqual([[ended(away), manager, otherManager]])
    expect(await load(monday + days(12))).toEqual([])
    expect((await database().store.load({})).standings).toEqual([])
    await expect(delegates(ended(ended(away)))).rejects.toThrow(/has (not )?ended/)
  })

  test('who is away and who decides for others are different people at every moment', async () => {
    const next = monday + days(30)
    const from = (startsAt: number) => ({ startsAt, endsAt: startsAt + days(2) })
    await written({ put: { delegations: [absence(manager, otherManager, from(next))] } })
    for (const leaning of [
      absence(otherManager, manager, from(next + days(1))),
      absence(otherManager, hqManager, from(next + days(1))),
      absence(manager, hqManager, from(next - days(1))),
    ]) {
      expect(await delegates(leaning)).toEqual({
        kind: 'conflict',
        on: `delegation ${leaning.id}`,
      })
    }
    await written({ put: { delegations: [absence(otherManager, manager, from(next + days(2)))] } })
  })

  test('nobody lets those decide who may not, and only an approver lets anybody', async () => {
    const far = { startsAt: monday + days(60), endsAt: monday + days(61) }
    for (const [giver, delegate] of [
      [manager, keeper],
      [hqManager, manager],
      [clerk, manager],
      [manager, manager],
    ] as const) {
      await expect(delegates(absence(giver, delegate, far))).rejects.toThrow(
        /may (not )?decide|two_people|two people/,
      )
    }
  })

  test('a decision for somebody else needs a delegation of that moment', async () => {
    const of = id(31)
    await written(step(of, 1, pending(of)))
    const late = monday + days(70)
    const away = absence(manager, otherManager, { startsAt: late, endsAt: late + days(1) })
    await written({ put: { delegations: [away] } })
    const at = (decidedAt: number) => step(of, 2, approved(of, { decidedAt } as Partial<Approval>))
    await refused(at(late - 1), /may (not )?decide for/)
    await refused(at(late + days(1)), /may (not )?decide for/)
    await refused(
      step(of, 2, approved(of, { decidedBy: hqManager } as Partial<Approval>)),
      /decide for/,
    )
    await refused(step(of, 2, approved(of, { decidedFor: null } as Partial<Approval>)), /decide on/)
    await refused(
      step(of, 2, approved(of, { decidedFor: clerk } as Partial<Approval>)),
      /requester/,
    )
    await written(at(late))
    const { requisitions } = await database().store.load({ requisitions: [of] })
    expect(requisitions[0]?.approvals).toEqual([
      approved(of, { decidedAt: late } as Partial<Approval>),
    ])
    // As a replica writes it that does not know of delegations.
    const forgetful = { decidedAt: late, decidedFor: null } as Partial<Approval>
    await written(step(of, 3, approved(of, forgetful)))
    const again = await database().store.load({ requisitions: [of] })
    expect(again.requisitions[0]?.approvals).toEqual(requisitions[0]?.approvals)
    expect(await database().verify(['decisions', 'delegations'])).toEqual([])
  })

  test('one that was taken back is a conflict for whoever saw it, and no right for whoever did not', async () => {
    const of = id(32)
    const handed = handOver(of)
    await written(step(of, 1, pending(of)))
    await written(step(of, 2, pending(of), { delegations: [handed] }))
    const byHq = (version: number) =>
      step(of, version, approved(of, { decidedBy: hqManager } as Partial<Approval>))
    await written(step(of, 3, pending(of), { delegations: [ended(handed)] }))
    const seen = { kind: 'delegation', id: handed.id, version: 1 } as const
    expect(await commit({ ...byHq(4), expect: [seen] })).toEqual({
      kind: 'conflict',
      on: `delegation ${handed.id}`,
    })
    await refused(byHq(4), /may (not )?decide for/)
    await written(
      step(of, 4, pending(of), { delegations: [handOver(of, { id: delegationId('again') })] }),
    )
    await written(step(id(35), 1, pending(id(35))))
    const elsewhere = approved(id(35), { decidedBy: hqManager } as Partial<Approval>)
    await refused(step(id(35), 2, elsewhere), /may (not )?decide for/)
    await written(byHq(5))
    expect(await database().verify(['decisions', 'delegations'])).toEqual([])
  })

  test('a hand-over is of a step that waits, by its approver, to neither requester nor outsider', async () => {
    const of = id(33)
    await written(step(of, 1, pending(of)))
    const passes = (rest: Partial<HandOver>) =>
      step(of, 2, pending(of), { delegations: [handOver(of, rest)] })
    await refused(passes({ delegate: clerk }), /leave|may (not )?decide/)
    await refused(passes({ delegate: keeper }), /leave|may (not )?decide/)
    const own = { ...header(of, { version: 2 }), requester: otherManager }
    await refused(
      {
        put: {
          requisitions: [{ ...own, id: id(34), version: 1 }],
          approvals: [pending(id(34))],
          delegations: [handOver(id(34), { delegate: otherManager })],
        },
      },
      /leave|may (not )?decide/,
    )
    await refused(passes({ giver: otherManager }), /leave|may (not )?decide/)
    await refused(passes({ approval: pending(id(31)).id }), /leave|may (not )?decide/)
    await refused({ put: { delegations: [handOver(of)] } }, /put together with it/)
    await refused(
      step(of, 2, { ...pending(of), state: 'withdrawn' }, { delegations: [handOver(of)] }),
      /leave|may (not )?decide/,
    )
    expect((await commit(passes({}))).kind).toBe('committed')
    const twice = handOver(of, { id: delegationId('twice'), delegate: otherManager })
    await refused(step(of, 3, pending(of), { delegations: [twice] }), /one_of_a_step|only one of/)
  })
})
