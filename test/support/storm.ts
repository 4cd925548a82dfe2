import { expect } from 'vitest'
import { type Channel, Paused, Undeliverable } from '../../bot/channels/channel.ts'
import { composeCore } from '../../bot/compose.ts'
import type { Pressed } from '../../bot/conversation/incoming.ts'
import { openMemory } from '../../db/memory.ts'
import type { Identity } from '../../db/seed-rows.ts'
import { buildNetwork } from '../../domain/network/network.ts'
import { createInProcessBell } from '../../jobs/bell.ts'
import { createSimulatedCarrier } from '../../jobs/carriers/simulated.ts'
import type { JobContext, Presenter } from '../../jobs/context.ts'
import { createRunner, type Runner, runnerDefaults } from '../../jobs/runner.ts'
import { change, header, id, line } from '../contract/changes.ts'
import { clerk, company, monday } from '../contract/company.ts'

export type Weather = 'fine' | 'rate-limit' | 'drop'

/** What a platform without a network does with the next call. */
export type Sky = {
  readonly now: () => number
  readonly weather: () => Weather
  /** Seconds of the next Retry-After. */
  readonly retryAfter: () => number
}

/** A platform as a storm needs it. Conversations have numbers. */
export type StormPlatform = {
  readonly channel: Channel
  /** Whose account presses. */
  readonly identity: Identity
  addressOf(conversation: number): string
  /** What stands in a conversation, by the id of the message. */
  standing(conversation: number): ReadonlyMap<string, string>
  /** What the platform would not have taken, and every call before the Retry-After of its conversation was over. */
  readonly violations: readonly string[]
  readonly counts: Readonly<Record<Weather, number>>
}

const conversations = 500
const rounds = 10

/** A small generator of numbers below one, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Ten changes of each of 500 requisitions while half of all calls are rate limited and a tenth is carried out without an
 * answer, on a clock of the test; then a press on every orphan that this has left. Gives what should not have
 * happened. The seed is `STORM_SEED`, or drawn.
 */
export async function playStorm(open: (sky: Sky) => StormPlatform): Promise<readonly string[]> {
  const seed = Number(process.env['STORM_SEED'] ?? Math.floor(Math.random() * 1_000_000))
  const named = `STORM_SEED=${seed}`
  const next = numbers(seed)
  const clock = { at: monday }
  const now = () => clock.at
  let share = 0.5
  const platform = open({
    now,
    weather: () => {
      const drawn = next()
      if (drawn < share) return 'rate-limit'
      return drawn < share * 1.2 ? 'drop' : 'fine'
    },
    retryAfter: () => 1 + Math.floor(next() * 30),
  })
  const rows = { ...company, identities: [platform.identity] }
  const database = openMemory(rows, { databaseClock: now })
  const errors: string[] = []
  const log = { info: () => {}, error: (sentence: string) => void errors.push(sentence) }
  const { channel } = platform
  const runner = plainRunner({ database, channel, now, log })
  const all = Array.from({ length: conversations }, (_, number) => number)
  const copyOf = (number: number) => `${id(number)}/requester/${platform.addressOf(number)}`
  const write = async (number: number, version: number) => {
    const address = platform.addressOf(number)
    const copy = {
      id: copyOf(number),
      requisition: id(number),
      audience: 'requester' as const,
      person: clerk,
    }
    await database.store.commit(
      change(`storm/${number}/${version}`, {
        at: clock.at,
        expect: [{ kind: 'requisition', id: id(number), version: version - 1 }],
        put: {
          requisitions: [header(id(number), { version })],
          ...(version === 1 ? { lines: [line(id(number))] } : {}),
          cardCopies: [{ ...copy, address, message: null, wanted: version, shown: 0 }],
        },
        tasks: [
          {
            key: `show-card:${copy.id}:${version}`,
            kind: 'show-card',
            payload: { copy: copy.id },
            dueAt: clock.at,
            lane: address,
          },
        ],
      }),
    )
  }
  const behind = async () => {
    const copies = await Promise.all(all.map((number) => database.reads.cardCopy(copyOf(number))))
    return copies.filter((copy) => copy === null || copy.shown < copy.wanted).length
  }
  const calm = async (during: Runner) => {
    for (let step = 0; step < 5_000 && (await behind()) > 0; step += 1) {
      clock.at += 3_000
      await during.drain()
    }
    expect(await behind(), named).toBe(0)
  }

  for (let version = 1; version <= rounds; version += 1) {
    for (const number of all) await write(number, version)
    await runner.drain()
    clock.at += 3_000
  }
  await calm(runner)

  const orphans: { readonly number: number; readonly message: string }[] = []
  for (const number of all) {
    const kept = (await database.reads.cardCopy(copyOf(number)))?.message ?? ''
    const shown = platform.standing(number)
    expect(shown.get(kept), named).toContain(`version ${rounds}`)
    for (const message of shown.keys()) if (message !== kept) orphans.push({ number, message })
  }
  expect(platform.counts['rate-limit'], named).toBeGreaterThan(500)
  expect(orphans.length, named).toBeLessThanOrEqual(platform.counts.drop)
  expect(orphans.length, named).toBeGreaterThan(0)

  share = 0
  const core = await composeCore({ database, realNow: now, log })
  const everyday = core.runner([channel])
  const pressed = ({ number, message }: (typeof orphans)[number], key: string): Pressed => ({
    kind: 'pressed',
    key: `${channel.platform}/storm/${number}/${message}/${key}`,
    speaker: platform.identity,
    address: platform.addressOf(number),
    conversation: 'personal',
    at: clock.at,
    press: { verb: 'cancel', subject: id(number), revision: 1 },
    fields: {},
    message,
  })
  // Everybody presses twice: on the orphan, and on it once more.
  for (const orphan of orphans) {
    await core.intake(pressed(orphan, 'once'))
    await core.intake(pressed(orphan, 'twice'))
  }
  clock.at += 60_000
  await everyday.drain()
  await calm(everyday)
  const wanted = new Set(orphans.map(({ number }) => id(number)))
  const { requisitions } = await database.store.load({ requisitions: all.map(id) })
  for (const { id: each, cancelledBy, version } of requisitions) {
    const isPressed = wanted.has(each)
    expect([each, cancelledBy, version], named).toEqual([
      each,
      isPressed ? clerk : null,
      isPressed ? rounds + 1 : rounds,
    ])
  }
  for (const { number, message } of orphans) {
    const shown = platform.standing(number)
    const kept = (await database.reads.cardCopy(copyOf(number)))?.message ?? ''
    expect(shown.get(kept), named).toContain('已取消')
    expect(shown.get(message), named).toContain('已取消')
  }
  await Promise.all([runner.stop(), everyday.stop()])
  const givenUp = errors.filter((sentence) => sentence.includes('given up'))
  return [...platform.violations, ...givenUp].map((each) => `${each} (${named})`)
}

/** The jobs as they are, with cards that say nothing but their version, so that a storm takes seconds. */
function plainRunner(parts: Pick<JobContext, 'database' | 'now' | 'log'> & { channel: Channel }) {
  const { database, channel, now, log } = parts
  const presenter: Presenter = {
    showCard: async (copy, { version }) => {
      const card = { title: 'card', blocks: [], actions: [], fallback: `version ${version}` }
      if (copy.message === null) return await channel.post(copy.address, { card })
      await channel.update(copy.address, copy.message, { card })
      return copy.message
    },
    expireDraft: async () => {},
    tell: async () => {},
    tellAbsence: async () => {},
    report: async () => {},
    alert: async () => {},
    say: async () => {},
    tellLinked: async () => {},
    deadLetter: async () => {},
    fetchPhoto: async () => ({ kind: 'refused', why: 'photo-gone' }),
    progress: async () => 'progress',
    handleInbound: async () => {},
    isFinal: (error) => error instanceof Undeliverable,
    retryAfter: (error) => (error instanceof Paused ? error.seconds : null),
  }
  const network = buildNetwork(company.sites)
  const carrier = createSimulatedCarrier(network)
  const context = { database, network, carrier, presenter, now, log }
  return createRunner(context, createInProcessBell(), { ...runnerDefaults, batch: 64 })
}
