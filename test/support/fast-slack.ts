import { webApi } from '@slack/bolt'
import { createPacer } from '../../bot/channels/pacer.ts'
import { encodeAddress } from '../../bot/channels/slack/address.ts'
import { createDirects } from '../../bot/channels/slack/directs.ts'
import { createSlackChannel } from '../../bot/channels/slack/send.ts'
import type { Workspace } from '../../bot/channels/slack/workspaces.ts'
import { clerk } from '../contract/company.ts'
import { slackTeam, slackToken } from './fake-slack.ts'
import { wrongBlocks } from './fake-slack-blocks.ts'
import { openFastPlatform } from './fast-platform.ts'
import type { Sky, StormPlatform } from './storm.ts'

/** Slack's channel over a Web API without a network, for storms of many calls on a clock of the test. */
export function openFastSlack(sky: Sky): StormPlatform {
  const fast = openFastPlatform(sky)
  const client = new webApi.WebClient(slackToken)
  client.apiCall = async (method, args = {}) => {
    const { channel, ts, text, blocks } = args as Readonly<Record<string, unknown>>
    const outcome = fast.call({
      conversation: String(channel),
      message: method === 'chat.update' ? String(ts) : null,
      wrong: wrongBlocks(blocks),
      content: [text, blocks],
    })
    if (outcome.kind === 'rate-limit') throw new webApi.WebAPIRateLimitedError(outcome.seconds)
    if (outcome.kind === 'drop') throw new webApi.WebAPIRequestError(new Error('socket hang up'))
    return Object.assign({ ok: true }, { ts: outcome.message })
  }
  const workspace: Workspace = {
    team: slackTeam,
    token: slackToken,
    botUser: 'U0PARTLINE',
    botId: 'B0PARTLINE',
    client,
  }
  const workspaces = { all: async () => [workspace], find: async () => workspace }
  const pacer = createPacer({ perSecond: 1, burst: 5, now: sky.now })
  return {
    ...fast,
    channel: createSlackChannel({ workspaces, directs: createDirects(), pacer }),
    identity: { platform: 'slack', tenant: slackTeam, user: 'U1', person: clerk },
    addressOf: (number) => encodeAddress({ team: slackTeam, channel: `C${number}`, thread: '1.1' }),
    standing: (number) => fast.standing(`C${number}`),
  }
}
