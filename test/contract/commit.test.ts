import { expect, test } from 'vitest'
import type { Approval } from '../../domain/approval/approval.ts'
import { partCode, personId } from '../../domain/ids.ts'
import {
  available,
  change,
  conversation,
  header,
  id,
  line,
  pending,
  reserved,
  transfer,
} from './changes.ts'
import { clerk, hq, hqManager, keeper, manager, monday, station } from './company.ts'
import { onEveryDatabase } from './databases.ts'

onEveryDatabase((database) => {
  const commit = (...args: Parameters<typeof change>) => database().store.commit(change(...args))
  const load = async (number: number) =>
    (await database().store.load({ requisitions: [id(number)] })).requisitions[0]

  test('request numbers start at 1001 and rise', async () => {
    const numbers = [
      await database().store.nextRequestNumber(),
      await database().store.nextRequestNumber(),
    ]
    expect(numbers).toEqual([1001, 1002])
  })

  test('a key is committed once; its repetition gets the same reply and changes nothing', async () => {
    const reply = { z: 1, a: ['x', null, true, 0.5], nested: { text: '“quoted” \\u0000' } }
    const first = await commit('once', { reply, put: { settings: [{ name: 'n', value: 1 }] } })
    const again = await commit('once', {
      reply: 'other',
      put: { settings: [{ name: 'n', value: 2 }] },
    })
    expect(first).toEqual({ kind: 'committed', reply })
    expect(again).toEqual({ kind: 'duplicate', reply })
    expect(await database().reads.setting('n')).toBe(1)
  })

  test('a reply of null is a reply', async () => {
    await commit('null-reply', { reply: null })
    expect(await commit('null-reply')).toEqual({ kind: 'duplicate', reply: null })
    expect(await database().inbox.reply('null-reply')).toBeNull()
    expect(await database().inbox.reply('never-used')).toBeUndefined()
  })

  test('what PostgreSQL cannot store arrives as a replacement character', async () => {
    const reply = { said: 'a\u0000b \ud800 \\u0000 \\\u0000 😀' }
    const stored = { said: 'a\ufffdb \ufffd \\u0000 \\\ufffd 😀' }
    await commit('odd-text', { reply, put: { settings: [{ name: 'odd', value: reply }] } })
    expect(await database().reads.setting('odd')).toEqual(stored)
    expect(await commit('odd-text')).toEqual({ kind: 'duplicate', reply: stored })
  })

  test('a setting that looks like JSON stays a text', async () => {
    await commit('text-setting', {
      put: {
        settings: [
          { name: 'text', value: '123' },
          { name: 'null', value: null },
        ],
      },
    })
    expect(await database().reads.setting('text')).toBe('123')
    expect(await database().reads.setting('null')).toBeNull()
    expect(await database().reads.setting('missing')).toBeUndefined()
  })

  test('a version that moved on is a conflict, and its key stays free', async () => {
    await commit('c1', { put: { requisitions: [header(id(1))] } })
    await commit('c2', {
      expect: [{ kind: 'requisition', id: id(1), version: 1 }],
      put: { requisitions: [header(id(1), { version: 2 })] },
    })
    const late = {
      expect: [{ kind: 'requisition' as const, id: id(1), version: 1 }],
      put: { requisitions: [header(id(1), { version: 2, urgent: true })] },
    }
    expect(await commit('c3', late)).toEqual({ kind: 'conflict', on: 'requisition REQ-1' })
    expect(await database().knowsKey('c3')).toBe(false)
    expect((await load(1))?.urgent).toBe(false)
  })

  test('a row is never written over news, even when nobody said what was expected', async () => {
    await commit('o1', { put: { requisitions: [header(id(2))] } })
    expect(await commit('o2', { put: { requisitions: [header(id(2))] } })).toEqual({
      kind: 'conflict',
      on: 'requisition REQ-2',
    })
    await expect(
      commit('o3', {
        expect: [{ kind: 'requisition', id: id(2), version: 1 }],
        put: { requisitions: [header(id(2), { version: 1 })] },
      }),
    ).rejects.toThrow('one version above')
  })

  test('version 0 means: not there yet', async () => {
    const fresh = [{ kind: 'requisition' as const, id: id(3), version: 0 }]
    const put = { requisitions: [header(id(3))] }
    expect((await commit('v1', { expect: fresh, put })).kind).toBe('committed')
    expect((await commit('v2', { expect: fresh, put })).kind).toBe('conflict')
  })

  test('authority and rules can be expected: person, policy, conversation, quota grant', async () => {
    const grant = {
      id: `${station}/2026-11`,
      site: station,
      month: '2026-11',
      amountFen: 500_000,
      version: 1,
    }
    await commit('e0', { put: { quotaGrants: [grant], conversations: [conversation('e')] } })
    const holding = [
      { kind: 'person', id: manager, version: 1 },
      { kind: 'policy', id: 'policy', version: 1 },
      { kind: 'conversation', id: 'e', version: 1 },
      { kind: 'quota-grant', id: grant.id, version: 1 },
      { kind: 'shipment', id: 'REQ-404-S1', version: 0 },
    ] as const
    expect((await commit('e1', { expect: holding })).kind).toBe('committed')
    for (const one of holding) {
      const stale = { ...one, version: one.version + 1 }
      const answer = await commit(`e2-${one.kind}`, { expect: [stale] })
      expect(answer).toEqual({ kind: 'conflict', on: `${one.kind} ${one.id}` })
    }
  })

  test('the first conflict in sorted order is named', async () => {
    const answer = await commit('sorted', {
      expect: [
        { kind: 'requisition', id: 'REQ-9999', version: 4 },
        { kind: 'person', id: manager, version: 9 },
        { kind: 'person', id: clerk, version: 9 },
      ],
    })
    expect(answer).toEqual({ kind: 'conflict', on: `person ${clerk}` })
  })

  test('an update changes the columns it names and keeps the others', async () => {
    await commit('p1', {
      put: { requisitions: [header(id(6))], lines: [line(id(6))], approvals: [pending(id(6))] },
    })
    const decision = {
      state: 'approved',
      decidedBy: manager,
      decidedFor: null,
      decidedAt: monday + 5,
    } as const
    await commit('p2', {
      put: {
        requisitions: [header(id(6), { version: 2, urgent: true, station: hq, createdAt: 5 })],
        lines: [line(id(6), { reserved: 2, source: hq, promisedAt: monday, typed: 'other' })],
        approvals: [{ ...pending(id(6)), step: 7, askedAt: 5, ...decision }],
      },
    })
    expect(await load(6)).toEqual({
      ...header(id(6), { version: 2, urgent: true }),
      lines: [line(id(6), { reserved: 2, source: hq, promisedAt: monday })],
      approvals: [{ ...pending(id(6)), ...decision }],
      shipments: [],
      claims: [],
      photos: [],
    })
  })

  test('copies of a card merge: versions only rise and a message id is never lost', async () => {
    const copy = {
      id: 'REQ-6/requester/a',
      requisition: id(6),
      audience: 'requester',
      person: clerk,
      address: 'a',
      message: null,
      wanted: 3,
      shown: 0,
    } as const
    await commit('k1', { put: { cardCopies: [copy] } })
    await commit('k2', { put: { cardCopies: [{ ...copy, message: 'M1', wanted: 2, shown: 2 }] } })
    await commit('k3', { put: { cardCopies: [{ ...copy, wanted: 4, shown: 1 }] } })
    expect(await database().reads.cardCopy(copy.id)).toEqual({
      ...copy,
      message: 'M1',
      wanted: 4,
      shown: 2,
    })
  })

  test('what breaks a rule of the rows is a fault and leaves nothing', async () => {
    const broken = [
      [{ lines: [line(id(6), { reserved: 3 })] }, 'over requested'],
      [{ lines: [line(id(6), { shipped: 1, received: 1, damaged: 1 })] }, 'over shipped'],
      [
        {
          requisitions: [header(id(6), { version: 3 })],
          lines: [line(id(6), { part: partCode('unknown') })],
        },
        /foreign key|in parts/,
      ],
      [{ lines: [line(id(6)), line(id(6))] }, 'each row of lines once'],
      [
        { requisitions: [header(id(7), { requester: personId('nobody') })] },
        /foreign key|in people/,
      ],
      [{ lines: [line(id(6))] }, 'put together with it'],
      [{ approvals: [pending(id(6))] }, 'put together with it'],
    ] as const
    for (const [index, [put, message]] of broken.entries()) {
      await expect(commit(`broken-${index}`, { put })).rejects.toThrow(message)
      expect(await database().knowsKey(`broken-${index}`)).toBe(false)
    }
    const nothing = transfer(available(hq), reserved(hq), 0)
    await expect(commit('zero', { transfers: [nothing] })).rejects.toThrow('>=1')
    const self = transfer(available(hq), available(hq), 1)
    await expect(commit('self', { transfers: [self] })).rejects.toThrow('and itself')
  })

  test('only who holds the role decides, nobody on their own request, and a decision stays', async () => {
    const decided = {
      state: 'approved',
      decidedBy: manager,
      decidedFor: null,
      decidedAt: monday,
    } as const
    const decide = (key: string, version: number, approval: Approval) =>
      commit(key, {
        put: { requisitions: [header(id(9), { version })], approvals: [approval] },
      })
    await decide('d1', 1, pending(id(9)))
    await expect(
      decide('d2', 2, { ...pending(id(9)), ...decided, decidedBy: clerk }),
    ).rejects.toThrow('requester cannot decide')
    await expect(
      decide('d3', 2, { ...pending(id(9)), ...decided, decidedBy: keeper }),
    ).rejects.toThrow(/may (not )?decide on/)
    await decide('d4', 2, { ...pending(id(9)), ...decided })
    await decide('d5', 3, { ...pending(id(9)), ...decided })
    await expect(decide('d6', 4, pending(id(9)))).rejects.toThrow('is decided')
  })

  test('once a step is escalated HQ decides as well, and not before', async () => {
    const byHq = {
      state: 'approved',
      decidedBy: hqManager,
      decidedFor: null,
      decidedAt: monday,
    } as const
    const step = (key: string, version: number, approval: Approval) =>
      commit(key, {
        put: { requisitions: [header(id(15), { version })], approvals: [approval] },
      })
    const escalated = { ...pending(id(15)), escalatedAt: monday }
    await step('q1', 1, pending(id(15)))
    await expect(step('q2', 2, { ...escalated, ...byHq })).rejects.toThrow(/may (not )?decide on/)
    await step('q3', 2, escalated)
    expect((await step('q4', 3, { ...escalated, ...byHq })).kind).toBe('committed')
  })

  test('what is told about a requisition, and what is counted, comes with it', async () => {
    const told = { aggregate: id(6), kind: 'approved', actor: manager, at: monday, data: {} }
    await expect(commit('told', { events: [told] })).rejects.toThrow('together with its change')
    const ghosts = transfer({ kind: 'supplier', place: '*' }, available(hq), 1, 'ghost')
    await expect(commit('ghosts', { transfers: [ghosts] })).rejects.toThrow('no unit')
    const money = transfer({ kind: 'supplier', place: '*' }, available(hq), 1, 'fen')
    await expect(commit('money', { transfers: [money] })).rejects.toThrow('accounts of fen')
    const rescue = { key: 'inbound:x', kind: 'k', payload: {}, dueAt: monday, lane: null }
    await expect(commit('rescue', { tasks: [rescue] })).rejects.toThrow('no rescue task')
  })
})
