import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { meteredChannel } from '../../bot/metered.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { startTracing } from '../../bot/tracing.ts'
import { inSpan } from '../../jobs/span.ts'

type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string; status: object }

const received: { path: string; body: string }[] = []
const collector = createServer((req, res) => {
  let body = ''
  req.setEncoding('utf8').on('data', (text: string) => {
    body += text
  })
  req.on('end', () => {
    received.push({ path: req.url ?? '', body })
    res.setHeader('content-type', 'application/json')
    res.end('{}')
  })
})
const port = await new Promise<number>((resolve) => {
  collector.listen(0, '127.0.0.1', () => {
    const address = collector.address()
    resolve(typeof address === 'object' && address !== null ? address.port : 0)
  })
})
afterAll(() => collector.close())

test('spans go to the collector, one inside the other, without what was said', async () => {
  const stop = startTracing(`http://127.0.0.1:${port}/`)
  const channel = meteredChannel(
    {
      platform: 'teams',
      fetch: async () => ({ kind: 'gone' }),
      post: async () => 'm1',
      update: () => Promise.reject(new Error('CANARY')),
    },
    createMetrics(() => null),
  )
  await inSpan('task show-card', { 'partline.task': '7' }, async () => {
    await channel.post('teams:somebody', { text: 'CANARY' })
    await channel.update('teams:somebody', 'm1', { text: 'CANARY' }).catch(() => {})
  })
  await stop()
  expect(received.map(({ path }) => path)).toEqual(['/v1/traces'])
  const text = received[0]?.body ?? ''
  expect(text).not.toContain('CANARY')
  expect(text).toContain('"partline.task"')
  const [resource] = JSON.parse(text).resourceSpans as {
    resource: { attributes: unknown[] }
    scopeSpans: { spans: Span[] }[]
  }[]
  expect(resource?.resource.attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'partline' },
  })
  const spans = resource?.scopeSpans.flatMap((scope) => scope.spans) ?? []
  const task = spans.find((span) => span.name === 'task show-card')
  expect(spans.map((span) => span.name).toSorted()).toEqual(['post', 'task show-card', 'update'])
  for (const name of ['post', 'update']) {
    const span = spans.find((each) => each.name === name)
    expect(span?.parentSpanId).toBe(task?.spanId)
  }
  expect(spans.find((span) => span.name === 'update')?.status).toMatchObject({ code: 2 })
})
