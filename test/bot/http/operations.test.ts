import { request } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { operationsRoutes, type Readiness } from '../../../bot/http/operations.ts'
import { createHttpServer } from '../../../bot/http/server.ts'
import { createMetrics } from '../../../bot/metrics.ts'
import { monday } from '../../contract/company.ts'

const log = { info: () => {}, error: () => {} }
const state: { readiness: () => Promise<Readiness> } = {
  readiness: async () => ({ isReady: true, sentence: 'ready' }),
}
const figures = { due: 3, oldest: monday - 5_000, oldestInLane: monday - 2_000, dead: 1 }
const watched = {
  board: { figures: async () => figures },
  now: () => monday,
  isRedisConnected: () => true,
}
const metrics = createMetrics(() => watched)

async function serve(token: string | null) {
  const routes = operationsRoutes({
    readiness: () => state.readiness(),
    metrics: metrics.text,
    token,
  })
  const server = createHttpServer({ routes, log })
  const port = await server.listen(0, '127.0.0.1')
  return { port, url: `http://127.0.0.1:${port}`, close: server.close }
}
const open = await serve(null)
const closed = await serve('sesame')
afterAll(async () => {
  await open.close()
  await closed.close()
})

test('ready is 200, not ready 503, and no answer within two seconds is not ready', async () => {
  const ask = async () => {
    const response = await fetch(`${open.url}/readyz`)
    return [response.status, await response.text()]
  }
  expect(await ask()).toEqual([200, 'ready'])
  state.readiness = async () => ({ isReady: false, sentence: 'Partline is stopping.' })
  expect(await ask()).toEqual([503, 'Partline is stopping.'])
  state.readiness = () => Promise.reject(new Error('secret detail'))
  expect(await ask()).toEqual([503, 'The database does not answer.'])
  state.readiness = () => new Promise(() => {})
  expect(await ask()).toEqual([503, 'The database does not answer.'])
})

test('the metrics tell of the board, of tasks, commits and refusals of the platforms', async () => {
  metrics.tasks.begun('show-card', 0.4)
  metrics.tasks.ended('show-card', 'done', 0.03)
  metrics.committed('conflict', 0.002)
  metrics.committed('shortfall', 0.002)
  metrics.recorded(0.004)
  metrics.limited('slack')
  const response = await fetch(`${open.url}/metrics`)
  expect(response.headers.get('content-type')).toContain('version=0.0.4')
  const lines = (await response.text()).split('\n')
  for (const line of [
    'partline_due_tasks 3',
    'partline_oldest_due_task_seconds 5',
    'partline_lane_lag_seconds 2',
    'partline_dead_letters 1',
    'partline_redis_connected 1',
    'partline_task_seconds_count{kind="show-card",ending="done"} 1',
    'partline_task_wait_seconds_bucket{le="0.5",kind="show-card"} 1',
    'partline_commit_seconds_count{outcome="conflict"} 1',
    'partline_commit_seconds_count{outcome="shortfall"} 1',
    'partline_record_seconds_count 1',
    'partline_chat_limited_total{platform="slack"} 1',
  ])
    expect(lines).toContain(line)
})

test('without a token only this machine reads the metrics', async () => {
  const status = await new Promise((resolve) => {
    const options = { port: open.port, path: '/metrics', headers: { host: 'partline.example' } }
    request(options, (response) => resolve(response.resume().statusCode)).end()
  })
  expect(status).toBe(403)
})

test('with a token whoever knows it does', async () => {
  const ask = async (authorization?: string) =>
    (await fetch(`${closed.url}/metrics`, { headers: authorization ? { authorization } : {} }))
      .status
  expect(await ask()).toBe(403)
  expect(await ask('Bearer open')).toBe(403)
  expect(await ask('Bearer sesamf')).toBe(403)
  expect(await ask('Bearer sesame')).toBe(200)
})
