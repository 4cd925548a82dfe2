import { type ChildProcess, spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import postgres from 'postgres'
import { preparePostgres } from '../../db/postgres.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import { directOf, type FakeSlack, openFakeSlack, slackToken } from '../support/fake-slack.ts'
import { startPostgres } from '../support/postgres-server.ts'
import {
  eventRequest,
  messageEvent,
  type Request,
  signingSecret,
} from '../support/slack-requests.ts'

/**
 * How long Slack waits for its answer, at a steady rate of signed messages into a real process on a private PostgreSQL
 * with fsync on, beside a bare Bolt application that only acknowledges; then how long a person waits for the card:
 * `npm run bench:intake -- [seconds a run] [requests a second]`. Times count from when a request was due, so that a
 * server that stalls is not spared the requests it held up.
 */
const pairs = 3
const warmUp = 5
const cardsPerSecond = 20
const [, , secondsText = '10', rateText = '200'] = process.argv
const seconds = Number(secondsText)
const rate = Number(rateText)

const say = (line: string) => process.stdout.write(`${line}\n`)
const company = sampleCompany()
const clerks = company.identities
  .filter(({ platform, person }) => {
    const grants = company.people.find(({ id }) => id === person)?.grants ?? []
    return platform === 'slack' && grants.some(({ role }) => role === 'clerk')
  })
  .map(({ user }) => user)

function send(url: string, agent: Agent, { body, headers }: Request): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/slack/events`, { method: 'POST', headers, agent }, (res) => {
      res.resume()
      res.once('end', () => resolve(res.statusCode ?? 0))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

type Figures = { readonly p50: number; readonly p99: number; readonly max: number }

function figures(times: readonly number[]): Figures {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

const shown = ({ p50, p99, max }: Figures) =>
  `p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms   max ${max.toFixed(1)} ms`

/** Calls `each` at this rate for so long, whether or not the calls before have ended. */
async function steadily(
  perSecond: number,
  duration: number,
  each: (number: number, dueAt: number) => Promise<void>,
): Promise<void> {
  const begun = performance.now()
  const calls: Promise<void>[] = []
  for (let number = 0; number < perSecond * duration; number += 1) {
    const dueAt = begun + (number * 1_000) / perSecond
    const early = dueAt - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    calls.push(each(number, dueAt))
  }
  await Promise.all(calls)
}

const message = (number: number) => {
  const user = clerks[number % clerks.length] ?? ''
  return { user, request: eventRequest(messageEvent(user, 'BCD-215KA 温控器 1个')) }
}

async function acknowledged(url: string, duration = seconds): Promise<Figures> {
  const times: number[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  await steadily(rate, duration, async (number, dueAt) => {
    const status = await send(url, agent, message(number).request)
    if (status !== 200) throw new Error(`a message was answered ${status}`)
    times.push(performance.now() - dueAt)
  })
  agent.destroy()
  return figures(times)
}

async function answered(url: string, fake: FakeSlack): Promise<Figures> {
  const times: number[] = []
  const agent = new Agent({ keepAlive: true })
  const waiting = new Map<string, () => void>()
  fake.onCall(({ method, args }) => {
    if (method === 'chat.postMessage') waiting.get(String(args['channel']))?.()
    return null
  })
  await steadily(cardsPerSecond, seconds, async (number, dueAt) => {
    const { user, request: signedRequest } = message(number)
    const posted = new Promise<void>((resolve) => waiting.set(directOf(user), resolve))
    await send(url, agent, signedRequest)
    await posted
    times.push(performance.now() - dueAt)
  })
  agent.destroy()
  return figures(times)
}

/** Starts a process and gives it with the address it prints. */
async function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('close', () => reject(new Error(`${args[0]} ended before it was ready`)))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /ready: (\S+)/.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  return { child, url }
}

async function stop(child: ChildProcess): Promise<void> {
  const over = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await over
}

const server = await startPostgres({ fsync: true })
const fake = await openFakeSlack()
await preparePostgres({ ownerUrl: server.url, rows: () => company })
const partline = await start(['bot/main.ts'], {
  PORT: '0',
  CONSOLE: 'off',
  LOG_LEVEL: 'error',
  DATABASE_URL: server.url,
  SLACK_BOT_TOKEN: slackToken,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: fake.url,
})
const bare = await start(['test/bench/intake-bare.ts', signingSecret, slackToken, fake.url], {})

say(`${rate} signed messages a second for ${seconds} s: how long Slack waits for its 200`)
// The first seconds of a process are spent on compiling what it runs.
for (const { url } of [partline, bare]) await acknowledged(url, warmUp)
const ratios: number[] = []
for (let pair = 0; pair < pairs; pair += 1) {
  const own = await acknowledged(partline.url)
  const peer = await acknowledged(bare.url)
  ratios.push(own.p99 / peer.p99)
  say(`  Partline, recorded   ${shown(own)}`)
  say(`  bare Bolt, forgotten ${shown(peer)}`)
}
say(`  ratio of p99 ${ratios.map((each) => each.toFixed(1)).join(', ')}`)
const owner = postgres(server.url, { max: 1, onnotice: () => {} })
const [recorded] =
  await owner`select count(*)::integer as count from inbox where key like 'slack/%'`
say(`  recorded ${recorded?.['count']} of ${rate * (seconds * pairs + warmUp)}`)
const begun = performance.now()
for (let left = 1; left > 0 && performance.now() - begun < 120_000; ) {
  await new Promise((resolve) => setTimeout(resolve, 500))
  const [row] = await owner`
    select count(*)::integer as count from tasks where state = 'due' and due_at <= now()`
  left = Number(row?.['count'])
}
say(`  all of them handled ${((performance.now() - begun) / 1_000).toFixed(0)} s later`)
say(`${cardsPerSecond} messages a second for ${seconds} s: how long a person waits for the card`)
say(`  ${shown(await answered(partline.url, fake))}`)
if (fake.violations.length > 0) throw new Error(fake.violations[0])

await owner.end()
await Promise.all([stop(partline.child), stop(bare.child)])
await fake.close()
await server.stop()
