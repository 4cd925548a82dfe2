import { webApi } from '@slack/bolt'
import type { Workspace, Workspaces } from '../../bot/channels/slack/workspaces.ts'
import { slackTeam, slackToken } from './fake-slack.ts'
import { wrongBlocks } from './fake-slack-blocks.ts'

export type Weather = 'fine' | 'rate-limit' | 'drop'

export type FastSlack = {
  readonly workspaces: Workspaces
  /** What stands in each conversation, by the id of the message. */
  readonly standing: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly violations: readonly string[]
  readonly counts: Readonly<Record<Weather, number>>
}

/**
 * A Web API without a network, for storms of many calls on a clock of the test: it keeps what it is told, answers as the
 * weather wants, and notes every call that comes before the Retry-After of its conversation is over.
 */
export function openFastSlack(parts: {
  readonly now: () => number
  readonly weather: () => Weather
  readonly retryAfter: () => number
}): FastSlack {
  const standing = new Map<string, Map<string, string>>()
  const closedUntil = new Map<string, number>()
  const violations: string[] = []
  const counts = { fine: 0, 'rate-limit': 0, drop: 0 }
  let count = 0

  const perform = (method: string, args: Record<string, unknown>): webApi.WebAPICallResult => {
    const channel = String(args['channel'])
    const why = wrongBlocks(args['blocks'])
    if (why !== null) violations.push(why)
    const shown = standing.get(channel) ?? new Map<string, string>()
    standing.set(channel, shown)
    const ts = method === 'chat.update' ? String(args['ts']) : String(++count)
    if (method === 'chat.update' && !shown.has(ts)) violations.push(`no message ${ts}`)
    shown.set(ts, String(args['text']))
    return Object.assign({ ok: true }, { ts })
  }
  const client = new webApi.WebClient(slackToken)
  client.apiCall = async (method, args = {}) => {
    const channel = String(args['channel'])
    if ((closedUntil.get(channel) ?? 0) > parts.now())
      violations.push(`${method} to ${channel} before its Retry-After`)
    const weather = parts.weather()
    counts[weather] += 1
    if (weather === 'rate-limit') {
      const seconds = parts.retryAfter()
      closedUntil.set(channel, parts.now() + seconds * 1_000)
      throw new webApi.WebAPIRateLimitedError(seconds)
    }
    const answer = perform(method, args)
    if (weather === 'drop') throw new webApi.WebAPIRequestError(new Error('socket hang up'))
    return answer
  }
  const workspace: Workspace = {
    team: slackTeam,
    token: slackToken,
    botUser: 'U0PARTLINE',
    botId: 'B0PARTLINE',
    client,
  }
  const workspaces = { all: async () => [workspace], find: async () => workspace }
  return { workspaces, standing, violations, counts }
}
