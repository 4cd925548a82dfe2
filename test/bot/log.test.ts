import { expect, test } from 'vitest'
import { createLog } from '../../bot/log.ts'
import { retryAfterOf } from '../../bot/rate-limit.ts'

function logged(level: 'info' | 'error' = 'info') {
  const lines: string[] = []
  return { lines, log: createLog(level, (line) => lines.push(line)) }
}

const secrets = [
  'xoxb-CANARY-123456-abcdef',
  'xapp-1-CANARY-99-ff',
  'eyJhbGciOiJSUzI1NiJ9.eyJDQU5BUlkiOjF9.CANARYsig',
  'Bearer CANARY.token',
  'postgres://partline:CANARY@db.example:5432/partline',
  'rediss://default:CANARY@cache:6380',
]

test('no secret gets into the log, wherever it stands', () => {
  const { lines, log } = logged()
  for (const secret of secrets) {
    log.error(`it failed with ${secret}`, new Error(`cannot reach ${secret}`))
    log.info('nested', { a: [{ why: new Error(secret) }], b: { c: secret } })
  }
  log.error('named', { MicrosoftAppPassword: 'CANARY', headers: { authorization: 'CANARY' } })
  expect(lines).toHaveLength(secrets.length * 2 + 1)
  expect(lines.join('')).not.toContain('CANARY')
  expect(lines.join('')).toContain('postgres://partline:[password]@db.example:5432/partline')
})

test('what people wrote stays out of the log', () => {
  const { lines, log } = logged()
  log.info('received', { payload: { text: 'CANARY' }, body: 'CANARY', inner: { reason: 'CANARY' } })
  expect(lines.join('')).not.toContain('CANARY')
})

test('an entry is one line of JSON, whatever is in it', () => {
  const { lines, log } = logged()
  log.error('two\nlines\u001b[31m', { part: 'A\r\nerror forged', task: '12' })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r\u001b]/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    what: 'two\nlines\u001b[31m',
    part: 'A\r\nerror forged',
    task: '12',
  })
})

test('errors alone, when only errors are wanted', () => {
  const { lines, log } = logged('error')
  log.info('quiet')
  log.error('loud', 'a cause that is no error')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { what: 'loud', cause: 'a cause that is no error' },
  ])
})

test('what a platform asks for after 429 is understood, from either of them', () => {
  expect(retryAfterOf({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 })).toBe(7)
  const teams = { statusCode: 429, response: { headers: { 'retry-after': '12' } } }
  expect(retryAfterOf(Object.assign(new Error('busy'), teams))).toBe(12)
  expect(retryAfterOf({ statusCode: 429 })).toBe(30)
  expect(retryAfterOf({ statusCode: 429, response: { headers: { 'retry-after': 'soon' } } })).toBe(
    30,
  )
  expect(retryAfterOf({ statusCode: 500 })).toBeNull()
  expect(retryAfterOf(null)).toBeNull()
})
