import { expect, test } from 'vitest'
import { personId } from '../../domain/ids.ts'
import { change, conversation } from './changes.ts'
import { clerk, company, manager, monday } from './company.ts'
import { onEveryDatabase } from './databases.ts'

const account = { platform: 'slack', tenant: 'T1', user: 'U1' }
const where = { address: 'slack:x', at: monday }

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

  test('an account becomes that of whoever has its e-mail address, one in each place', async () => {
    const { directory, reads } = database()
    const at = (tenant: string, user: string, email: string, platform = 'slack') =>
      directory.linkByEmail({ platform, tenant, user, email, ...where })
    const ownerOf = async (tenant: string, user: string, platform = 'slack') =>
      (await reads.personByIdentity(platform, tenant, user))?.id ?? null

    expect(await at('T5', 'U1', 'M.Anager@ACME.example')).toBe(manager)
    expect(await ownerOf('T5', 'U1')).toBe(manager)
    expect(await at('T5', 'U1', 'm.anager@acme.example')).toBe(manager)
    const told = await database().tasks.claim(monday, 10, 30)
    expect(told).toMatchObject([
      { kind: 'tell-linked', payload: { account: 'slack/T5/U1', address: 'slack:x' } },
    ])
    // The same address once more, from another account of the same place.
    expect(await at('T5', 'U2', 'm.anager@acme.example')).toBe(null)
    expect(await ownerOf('T5', 'U2')).toBe(null)
    // Elsewhere it is a first account again.
    expect(await at('T6', 'U2', 'm.anager@acme.example')).toBe(manager)
    expect(await at('T5', 'U2', 'm.anager@acme.example', 'teams')).toBe(manager)
    // An account that is somebody's stays theirs.
    expect(await at('T5', 'U1', 'clerk@acme.example')).toBe(null)
    expect(await ownerOf('T5', 'U1')).toBe(manager)
  })

  test('of two accounts that come with one address at once, one is linked', async () => {
    const account = (user: string) =>
      database().directory.linkByEmail({
        platform: 'slack',
        tenant: 'T7',
        user,
        email: 'clerk@acme.example',
        ...where,
      })
    const owners = await Promise.all(['U1', 'U2', 'U3', 'U4'].map(account))
    expect(owners.filter((owner) => owner === clerk)).toHaveLength(1)
  })

  test.each([
    ['of nobody', 'nobody@acme.example'],
    ['that is empty', ''],
    ['with a space before it', ' clerk@acme.example'],
    ['of a longer domain', 'clerk@acme.example.org'],
    ['with a tag', 'clerk+x@acme.example'],
    ['with letters that become small as others', 'cler\u212a@acme.example'],
    ['with wide letters', '\uff43lerk@acme.example'],
    ['with a pattern', '%@acme.example'],
    ['in quotes', "clerk@acme.example' or 'a'='a"],
    ['on two lines', 'clerk@acme.example\nx'],
  ])('an address %s links nobody', async (_name, email) => {
    const account = { platform: 'slack', tenant: 'T8', user: 'U1', email, ...where }
    expect(await database().directory.linkByEmail(account)).toBe(null)
    expect(await database().reads.personByIdentity('slack', 'T8', 'U1')).toBe(null)
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
