import { expect, test } from 'vitest'
import { available, change, header, id, reserved, transfer } from './changes.ts'
import { clerk, compressor, fan, hq, monday, shelf } from './company.ts'
import { onEveryDatabase } from './databases.ts'

onEveryDatabase((database) => {
  const commit = (...args: Parameters<typeof change>) => database().store.commit(change(...args))
  const load = async (number: number) =>
    (await database().store.load({ requisitions: [id(number)] })).requisitions[0]
  const balances = async (...units: string[]) =>
    (await database().store.load({ units })).balances.map(
      ({ kind, place, balance }) => `${kind}@${place} ${balance}`,
    )

  test('transfers move balances, and accounts appear when they are first needed', async () => {
    const before = await database().entries()
    await commit('t1', {
      transfers: [
        transfer(available(hq), reserved(hq), 3, fan),
        transfer({ kind: 'supplier', place: '*' }, available('C-NJ'), 2, fan),
      ],
    })
    expect(await balances(fan)).toEqual([
      'available@C-HZ 3',
      'available@C-NJ 2',
      'available@HQ 4',
      'reserved@HQ 3',
    ])
    expect(await database().entries()).toBe(before + 2)
  })

  test('a shortfall names account, balance and what was asked, and rolls everything back', async () => {
    const before = await database().entries()
    const answer = await commit('s1', {
      put: { requisitions: [header(id(4))], settings: [{ name: 's1', value: 1 }] },
      transfers: [
        transfer(available(hq), reserved(hq), 1, shelf),
        transfer(available(hq), reserved(hq), 11, compressor),
      ],
      events: [{ aggregate: id(4), kind: 'submitted', actor: clerk, at: monday, data: {} }],
      tasks: [{ key: 's1', kind: 'k', payload: {}, dueAt: monday, lane: null }],
    })
    expect(answer).toEqual({
      kind: 'shortfall',
      account: { kind: 'available', place: hq, unit: compressor },
      balance: 10,
      asked: 11,
    })
    expect(await database().knowsKey('s1')).toBe(false)
    expect(await database().entries()).toBe(before)
    expect(await load(4)).toBeUndefined()
    expect(await database().events(id(4))).toEqual([])
    expect(await database().reads.setting('s1')).toBeUndefined()
    expect(await database().tasks.claim(monday, 10, 60)).toEqual([])
  })

  test('an account that never was has nothing to give', async () => {
    const answer = await commit('s2', {
      transfers: [transfer(reserved('C-NJ'), available('C-NJ'), 1)],
    })
    expect(answer).toMatchObject({ kind: 'shortfall', balance: 0, asked: 1 })
  })

  test('two lines of one part are summed before the guard looks', async () => {
    const six = transfer(available(hq), reserved(hq), 6)
    expect(await commit('twice', { transfers: [six, six] })).toMatchObject({
      kind: 'shortfall',
      balance: 10,
      asked: 12,
    })
    expect(await balances(compressor)).toEqual(['available@HQ 10'])
  })

  test('pieces may pass through an account that was empty', async () => {
    const transit = { kind: 'transit', place: 'REQ-5-S1' } as const
    const answer = await commit('through', {
      transfers: [
        transfer(reserved('C-NJ'), transit, 1, shelf),
        transfer({ kind: 'supplier', place: '*' }, reserved('C-NJ'), 1, shelf),
      ],
    })
    expect(answer.kind).toBe('committed')
    expect(await balances(shelf)).toEqual(['available@HQ 100000', 'transit@REQ-5-S1 1'])
  })

  test('sources and sinks keep no balance', async () => {
    await commit('sink', {
      transfers: [transfer(available(hq), { kind: 'lost', place: '*' }, 1, shelf)],
    })
    const { balances: found } = await database().store.load({
      accounts: [
        { kind: 'lost', place: '*', unit: shelf },
        { kind: 'supplier', place: '*', unit: shelf },
      ],
    })
    expect(found).toEqual([])
  })

  test('a balance beyond 32 bits comes back whole', async () => {
    const left = { kind: 'left', place: 'S-X/2026-11' } as const
    await commit('big', {
      transfers: [transfer({ kind: 'granted', place: '*' }, left, 9_000_000_000_000, 'fen')],
    })
    const { balances: found } = await database().store.load({
      accounts: [{ ...left, unit: 'fen' }],
    })
    expect(found).toEqual([{ ...left, unit: 'fen', balance: 9_000_000_000_000 }])
  })

  test('events are numbered without a gap within their aggregate', async () => {
    const fact = (aggregate: string, kind: string) => ({
      aggregate,
      kind,
      actor: clerk,
      at: monday,
      data: { kind },
    })
    await commit('ev1', { events: [fact('X', 'a'), fact('Y', 'b'), fact('X', 'c')] })
    await commit('ev1', { events: [fact('X', 'lost')] })
    await commit('ev2', { events: [fact('X', 'd')] })
    expect(await database().events('X')).toEqual([
      [1, 'a'],
      [2, 'c'],
      [3, 'd'],
    ])
    expect(await database().events('Y')).toEqual([[1, 'b']])
  })
})
