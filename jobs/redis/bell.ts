import { type Job, Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { TaskBoard } from '../../db/store.ts'
import type { Instant } from '../../domain/time.ts'
import type { Bell } from '../bell.ts'
import type { Log } from '../context.ts'
import { judgeRedis, type RedisVerdict, readTraits } from './check.ts'
import { commandTimeout, connectImpatiently, connectPatiently } from './connect.ts'
import { createRelay } from './relay.ts'

export type RedisBellOptions = {
  readonly url: string
  /** Begins every key in Redis: several companies may share one. */
  readonly prefix: string
  /** Tasks of this process that are rung for at once. */
  readonly places: number
  readonly board: Pick<TaskBoard, 'ready'>
  readonly now: () => Instant
  readonly log: Log
}

export type RedisBell = Bell & {
  /** What was found when Redis was looked at; null while it has not answered yet. */
  verdict(): Promise<RedisVerdict | null>
  isConnected(): boolean
  /** Ends after the tasks that were rung for, or without waiting when Redis is away. */
  close(): Promise<void>
}

const queueName = 'tasks'

/** A job is a ring and carries the task's id, nothing else: what it is about stays in the database. */
type Ring = { readonly id: string }

/**
 * The bell of several processes: a ring is a job of BullMQ, so it wakes one of them, one with a free place. Losing rings,
 * or all of Redis, costs seconds: every process also sweeps the board, and only the board says what is to be done.
 */
export function openRedisBell(options: RedisBellOptions): RedisBell {
  const { url, prefix, board, now, log } = options
  const producer = connectImpatiently(url, log)
  const queue = new Queue<Ring>(queueName, {
    prefix,
    connection: producer,
    // Without these an add would wait for as long as Redis is away.
    skipWaitingForReady: true,
    skipVersionCheck: true,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
  })
  queue.on('error', () => {
    // The connection has told already.
  })
  // Also one that comes later, or comes back as another.
  producer.on('ready', () => tellTraits(producer, log))
  const wakers = new Set<() => void>()
  const relay = createRelay({
    ready: (keys) => board.ready(keys, now()),
    send: async (ids) => {
      if (producer.status !== 'ready') throw new Error('Redis is away')
      const jobs = ids.map((id) => ({ name: 'ring', data: { id }, opts: { jobId: `task-${id}` } }))
      await inTime(queue.addBulk(jobs))
    },
    fallBack: () => {
      for (const wake of wakers) wake()
    },
    failed: (error) => log.error('a ring was not sent; the sweep finds the task', { error }),
  })
  const workers = new Set<Listening>()
  return {
    ring: relay.ring,
    listen: (wake, take) => {
      wakers.add(wake)
      const listening = take ? startWorker(options, take) : null
      if (listening) workers.add(listening)
      return () => {
        wakers.delete(wake)
        listening?.pause()
      }
    },
    verdict: async () => {
      if (!(await isReady(producer))) return null
      return judgeRedis(await readTraits(producer))
    },
    isConnected: () => producer.status === 'ready',
    close: async () => {
      await relay.idle()
      await Promise.all([...workers].map((each) => each.close(producer.status === 'ready')))
      producer.disconnect()
    },
  }
}

function tellTraits(client: Redis, log: Log): void {
  readTraits(client).then(
    (traits) => {
      const verdict = judgeRedis(traits)
      if (verdict.kind !== 'fit') log.error(verdict.sentence)
    },
    (error: unknown) => log.info('Redis did not say what it is like', { error }),
  )
}

type Listening = { pause(): void; close(isConnected: boolean): Promise<void> }

function startWorker(
  { url, prefix, places, log }: RedisBellOptions,
  take: (id: string) => Promise<void>,
): Listening {
  const connection = connectPatiently(url, log)
  const worker = new Worker<Ring>(queueName, async (job: Job<Ring>) => await take(job.data.id), {
    prefix,
    connection,
    concurrency: places,
    skipVersionCheck: true,
    lockDuration: 30_000,
    // A job whose processes were killed is a ring still. Without this, the second kill would make it a failure for good.
    maxStalledCount: 1_000,
  })
  // A lock that was lost with a flushed Redis, say: the task itself goes on. Connections tell of themselves.
  let told = ''
  worker.on('error', (error) => {
    if (error.message === told || connection.status !== 'ready') return
    told = error.message
    log.info('BullMQ reported', { error })
  })
  return {
    pause: () => {
      worker.pause(true).catch((error: unknown) => log.info('BullMQ reported', { error }))
    },
    close: async (isConnected) => {
      await inTime(worker.close(!isConnected)).catch((error: unknown) =>
        log.info('BullMQ reported', { error }),
      )
      connection.disconnect()
    },
  }
}

/** Rejects when Redis takes longer than a ring is worth waiting for. */
async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer> {
  let alarm: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(new Error('Redis did not answer in time')), commandTimeout)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(alarm)
  }
}

/** Whether Redis answers, after at most the time that connecting may take. */
async function isReady(client: Redis): Promise<boolean> {
  if (client.status === 'ready') return true
  return await new Promise((resolve) => {
    const alarm = setTimeout(() => resolve(false), 3_000)
    client.once('ready', () => {
      clearTimeout(alarm)
      resolve(true)
    })
  })
}
