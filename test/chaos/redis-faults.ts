import type { RedisServer } from '../support/redis-server.ts'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Something that happens to Redis again and again until `isOver`; afterwards Redis is as it was before. */
export type Fault = (server: RedisServer, isOver: () => boolean) => Promise<void>

const repeatedly = async (everyMs: number, isOver: () => boolean, step: () => Promise<unknown>) => {
  let next = performance.now()
  while (!isOver()) {
    await pause(20)
    if (performance.now() < next) continue
    await step()
    next = performance.now() + everyMs
  }
}

/** Everything in it is gone, again and again. */
export const flushed =
  (everyMs: number): Fault =>
  (server, isOver) =>
    repeatedly(everyMs, isOver, () => server.order('FLUSHALL'))

/** It crashes and comes back empty. */
export const restarted =
  (everyMs: number): Fault =>
  (server, isOver) =>
    repeatedly(everyMs, isOver, async () => {
      await server.kill()
      await server.start()
    })

/** It is away for so long, from the start. */
export const away =
  (forMs: number): Fault =>
  async (server, isOver) => {
    await server.kill()
    const back = performance.now() + forMs
    while (!isOver() && performance.now() < back) await pause(20)
    await server.start()
  }

/** It answers nobody for a while, again and again, and its connections stay open. */
export const paused =
  (forMs: number): Fault =>
  async (server, isOver) => {
    await repeatedly(forMs * 1.5, isOver, () => server.order('CLIENT', 'PAUSE', forMs, 'ALL'))
    // The last pause may go on: a quiet run begins when Redis answers again.
    await server.order('PING')
  }

/** There is no room for anything new. */
export const full: Fault = async (server, isOver) => {
  await server.order('CONFIG', 'SET', 'maxmemory', '1mb')
  while (!isOver()) await pause(20)
  await server.order('CONFIG', 'SET', 'maxmemory', '0')
}
