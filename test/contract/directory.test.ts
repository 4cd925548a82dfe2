import { expect, test } from 'vitest'
import { personId } from '../../domain/ids.ts'
import { change, conversation } from './changes.ts'
import { clerk, company, manager } from './company.ts'
import { onEveryDatabase } from './databases.ts'

const account = { platform: 'slack', tenant: 'T1', user: 'U1' }

onEveryDatabase((database) => {
  const owner = () => database().reads.personByIdentity('slack', 'T1', 'U1')

  test('an account becomes the account of a person, once', async () => {
    expect(await owner()).toBe(null)
    expect(await database().directory.link({ ...account, person: clerk })).toBe(clerk)
    expect((await owner())?.id).toBe(clerk)
    expect(await database().directory.link({ ...account, person: clerk })).toBe(clerk)
    expect(await database().directory.link({ ...account, person: manager })).toBe(clerk)
    expect((await owner())?.id).toBe(clerk)
  })

  test('nobody gets an account', async () => {
    const nobody = { ...account, user: 'U2', person: personId('p-nobody') }
    expect(await database().directory.link(nobody)).toBe(null)
    expect(await database().reads.personByIdentity('slack', 'T1', 'U2')).toBe(null)
  })

  test('the addresses of a person alone, the latest first', async () => {
    const at = (address: string, usedAt: number, kind: 'personal' | 'group' = 'personal') =>
      conversation(address, { person: clerk, usedAt, kind })
    const conversations = [
      at('slack:a', 1_000),
      at('teams:b', 3_000),
      at('slack:c', 2_000, 'group'),
    ]
    for (const row of conversations)
      await database().store.commit(change(row.address, { put: { conversations: [row] } }))
    expect(await database().directory.addresses(clerk)).toEqual(['teams:b', 'slack:a'])
    expect(await database().directory.addresses(manager)).toEqual([])
    const reached = await database().directory.reachable([clerk, manager])
    expect([...reached]).toEqual([clerk])
    expect(await database().directory.reachable([])).toEqual(new Set())
  })

  test('people are found by their id and by their whole name in any language', async () => {
    const person = company.people.find(({ id }) => id === clerk)
    if (!person) throw new Error('the clerk is of the company')
    const found = async (text: string) => {
      const people = await database().directory.named(text)
      return people.some(({ id }) => id === clerk)
    }
    expect(await found(clerk)).toBe(true)
    for (const name of Object.values(person.name)) expect(await found(name)).toBe(true)
    for (const text of ['', '%', person.name.en.slice(0, -1), "' or true --"])
      expect(await found(text)).toBe(false)
  })
})
