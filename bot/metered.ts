import type { Committed, Database } from '../db/store.ts'
import { inSpan } from '../jobs/span.ts'
import type { Channel } from './channels/channel.ts'
import type { CommitOutcome, Metrics } from './metrics.ts'
import { retryAfterOf } from './rate-limit.ts'

const secondsSince = (begun: number) => (performance.now() - begun) / 1000

/** The same database, whose commits and records are counted and traced. */
export function meteredDatabase(database: Database, metrics: Metrics): Database {
  const { store, inbox } = database
  const commit = async (change: Parameters<typeof store.commit>[0]): Promise<Committed> => {
    const begun = performance.now()
    let outcome: CommitOutcome = 'fault'
    try {
      const committed = await inSpan('commit', { 'partline.tasks': change.tasks.length }, () =>
        store.commit(change),
      )
      outcome = committed.kind
      return committed
    } finally {
      metrics.committed(outcome, secondsSince(begun))
    }
  }
  return {
    ...database,
    store: { ...store, commit, load: (want) => inSpan('load', {}, () => store.load(want)) },
    inbox: {
      ...inbox,
      record: async (inbound) => {
        const begun = performance.now()
        const recorded = await inSpan('record', {}, () => inbox.record(inbound))
        metrics.recorded(secondsSince(begun))
        return recorded
      },
    },
  }
}

/** The same channel, whose refusals for want of patience are counted and whose messages are traced. */
export function meteredChannel(channel: Channel, metrics: Metrics): Channel {
  const attributes = { 'partline.platform': channel.platform }
  const counted = async <Answer>(verb: string, send: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await inSpan(verb, attributes, send)
    } catch (error) {
      if (retryAfterOf(error) !== null) metrics.limited(channel.platform)
      throw error
    }
  }
  return {
    ...channel,
    post: (...asked) => counted('post', () => channel.post(...asked)),
    update: (...asked) => counted('update', () => channel.update(...asked)),
  }
}
