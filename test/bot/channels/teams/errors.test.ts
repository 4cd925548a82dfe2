import { expect, test } from 'vitest'
import { Undeliverable } from '../../../../bot/channels/channel.ts'
import { translate } from '../../../../bot/channels/teams/errors.ts'

const failure = (statusCode: number) => Object.assign(new Error('said no'), { statusCode })

test.each([400, 403, 404, 413])('after %i no retry helps', (status) => {
  const translated = () => translate(failure(status), 'post')
  expect(translated).toThrow(Undeliverable)
  expect(translated).toThrow(`teams post: ${status} said no`)
})

test.each([401, 408, 412, 429, 500, 502, 503, 504])('%i stays a fault', (status) => {
  const fault = failure(status)
  expect(() => translate(fault, 'update')).toThrow(fault)
})

test('what carries no status stays a fault', () => {
  const fault = new Error('socket hang up')
  expect(() => translate(fault, 'post')).toThrow(fault)
})
