import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { statusOf } from '../../domain/requisition/status.ts'
import { type Arena, openArena } from './arena.ts'
import { clerk, fan, hq, manager, strict, wanting } from './company.ts'
import { startingLine } from './starting-line.ts'
import { type Answer, current, decides, requested } from './verbs.ts'

const rounds = 40

const wholly = {
  before: { state: 'approved', answer: 'done', status: 'to-ship' },
  after: {
    state: 'pending',
    answer: { kind: 'not-allowed', role: 'manager' },
    status: 'awaiting-approval',
  },
}

describe('a role is withdrawn between the card and the press, on PostgreSQL', () => {
  let arena: Arena
  beforeAll(async () => {
    arena = await openArena(4)
    await arena.stocks(fan, hq, rounds + 2)
  })
  afterAll(async () => {
    expect(await arena.broken()).toEqual([])
    expect(await arena.close(), 'deadlocks').toBe(0)
  })

  const turn = () => ({ store: arena.database.store, key: arena.next() })
  const card = () =>
    requested(turn(), { clerk: clerk(0), station: strict, asked: [wanting(fan, 1)] })

  /** What an administrator does; gives the status that this one saw while nobody else could decide. */
  const withdraws = (person: PersonId, on: Requisition) =>
    arena.owner.begin(async (sql) => {
      await sql`update people set version = version + 1 where id = ${person}`
      const [seen] = await sql`select state from approvals where requisition = ${on.id}`
      await sql`delete from role_grants where person = ${person}`
      return String(seen?.['state'])
    })
  const gives = (person: PersonId) =>
    arena.owner.begin(async (sql) => {
      await sql`update people set version = version + 1 where id = ${person}`
      await sql`insert into role_grants (person, role, site) values (${person}, 'manager', 'C-HZ')`
    })
  const refusal = (answer: Answer) => (answer.kind === 'declined' ? answer.refusal : answer.kind)
  const status = async (of: Requisition) => statusOf(await current(arena.database.store, of.id))

  test('withdrawn first: the press is refused and the request still waits', async () => {
    const shown = await card()
    await withdraws(manager(1), shown)
    const answer = await decides(turn(), shown, manager(1))
    expect(refusal(answer)).toEqual({ kind: 'not-allowed', role: 'manager' })
    expect(await status(shown)).toBe('awaiting-approval')
    await gives(manager(1))
  })

  test('pressed first: the decision stands', async () => {
    const shown = await card()
    expect((await decides(turn(), shown, manager(1))).kind).toBe('done')
    expect(await withdraws(manager(1), shown)).toBe('approved')
    expect(await status(shown)).toBe('to-ship')
    await gives(manager(1))
  })

  test(`at the same instant, ${rounds} times: wholly before or wholly after, nothing between`, async () => {
    for (let round = 0; round < rounds; round++) {
      const shown = await card()
      const line = startingLine(2)
      const store = line.store(arena.database.store)
      const [answer, state] = await Promise.all([
        decides({ store, key: arena.next() }, shown, manager(1)),
        line.ready().then(() => withdraws(manager(1), shown)),
      ])
      // What the administrator saw when the role was gone is how it stays.
      expect({ state, answer: refusal(answer), status: await status(shown) }).toEqual(
        state === 'approved' ? wholly.before : wholly.after,
      )
      await gives(manager(1))
    }
  })
})
