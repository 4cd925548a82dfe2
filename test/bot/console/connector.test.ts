import { afterEach, expect, test } from 'vitest'
import type { ConnectorFault, Weather } from '../../../bot/console/fault.ts'
import { openEvents, type Sent, until } from './events.ts'
import { memoryJournal, morning, openStage, type Stage } from './stage.ts'

const stages: Stage[] = []

async function open(journal = memoryJournal(), weather?: Weather): Promise<Stage> {
  const stage = await openStage({
    intake: () => Promise.resolve(null),
    journal,
    ...(weather === undefined ? {} : { weather }),
  })
  stages.push(stage)
  return stage
}

afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close()
})

const conversation = 'console-clerk'

async function call(url: string, method: string, body?: unknown) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const parsed: Record<string, unknown> =
    response.ok || text.startsWith('{') ? JSON.parse(text) : {}
  return { status: response.status, body: parsed }
}

const activities = (stage: Stage) =>
  `${stage.serviceUrl}v3/conversations/${conversation}/activities`

async function post(stage: Stage, text: string): Promise<string> {
  const { body } = await call(activities(stage), 'POST', { type: 'message', text })
  return String(body.id)
}

const texts = (seen: readonly Sent[]) =>
  seen.filter(({ name }) => name === 'put').map(({ data }) => data.text)

test('a bot posts, replies, updates and deletes over the REST routes', async () => {
  const stage = await open()
  const id = await post(stage, 'one')
  const reply = await call(`${activities(stage)}/${id}`, 'POST', { type: 'message', text: 'two' })
  expect(reply).toMatchObject({ status: 201, body: { id: expect.any(String) } })

  const changed = { type: 'message', text: 'one, changed' }
  expect(await call(`${activities(stage)}/${id}`, 'PUT', changed)).toEqual({
    status: 200,
    body: { id },
  })
  expect(await call(`${activities(stage)}/${String(reply.body.id)}`, 'DELETE')).toMatchObject({
    status: 200,
  })

  const events = await openEvents(stage)
  expect(texts(events.seen)).toEqual(['one, changed'])
  events.close()
})

test('what does not exist is answered in the words of the protocol', async () => {
  const stage = await open()
  const nobody = `${stage.serviceUrl}v3/conversations/console-nobody/activities`
  expect(await call(nobody, 'POST', { type: 'message' })).toMatchObject({
    status: 404,
    body: { error: { code: 'ConversationNotFound' } },
  })
  expect(await call(`${activities(stage)}/none`, 'DELETE')).toMatchObject({
    status: 404,
    body: { error: { code: 'ActivityNotFoundInConversation' } },
  })
  expect(await call(activities(stage), 'POST', { nothing: 1 })).toMatchObject({ status: 400 })
  const wrong = activities(stage).replace(stage.secret, 'guess')
  expect(await call(wrong, 'POST', { type: 'message' })).toMatchObject({ status: 403 })
})

test('asking for a conversation with a persona gives the one that exists', async () => {
  const stage = await open()
  const url = `${stage.serviceUrl}v3/conversations`
  const members = [{ id: '29:keeper' }]
  expect(await call(url, 'POST', { members })).toEqual({
    status: 201,
    body: { id: 'console-keeper' },
  })
  expect(await call(url, 'POST', { members: [{ id: '29:stranger' }] })).toMatchObject({
    status: 400,
  })
})

test('the roster knows the persona of a conversation, by the id of the directory', async () => {
  const stage = await open()
  const member = (user: string) =>
    call(`${stage.serviceUrl}v3/conversations/${conversation}/members/${user}`, 'GET')
  expect(await member('clerk')).toMatchObject({
    status: 200,
    body: { aadObjectId: 'clerk', tenantId: 'console', userRole: 'user' },
  })
  expect(await member('keeper')).toMatchObject({ status: 404 })
})

test('in bad weather it refuses, fails, breaks off after the deed, or never answers, as it is told', async () => {
  const faults: ConnectorFault[] = [
    { kind: 'rate-limit', retryAfter: 7 },
    { kind: 'fail' },
    { kind: 'drop' },
    { kind: 'hang' },
  ]
  const stage = await open(memoryJournal(), () => faults.shift() ?? null)
  const sent = (text: string, signal?: AbortSignal) =>
    fetch(activities(stage), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text }),
      ...(signal === undefined ? {} : { signal }),
    })
  const limited = await sent('limited')
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
  expect((await sent('failed')).status).toBe(500)
  await expect(sent('dropped')).rejects.toThrow('fetch failed')
  await expect(sent('hung', AbortSignal.timeout(300))).rejects.toThrow('aborted')
  expect((await sent('fine')).status).toBe(201)
  const events = await openEvents(stage)
  expect(texts(events.seen)).toEqual(['dropped', 'fine'])
  events.close()
})

test('what Teams would not take is refused and logged', async () => {
  const stage = await open()
  const card = { type: 'AdaptiveCard', version: '1.5', body: [], actions: [] }
  const sent = (content: object) => {
    const contentType = 'application/vnd.microsoft.card.adaptive'
    return call(activities(stage), 'POST', {
      type: 'message',
      attachments: [{ contentType, content }],
    })
  }
  expect(await sent(card)).toMatchObject({ status: 201 })
  const input = { type: 'Input.Text', id: 'f.a' }
  const wrong = [
    { ...card, version: '1.6' },
    { ...card, body: [input, input] },
    { ...card, body: [{ type: 'TextBlock', text: 'x'.repeat(28_000) }] },
    { ...card, actions: Array.from({ length: 7 }, () => ({ type: 'Action.Submit', title: 'x' })) },
  ]
  for (const each of wrong) expect(await sent(each)).toMatchObject({ status: 400 })
  expect(stage.logged.filter((line) => line.includes('Teams would not take'))).toHaveLength(4)
})

test('a page that comes back gets exactly what it missed', async () => {
  const stage = await open()
  await post(stage, 'one')
  const first = await openEvents(stage)
  expect(first.seen[0]?.name).toBe('reset')
  expect(texts(first.seen)).toEqual(['one'])
  const mark = first.seen.find(({ name }) => name === 'ready')?.id
  first.close()

  await post(stage, 'two')
  await post(stage, 'three')
  const second = await openEvents(stage, mark)
  expect(texts(second.seen)).toEqual(['two', 'three'])
  expect(second.seen.map(({ name }) => name)).not.toContain('reset')

  await post(stage, 'four')
  const live = await until(second, ({ data }) => data.text === 'four')
  second.close()
  const third = await openEvents(stage, live.id)
  expect(texts(third.seen)).toEqual([])
  third.close()
})

test('a mark of another history starts again from the beginning', async () => {
  const stage = await open()
  await post(stage, 'one')
  for (const mark of ['elsewhere.1', 'rubbish', `x.${'9'.repeat(30)}`]) {
    const events = await openEvents(stage, mark)
    expect(events.seen[0]?.name).toBe('reset')
    expect(texts(events.seen)).toEqual(['one'])
    events.close()
  }
})

test('the history outlives a restart, and old cards can still be updated in place', async () => {
  const journal = memoryJournal()
  const before = await open(journal)
  const id = await post(before, 'one')
  await post(before, 'two')
  journal.lines.push('{"kind":"put","shown":{"conver')

  const after = await open(journal)
  expect(after.secret).not.toBe(before.secret)
  await call(`${activities(after)}/${id}`, 'PUT', { type: 'message', text: 'one, later' })
  const events = await openEvents(after)
  expect(texts(events.seen)).toEqual(['one, later', 'two'])
  expect(events.seen.find(({ name }) => name === 'put')?.data.id).toBe(id)
  events.close()
})

test('an update of an activity nobody remembers is shown as new at the end', async () => {
  const stage = await open()
  await post(stage, 'one')
  const lost = { type: 'message', text: 'from before' }
  expect(await call(`${activities(stage)}/lost-1`, 'PUT', lost)).toMatchObject({ status: 200 })
  const events = await openEvents(stage)
  expect(texts(events.seen)).toEqual(['one', 'from before'])
  events.close()
})

test('time that passes is told to every page', async () => {
  const stage = await open()
  const events = await openEvents(stage)
  const later = morning + 24 * 3_600_000
  expect(await call(`${stage.url}/console/advance`, 'POST', { hours: 24 })).toEqual({
    status: 200,
    body: { at: later },
  })
  await until(events, ({ name, data }) => name === 'clock' && data.at === later)
  for (const hours of [0, -1, 1.5, 1e9, 'day', null]) {
    expect(await call(`${stage.url}/console/advance`, 'POST', { hours })).toMatchObject({
      status: 400,
    })
  }
  events.close()
})

test('the state names the personas, the default language and the time', async () => {
  const stage = await open()
  expect(await call(`${stage.url}/console/state`, 'GET')).toMatchObject({
    status: 200,
    body: {
      locale: 'zh-Hans',
      at: morning,
      personas: [{ user: 'clerk', conversation }, {}, {}, {}],
    },
  })
})

test('speaking needs a known person, a language and a text', async () => {
  const stage = await open()
  const say = (body: unknown) => call(`${stage.url}/console/say`, 'POST', body)
  expect(await say({ user: 'clerk', locale: 'en', text: ' hello ' })).toMatchObject({ status: 200 })
  expect(stage.incoming.at(-1)).toMatchObject({ kind: 'said', text: 'hello' })
  expect(await say({ user: 'stranger', locale: 'en', text: 'x' })).toMatchObject({ status: 404 })
  expect(await say({ user: 'clerk', locale: 'fr', text: 'x' })).toMatchObject({ status: 400 })
  expect(await say({ user: 'clerk', locale: 'en', text: '  ' })).toMatchObject({ status: 400 })
})
