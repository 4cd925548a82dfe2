import postgres from 'postgres'
import { afterAll, expect, test, vi } from 'vitest'
import {
  directOf,
  type FakeSlack,
  openFakeSlack,
  slackAppToken,
  slackToken,
} from '../support/fake-slack.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { toSlackDoor } from '../support/slack-actor.ts'
import { eventRequest, messageEvent, signingSecret } from '../support/slack-requests.ts'
import { type Partline, startPartline } from './partline-process.ts'

const clerk = 'U0CHENXIAO'
const started: Partline[] = []
afterAll(async () => {
  for (const partline of started) {
    partline.process.kill('SIGKILL')
    await partline.exited
  }
})

type Way = {
  readonly settings: Readonly<Record<string, string>>
  /** Delivers an event as Slack does and resolves when Slack has been told that it arrived. */
  deliver(fake: FakeSlack, url: string, event: object): Promise<void>
}

const ways: Readonly<Record<string, Way>> = {
  'signed HTTP': {
    settings: { SLACK_SIGNING_SECRET: signingSecret },
    deliver: async (_fake, url, event) => {
      const { status } = await toSlackDoor(url, eventRequest(event))
      expect(status).toBe(200)
    },
  },
  'Socket Mode': {
    settings: { SLACK_APP_TOKEN: slackAppToken },
    deliver: (fake, _url, event) => fake.push('events_api', event),
  },
}

test.each(Object.keys(ways))(
  'a process killed after Slack was told and before anything was done: handled once, over %s',
  async (name) => {
    const way = ways[name]
    if (!way) throw new Error(`there is no way called ${name}`)
    const database = await sampleDatabase()
    const owner = postgres(database.ownerUrl, { max: 2 })
    const fake = await openFakeSlack()
    const start = async () => {
      const partline = startPartline({
        PORT: '0',
        CONSOLE: 'off',
        DATABASE_URL: database.ownerUrl,
        SLACK_BOT_TOKEN: slackToken,
        SLACK_API_URL: fake.url,
        ...way.settings,
      })
      started.push(partline)
      const url = (await partline.ready()).replace(/:0$/, '')
      return { partline, url }
    }
    const answers = () => fake.messages.filter(({ channel }) => channel === directOf(clerk))
    const event = messageEvent(clerk, 'KFR-35GW/BP 主板 1块')

    const first = await start()
    await owner.begin(async (transaction) => {
      // Whoever wants to handle the event needs its conversation, and waits; the record does not.
      await transaction`lock table conversations in access exclusive mode`
      await way.deliver(fake, first.url, event)
      first.partline.process.kill('SIGKILL')
      await first.partline.exited
    })
    const [recorded] = await owner`select state from inbox where key like 'slack/%'`
    expect(recorded?.['state']).toBe('recorded')
    expect(answers()).toHaveLength(0)

    // Half a minute later, when the dead process has lost its lease ...
    await owner`update inbox set lease_until = now() where lease_until is not null`
    await owner`update tasks set not_before = '-infinity' where kind = 'handle-inbound'`
    const second = await start()
    await vi.waitUntil(() => answers().length > 0, { timeout: 30_000, interval: 50 })
    // ... and Slack, which may have missed the answer, sends the event again.
    await way.deliver(fake, second.url, event)
    await owner`select 1`
    const [finished] = await owner`select state from inbox where key like 'slack/%'`
    expect(finished?.['state']).toBe('finished')
    expect(answers()).toHaveLength(1)
    expect(JSON.stringify(answers()[0]?.blocks)).toContain('请核对')

    second.partline.process.kill('SIGINT')
    expect(await second.partline.exited).toBe(0)
    expect(fake.violations).toEqual([])
    await fake.close()
    await owner.end()
    await database.close()
  },
  180_000,
)
