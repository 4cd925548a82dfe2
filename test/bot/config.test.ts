import { describe, expect, test } from 'vitest'
import { decodeAddress } from '../../bot/channels/teams/address.ts'
import { ConfigError, readConfig } from '../../bot/config.ts'
import { operatorsAddress } from '../../bot/operators-channel.ts'

const microsoft = {
  MicrosoftAppId: 'app',
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: 'tenant',
}

test('without any setting it is the console on this machine with its own database', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: null,
    ownerUrl: null,
    dataDir: '.data',
    redisUrl: null,
    console: true,
    logLevel: 'info',
    metricsToken: null,
    tracesEndpoint: null,
    microsoft: null,
    slack: null,
    photoBase: '',
    operators: null,
  })
})

test('an empty setting counts as not set', () => {
  const names = ['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'CONSOLE', 'LOG_LEVEL']
  const empty = Object.fromEntries(
    [...names, ...Object.keys(microsoft), 'MicrosoftAppType'].map((name) => [name, ' ']),
  )
  expect(readConfig(empty)).toEqual(readConfig({}))
})

test('a Teams bot listens anywhere, with the console off unless it is asked for', () => {
  const config = readConfig({ ...microsoft, HOST: '0.0.0.0', PORT: '80' })
  expect(config).toMatchObject({ host: '0.0.0.0', port: 80, console: false })
  expect(config.microsoft).toEqual({
    appId: 'app',
    appType: 'SingleTenant',
    password: 'secret',
    tenant: 'tenant',
  })
  expect(readConfig({ ...microsoft, CONSOLE: 'on' }).console).toBe(true)
})

test('the operators have a channel on a platform that is set up', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }
  const onSlack = readConfig({ ...slack, OPERATORS_CHANNEL: 'slack:T1/C1' })
  expect(onSlack.operators).toEqual({ platform: 'slack', team: 'T1', channel: 'C1' })
  expect(operatorsAddress(onSlack)).toMatch(/^slack:/)
  const conversation = '19:ops@thread.tacv2'
  const onTeams = readConfig({ ...microsoft, OPERATORS_CHANNEL: `teams:${conversation}` })
  expect(decodeAddress(operatorsAddress(onTeams) ?? '')).toMatchObject({
    address: { conversation, tenant: 'tenant', bot: '28:app', group: true },
  })
  expect(operatorsAddress(readConfig(slack))).toBe(undefined)
  const wrong = { ...slack, OPERATORS_CHANNEL: `teams:${conversation}` }
  expect(() => readConfig(wrong)).toThrow('OPERATORS_CHANNEL is on teams, which is not set up.')
  for (const named of ['#ops', 'slack:T1', 'slack:T1/U1', 'teams:'])
    expect(() => readConfig({ ...slack, OPERATORS_CHANNEL: named })).toThrow(ConfigError)
})

test('a managed identity needs no password', () => {
  const { MicrosoftAppPassword: _, ...rest } = microsoft
  const config = readConfig({ ...rest, MicrosoftAppType: 'UserAssignedMSI' })
  expect(config.microsoft).toMatchObject({ appType: 'UserAssignedMSI', password: '' })
})

test('the owner of the database is its user where nobody else is named', () => {
  const url = 'postgres://partline@db/partline'
  expect(readConfig({ DATABASE_URL: url })).toMatchObject({ databaseUrl: url, ownerUrl: url })
  const owner = 'postgresql://owner@db/partline'
  const both = readConfig({ DATABASE_URL: url, DATABASE_OWNER_URL: owner })
  expect(both).toMatchObject({ databaseUrl: url, ownerUrl: owner })
})

test('links to photos begin with the public address; without one only the console shows photos', () => {
  const base = (env: Record<string, string>) => readConfig(env).photoBase
  expect(base({ PUBLIC_URL: 'https://parts.example/' })).toBe('https://parts.example')
  expect(base({ ...microsoft, PUBLIC_URL: 'https://parts.example' })).toBe('https://parts.example')
  expect(base(microsoft)).toBe(null)
  expect(base({ ...microsoft, CONSOLE: 'on' })).toBe(null)
})

test('localhost is the address that the console speaks to', () => {
  expect(readConfig({ HOST: 'localhost' }).host).toBe('127.0.0.1')
})

describe('what cannot work is refused with one sentence that says what to do', () => {
  const refused: readonly [Record<string, string>, string][] = [
    [{ HOST: '0.0.0.0' }, 'set HOST=127.0.0.1, or CONSOLE=off. HOST is 0.0.0.0.'],
    [{ HOST: '::1' }, 'set HOST=127.0.0.1'],
    [{ ...microsoft, HOST: '0.0.0.0', CONSOLE: 'on' }, 'The console has no login'],
    [{ MicrosoftAppId: 'app', MicrosoftAppTenantId: 'tenant' }, 'MicrosoftAppPassword is not'],
    [{ MicrosoftAppId: 'app', MicrosoftAppPassword: 'secret' }, 'MicrosoftAppTenantId is not'],
    [{ CONSOLE: 'off' }, 'Nothing to talk through: set MicrosoftAppId'],
    [{ CONSOLE: 'yes' }, 'The setting CONSOLE cannot be used: say on or off.'],
    [
      { PORT: 'http' },
      'The setting PORT cannot be used: it must be a whole number from 0 to 65535.',
    ],
    [{ PORT: '70000' }, 'a whole number from 0 to 65535.'],
    [{ PORT: '-1' }, 'a whole number from 0 to 65535.'],
    [
      { DATABASE_URL: 'mysql://db' },
      'DATABASE_URL cannot be used: it must begin with postgres://.',
    ],
    [{ PUBLIC_URL: 'http://parts.example' }, 'PUBLIC_URL cannot be used: it must be https:// and'],
    [{ PUBLIC_URL: 'https://parts.example/a' }, 'a host, without a path.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL cannot be used: say info or error.'],
    [
      { REDIS_URL: 'localhost:6379' },
      'REDIS_URL cannot be used: it must begin with redis:// or rediss://.',
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' },
      'OTEL_EXPORTER_OTLP_ENDPOINT cannot be used: it must begin with http:// or https://.',
    ],
    [
      { ...microsoft, MicrosoftAppType: 'Bot' },
      'MicrosoftAppType cannot be used: say SingleTenant',
    ],
  ]
  test.each(refused)('%o', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(sentence)
  })

  test('a secret in a refused setting is not repeated', () => {
    const secret = { DATABASE_URL: 'mysql://user:hush@db' }
    expect(() => readConfig(secret)).not.toThrow('hush')
  })
})
