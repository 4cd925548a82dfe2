import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { planFacts, planWant } from '../../db/facts.ts'
import { planRequest, submit } from '../../domain/desk/submit.ts'
import { requisitionId } from '../../domain/ids.ts'
import { buildNetwork } from '../../domain/network/network.ts'
import { change, conversation } from '../contract/changes.ts'
import { clerk, company, compressor, hq, monday, station } from '../contract/company.ts'
import { expectHealthy } from '../support/healthy.ts'
import { type Belongings, hostileChanges, hostileToRequisition } from './hostile-changes.ts'
import { type Session, sessions } from './sessions.ts'

/** A rule was broken, a version moved on, stock is short, or it is not even the right shape: nothing was written. */
const refusal = expect.objectContaining({
  code: expect.stringMatching(/^(22...|23...|PL409|PL422|20000|42804|21000)$/),
})

describe.each(Object.entries(sessions))(
  'what commit_change takes from nobody, on %s',
  (_, open) => {
    let session: Session
    let before: unknown
    let found: Belongings
    beforeAll(async () => {
      session = await open()
      const empty = await state(session)
      for (const number of [1, 2]) await ask(session, number)
      expect(await state(session)).not.toEqual(empty)
      const address = conversation('teams:clerk')
      await session.database.store.commit(change('talk', { put: { conversations: [address] } }))
      found = await belongings(session)
      before = await state(session)
    })
    beforeEach(async () => {
      expect(await state(session)).toEqual(before)
    })
    afterAll(async () => {
      await expectHealthy(session.database)
      await session.close()
    })

    const send = (hostile: Record<string, unknown>) => {
      const harmless = { expect: [], put: {}, transfers: [], events: [], tasks: [], reply: null }
      const whole = { key: 'hostile', at: '2026-11-23T01:00:00Z', ...harmless, ...hostile }
      return session.run('select commit_change($1::text::jsonb) as answer', [JSON.stringify(whole)])
    }

    test.each(hostileChanges)('$name', async ({ change: hostile }) => {
      await expect(send(hostile)).rejects.toEqual(refusal)
      expect(await state(session)).toEqual(before)
    })

    test('whatever lays hands on a requisition from outside', async () => {
      for (const { name, change: hostile } of hostileToRequisition(found)) {
        await expect(send(hostile), name).rejects.toEqual(refusal)
        expect(await state(session), name).toEqual(before)
      }
    })

    test('a change that is none', async () => {
      for (const text of ['null', '[]', '"all"', '1', '{}']) {
        const sent = session.run('select commit_change($1::text::jsonb)', [text])
        await expect(sent, text).rejects.toEqual(refusal)
      }
    })

    test('the other doors take no token that they did not give', async () => {
      const none = { key: 'talk', id: '1', token: null, error: 'x', outcome: 'ignored' }
      for (const door of ['finish_inbound', 'complete_task', 'fail_task', 'extend_task']) {
        for (const token of [null, '', 'guessed']) {
          const argument = JSON.stringify({ ...none, token, lease_seconds: 60, retry_seconds: 1 })
          const rows = await session.run(`select ${door}($1::text::jsonb) as answer`, [argument])
          expect(rows, door).toEqual([{ answer: false }])
        }
      }
    })

    describe('what it does not read', () => {
      test('numbers and hashes that come with an event are not taken', async () => {
        const fact = {
          aggregate: 'diary',
          kind: 'told',
          actor: 'x',
          at: '2026-11-23T01:00:00Z',
          data: 1,
        }
        const given = { seq: 7, hash: '\\x00', previous: '\\x01' }
        await send({ key: 'numbered', events: [{ ...fact, ...given }, fact] })
        const rows = await session.run(
          `select seq, previous is null as first, octet_length(hash) as size from events where aggregate = 'diary' order by seq`,
        )
        expect(rows).toEqual([
          { seq: 1, first: true, size: 32 },
          { seq: 2, first: false, size: 32 },
        ])
        before = await state(session)
      })

      test('an entry is added, never changed, whatever number it brings', async () => {
        const first = await session.run('select * from entries order by id limit 1')
        const move = { from_kind: 'supplier', from_place: '*', to_kind: 'available', to_place: hq }
        const given = { id: 1, change_key: 'opening-stock', at: '2000-01-01T00:00:00Z' }
        await send({
          key: 'entry',
          transfers: [{ ...move, unit: compressor, quantity: 1, ...given }],
        })
        expect(await session.run('select * from entries order by id limit 1')).toEqual(first)
        const newest = await session.run('select change_key from entries order by id desc limit 1')
        expect(newest).toEqual([{ change_key: 'entry' }])
        before = await state(session)
      })

      test('a task comes as one that is due, and an event that came in as one to be handled', async () => {
        const task = {
          key: 't',
          kind: 'k',
          payload: {},
          due_at: '2026-11-23T01:00:00Z',
          lane: null,
        }
        await send({
          key: 'task',
          tasks: [{ ...task, id: 1, state: 'done', lease_token: 'x', attempts: 9 }],
        })
        const inbound = {
          key: 'in',
          body: {},
          received_at: '2026-11-23T01:00:00Z',
          state: 'ignored',
        }
        await session.run('select record_inbound($1::text::jsonb)', [JSON.stringify(inbound)])
        const rows = await session.run(
          `select state, attempts, lease_token from tasks where key in ('t', 'inbound:in')
         union all select state, attempts, lease_token from inbox`,
        )
        const fresh = { attempts: 0, lease_token: null }
        expect(rows).toEqual([
          { state: 'due', ...fresh },
          { state: 'due', ...fresh },
          { state: 'recorded', ...fresh },
        ])
        before = await state(session)
      })
    })
  },
)

/** A fingerprint of every table. */
async function state(session: Session): Promise<unknown> {
  const tables = await session.run(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const digests = tables.map(
    ({ name }) => `select '${String(name)}' as name, count(*)::text as rows,
      md5(string_agg(t::text, ',' order by t::text)) as digest from public.${String(name)} t`,
  )
  return await session.run(digests.join(' union all '))
}

/** A request that needs an approval, handed in as the desk does it. */
async function ask(session: Session, number: number): Promise<void> {
  const { store } = session.database
  const snapshot = await store.load({
    ...planWant([compressor], station, '2026-11'),
    people: [clerk],
  })
  const network = buildNetwork(company.sites)
  const facts = planFacts(snapshot, station, network)
  const asked = [{ part: compressor, model: null, quantity: 3, priceFen: 38_000, typed: '压缩机' }]
  const { digest } = planRequest(asked, facts, monday, false)
  const [requester] = snapshot.people
  if (!requester) throw new Error('the clerk is known')
  const decision = submit(facts, {
    key: `ask-${number}`,
    at: monday,
    id: requisitionId(`REQ-${number}`),
    requester,
    locale: 'en',
    asked,
    serviceOrder: null,
    urgent: false,
    shownDigest: digest,
  })
  if (decision.kind !== 'decided') throw new Error(`refused: ${decision.kind}`)
  expect((await store.commit(decision.change)).kind).toBe('committed')
}

async function belongings(session: Session): Promise<Belongings> {
  const [rows] = await session.run(`select jsonb_build_object(
    'header', (select to_jsonb(r) from requisitions r where id = 'REQ-1'),
    'other', (select to_jsonb(r) from requisitions r where id = 'REQ-2'),
    'line', (select to_jsonb(l) from lines l where requisition = 'REQ-1'),
    'approval', (select to_jsonb(a) from approvals a where requisition = 'REQ-1'),
    'conversation', (select to_jsonb(c) from conversations c),
    'grant', (select to_jsonb(q) from quota_grants q)) as found`)
  return rows?.['found'] as Belongings
}
