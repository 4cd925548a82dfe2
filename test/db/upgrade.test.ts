import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { migratePostgres } from '../../db/migrate.ts'
import { openPostgres } from '../../db/postgres.ts'
import { createTestDatabase } from '../support/postgres.ts'

type Journal = { entries: { idx: number; when: number }[] }

/** Our migrations as they were when there were so many. */
async function earlierMigrations(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'partline-migrations-'))
  await cp('db/migrations', folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(await readFile(path, 'utf8')) as Journal
  const entries = journal.entries.filter(({ idx }) => idx < count)
  await writeFile(path, JSON.stringify({ ...journal, entries }))
  return folder
}

test('events and decisions from before they were chained and recorded are taken over', async () => {
  const { url, drop } = await createTestDatabase()
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  const migrationsFolder = await earlierMigrations(4)
  await migrate(drizzle(owner), { migrationsFolder })
  await rm(migrationsFolder, { recursive: true })
  await owner.unsafe(before)
  await migratePostgres(url)

  const chain =
    await owner`select aggregate, seq, previous is null as first from events order by 1, 2`
  expect(chain.map(({ aggregate, seq, first }) => [aggregate, seq, first])).toEqual([
    ['other', 1, true],
    ['some', 1, true],
    ['some', 2, false],
    ['some', 3, false],
  ])
  const decisions =
    await owner`select approval, verdict, person, person_version, role, site from decisions`
  const authority = {
    verdict: 'approved',
    person: 'm',
    person_version: 0,
    role: 'manager',
    site: 'C',
  }
  expect([...decisions]).toEqual([{ approval: 'REQ-1-A1', ...authority }])
  await owner.end()

  const database = openPostgres(url, { max: 1 })
  expect(await database.verify(['events', 'decisions'])).toEqual([])
  await database.close()
  await drop()
})

const name = `'{"zh-Hans": "x", "zh-Hant": "x", "en": "x"}'`
const before = `
insert into sites values ('C', 'centre', ${name}, ${name}, ${name}, 0, 0, null, null),
  ('S', 'station', ${name}, ${name}, ${name}, 0, 0, 'B', 'C');
insert into people values ('m', ${name}, 'C', 'en', 1), ('c', ${name}, 'S', 'en', 1);
insert into requisitions values ('REQ-1', 'ordinary', null, null, 'S', 'c', null, false, now(), 'en', 1, 1, '2026-11', 0, 0, null, null);
insert into approvals values ('REQ-1-A1', 'REQ-1', 1, 'manager', 'C', '[]', now(), null, null, 'approved', 'm', now(), null),
  ('REQ-1-A2', 'REQ-1', 2, 'manager', 'C', '[]', now(), null, null, 'pending', null, null, null);
insert into events values ('some', 2, 'b', 'x', now(), '{"b": [1, null]}'), ('some', 1, 'a', 'x', now(), '1'),
  ('other', 1, 'a', 'x', '2026-11-23T01:00:00.123456Z', 'null'), ('some', 3, 'c', '压', now(), '"压"')`

test('every migration is later than the one before it, or a database would pass it over', async () => {
  const path = join('db/migrations', 'meta', '_journal.json')
  const { entries } = JSON.parse(await readFile(path, 'utf8')) as Journal
  const times = entries.map(({ when }) => when)
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  expect(new Set(times).size).toBe(times.length)
})
