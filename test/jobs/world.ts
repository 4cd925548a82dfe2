import { Undeliverable } from '../../bot/channels/channel.ts'
import type { Database } from '../../db/store.ts'
import type { NewTask, Put } from '../../domain/desk/change.ts'
import type { Announcement } from '../../domain/desk/decision.ts'
import type { PersonId, RequisitionId } from '../../domain/ids.ts'
import type { Json } from '../../domain/json.ts'
import { buildNetwork } from '../../domain/network/network.ts'
import { hours } from '../../domain/time.ts'
import { createInProcessBell, ringingDatabase } from '../../jobs/bell.ts'
import { createSimulatedCarrier } from '../../jobs/carriers/simulated.ts'
import type { Carrier, JobContext, Presenter } from '../../jobs/context.ts'
import { createRunner, type Runner, type RunnerOptions } from '../../jobs/runner.ts'
import { change, conversation, header, line, reserved as reservedAt } from '../contract/changes.ts'
import { company, compressor, hq, monday } from '../contract/company.ts'
import { openCrowd } from '../contract/databases.ts'

const supplier = { kind: 'supplier', place: '*' } as const

/** No sweep within any test; a lease that only a test can end. */
export const patientOptions: RunnerOptions = {
  batch: 4,
  leaseSeconds: 60,
  sweepEvery: hours(1),
  maxAttempts: 3,
  jitter: 0,
  grace: hours(1),
}

/** The jobs over a PostgreSQL with the small company, with a presenter that notes what it is asked to show. */
export async function openWorld() {
  const crowd = await openCrowd(6)
  const network = buildNetwork(company.sites)
  const bell = createInProcessBell()
  const clock = { at: monday }
  /** What was shown, told and said, in order. */
  const heard: string[] = []
  const errors: string[] = []
  const runners: Runner[] = []
  const presenter: { -readonly [Verb in keyof Presenter]: Presenter[Verb] } = {
    showCard: async (copy, requisition) => {
      heard.push(`${copy.audience} ${copy.address} sees version ${requisition.version}`)
      return copy.message ?? `message-${heard.length}`
    },
    tellAbsence: async (address, person, { delegation }, what) => {
      heard.push(`${address} is told ${what} of ${delegation.id} as ${person}`)
    },
    tell: async (address, requisition, what) => {
      heard.push(`${address} is told ${what} of ${requisition.id}`)
    },
    fetchPhoto: async () => ({ kind: 'refused', why: 'photo-gone' }),
    say: async (address, reply) => {
      heard.push(`${address}: ${typeof reply === 'string' ? reply : ''}`)
    },
    alert: async (address, _person, { count }) => {
      heard.push(`${address} is told of ${count} contradictions`)
    },
    progress: async ({ address }, message, reached) => {
      heard.push(`${address} sees ${JSON.stringify(reached)}`)
      return message ?? 'bar'
    },
    report: async ({ address }, _message, { now }) => {
      heard.push(`${address} gets the report of ${new Date(now.period.from).toISOString()}`)
    },
    expireDraft: async ({ address, draft }) => {
      heard.push(`${address} sees that ${draft} expired`)
    },
    tellLinked: async () => {},
    deadLetter: async (address, _person, { kind, error }) => {
      heard.push(`${address} is asked about ${kind}: ${error}`)
    },
    handleInbound: async () => {},
    isFinal: (error) => error instanceof Undeliverable,
    retryAfter: () => null,
  }
  const carrier: { track: Carrier['track'] } = createSimulatedCarrier(network)
  const ringing = ringingDatabase(crowd, bell)

  const context = (database: Database): JobContext => ({
    // What these tests commit has gaps that the desk never leaves; the nightly check has a test of its own.
    database: { ...database, verify: async () => [] },
    network,
    carrier: { track: (...asked) => carrier.track(...asked) },
    presenter,
    now: () => clock.at,
    log: {
      info: () => {},
      error: (sentence, facts) => void errors.push(`${sentence}: ${String(facts?.['error'])}`),
    },
  })
  let commits = 0
  const commit = (tasks: readonly NewTask[], database: Database = crowd) => {
    commits += 1
    return database.store.commit(change(`given-${commits}`, { at: clock.at, tasks }))
  }
  return {
    owner: crowd.owner,
    close: crowd.close,
    board: crowd.tasks,
    ringing,
    bell,
    clock,
    heard,
    errors,
    presenter,
    carrier,
    context,
    commit,
    /** A runner over this database, stopped at the latest when the test ends. */
    runner(rest: Partial<RunnerOptions> = {}, database: Database = ringing): Runner {
      const runner = createRunner(context(database), bell, { ...patientOptions, ...rest })
      runners.push(runner)
      return runner
    },
    /** Adds tasks that say these sentences, each in the lane before the colon: `A: hello`. */
    async says(sentences: readonly string[], rest: Partial<NewTask> = {}, database?: Database) {
      const tasks = await Promise.all(
        sentences.map(async (sentence): Promise<NewTask> => {
          commits += 1
          const [lane = '', text = ''] = sentence.split(': ')
          const key = `reply-${commits}`
          await crowd.store.commit(change(key, { reply: text }))
          const payload = { key, address: lane }
          return { key: `say:${key}`, kind: 'say', payload, dueAt: clock.at, lane, ...rest }
        }),
      )
      await commit(tasks, database)
    },
    /** The conversation in which somebody can be reached. */
    async talksAt(address: string, person: PersonId) {
      await crowd.store.commit(
        change(`talks/${address}`, { put: { conversations: [conversation(address, { person })] } }),
      )
    },
    /** A requisition of one line for two pieces, of which HQ holds so many. */
    async requisition(id: RequisitionId, reserved: number, put: Put = {}) {
      const lines = [line(id, { reserved, source: reserved > 0 ? hq : null })]
      const stock = { unit: compressor, from: supplier, to: reservedAt(hq) }
      await crowd.store.commit(
        change(`made/${id}`, {
          put: { requisitions: [header(id)], lines, ...put },
          transfers: reserved > 0 ? [{ ...stock, quantity: reserved }] : [],
        }),
      )
    },
    /** The task that follows a change of a requisition. */
    announces(id: RequisitionId, version: number, news: Announcement['news'] = []): NewTask {
      const payload = { requisition: id, version, news }
      commits += 1
      const key = `announce-${commits}`
      return { key, kind: 'announce', payload, dueAt: clock.at, lane: `requisition/${id}` }
    },
    /** All back-off and all leases are over, as if the database's clock had moved on. */
    async waitsOver() {
      await crowd.owner`update tasks set not_before = '-infinity', lease_until = null where state = 'due'`
    },
    async tasks(kind: string) {
      const rows = await crowd.owner`
        select key, state, attempts, last_error from tasks where kind = ${kind} order by id`
      return rows.map((row) => ({
        key: String(row['key']),
        state: String(row['state']),
        attempts: Number(row['attempts']),
        error: row['last_error'] as Json,
      }))
    },
    /** Forgets what the last test left behind. */
    async clean() {
      await Promise.all(runners.splice(0).map((runner) => runner.stop()))
      await crowd.owner`delete from tasks`
      heard.length = 0
      errors.length = 0
    },
  }
}

/** Something a test opens when it likes; whoever passes waits for that. */
export function createGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed: () => opened }
}
