import { Redis } from 'ioredis'
import type { Log } from '../context.ts'

/** Milliseconds a command of ours may take; Redis only rings a bell, and nobody waits long for that. */
export const commandTimeout = 1_000

const retry = (times: number) => Math.min(100 * times, 2_000)

/**
 * A connection that gives up at once when Redis is away: nothing is queued in this process, and a command that gets no
 * answer fails after a second. For everything but the worker.
 */
export function connectImpatiently(url: string, log: Log): Redis {
  const client = new Redis(url, {
    connectionName: 'partline',
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout,
    retryStrategy: retry,
  })
  return tellingOnce(client, log)
}

/** A connection that waits for Redis as long as it takes, as the worker of BullMQ must. */
export function connectPatiently(url: string, log: Log): Redis {
  const client = new Redis(url, {
    connectionName: 'partline-worker',
    maxRetriesPerRequest: null,
    connectTimeout: 2_000,
    retryStrategy: retry,
  })
  return tellingOnce(client, log)
}

/** An error without a listener would end the process; the same sentence again and again would fill the log. */
function tellingOnce(client: Redis, log: Log): Redis {
  let told = ''
  client.on('error', (error: Error) => {
    if (error.message === told) return
    told = error.message
    log.error('Redis does not answer; tasks are found by the sweep meanwhile', { error })
  })
  client.on('ready', () => {
    if (told !== '') log.info('Redis answers again')
    told = ''
  })
  return client
}
