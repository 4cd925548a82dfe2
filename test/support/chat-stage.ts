import { composeCore, composeTeams } from '../../bot/compose.ts'
import { composeSlack } from '../../bot/compose-slack.ts'
import type { Weather } from '../../bot/console/fault.ts'
import { createHttpServer } from '../../bot/http/server.ts'
import type { Database } from '../../db/store.ts'
import { hours, type Instant } from '../../domain/time.ts'
import { type FakeSlack, openFakeSlack, slackToken } from './fake-slack.ts'
import { expectHealthy } from './healthy.ts'
import { slackActor } from './slack-actor.ts'
import { signingSecret } from './slack-requests.ts'
import type { Actor, Stage } from './stage.ts'
import { teamsActor } from './teams-actor.ts'

export type Platform = 'slack' | 'teams'

/** The people of the sample company, as their platforms know them. */
export const slackUsers: Readonly<Record<string, string>> = {
  clerk: 'U0CHENXIAO',
  manager: 'U0WANGJGUO',
  keeper: 'U0LIMIN001',
  hq: 'U0ZHAOLEI1',
}

export type ChatStage = Omit<Stage, 'actor'> & {
  readonly url: string
  readonly slack: FakeSlack
  actor(user: string): Promise<Actor>
  /** The console's journal: every activity the connector was given. */
  readonly journal: readonly string[]
}

/**
 * All of Partline over a database as `bot/main.ts` puts it together, with both chat platforms at once: signed requests
 * into Bolt's receiver with a fake Web API behind it, and the real CloudAdapter with the local Bot Connector. Only
 * business time stands still unless a test lets it pass.
 */
export async function openChatStage(
  database: Database,
  startAt: Instant,
  seats: Readonly<Record<string, Platform>>,
  options: { readonly operatorsAddress?: string; readonly weather?: Weather } = {},
): Promise<ChatStage> {
  const { operatorsAddress, weather } = options
  let at = startAt
  let underWay = 0
  const errors: string[] = []
  const journal: string[] = []
  const log = {
    info: () => {},
    error: (sentence: string, facts?: unknown) =>
      void errors.push(
        `${sentence} ${facts instanceof Error ? facts.message : JSON.stringify(facts)}`,
      ),
  }
  const fake = await openFakeSlack()
  const photoBase = 'https://parts.example'
  const parties = { database, realNow: () => at, log, photoBase, operatorsAddress }
  const core = await composeCore(parties)
  const counted: typeof core = {
    ...core,
    intake: async (incoming) => {
      underWay += 1
      return await core.intake(incoming).finally(() => {
        underWay -= 1
      })
    },
  }
  const server = createHttpServer({ log })
  const port = await server.listen(0, '127.0.0.1')
  const url = `http://127.0.0.1:${port}`
  const teams = await composeTeams({
    core: counted,
    microsoft: null,
    console: {
      port,
      journal: { append: (line) => void journal.push(line), read: () => [] },
      ...(weather === undefined ? {} : { weather }),
    },
    log,
  })
  const slack = await composeSlack({
    core: counted,
    settings: { tokens: [slackToken], signingSecret, appToken: null, apiUrl: fake.url },
    limits: { patience: 2_000, perSecond: 1_000, burst: 1_000 },
    log,
  })
  const runner = core.runner([teams.channel, slack.channel])
  server.serve([...core.routes, ...teams.routes, ...slack.routes])
  await teams.start()

  /** An answer leaves before everything it leads to is done: waits until nothing has been going on for a moment. */
  const settle = async () => {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (underWay > 0 || fake.open() > 0) quiet = -1
    }
    await runner.drain()
  }
  const stage = { url, slack: fake, journal, settle }
  return {
    ...stage,
    core,
    database,
    errors,
    now: () => at,
    passes: async (count) => {
      at += hours(count)
      await settle()
    },
    actor: (user) =>
      seats[user] === 'slack'
        ? slackActor(stage, slackUsers[user] ?? user)
        : teamsActor(stage, user),
    close: async () => {
      await runner.stop()
      teams.close()
      await slack.stop()
      await server.close()
      await fake.close()
      const refused = errors.filter((error) => error.includes('Teams would not take'))
      const violations = [...fake.violations, ...refused]
      if (violations.length > 0) throw new Error(violations.join('\n'))
      await expectHealthy(database)
      await database.close()
    },
  }
}
