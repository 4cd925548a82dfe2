import { afterAll, expect, test, vi } from 'vitest'
import { openWorld } from './world.ts'

const world = await openWorld()
const { heard, ringing } = world
afterAll(async () => {
  await world.clean()
  await world.close()
})

test('there is no quiet before the next of a lane whose first ended while the board was asked', async () => {
  let hasLooked = false
  let isFirstOver = false
  const firstId = async () =>
    (await world.owner`select min(id)::text as id from tasks where kind = 'say'`)[0]?.['id']
  const { tasks } = ringing
  const database = {
    ...ringing,
    tasks: {
      ...tasks,
      claim: async (...asked: Parameters<typeof tasks.claim>) => {
        const claimed = await tasks.claim(...asked)
        if (claimed.length > 0 || isFirstOver) return claimed
        hasLooked = true
        await vi.waitUntil(() => isFirstOver)
        // What is done after a task ends is done as well.
        await new Promise((resolve) => setTimeout(resolve, 100))
        return claimed
      },
      complete: async (...asked: Parameters<typeof tasks.complete>) => {
        const isFirst = asked[0] === (await firstId())
        if (isFirst) await vi.waitUntil(() => hasLooked)
        const kept = await tasks.complete(...asked)
        isFirstOver ||= isFirst
        return kept
      },
    },
  }
  await world.says(['A: first', 'B: short', 'A: second'])
  await world.runner({}, database).drain()
  expect(heard.toSorted()).toEqual(['A: first', 'A: second', 'B: short'])
})
