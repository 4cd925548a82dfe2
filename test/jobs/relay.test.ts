import { expect, test } from 'vitest'
import { createHints } from '../../jobs/hints.ts'
import { createRelay } from '../../jobs/redis/relay.ts'
import { createGate } from './world.ts'

/** A relay that notes what it is made to do; everything is ready until `ready` says otherwise. */
function noted(send: (ids: readonly string[]) => Promise<void> = async () => {}) {
  const sent: (readonly string[])[] = []
  const counts = { fallBacks: 0, failures: 0 }
  const relay = createRelay({
    ready: async (keys) => keys.filter((key) => key !== 'later').map((key) => `id-${key}`),
    send: async (ids) => {
      sent.push(ids)
      await send(ids)
    },
    fallBack: () => {
      counts.fallBacks += 1
    },
    failed: () => {
      counts.failures += 1
    },
  })
  return { relay, sent, counts }
}

test('whoever rings does not wait, and what comes meanwhile goes out together', async () => {
  const gate = createGate()
  const { relay, sent } = noted(gate.passed)
  relay.ring(['a'])
  relay.ring(['b'])
  await new Promise((resolve) => setTimeout(resolve, 5))
  relay.ring(['c', 'd'])
  expect(sent).toEqual([['id-a']])
  gate.open()
  await relay.idle()
  expect(sent).toEqual([['id-a'], ['id-b', 'id-c', 'id-d']])
})

test('nothing is sent for what is not ready', async () => {
  const { relay, sent } = noted()
  relay.ring(['later'])
  await relay.idle()
  expect(sent).toEqual([])
})

test('when it cannot send, this process is woken, and for a while it does not try', async () => {
  const { relay, sent, counts } = noted(() => Promise.reject(new Error('away')))
  relay.ring(['a'])
  await relay.idle()
  expect(counts).toEqual({ fallBacks: 1, failures: 1 })
  relay.ring(['b'])
  await relay.idle()
  expect(sent).toHaveLength(1)
  expect(counts).toEqual({ fallBacks: 2, failures: 1 })
})

test('a ring without a task wakes this process', () => {
  const { relay, counts } = noted()
  relay.ring()
  expect(counts.fallBacks).toBe(1)
})

test('a runner looks first at what it heard of, lanes before tasks, no more than it has room for', () => {
  const hints = createHints()
  expect(hints.isEmpty).toBe(true)
  for (const id of ['1', '2', '3']) hints.task(id)
  hints.lane('A')
  hints.task('2')
  expect(hints.take(3)).toEqual({ lanes: ['A'], ids: ['1', '2'] })
  expect(hints.take(3)).toEqual({ lanes: [], ids: ['3'] })
  expect(hints.isEmpty).toBe(true)
})

test('however much is rung for, a look through everything comes in between', () => {
  const hints = createHints()
  hints.everything()
  const looks = Array.from({ length: 8 }, (_, index) => {
    hints.task(String(index))
    return hints.take(1) === null
  })
  expect(looks.filter(Boolean)).toHaveLength(2)
  hints.exhausted()
  while (!hints.isEmpty) hints.take(1)
  expect(hints.isEmpty).toBe(true)
})

test('what is heard of beyond all bounds becomes a look through everything', () => {
  const hints = createHints()
  for (let id = 0; id < 5_001; id++) hints.task(String(id))
  const first = hints.take(10_000)
  expect(first?.ids).toHaveLength(5_000)
  expect(hints.isEmpty).toBe(false)
  expect(hints.take(10)).toBeNull()
})
