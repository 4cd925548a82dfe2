import { expect, test } from 'vitest'
import { Paused, Undeliverable } from '../../../../bot/channels/channel.ts'
import { createPacer } from '../../../../bot/channels/pacer.ts'
import { encodeAddress } from '../../../../bot/channels/slack/address.ts'
import { createDirects } from '../../../../bot/channels/slack/directs.ts'
import { createSlackChannel } from '../../../../bot/channels/slack/send.ts'
import { openMemory } from '../../../../db/memory.ts'
import { buildNetwork } from '../../../../domain/network/network.ts'
import { createInProcessBell } from '../../../../jobs/bell.ts'
import { createSimulatedCarrier } from '../../../../jobs/carriers/simulated.ts'
import { createRunner, runnerDefaults } from '../../../../jobs/runner.ts'
import { change, header, id } from '../../../contract/changes.ts'
import { clerk, company, monday } from '../../../contract/company.ts'
import { slackTeam } from '../../../support/fake-slack.ts'
import { openFastSlack } from '../../../support/fast-slack.ts'

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

test('in a storm every copy ends current, in order, and Retry-After is kept', async () => {
  const seed = Number(process.env['STORM_SEED'] ?? Math.floor(Math.random() * 1_000_000))
  const next = numbers(seed)
  const clock = { at: monday }
  const now = () => clock.at
  const slack = openFastSlack({
    now,
    weather: () => {
      const drawn = next()
      if (drawn < 0.5) return 'rate-limit'
      return drawn < 0.6 ? 'drop' : 'fine'
    },
    retryAfter: () => 1 + Math.floor(next() * 30),
  })
  const channel = createSlackChannel({
    workspaces: slack.workspaces,
    directs: createDirects(),
    pacer: createPacer({ perSecond: 1, burst: 5, now }),
  })
  const database = openMemory(company, { databaseClock: now })
  const network = buildNetwork(company.sites)
  const given: string[] = []
  const presenter = {
    showCard: async (
      copy: { address: string; message: string | null },
      shown: { version: number },
    ) => {
      const card = { title: 'card', blocks: [], actions: [], fallback: `version ${shown.version}` }
      if (copy.message === null) return await channel.post(copy.address, { card })
      await channel.update(copy.address, copy.message, { card })
      return copy.message
    },
    tell: async () => {},
    tellAbsence: async () => {},
    alert: async () => {},
    fetchPhoto: async () => ({ kind: 'refused', why: 'photo-gone' }) as const,
    say: async () => {},
    report: async () => {},
    deadLetter: async () => {},
    progress: async () => 'progress',
    handleInbound: async () => {},
    isFinal: (error: unknown) => error instanceof Undeliverable,
    retryAfter: (error: unknown) => (error instanceof Paused ? error.seconds : null),
  }
  const log = {
    info: () => {},
    error: (sentence: string) => {
      if (sentence.includes('given up')) given.push(sentence)
    },
  }
  const carrier = createSimulatedCarrier(network)
  const context = { database, network, carrier, presenter, now, log }
  const runner = createRunner(context, createInProcessBell(), { ...runnerDefaults, batch: 64 })

  const copyOf = (number: number) => {
    const address = encodeAddress({ team: slackTeam, channel: `C${number}`, thread: '1.1' })
    const copy = `${id(number)}/requester/${address}`
    return { address, copy }
  }
  const changes = Array.from({ length: conversations }, (_, n) => n)
  for (let version = 1; version <= rounds; version += 1) {
    for (const number of changes) {
      const { address, copy } = copyOf(number)
      const row = {
        id: copy,
        requisition: id(number),
        audience: 'requester' as const,
        person: clerk,
      }
      const kind = 'requisition' as const
      await database.store.commit(
        change(`storm/${number}/${version}`, {
          at: clock.at,
          expect: [{ kind, id: id(number), version: version - 1 }],
          put: {
            requisitions: [header(id(number), { version })],
            cardCopies: [{ ...row, address, message: null, wanted: version, shown: 0 }],
          },
          tasks: [
            {
              key: `show-card:${copy}:${version}`,
              kind: 'show-card',
              payload: { copy },
              dueAt: clock.at,
              lane: address,
            },
          ],
        }),
      )
    }
    await runner.drain()
    clock.at += 3_000
  }
  const behind = async () => {
    const copies = await Promise.all(
      changes.map((number) => database.reads.cardCopy(copyOf(number).copy)),
    )
    return copies.filter((copy) => (copy?.shown ?? 0) < rounds).length
  }
  for (let step = 0; step < 5_000 && (await behind()) > 0; step += 1) {
    clock.at += 1_000
    await runner.drain()
  }

  expect(await behind(), `STORM_SEED=${seed}`).toBe(0)
  expect(slack.violations, `STORM_SEED=${seed}`).toEqual([])
  expect(given, `STORM_SEED=${seed}`).toEqual([])
  let orphans = 0
  for (const number of changes) {
    const { copy } = copyOf(number)
    const message = (await database.reads.cardCopy(copy))?.message ?? ''
    const shown = slack.standing.get(`C${number}`)
    expect(shown?.get(message)).toBe(`version ${rounds}`)
    orphans += (shown?.size ?? 0) - 1
  }
  expect(slack.counts['rate-limit']).toBeGreaterThan(500)
  expect(orphans).toBeLessThanOrEqual(slack.counts.drop)
  expect(orphans).toBeGreaterThan(0)
}, 120_000)
