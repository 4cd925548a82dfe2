import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamsReceiver } from '../../../../bot/channels/teams/receiver.ts'
import { createHttpServer } from '../../../../bot/http/server.ts'
import { muteChannel } from '../../../support/mute-channel.ts'
import { message, serviceUrl, tenant } from './activities.ts'

describe('tokens of the Bot Framework', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const others = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const appId = 'app-1'
  const heard: string[] = []
  const log = { info: () => {}, error: () => {} }

  /** The public keys of the Bot Framework, as it publishes them. */
  const authority = createServer((req, res) => {
    const { port } = authorityAddress()
    const key = {
      ...keys.publicKey.export({ format: 'jwk' }),
      kid: 'k1',
      endorsements: ['msteams'],
    }
    const body =
      req.url === '/keys' ? { keys: [key] } : { jwks_uri: `http://127.0.0.1:${port}/keys` }
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify(body))
  })
  function authorityAddress() {
    const address = authority.address()
    if (typeof address !== 'object' || address === null) throw new Error('it does not listen')
    return address
  }

  const server = createHttpServer({ log })
  let url = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      authority.listen(0, '127.0.0.1', resolve)
    })
    const openIdMetadata = `http://127.0.0.1:${authorityAddress().port}/`
    const handle = createTeamsReceiver({
      app: { appId, appType: 'MultiTenant', password: 'secret', tenant, openIdMetadata },
      console: null,
      tenants: [tenant],
      channel: muteChannel,
      intake: async (incoming) => {
        heard.push(incoming.key)
        return null
      },
      now: () => 0,
      refresh: async () => null,
      search: async () => [],
      sorry: () => ({ text: 'sorry' }),
      unreadable: () => ({ text: 'unreadable' }),
      log,
    })
    server.serve([{ method: 'POST', path: '/api/messages', handle }])
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/api/messages`
  })
  afterAll(async () => {
    await server.close()
    authority.close()
  })

  const now = () => Math.floor(Date.now() / 1_000)
  const claims = () => ({
    iss: 'https://api.botframework.com',
    aud: appId,
    serviceurl: serviceUrl,
    nbf: now() - 60,
    exp: now() + 3_600,
  })

  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  type Making = {
    readonly claims?: object
    readonly header?: object
    readonly sign?: (text: string) => string
  }

  const byRsa = (key: typeof keys.privateKey) => (text: string) =>
    createSign('RSA-SHA256').update(text).sign(key, 'base64url')

  function token({
    claims: changed = {},
    header = {},
    sign = byRsa(keys.privateKey),
  }: Making = {}) {
    const head = { alg: 'RS256', typ: 'JWT', kid: 'k1', ...header }
    const text = `${encode(head)}.${encode({ ...claims(), ...changed })}`
    return `Bearer ${text}.${sign(text)}`
  }

  async function deliver(authorization: string | null, change: object = {}) {
    heard.length = 0
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization === null ? {} : { authorization }),
      },
      body: JSON.stringify({ ...message, ...change }),
    })
    await response.text()
    return { status: response.status, heard: heard.length }
  }

  test('an activity with the token of the Bot Framework is taken', async () => {
    expect(await deliver(token())).toEqual({ status: 200, heard: 1 })
  })

  const none = () => ''
  const withSecret = (text: string) =>
    createHmac('sha256', 'secret').update(text).digest('base64url')
  const withPublicKey = (text: string) =>
    createHmac('sha256', keys.publicKey.export({ format: 'pem', type: 'spki' }))
      .update(text)
      .digest('base64url')

  test.each<[string, () => string | null, object?]>([
    ['without a token', () => null],
    ['with something that is no token', () => 'Bearer nonsense'],
    ['of another issuer', () => token({ claims: { iss: 'https://evil.example' } })],
    [
      'of an emulator or another bot',
      () =>
        token({ claims: { iss: 'https://sts.windows.net/f8cdef31/', ver: '1.0', appid: appId } }),
    ],
    ['for another app', () => token({ claims: { aud: 'app-2' } })],
    ['for no app', () => token({ claims: { aud: '' } })],
    ['with algorithm none', () => token({ header: { alg: 'none' }, sign: none })],
    ['with HS256 and the password', () => token({ header: { alg: 'HS256' }, sign: withSecret })],
    [
      'with HS256 and the public key',
      () => token({ header: { alg: 'HS256' }, sign: withPublicKey }),
    ],
    ['with another key', () => token({ sign: byRsa(others.privateKey) })],
    ['with a key nobody published', () => token({ header: { kid: 'k2' } })],
    ['without a signature', () => token({ sign: none })],
    ['that has expired', () => token({ claims: { exp: now() - 600 } })],
    ['that is not valid yet', () => token({ claims: { nbf: now() + 600 } })],
    ['for another service', () => token({ claims: { serviceurl: 'https://evil.example/' } })],
    ['for no service', () => token({ claims: { serviceurl: undefined } })],
    ['and an activity without a service URL', () => token(), { serviceUrl: undefined }],
    ['and an empty service URL', () => token(), { serviceUrl: '' }],
    ['and a service URL of another kind', () => token(), { serviceUrl: ['https://evil.example/'] }],
    ['and another service URL', () => token(), { serviceUrl: 'https://evil.example/' }],
    ['and another channel, to be checked by its rules', () => token(), { channelId: 'AseChannel' }],
  ])('a request %s is refused and nothing happens', async (_name, make, change) => {
    const answered = await deliver(make(), change)
    expect([401, 403]).toContain(answered.status)
    expect(answered.heard).toBe(0)
  })

  test('an activity of another tenant is let in and ignored', async () => {
    const conversation = { ...message.conversation, tenantId: 'contoso' }
    expect(await deliver(token(), { conversation })).toEqual({ status: 200, heard: 0 })
  })

  test('a token that is used again is the same event: its key is the same', async () => {
    const same = token()
    await deliver(same)
    const first = [...heard]
    await deliver(same)
    expect(heard).toEqual(first)
  })
})
