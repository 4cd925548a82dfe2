import type { CloudAdapter, TurnContext } from 'botbuilder'
import { type Channel, Paused, Undeliverable } from '../channel.ts'
import type { Pacer } from '../pacer.ts'
import {
  type ConsoleLink,
  consoleService,
  loadAdapter,
  loadConnectorToken,
  type MicrosoftApp,
  once,
  referenceOf,
} from './adapter.ts'
import { type Address, decodeAddress } from './address.ts'
import { translate } from './errors.ts'
import { provenEmail } from './member.ts'
import { type Connector, fetchPhoto } from './photos.ts'
import { renderCard } from './render.ts'

type Way = { readonly adapter: CloudAdapter; readonly appId: string; readonly serviceUrl: string }

/**
 * The way out to Teams and to the console. Both adapters stay without `onTurnError`: with one, the SDK reports success
 * although the send failed. Throws `Undeliverable` when no retry helps, otherwise the fault.
 */
export function createTeamsChannel(parts: {
  readonly app: MicrosoftApp | null
  readonly console: ConsoleLink | null
  readonly pacer: Pacer
  /** The way to the connector; left out: the network. */
  readonly fetch?: typeof fetch
}): Channel {
  const { pacer, fetch } = parts
  const microsoft = once(() => loadAdapter(parts.app, fetch))
  const anonymous = once(() => loadAdapter(null, fetch))
  const tokens = once(async () => (parts.app === null ? null : await loadConnectorToken(parts.app)))

  const wayTo = async (address: Address): Promise<Way> => {
    if (address.service === consoleService) {
      if (parts.console === null) throw new Undeliverable('the console is off')
      return { adapter: await anonymous(), appId: '', serviceUrl: parts.console.serviceUrl }
    }
    if (parts.app === null) throw new Undeliverable('no Microsoft app is configured')
    return { adapter: await microsoft(), appId: parts.app.appId, serviceUrl: address.service }
  }

  const connectorOf = async ({ service }: Address): Promise<Connector | null> => {
    if (service === consoleService)
      return parts.console && { serviceUrl: parts.console.serviceUrl, token: null }
    return parts.app && { serviceUrl: service, token: await tokens() }
  }

  return {
    platform: 'teams',
    async fetch(address, photo) {
      const connector = await connectorOf(readAddress(address))
      return connector === null ? { kind: 'gone' } : await fetchPhoto(photo, connector)
    },
    async post(address, message) {
      const place = readAddress(address)
      pacer.enter(place.conversation, 'post')
      const way = await wayTo(place)
      const ids: string[] = []
      await within(way, place, pacer, 'post', async (context) => {
        const sent = await context.sendActivity(renderCard(message))
        ids.push(sent?.id ?? '')
      })
      return ids[0] ?? ''
    },
    async update(address, messageId, message) {
      const place = readAddress(address)
      pacer.enter(place.conversation, 'update')
      const way = await wayTo(place)
      await within(way, place, pacer, 'update', async (context) => {
        await context.updateActivity({ ...renderCard(message), id: messageId })
      })
    },
    async emailOf(account, address) {
      const place = readAddress(address)
      pacer.enter(place.conversation, 'update')
      const way = await wayTo(place)
      const { TeamsInfo } = await import('botbuilder')
      const found: unknown[] = []
      try {
        await within(way, place, pacer, 'look-up', async (context) => {
          found.push(await TeamsInfo.getMember(context, account.user))
        })
      } catch (error) {
        if (error instanceof Undeliverable) return null
        throw error
      }
      return provenEmail(found[0], account)
    },
  }
}

function readAddress(text: string): Address {
  const decoded = decodeAddress(text)
  if (decoded.kind === 'unreadable') throw new Undeliverable(decoded.why)
  return decoded.address
}

async function within(
  way: Way,
  place: Address,
  pacer: Pacer,
  operation: 'post' | 'update' | 'look-up',
  speak: (context: TurnContext) => Promise<void>,
): Promise<void> {
  const reference = referenceOf({ ...place, serviceUrl: way.serviceUrl })
  await way.adapter
    .continueConversationAsync(way.appId, reference, speak)
    .catch((error: unknown) => translate(error, operation))
    .catch((error: unknown) => {
      if (error instanceof Paused) pacer.pause(place.conversation, error.seconds)
      throw error
    })
}
