import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requisitionWant } from '../../db/facts.ts'
import { type Performed, perform } from '../../db/perform.ts'
import { type AbsenceDecided, comeBack, goAway } from '../../domain/desk/absence.ts'
import type { Decided } from '../../domain/desk/decision.ts'
import { handOver, takeBack } from '../../domain/desk/hand-over.ts'
import { type DelegationId, delegationId, type PersonId } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { days } from '../../domain/time.ts'
import { type Arena, openArena } from './arena.ts'
import { clerk, deputy, fan, hq, manager, monday, strict, wanting } from './company.ts'
import { startingLine } from './starting-line.ts'
import { current, decides, requested, type Turn } from './verbs.ts'

const rounds = 25

describe('a delegation is withdrawn between the card and the press, on PostgreSQL', () => {
  let arena: Arena
  beforeAll(async () => {
    arena = await openArena(4)
    await arena.stocks(fan, hq, 3 * rounds)
  })
  afterAll(async () => {
    expect(await arena.broken()).toEqual([])
    expect(await arena.close(), 'deadlocks').toBe(0)
  })

  const turn = (store = arena.database.store): Turn => ({ store, key: arena.next() })
  const card = () =>
    requested(turn(), { clerk: clerk(0), station: strict, asked: [wanting(fan, 1)] })
  const giver = manager(1)

  const passing = ({ store, key }: Turn, of: Requisition, takesBack: boolean) =>
    perform<Decided, Refusal>(
      store,
      { ...requisitionWant(of), people: [giver, deputy], standings: monday },
      ({ requisitions: [found], people, standings, policy }) => {
        invariant(found, 'the requisition was loaded')
        const known = { standings, policy }
        const command = { key, at: monday, giver: personIn(people, giver) }
        if (takesBack) return takeBack(found, known, command)
        const delegate = personIn(people, deputy)
        return handOver(found, known, { ...command, delegate, note: '', revision: found.revision })
      },
    )
  const leaving = ({ store, key }: Turn, of: PersonId, to: PersonId, told: number) =>
    perform<AbsenceDecided, Refusal>(
      store,
      { people: [of, to], standings: monday },
      ({ people, standings, policy }) =>
        goAway(
          { standings, policy },
          {
            key,
            at: told,
            giver: personIn(people, of),
            delegate: personIn(people, to),
            startsAt: monday,
            endsAt: monday + days(1),
          },
        ),
    )
  const returning = ({ store, key }: Turn, of: PersonId, absence: DelegationId) =>
    perform<AbsenceDecided, Refusal>(
      store,
      { people: [of], standings: monday },
      ({ people, standings, policy }) =>
        comeBack({ standings, policy }, { key, at: monday, giver: personIn(people, of), absence }),
    )
  const refusal = (answer: Performed<unknown, Refusal>) =>
    answer.kind === 'declined' ? answer.refusal.kind : answer.kind
  const decidedFor = async (of: Requisition) => {
    const [step] = (await current(arena.database.store, of.id)).approvals
    return step && 'decidedFor' in step ? step.decidedFor : step?.state
  }

  test(`a request taken back and decided at once, ${rounds} times: one winner, and the other hears the truth`, async () => {
    for (let round = 0; round < rounds; round++) {
      const shown = await card()
      expect(refusal(await passing(turn(), shown, false))).toBe('done')
      const line = startingLine(2)
      const [pressed, taken] = await Promise.all([
        decides(turn(line.store(arena.database.store)), shown, deputy),
        passing(turn(line.store(arena.database.store)), shown, true),
      ])
      const ends = [refusal(pressed), refusal(taken), await decidedFor(shown)]
      expect([
        ['done', 'wrong-state', giver],
        ['delegation-over', 'done', 'pending'],
      ]).toContainEqual(ends)
    }
  })

  test(`an absence ended and a request decided at once, ${rounds} times: wholly before or wholly after`, async () => {
    for (let round = 0; round < rounds; round++) {
      const shown = await card()
      const away = await leaving(turn(), giver, deputy, monday - 1 - round)
      invariant(away.kind === 'done', 'nobody is away yet')
      const line = startingLine(2)
      const [pressed, back] = await Promise.all([
        decides(turn(line.store(arena.database.store)), shown, deputy),
        returning(turn(line.store(arena.database.store)), giver, away.decision.absence.id),
      ])
      expect(refusal(back)).toBe('done')
      expect([
        ['done', giver],
        ['delegation-over', 'pending'],
      ]).toContainEqual([refusal(pressed), await decidedFor(shown)])
    }
  })

  test(`two who leave everything to each other at once, ${rounds} times: one goes, the other stays`, async () => {
    for (let round = 0; round < rounds; round++) {
      const line = startingLine(2)
      const told = monday - 1_000 - round
      const answers = await Promise.all([
        leaving(turn(line.store(arena.database.store)), giver, deputy, told),
        leaving(turn(line.store(arena.database.store)), deputy, giver, told),
      ])
      expect(['done,stands-in', 'done,delegate-barred']).toContain(
        answers
          .map(refusal)
          .toSorted((one) => (one === 'done' ? -1 : 1))
          .join(),
      )
      for (const of of [giver, deputy]) await returning(turn(), of, delegationId(`${of}/${told}`))
    }
  })
})

function personIn(people: readonly Person[], id: PersonId): Person {
  const found = people.find((each) => each.id === id)
  invariant(found, `${id} was loaded`)
  return found
}
