import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, test, vi } from 'vitest'
import { asOwner, migrateSession } from '../../db/migrate.ts'
import { createInProcessBell, ringingDatabase } from '../../jobs/bell.ts'
import { createRunner, runnerDefaults } from '../../jobs/runner.ts'
import { accountOf, drained, loadContext, loadTasks } from '../chaos/load.ts'
import { change, header, id, line } from '../contract/changes.ts'
import { openCrowd } from '../contract/databases.ts'

type Journal = { entries: { idx: number; when: number; tag: string }[] }

/** What a later build might bring: it only adds. */
const expansion = `
alter table requisitions add column note text;
--> statement-breakpoint
alter table tasks add column priority integer not null default 0;
--> statement-breakpoint
alter table inbox add column trace text;
--> statement-breakpoint
create index tasks_priority on tasks (priority) where state = 'due';
`

/** Our migrations and one of a later build. */
async function laterMigrations(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'partline-later-'))
  await cp('db/migrations', folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(await readFile(path, 'utf8')) as Journal
  const newest = journal.entries.at(-1)
  const entry = {
    ...newest,
    idx: (newest?.idx ?? 0) + 1,
    when: (newest?.when ?? 0) + 1,
    tag: 'later',
  }
  await writeFile(path, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }))
  await writeFile(join(folder, 'later.sql'), expansion)
  return folder
}

const [crowd, folder] = await Promise.all([openCrowd(6), laterMigrations()])
afterAll(async () => {
  await crowd.close()
  await rm(folder, { recursive: true })
})

const migrated = (url: string) => asOwner(url, (session) => migrateSession(session, folder))

test('a migration that meets a statement which waits for it gives way, and is done afterwards', async () => {
  const other = await openCrowd(1)
  const statement = postgres(other.url, { max: 1 })
  let migrating = Promise.resolve()
  await statement.begin(async (transaction) => {
    await transaction`lock table inbox in row exclusive mode`
    migrating = migrated(other.url)
    await vi.waitUntil(async () => {
      const waiting = await other.owner`
        select 1 from pg_locks where relation = 'inbox'::regclass and not granted`
      return waiting.length > 0
    })
    // The migration holds this table by now and waits for the inbox.
    await transaction`select count(*) from tasks`
  })
  await migrating
  const [row] = await other.owner`select count(*)::integer as count from information_schema.columns
    where (table_name, column_name) in (('tasks', 'priority'), ('inbox', 'trace'))`
  expect(row).toEqual({ count: 2 })
  // Had PostgreSQL to choose, it might as well have ended the statement.
  const [seen] =
    await other.owner`select deadlocks from pg_stat_database where datname = current_database()`
  expect(Number(seen?.['deadlocks'])).toBe(0)
  await statement.end()
  await other.close()
})

test('this build keeps working while two replicas of a later one migrate, and wipes nothing that they write', async () => {
  const errors: string[] = []
  const log = { info: () => {}, error: (sentence: string) => void errors.push(sentence) }
  const bell = createInProcessBell()
  const database = ringingDatabase(crowd, bell)
  const runner = createRunner(loadContext(database, { log }), bell, runnerDefaults)
  runner.start()
  const requisition = (version: number, rest = {}) => ({
    expect: [{ kind: 'requisition', id: id(1), version: version - 1 } as const],
    put: {
      requisitions: [header(id(1), { version, ...rest })],
      lines: [line(id(1), { cancelled: 2 })],
    },
  })
  await database.store.commit(change('r/1', requisition(1)))

  let isOver = false
  let written = 0
  const writing = (async () => {
    while (!isOver || written < 60) {
      const [task] = loadTasks(++written, 1, 10)
      const key = `in/${written}`
      await database.inbox.record({ key, body: {}, receivedAt: 0 })
      await database.store.commit(change(key, { tasks: task ? [task] : [] }))
      await database.store.load({ requisitions: [id(1)] })
    }
  })()
  await vi.waitUntil(() => written > 20, { timeout: 30_000 })
  await Promise.all([migrated(crowd.url), migrated(crowd.url)])
  await crowd.owner`update requisitions set note = 'of a later build' where id = ${id(1)}`
  const committed = await database.store.commit(change('r/2', requisition(2, { urgent: true })))
  isOver = true
  await writing
  await drained(crowd.owner, 20)
  await runner.stop()

  expect(committed.kind).toBe('committed')
  const [row] = await crowd.owner`select note, urgent, version from requisitions`
  expect(row).toEqual({ note: 'of a later build', urgent: true, version: 2 })
  expect(await accountOf(crowd.owner)).toEqual({
    open: 0,
    dead: 0,
    effects: written,
    outOfOrder: 0,
    doubled: 0,
  })
  expect(written).toBeGreaterThanOrEqual(60)
  expect(errors).toEqual([])
})
