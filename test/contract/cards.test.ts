import { beforeAll, expect, test } from 'vitest'
import type { CardCopyRow } from '../../domain/desk/change.ts'
import { change, header, id } from './changes.ts'
import { clerk } from './company.ts'
import { onEveryDatabase } from './databases.ts'

onEveryDatabase((database) => {
  const copy: CardCopyRow = {
    id: 'REQ-1/requester/a',
    requisition: id(1),
    audience: 'requester',
    person: clerk,
    address: 'a',
    message: 'M1',
    wanted: 3,
    shown: 2,
  }
  const put = (key: string, rest: Partial<CardCopyRow>) =>
    database().store.commit(change(key, { put: { cardCopies: [{ ...copy, ...rest }] } }))
  const now = () => database().reads.cardCopy(copy.id)

  beforeAll(async () => {
    await database().store.commit(
      change('born', { put: { requisitions: [header(id(1))], cardCopies: [copy] } }),
    )
  })

  test('late news asks for no older card, shows no older card and forgets no message', async () => {
    expect(await now()).toEqual(copy)
    await put('wants less', { wanted: 1 })
    expect(await now()).toEqual(copy)
    await put('shows less', { shown: 0 })
    expect(await now()).toEqual(copy)
    await put('knows no message', { message: null })
    expect(await now()).toEqual(copy)
  })

  test('a conversation knows the cards in it', async () => {
    await put('elsewhere', { id: 'REQ-1/requester/b', address: 'b' })
    expect(await database().reads.cardCopiesAt('a')).toEqual([copy])
    expect(await database().reads.cardCopiesAt('c')).toEqual([])
  })

  test('fresh news is taken over', async () => {
    await put('newer', { message: 'M2', wanted: 5, shown: 4 })
    expect(await now()).toEqual({ ...copy, message: 'M2', wanted: 5, shown: 4 })
  })
})
