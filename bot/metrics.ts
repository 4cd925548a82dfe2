import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { TaskBoard } from '../db/store.ts'
import type { Instant } from '../domain/time.ts'
import type { TaskMeter } from '../jobs/context.ts'

export type CommitOutcome = 'committed' | 'duplicate' | 'conflict' | 'shortfall' | 'fault'

export type Metrics = {
  readonly tasks: TaskMeter
  committed(outcome: CommitOutcome, seconds: number): void
  recorded(seconds: number): void
  /** A chat platform refused with 429. */
  limited(platform: string): void
  /** In the text format of Prometheus. The board and Redis are asked now. */
  text(): Promise<string>
}

export type Watched = {
  readonly board: Pick<TaskBoard, 'figures'>
  readonly now: () => Instant
  /** Null without Redis. */
  readonly isRedisConnected: (() => boolean) | null
}

const latencies = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60]

/** What this process counts. `watch` gives what is looked at whenever somebody asks. */
export function createMetrics(watch: () => Watched | null): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const look = createGauges(registry)
  const taskSeconds = new Histogram({
    name: 'partline_task_seconds',
    help: 'How long tasks ran, by kind and ending',
    labelNames: ['kind', 'ending'],
    buckets: latencies,
    registers,
  })
  const waited = new Histogram({
    name: 'partline_task_wait_seconds',
    help: 'How long tasks were due before they were begun (business time)',
    labelNames: ['kind'],
    buckets: [...latencies, 300, 3_600],
    registers,
  })
  const commitSeconds = new Histogram({
    name: 'partline_commit_seconds',
    help: 'How long commits took, by outcome: conflicts and shortfalls are counted here',
    labelNames: ['outcome'],
    buckets: latencies,
    registers,
  })
  const recordSeconds = new Histogram({
    name: 'partline_record_seconds',
    help: 'How long it took to record what came in',
    buckets: latencies,
    registers,
  })
  const limited = new Counter({
    name: 'partline_chat_limited_total',
    help: 'How often a chat platform refused with 429',
    labelNames: ['platform'],
    registers,
  })
  return {
    tasks: {
      ended: (kind, ending, seconds) => taskSeconds.observe({ kind, ending }, seconds),
      begun: (kind, seconds) => waited.observe({ kind }, seconds),
    },
    committed: (outcome, seconds) => commitSeconds.observe({ outcome }, seconds),
    recorded: (seconds) => recordSeconds.observe(seconds),
    limited: (platform) => limited.inc({ platform }),
    text: async () => {
      const watched = watch()
      if (watched) await look(watched)
      return await registry.metrics()
    },
  }
}

/**
 * What is looked at when somebody asks. The board is the same for all replicas: each tells the same, and a look costs one
 * statement.
 */
function createGauges(registry: Registry) {
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const due = gauge('partline_due_tasks', 'Tasks that are due and not done')
  const oldest = gauge('partline_oldest_due_task_seconds', 'Since when the oldest due task is due')
  const lag = gauge('partline_lane_lag_seconds', 'Since when the oldest due task of a lane is due')
  const dead = gauge('partline_dead_letters', 'Tasks that were given up and are not settled')
  const redis = gauge('partline_redis_connected', 'Whether Redis is reached; 0 without Redis too')
  return async ({ board, now, isRedisConnected }: Watched): Promise<void> => {
    const at = now()
    const figures = await board.figures(at)
    const age = (since: Instant | null) => (since === null ? 0 : (at - since) / 1000)
    due.set(figures.due)
    oldest.set(age(figures.oldest))
    lag.set(age(figures.oldestInLane))
    dead.set(figures.dead)
    redis.set(isRedisConnected?.() ? 1 : 0)
  }
}
