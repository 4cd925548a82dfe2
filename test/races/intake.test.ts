import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Core, composeCore } from '../../bot/compose.ts'
import type { Pressed } from '../../bot/conversation/incoming.ts'
import { wordsFor } from '../../bot/conversation/words/words.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { statusOf } from '../../domain/requisition/status.ts'
import { messageText } from '../support/stage.ts'
import { type Arena, openArena } from './arena.ts'
import { clerk, crowd, fan, hq, identity, manager, monday, strict, wanting } from './company.ts'
import { current, requested } from './verbs.ts'

const rounds = 3

describe('presses that come through the whole intake at once, on PostgreSQL', () => {
  let arena: Arena
  let core: Core
  const errors: string[] = []
  beforeEach(async () => {
    arena = await openArena(crowd)
    const log = { info: () => {}, error: (sentence: string) => errors.push(sentence) }
    core = await composeCore({ database: arena.database, realNow: () => monday, log })
    await arena.stocks(fan, hq, rounds)
  })
  afterEach(async () => {
    expect(errors).toEqual([])
    expect(await arena.broken()).toEqual([])
    expect(await arena.close(), 'deadlocks').toBe(0)
  })

  const words = wordsFor('en')
  const card = () => {
    const ask = { clerk: clerk(0), station: strict, asked: [wanting(fan, 1)] }
    return requested({ store: arena.database.store, key: arena.next() }, ask)
  }
  const press = (on: Requisition, who: PersonId, verb: string): Pressed => ({
    kind: 'pressed',
    key: `teams/acme/${arena.next()}`,
    speaker: identity(who),
    address: `teams:${who}`,
    conversation: 'personal',
    at: monday,
    press: { verb, subject: on.id, revision: on.revision },
    fields: { reason: 'not needed' },
    message: `card of ${who}`,
  })
  const tooLate = (on: Requisition, status: 'toShip' | 'rejected') => {
    const sentence = { toShip: words.card.status['to-ship'], rejected: words.card.status.rejected }
    return words.refusal.wrongState(on.id, sentence[status])
  }

  test(`${crowd} managers press: one decides, and 63 are shown how it stands, with a sentence`, async () => {
    for (let round = 0; round < rounds; round++) {
      const shown = await card()
      const presses = Array.from({ length: crowd }, (_, number) =>
        press(shown, manager(number), (number + round) % 2 ? 'approve' : 'reject'),
      )
      const answers = await Promise.all(presses.map((each) => core.intake(each)))
      const after = await current(arena.database.store, shown.id)
      const sentence = tooLate(shown, statusOf(after) === 'rejected' ? 'rejected' : 'toShip')
      const told = answers.map((answer) => (answer ? messageText(answer) : ''))
      expect(told.filter((text) => text.includes(sentence))).toHaveLength(crowd - 1)
      expect(told.every((text) => text.includes(shown.id))).toBe(true)
      expect(after.version).toBe(shown.version + 1)
      const open = await arena.owner`
        select key from inbox where state <> 'finished' union all
        select key from tasks where kind = 'handle-inbound' and state <> 'done'`
      expect(open).toHaveLength(0)
    }
  })

  test('one event that the platform delivers many times at once is handled once', async () => {
    const shown = await card()
    const event = press(shown, manager(1), 'approve')
    const answers = await Promise.all(
      Array.from({ length: crowd }, () => core.intake({ ...event })),
    )
    expect(answers.some((answer) => answer !== null)).toBe(true)
    expect((await current(arena.database.store, shown.id)).version).toBe(shown.version + 1)
    const told = answers.map((answer) => (answer ? messageText(answer) : ''))
    expect(told.filter((text) => text.includes(tooLate(shown, 'toShip')))).toEqual([])
  })

  test('a role that was withdrawn after the card was shown decides nothing', async () => {
    const shown = await card()
    await arena.owner.begin(async (sql) => {
      await sql`update people set version = version + 1 where id = ${manager(1)}`
      await sql`delete from role_grants where person = ${manager(1)}`
    })
    const answer = await core.intake(press(shown, manager(1), 'approve'))
    expect(statusOf(await current(arena.database.store, shown.id))).toBe('awaiting-approval')
    expect(answer ? messageText(answer) : '').toContain(
      words.refusal.notAllowed(words.refusal.role.manager),
    )
  })
})
