import { type ChildProcess, spawn } from 'node:child_process'

export type ReplicaProcess = {
  readonly process: ChildProcess
  /** Until it has said this line (again, when it had said it before). */
  says(line: RegExp): Promise<void>
  kill(signal: NodeJS.Signals): void
  exited: Promise<void>
}

export type ReplicaSettings = {
  readonly database: string
  readonly redis?: string
  readonly leaseSeconds: number
}

export const replicaSource = 'test/chaos/replica.ts'

/** Starts a replica of the load from its compiled program. */
export function startReplica(
  program: string,
  { database, redis, leaseSeconds }: ReplicaSettings,
): ReplicaProcess {
  const child = spawn(process.execPath, [program], {
    env: {
      REPLICA_DATABASE: database,
      REPLICA_LEASE: String(leaseSeconds),
      ...(redis === undefined ? {} : { REPLICA_REDIS: redis }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let unread = ''
  let over = false
  let heard = () => {}
  const hear = (text: string) => {
    unread += text
    heard()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const exited = new Promise<void>((resolve) =>
    child.once('exit', () => {
      over = true
      heard()
      resolve()
    }),
  )
  return {
    process: child,
    exited,
    kill: (signal) => void child.kill(signal),
    says: async (line) => {
      while (!line.test(unread)) {
        if (over) throw new Error(`it ended before it said ${line}: ${unread}`)
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
      unread = unread.slice(unread.search(line) + 1)
    },
  }
}
