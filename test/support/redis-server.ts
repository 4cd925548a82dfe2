import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

const programs = ['redis-server', 'valkey-server']

/** The Redis or Valkey program of this machine, or null. */
export function redisProgram(): string | null {
  for (const name of programs) {
    const found = spawnSync('which', [name], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  return null
}

/** Installs Redis where that is possible: as root on Debian and Ubuntu. No service is left running. Null when it is not. */
export function installRedis(): string | null {
  if (process.getuid?.() !== 0 || spawnSync('which', ['apt-get']).status !== 0) return null
  process.stderr.write('Installing Redis with apt-get for the tests of background jobs.\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  // A failure shows in what is installed afterwards.
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'redis-server']
  spawnSync('apt-get', install, { env, stdio: 'ignore' })
  return redisProgram()
}

export type RedisServer = {
  readonly url: string
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Starts it again at the same address, with what it kept (`appendonly yes`) or empty. */
  start(): Promise<void>
  /** Runs one command on a connection of its own. */
  order(...command: readonly [string, ...(string | number)[]]): Promise<unknown>
  stop(): Promise<void>
}

/** A Redis that nobody kills: a private one, else that of `REDIS_URL`, which others may use as well. */
export async function openRedis(): Promise<Pick<RedisServer, 'url' | 'stop'>> {
  const given = process.env.REDIS_URL
  if (redisProgram() === null && given) return { url: given, stop: async () => {} }
  return await startRedis()
}

/**
 * Starts a private Redis on a free loopback port, in a folder of its own. `settings`: as on its command line, for example
 * `{ appendonly: 'yes' }`; without any it keeps nothing.
 */
export async function startRedis(
  settings: Readonly<Record<string, string>> = {},
): Promise<RedisServer> {
  const program = redisProgram()
  if (program === null) throw new Error('There is no redis-server or valkey-server on the PATH')
  const folder = mkdtempSync(join(tmpdir(), 'partline-redis-'))
  const port = await freePort()
  const given = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'no',
    'maxmemory-policy': 'noeviction',
    ...settings,
  }
  const options = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])
  const url = `redis://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  const kill = async () => {
    const running = child
    child = null
    if (!running || running.exitCode !== null) return
    const exited = new Promise((done) => running.once('exit', done))
    running.kill('SIGKILL')
    await exited
  }
  const start = async () => {
    child = spawn(program, options, { stdio: 'ignore' })
    await answers(url)
  }
  // Also when the tests end in a way that lets none of their own clean-up run.
  const last = () => child?.kill('SIGKILL')
  process.once('exit', last)
  await start()
  return {
    url,
    kill,
    start,
    order: (...command) => ordered(url, command),
    stop: async () => {
      process.removeListener('exit', last)
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ordered(
  url: string,
  [name, ...rest]: readonly [string, ...(string | number)[]],
): Promise<unknown> {
  const client = new Redis(url)
  client.on('error', () => {})
  try {
    return await client.call(name, ...rest)
  } finally {
    client.disconnect()
  }
}

async function answers(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null })
  client.on('error', () => {})
  try {
    await client.ping()
  } finally {
    client.disconnect()
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => done(port))
    })
  })
}
