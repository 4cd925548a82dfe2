import { request } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { localRoutes } from '../../../bot/http/local.ts'
import { type Route, sendJson, sendText } from '../../../bot/http/route.ts'
import { createHttpServer } from '../../../bot/http/server.ts'

const routes: readonly Route[] = [
  { method: 'POST', path: '/echo', handle: (_req, res, body) => sendJson(res, 200, { body }) },
  { method: 'GET', path: '/below/*', handle: (req, res) => sendText(res, 200, req.url ?? '') },
  { method: 'GET', path: '/broken', handle: () => Promise.reject(new Error('secret detail')) },
  {
    method: 'GET',
    path: '/stream',
    handle: (_req, res) => {
      res.setHeader('content-type', 'text/event-stream')
      res.write(': hello\n\n')
    },
  },
  ...localRoutes([
    { method: 'GET', path: '/local', handle: (_req, res) => sendText(res, 200, 'in') },
  ]),
]

const logged: string[] = []
const log = { info: () => {}, error: (sentence: string) => void logged.push(sentence) }
const server = createHttpServer({ routes, log })
const port = await server.listen(0, '127.0.0.1')
const url = `http://127.0.0.1:${port}`
afterAll(() => server.close())

const post = (body: string, type = 'application/json') =>
  fetch(`${url}/echo`, { method: 'POST', body, headers: { 'content-type': type } })

test('it says that it is well', async () => {
  const response = await fetch(`${url}/healthz`)
  expect([response.status, await response.text()]).toEqual([200, 'ok'])
})

test('routes are found by method and path', async () => {
  expect((await fetch(`${url}/below/a/b?c`)).status).toBe(200)
  expect((await fetch(`${url}/below`)).status).toBe(404)
  expect((await fetch(`${url}/echo`)).status).toBe(404)
  expect((await fetch(`${url}/echo/more`, { method: 'POST' })).status).toBe(404)
})

test('a JSON body arrives parsed', async () => {
  expect(await (await post('{"a":[1]}')).json()).toEqual({ body: { a: [1] } })
  expect(await (await post('')).json()).toEqual({})
})

test('what is no JSON, not announced as JSON or too large is refused with a reason', async () => {
  const broken = await post('{"a":')
  expect([broken.status, await broken.text()]).toEqual([400, 'The body is not valid JSON.'])
  expect((await post('{"a":1}', 'text/plain')).status).toBe(415)
  const large = await post(JSON.stringify('x'.repeat(300 * 1024)))
  expect([large.status, await large.text()]).toEqual([413, 'The body is larger than 256 KB.'])
})

test('a body that grows too large without saying so is refused too', async () => {
  const chunk = 'x'.repeat(64 * 1024)
  const status = await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    const sent = request({ port, path: '/echo', method: 'POST', headers }, (res) => {
      res.resume()
      resolve(res.statusCode)
    })
    sent.on('error', reject)
    for (let count = 0; count < 8; count += 1) sent.write(chunk)
    sent.end()
  })
  expect(status).toBe(413)
})

test('a handler that fails is noted, and tells nothing of the reason', async () => {
  const response = await fetch(`${url}/broken`)
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('secret')
  expect(logged).toEqual(['GET /broken failed'])
})

test('pages may load only their own files and run no inline script', async () => {
  const { headers } = await fetch(`${url}/healthz`)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

const local = (headers: Record<string, string>) =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/local', headers }, (res) => {
      res.resume()
      resolve(res.statusCode)
    })
    sent.on('error', reject)
    sent.end()
  })

test('a door without a login opens for pages of this machine only', async () => {
  expect(await local({})).toBe(200)
  expect(await local({ host: `localhost:${port}` })).toBe(200)
  expect(await local({ origin: url })).toBe(200)
  expect(await local({ host: 'evil.example' })).toBe(403)
  expect(await local({ host: `127.0.0.1.evil.example:${port}` })).toBe(403)
  expect(await local({ origin: 'http://evil.example' })).toBe(403)
  expect(await local({ origin: 'http://localhost:1' })).toBe(403)
  expect(await local({ origin: 'null' })).toBe(403)
  expect(await local({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403)
  expect(await local({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200)
})

test('closing ends event streams and comes to an end', async () => {
  const closing = createHttpServer({ routes, log })
  const other = await closing.listen(0, '127.0.0.1')
  const response = await fetch(`http://127.0.0.1:${other}/stream`)
  const before = Date.now()
  const text = response.text()
  await closing.close()
  expect(await text).toContain('hello')
  expect(Date.now() - before).toBeLessThan(1_500)
})

test('without routes it says that it is starting, until there are some to serve', async () => {
  const early = createHttpServer({ log })
  const at = `http://127.0.0.1:${await early.listen(0, '127.0.0.1')}`
  const waiting = await fetch(at)
  expect([waiting.status, await waiting.text()]).toEqual([503, 'Partline is starting.'])
  expect(waiting.headers.get('refresh')).toBe('1')
  expect((await fetch(`${at}/healthz`)).status).toBe(503)
  early.serve(routes)
  expect((await fetch(`${at}/healthz`)).status).toBe(200)
  expect((await fetch(`${at}/below/a`)).status).toBe(200)
  await early.close()
})
