import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts'

describe('the chaos proxy', () => {
  /** Answers every piece with itself in capitals, and keeps what it heard. */
  let echo: Server
  let heard: string
  let proxy: ChaosProxy
  const sockets: Socket[] = []

  beforeEach(async () => {
    heard = ''
    echo = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => undefined)
      socket.on('data', (piece) => {
        heard += String(piece)
        socket.write(String(piece).toUpperCase())
      })
    })
    echo.listen(0, '127.0.0.1')
    await once(echo, 'listening')
    const address = echo.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    proxy = await startChaosProxy({ host: '127.0.0.1', port })
  })

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    await proxy.close()
    echo.close()
  })

  function dial() {
    const socket = connect(proxy.port, '127.0.0.1')
    sockets.push(socket)
    const got = { text: '', end: null as string | null }
    socket.on('data', (piece) => {
      got.text += String(piece)
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      got.end = error.code ?? 'error'
    })
    socket.on('close', () => {
      got.end ??= 'closed'
    })
    return { got, say: (text: string) => socket.write(text), hangUp: () => socket.destroy() }
  }

  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

  test('it forwards both ways and counts the bytes of each side', async () => {
    const { got, say } = dial()
    say('hello')
    await expect.poll(() => got.text).toBe('HELLO')
    expect(proxy.counts()).toMatchObject({
      bytes: { client: 5, server: 5 },
      accepted: 1,
      open: 1,
      cut: 0,
    })
  })

  test('a cut ends every connection of now; the next one works', async () => {
    const [one, other] = [dial(), dial()]
    one.say('a')
    other.say('b')
    await expect.poll(() => one.got.text + other.got.text).toBe('AB')
    proxy.cut()
    await expect.poll(() => [one.got.end, other.got.end]).toEqual(['closed', 'closed'])
    const next = dial()
    next.say('c')
    await expect.poll(() => next.got.text).toBe('C')
    expect(proxy.counts()).toMatchObject({ accepted: 3, open: 1, cut: 2 })
  })

  test('a reset is seen as one', async () => {
    const { got, say } = dial()
    say('a')
    await expect.poll(() => got.text).toBe('A')
    proxy.cut('reset')
    await expect.poll(() => got.end).toBe('ECONNRESET')
  })

  test('cut after so many bytes of the client: the server hears just those', async () => {
    const { got, say } = dial()
    proxy.cutAfter('client', 8)
    say('hello')
    await expect.poll(() => got.text).toBe('HELLO')
    say('world')
    await expect.poll(() => got.end).toBe('closed')
    expect(heard).toBe('hellowor')
  })

  test('cut before the answer: the server heard everything, the client gets nothing', async () => {
    const { got, say } = dial()
    proxy.cutAfter('server', 0)
    say('hello')
    await expect.poll(() => got.end).toBe('closed')
    expect([heard, got.text]).toEqual(['hello', ''])
    const next = dial()
    next.say('again')
    await expect.poll(() => next.got.text).toBe('AGAIN')
  })

  test('silence keeps both ends open and delivers nothing, until healed for new connections', async () => {
    const { got, say, hangUp } = dial()
    say('a')
    await expect.poll(() => got.text).toBe('A')
    proxy.goSilent()
    say('lost')
    const meanwhile = dial()
    meanwhile.say('lost too')
    await expect.poll(() => proxy.counts().bytes.client).toBe(13)
    proxy.heal()
    const next = dial()
    next.say('b')
    await expect.poll(() => next.got.text).toBe('B')
    expect([heard, got, meanwhile.got]).toEqual([
      'ab',
      { text: 'A', end: null },
      { text: '', end: null },
    ])
    hangUp()
    await pause(20)
    expect(sockets.filter((socket) => socket.destroyed)).toHaveLength(1)
  })

  test('delayed pieces come late and in order', async () => {
    const { got, say } = dial()
    proxy.delay(30)
    const begun = performance.now()
    for (const letter of ['a', 'b', 'c']) {
      say(letter)
      await pause(2)
    }
    await expect.poll(() => got.text).toBe('ABC')
    expect(performance.now() - begun).toBeGreaterThan(60)
  })
})
