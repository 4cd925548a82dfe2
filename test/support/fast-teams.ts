import { createPacer } from '../../bot/channels/pacer.ts'
import { consoleService } from '../../bot/channels/teams/adapter.ts'
import { encodeAddress } from '../../bot/channels/teams/address.ts'
import { createTeamsChannel } from '../../bot/channels/teams/send.ts'
import { wrongActivity } from '../../bot/console/check-activity.ts'
import { clerk } from '../contract/company.ts'
import { openFastPlatform } from './fast-platform.ts'
import type { Sky, StormPlatform } from './storm.ts'

const tenant = 'acme'
const route = /\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/

/** The Teams channel with its real adapter over a Bot Connector without a network, for storms on a clock of the test. */
export function openFastTeams(sky: Sky): StormPlatform {
  const fast = openFastPlatform(sky)
  const connector: typeof fetch = async (input, init) => {
    const url = typeof input === 'string' ? input : ''
    const [, conversation = '', activity] = route.exec(url) ?? []
    const content: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null
    const outcome = fast.call({
      conversation,
      message: init?.method === 'PUT' ? String(activity) : null,
      wrong: conversation === '' ? `no such route: ${url}` : wrongActivity(content),
      content,
    })
    if (outcome.kind === 'drop') throw new TypeError('fetch failed')
    if (outcome.kind !== 'rate-limit') return Response.json({ id: outcome.message })
    const headers = { 'retry-after': String(outcome.seconds) }
    return new Response('slow down', { status: 429, headers })
  }
  return {
    ...fast,
    channel: createTeamsChannel({
      app: null,
      console: { serviceUrl: 'http://127.0.0.1:9/', secret: '' },
      pacer: createPacer({ perSecond: 7, burst: 30, now: sky.now }),
      fetch: connector,
    }),
    identity: { platform: 'teams', tenant, user: 'U1', person: clerk },
    addressOf: (number) =>
      encodeAddress({
        service: consoleService,
        conversation: `c${number}`,
        tenant,
        bot: '28:partline',
        group: false,
      }),
    standing: (number) => fast.standing(`c${number}`),
  }
}
