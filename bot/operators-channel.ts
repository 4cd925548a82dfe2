import { encodeAddress as slackAddress } from './channels/slack/address.ts'
import { encodeAddress as teamsAddress } from './channels/teams/address.ts'
import type { Config } from './config.ts'

/** Where Teams takes the first message to a conversation, whichever region it is of. */
const connector = 'https://smba.trafficmanager.net/teams/'

/** The address of the operators' channel of the settings; undefined without one. */
export function operatorsAddress({
  operators,
  microsoft,
}: Pick<Config, 'operators' | 'microsoft'>): string | undefined {
  if (operators?.platform === 'slack') return slackAddress({ ...operators, thread: null })
  if (operators === null || microsoft === null) return undefined
  return teamsAddress({
    service: connector,
    conversation: operators.conversation,
    tenant: microsoft.tenant,
    bot: `28:${microsoft.appId}`,
    group: true,
  })
}
