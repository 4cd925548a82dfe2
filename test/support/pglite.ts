import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { migratePglite } from '../../db/migrate.ts'
import { connectPglite, type Embedded, embed } from '../../db/pglite.ts'
import { alone } from './postgres.ts'

/**
 * A migrated PGlite in memory, without a company. The first caller of a run migrates one and keeps its files, all others
 * open a copy of those: that takes a quarter of the time.
 */
export async function migratedPglite(): Promise<Embedded> {
  const file = join(inject('folder'), 'migrated.pglite.tar')
  if (!existsSync(file)) await alone('pglite', () => prepare(file))
  return embed(await PGlite.create({ loadDataDir: new Blob([await readFile(file)]) }), null)
}

async function prepare(file: string): Promise<void> {
  if (existsSync(file)) return
  const { client, close } = await connectPglite({ dataDir: null })
  await migratePglite(client)
  const dump = await client.dumpDataDir('none')
  await close()
  await writeFile(`${file}.unfinished`, Buffer.from(await dump.arrayBuffer()))
  await rename(`${file}.unfinished`, file)
}
