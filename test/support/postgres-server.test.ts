import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { packagedBinaries, packagedFolder, runnable } from './postgres-binaries.ts'
import { serverAccount, startPostgres } from './postgres-server.ts'

async function ask(url: string, question: string): Promise<postgres.Row | undefined> {
  const sql = postgres(url, { max: 1 })
  try {
    return (await sql.unsafe(question))[0]
  } finally {
    await sql.end()
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'partline-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('a private server keeps no password file and leaves nothing behind', async () => {
  const server = await startPostgres()
  expect(readdirSync(server.folder)).toEqual(['data'])
  expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
  const withoutPassword = new URL(server.url)
  withoutPassword.password = ''
  await expect(ask(withoutPassword.href, 'select 1')).rejects.toThrow('password')
  await server.stop()
  expect(existsSync(server.folder)).toBe(false)
  await expect(ask(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
})

test('a test that pulls the plug can ask for a server that syncs', async () => {
  const server = await startPostgres({ fsync: true })
  expect(await ask(server.url, 'show fsync')).toEqual({ fsync: 'on' })
  await server.stop()
})

test('the package runs from a closed folder, without its install script', async () => {
  const closed = temporaryFolder()
  const open = temporaryFolder()
  const bare = join(closed, 'native')
  cpSync(packagedFolder() ?? 'no PostgreSQL for this platform', bare, {
    recursive: true,
    filter: (source) => !lstatSync(source).isSymbolicLink() && !source.endsWith('.a'),
  })
  const account = serverAccount()
  expect(runnable(join(bare, 'bin'), account)).toBe(false)
  chmodSync(open, 0o755)
  const programs = packagedBinaries(open, account, bare)
  expect(programs).toBe(join(open, 'postgres', 'bin'))
})

test('a run that is killed takes its server along', async () => {
  const script = `
    import { startPostgres } from './test/support/postgres-server.ts'
    const server = await startPostgres()
    process.stdout.write(JSON.stringify(server))
    setInterval(() => undefined, 1000)`
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [output] = await once(child.stdout, 'data')
  const { folder, url } = JSON.parse(String(output))
  expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 })
  child.kill('SIGKILL')
  for (let tries = 0; tries < 100 && existsSync(folder); tries += 1) await sleep(100)
  expect(existsSync(folder)).toBe(false)
  await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED')
})
