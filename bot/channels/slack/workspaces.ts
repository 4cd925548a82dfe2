import type { webApi } from '@slack/bolt'
import { slackError } from './errors.ts'

/** One workspace of the company in which the app is installed. */
export type Workspace = {
  readonly team: string
  readonly token: string
  /** The bot's own user, whose mention begins a message in a channel. */
  readonly botUser: string
  readonly botId: string
  readonly client: webApi.WebClient
}

/** The workspaces whose tokens are configured; nobody else's events are listened to. */
export type Workspaces = {
  all(): Promise<readonly Workspace[]>
  find(team: string): Promise<Workspace | null>
}

export type WebApiSettings = {
  readonly tokens: readonly string[]
  /** The base of the Web API with a slash at its end; null for Slack's own. */
  readonly apiUrl: string | null
  /** Milliseconds after which a call counts as unanswered. */
  readonly patience: number
}

/** A token that Slack does not accept; says why in Slack's own word. */
export class TokenRefused extends Error {}

/**
 * Settings under which a call means what it says: no retry and no sleep inside it (a retry after a time-out posts twice),
 * 429 is an error, and a method name is never taken for an address.
 */
export function clientOptions({ apiUrl, patience }: WebApiSettings): webApi.WebClientOptions {
  return {
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: patience,
    allowAbsoluteUrls: false,
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
  }
}

/** Asks Slack once whose tokens these are; asks again at the next need when Slack did not answer. */
export function createWorkspaces(settings: WebApiSettings): Workspaces {
  let asked: Promise<readonly Workspace[]> | null = null
  const ask = async () => {
    const { webApi, LogLevel } = await import('@slack/bolt')
    // What goes wrong is thrown, and told where it is caught.
    const options = { ...clientOptions(settings), logLevel: LogLevel.ERROR }
    const each = (token: string) => introduce(token, new webApi.WebClient(token, options))
    return await Promise.all(settings.tokens.map(each))
  }
  const all = () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null
      throw error
    })
    return asked
  }
  return {
    all,
    find: async (team) => (await all()).find((each) => each.team === team) ?? null,
  }
}

async function introduce(token: string, client: webApi.WebClient): Promise<Workspace> {
  const known = await client.auth.test().catch((error: unknown) => {
    const code = slackError(error)
    if (code === null) throw error
    throw new TokenRefused(`Slack does not accept a token of SLACK_BOT_TOKEN: ${code}.`)
  })
  const { team_id: team, user_id: botUser, bot_id: botId } = known
  if (!team || !botUser || !botId)
    throw new TokenRefused('A token of SLACK_BOT_TOKEN is not one of a bot (xoxb-...).')
  return { team, token, botUser, botId, client }
}
