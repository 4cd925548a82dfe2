import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAddress } from '../../../../bot/channels/teams/address.ts'
import { receive } from '../../../../bot/channels/teams/receive.ts'
import * as activities from './activities.ts'

const at = Date.UTC(2026, 10, 23)
const circumstances = { at, tenants: [activities.tenant], service: activities.serviceUrl }
const read = (activity: unknown) => receive(activity, circumstances)

test('a message in a personal chat is what somebody said', () => {
  const reading = read(activities.message)
  expect(reading).toMatchObject({
    kind: 'incoming',
    incoming: {
      kind: 'said',
      key: `teams/${activities.tenant}/a:1abc:1700000000001`,
      speaker: { platform: 'teams', tenant: activities.tenant, user: 'aad-lin' },
      conversation: 'personal',
      text: 'BCD-215KB 右导轨 2 个',
      at,
    },
  })
  const address = reading.kind === 'incoming' ? reading.incoming.address : ''
  expect(decodeAddress(address)).toEqual({
    kind: 'address',
    address: {
      service: activities.serviceUrl,
      conversation: 'a:1abc',
      tenant: activities.tenant,
      bot: '28:bot',
      group: false,
    },
  })
})

test('in a group the mention of the bot is not part of what was said', () => {
  expect(read(activities.mention)).toMatchObject({
    incoming: { kind: 'said', conversation: 'group', text: 'where is REQ-1001', under: '1' },
  })
})

const press = { verb: 'approve', subject: 'REQ-1', revision: 3 }

test('a universal action is a press, with its form fields as text', () => {
  const data = { ...press, choice: 'x', 'f1.reason': 'broken', 'f1.count': 2, other: 'not ours' }
  expect(read(activities.invoke(data))).toMatchObject({
    kind: 'incoming',
    incoming: {
      kind: 'pressed',
      press: { ...press, choice: 'x' },
      fields: { reason: 'broken', count: '2' },
      message: 'card-7',
    },
  })
})

test('a submit of an older client is the same press', () => {
  expect(read(activities.submit({ ...press, 'f0.reason': 'no' }))).toMatchObject({
    incoming: { kind: 'pressed', press, fields: { reason: 'no' }, message: 'card-7' },
  })
})

test('a button that speaks for the person arrives as something said', () => {
  const back = { ...activities.message, text: 'where is REQ-1001', value: {} }
  expect(read(back)).toMatchObject({ incoming: { kind: 'said', text: 'where is REQ-1001' } })
})

test('an installation is announced twice and has one key', () => {
  const key = `teams/${activities.tenant}/a:1abc:joined`
  const joined = { incoming: { kind: 'joined', key, locale: 'zh-Hant' } }
  expect(read(activities.botAdded)).toMatchObject(joined)
  expect(read(activities.installed)).toMatchObject(joined)
  expect(read({ ...activities.installed, action: 'remove' })).toMatchObject({ kind: 'ignored' })
})

test('a colleague who joins a group is not somebody new to Partline', () => {
  const { conversation } = activities.mention
  const added = { ...activities.botAdded, conversation, membersAdded: [{ id: '29:somebody' }] }
  expect(read(added)).toMatchObject({ kind: 'ignored' })
})

test.each([
  ['no data', undefined],
  ['a text', 'approve'],
  ['an empty verb', { ...press, verb: '' }],
  ['a long verb', { ...press, verb: 'v'.repeat(65) }],
  ['a long subject', { ...press, subject: 's'.repeat(201) }],
  ['a long choice', { ...press, choice: 'c'.repeat(301) }],
  ['a revision that is a text', { ...press, revision: '3' }],
  ['a revision that is no integer', { ...press, revision: 1.5 }],
  ['a negative revision', { ...press, revision: -1 }],
  ['a subject that is an object', { ...press, subject: { $ne: null } }],
])('an action with %s is not a press', (_name, data) => {
  expect(read(activities.invoke(data))).toMatchObject({ kind: 'unreadable' })
  if (data === undefined) return
  expect(read(activities.submit(data))).toMatchObject({ kind: 'unreadable' })
})

test('a press is never taken from its data as somebody else', () => {
  const reading = read(activities.invoke({ ...press, user: 'aad-boss', tenant: 'other' }))
  expect(reading).toMatchObject({ incoming: { speaker: { user: 'aad-lin' }, press } })
})

test('long fields are cut and strange ones dropped', () => {
  const data = { ...press, 'f0.note': 'x'.repeat(9_000), 'f0.list': ['a'], 'f0.__proto__': 'y' }
  const reading = read(activities.invoke(data))
  const fields =
    reading.kind === 'incoming' && 'fields' in reading.incoming && reading.incoming.fields
  expect(fields).toEqual({ note: 'x'.repeat(2_000) })
})

test.each([
  ['a foreign tenant', { conversation: { id: 'a:1abc', tenantId: 'other' } }],
  ['no directory id', { from: { id: '29:guest' } }],
  ['no id', { id: undefined }],
  ['an unknown type', { type: 'messageReaction' }],
])('an activity with %s is ignored', (_name, change) => {
  expect(read({ ...activities.message, ...change })).toMatchObject({ kind: 'ignored' })
})

test('no payload makes the reader throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (activity, value) => {
      expect(read(activity).kind).toBe('ignored')
      expect(read({ ...activities.message, value }).kind).toBe('incoming')
      expect(read(activities.invoke(value)).kind).toBe('unreadable')
    }),
  )
})
