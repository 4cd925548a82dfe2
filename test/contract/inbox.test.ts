import { expect, test } from 'vitest'
import { change } from './changes.ts'
import { monday } from './company.ts'
import { onEveryDatabase } from './databases.ts'

const soon = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

onEveryDatabase((database) => {
  const inbox = () => database().inbox
  const record = (key: string) =>
    inbox().record({ key, body: { said: '压机', n: [1, null] }, receivedAt: monday })

  test('an event is recorded once', async () => {
    expect(await record('teams/acme/1')).toBe('new')
    expect(await record('teams/acme/1')).toBe('known')
  })

  test('one taker gets the body; others wait until the lease has run out', async () => {
    await record('lease')
    const first = await inbox().take('lease', 0.2)
    expect(first?.body).toEqual({ said: '压机', n: [1, null] })
    expect(await inbox().take('lease', 60)).toBeNull()
    await soon(0.25)
    const second = await inbox().take('lease', 60)
    expect(second?.token).not.toBe(first?.token)
  })

  test('a lost lease cannot finish the event', async () => {
    await record('fenced')
    const lost = await inbox().take('fenced', 0.05)
    await soon(0.1)
    const held = await inbox().take('fenced', 60)
    await inbox().finish('fenced', lost?.token ?? '', 'ignored')
    await inbox().finish('fenced', held?.token ?? '', 'again')
    expect(await inbox().take('fenced', 60)).not.toBeNull()
  })

  test('given back it can be taken at once; ignored it is over', async () => {
    await record('back')
    const first = await inbox().take('back', 60)
    await inbox().finish('back', first?.token ?? '', 'again')
    const second = await inbox().take('back', 60)
    await inbox().finish('back', second?.token ?? '', 'ignored')
    expect(await inbox().take('back', 60)).toBeNull()
    expect(await record('back')).toBe('known')
    expect(await inbox().reply('back')).toBeUndefined()
  })

  test('an event that was never recorded cannot be taken', async () => {
    expect(await inbox().take('unknown', 60)).toBeNull()
  })

  test('the commit of its key finishes it and leaves the reply', async () => {
    await record('handled')
    const taken = await inbox().take('handled', 60)
    await database().store.commit(change('handled', { reply: { answer: 1 } }))
    expect(await inbox().reply('handled')).toEqual({ answer: 1 })
    await inbox().finish('handled', taken?.token ?? '', 'again')
    expect(await inbox().take('handled', 60)).toBeNull()
    expect(await record('handled')).toBe('known')
  })

  test('a refused commit leaves it as it was', async () => {
    await record('refused')
    const stale = { kind: 'policy', id: 'policy', version: 7 } as const
    const answer = await database().store.commit(change('refused', { expect: [stale] }))
    expect(answer.kind).toBe('conflict')
    expect(await inbox().take('refused', 60)).not.toBeNull()
  })
})
